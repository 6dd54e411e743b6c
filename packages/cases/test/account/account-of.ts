import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { analyse, pack, readSource } from 'telltale'
import { draftCases, type AccountToRead, type CaseDraft } from '../../src/account/index.js'

/** An account as the command line hands it over. */
export async function accountOf(path: string | URL): Promise<AccountToRead> {
  return accountFrom(basename(String(path)), readFileSync(path, 'utf8'))
}

export async function accountFrom(file: string, text: string): Promise<AccountToRead> {
  const [reading] = await readSource({ name: file, text })
  if (reading === undefined) throw new Error('nothing was read')
  const voice = reading.voice === 'conversation' ? 'conversation' : 'account'
  return { file, reading, text, report: analyse({ ...reading, voice }, { id: '1', language: 'en' }) }
}

/** Drafts as the command line does, with what the pack knows of characters. */
export function draftFrom(accounts: readonly AccountToRead[]): CaseDraft {
  return draftCases(accounts, { traditional: pack.folding.traditional })
}
