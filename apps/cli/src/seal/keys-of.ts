import { readFile } from 'node:fs/promises'
import { addAll, TelltaleError } from '@telltale/model'
import { saySeal, weighPassphrase, type OpenKeys, type SealKeys } from '@telltale/seal'
import { optionLines } from '../option-lines.js'
import { readPassphrase, readPassphraseFile } from './read-passphrase.js'

type Options = Readonly<Record<string, string | boolean | undefined>>

/** What closes a container: the recipients that were named, or a passphrase. A weak one is told of, and taken. */
export async function sealKeysOf(options: Options, language: string): Promise<SealKeys> {
  const recipients = optionLines(options['recipient'])
  if (recipients.length > 0) {
    if (options['passphrase-file'] !== undefined) {
      throw new TelltaleError(
        'usage/bad-value',
        'A container is closed with a passphrase or for recipients, not both.',
        'Leave one of the two out.',
      )
    }
    return { recipients }
  }
  const passphrase = await newPassphrase(options, language)
  const weight = weighPassphrase(passphrase)
  if (weight === 'weak' || weight === 'fair') process.stderr.write(`${saySeal(language, `passphrase.${weight}`)}\n`)
  return { passphrase }
}

async function newPassphrase(options: Options, language: string): Promise<string> {
  const file = options['passphrase-file']
  if (typeof file === 'string') return await readPassphraseFile(file)
  const first = await readPassphrase(saySeal(language, 'passphrase.ask'))
  const again = await readPassphrase(saySeal(language, 'passphrase.again'))
  if (first === again) return first
  throw new TelltaleError('usage/bad-value', 'The two were not the same.', 'Nothing was done. Try again.')
}

/** What opens a container: the secret keys in the files that were named, or its passphrase. */
export async function openKeysOf(options: Options, language: string): Promise<OpenKeys> {
  const files = optionLines(options['identity'])
  if (files.length > 0) {
    const identities: string[] = []
    for (const file of files) addAll(identities, await identitiesIn(file))
    return { identities }
  }
  const file = options['passphrase-file']
  if (typeof file === 'string') return { passphrase: await readPassphraseFile(file) }
  return { passphrase: await readPassphrase(saySeal(language, 'passphrase.open')) }
}

async function identitiesIn(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new TelltaleError(
      'read/not-readable',
      'A file with a secret key cannot be read.',
      'Look at how its name is written, and whether you may read it.',
      { cause: error },
    )
  })
  const lines = text.split(/\r?\n/u).map((line) => line.trim())
  const found = lines.filter((line) => line.startsWith('AGE-SECRET-KEY-'))
  if (found.length > 0) return found
  throw new TelltaleError(
    'seal/bad-key',
    'There is no secret key of the age format in that file.',
    'Use the file that age-keygen made; its key begins with AGE-SECRET-KEY-.',
  )
}
