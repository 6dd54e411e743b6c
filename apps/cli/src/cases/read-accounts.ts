import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { draftCases, MOST_CHARACTERS, sayDraft, type AccountToRead, type CaseDraft } from '@telltale/cases'
import { TelltaleError, type Reading, type Turn } from '@telltale/model'
import { analyse, pack } from 'telltale'
import { labelOfFile } from '../label-of-file.js'
import { languageOf } from '../language-of.js'
import { readOperands } from '../read-operands.js'
import { EXIT_UNUSABLE, type Invocation } from '../run.js'
import { writeError } from '../write-error.js'
import { writeInTurn } from '../write-in-turn.js'
import { formatOf, jsonOf } from './case-library.js'
import { linesOfText } from './lines-of-text.js'

/** An article is never larger, with its pictures, than this. */
const LARGEST_BYTES = 32_000_000

/**
 * `telltale cases read ARTICLE…`: published accounts as drafts of case records. Several articles on one case become one
 * draft. Exit status: 0 a case was read, 2 none was, or a file that was named could not be read.
 */
export async function readAccountsCommand(invocation: Invocation): Promise<number> {
  const { operands, options } = invocation
  const format = formatOf(invocation, ['text', 'json'])
  if (operands.length === 0)
    throw new TelltaleError('usage/no-input', 'No article was named.', 'Name a file with an article in it, or -.')
  const accounts: AccountToRead[] = []
  let unusable = false
  let number = 0
  for (const operand of operands) {
    try {
      await refuseLarge(operand)
      for await (const account of accountsIn(operand, number)) {
        if (account instanceof TelltaleError) throw account
        accounts.push(account)
      }
    } catch (error) {
      if (!(error instanceof TelltaleError)) throw error
      const label = labelOfFile({ name: operand, number: number + 1 })
      process.stderr.write(`${operands.length === 1 ? '' : `${label}: `}${writeError(error)}`)
      unusable = true
    }
    number += 1
  }
  if (accounts.length === 0) {
    if (unusable) return EXIT_UNUSABLE
    throw new TelltaleError('read/empty', 'Nothing there could be read.', 'Name the files themselves to see why.')
  }
  const draft = draftCases(accounts, { traditional: pack.folding.traditional })
  const language = languageOf(options)
  if (format === 'json') {
    await writeInTurn(jsonOf(draft))
    tellNotices(draft, language)
  } else await writeInTurn(textOf(draft, language))
  return unusable || draft.cases.length === 0 ? EXIT_UNUSABLE : 0
}

async function refuseLarge(name: string): Promise<void> {
  if (name === '-') return
  const size = await stat(name).then(
    (stats) => (stats.isFile() ? stats.size : 0),
    () => 0, // Reading it tells what is wrong.
  )
  if (size > LARGEST_BYTES)
    throw new TelltaleError(
      'read/too-large',
      'It is larger than a published account is.',
      'Give the article alone, as text, as a page or as a PDF.',
    )
}

/** The accounts in a file or a folder. Of a file that tells more than an account does, only the beginning is kept. */
async function* accountsIn(
  operand: string,
  before: number,
): AsyncGenerator<AccountToRead | TelltaleError, void, undefined> {
  let last: { readonly name: string; readonly turns: Turn[]; readonly reading: Reading } | undefined
  let kept = 0
  for await (const { piece, error, ...file } of readOperands([operand], () => undefined)) {
    if (error !== undefined) {
      if (file.wasNamed) yield error
      else process.stderr.write(`${labelOfFile({ ...file, number: before + file.number })}: ${writeError(error)}`)
    }
    if (piece === undefined) continue
    if (!piece.continues) {
      if (last !== undefined) yield await accountOf(last.name, { ...last.reading, turns: last.turns })
      last = { name: file.name, turns: [], reading: piece.reading }
      kept = 0
    }
    for (const turn of piece.reading.turns) {
      // One more than is read of an account, so that it is seen to be cut.
      if (kept > MOST_CHARACTERS) break
      last?.turns.push(turn)
      kept += turn.text.length
    }
    if (kept > MOST_CHARACTERS && file.wasNamed) break
  }
  if (last !== undefined) yield await accountOf(last.name, { ...last.reading, turns: last.turns })
}

async function accountOf(name: string, reading: Reading): Promise<AccountToRead> {
  const file = name === '-' ? undefined : await textOfFile(name)
  let length = 0
  const turns = reading.turns.filter(({ text }) => (length += text.length) <= MOST_CHARACTERS)
  // Whoever asks for a draft says that it is an account; the techniques in it are then read in the third person.
  const voice = reading.voice === 'conversation' ? 'conversation' : 'account'
  return {
    file: name === '-' ? '-' : basename(name),
    reading,
    report: analyse({ ...reading, turns, voice }, { id: '1', language: 'en' }),
    ...(file ?? {}),
  }
}

/** The file's own text, so that places count in it, and its digest; neither where it cannot be read again. */
async function textOfFile(name: string): Promise<{ readonly digest: string; readonly text?: string } | undefined> {
  try {
    const stats = await stat(name)
    if (!stats.isFile() || stats.size > LARGEST_BYTES) return undefined
    const bytes = await readFile(name)
    const digest = createHash('sha256').update(bytes).digest('hex')
    for (const encoding of ['utf-8', 'gb18030']) {
      try {
        return { digest, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
      } catch {
        continue
      }
    }
    return { digest }
  } catch {
    return undefined
  }
}

function tellNotices({ notices, sources }: CaseDraft, language: string): void {
  for (const { code, source, text } of notices) {
    const index = sources.findIndex(({ id }) => id === source)
    const label = labelOfFile({ name: sources[index]?.file ?? source, number: index + 1 })
    const words = (language === 'zh' ? text['zh'] : text['en']) ?? ''
    process.stderr.write(`${label}${language === 'zh' ? '：' : ': '}${words} [${code}]\n`)
  }
}

function textOf(draft: CaseDraft, language: string): string {
  const width = Math.max(40, Math.min(process.stdout.columns || Number(process.env['COLUMNS']) || 80, 100))
  const lines = sayDraft(draft, language).flatMap(({ depth, text }) =>
    depth === 2 ? linesOfText(text, width, '      ', '    ') : linesOfText(text, width, '  '.repeat(depth)),
  )
  return `${lines.join('\n')}\n`
}
