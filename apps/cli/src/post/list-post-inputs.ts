import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { TelltaleError } from '@telltale/model'
import type { PostInput } from './post-input.js'

/** More files than this are no posting, and their reports would not be read. */
const MOST_FILES = 100_000

/**
 * What is to be looked at, in postings: what was named one by one is one posting, as a text and its photos are; a file that
 * was found in a folder is a posting of its own.
 *
 * @param operands - Files, folders, and `-` for standard input.
 * @param words - Words that were typed.
 * @param each - Every file is a posting of its own.
 * @throws {TelltaleError} `read/not-found`, `read/not-readable`, `read/too-large` or `usage/no-input`.
 */
export async function listPostInputs(
  operands: readonly string[],
  words: string | undefined,
  each: boolean,
): Promise<readonly (readonly PostInput[])[]> {
  const named: PostInput[] = []
  const found: PostInput[] = []
  let number = 0
  if (words !== undefined) named.push({ number: ++number, name: '--text', wasNamed: true, words })
  for (const name of operands) {
    if (name === '-') named.push({ number: ++number, name, wasNamed: true })
    else if (await namesFolder(name)) {
      for (const path of await filesIn(name)) {
        if (found.length >= MOST_FILES) throw tooMany()
        found.push({ number: ++number, name: path, path, wasNamed: false })
      }
    } else named.push({ number: ++number, name, path: name, wasNamed: true })
  }
  if (named.length + found.length === 0)
    throw new TelltaleError('usage/no-input', 'There is no file in that folder.', 'Name a file, or another folder.')
  const postings = each ? named.map((input) => [input]) : named.length === 0 ? [] : [named]
  return [...postings, ...found.map((input) => [input])]
}

async function namesFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    throw new TelltaleError(
      'read/not-found',
      'There is no such file or folder.',
      'Look at its name. If these are words to look at, put them after --text, or hand them over with - on standard input.',
      { cause: error },
    )
  }
}

/** In the order of their names, without what is hidden and without following links. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const open = [folder]
  const files: string[] = []
  for (let next = open.pop(); next !== undefined && files.length <= MOST_FILES; next = open.pop()) {
    for (const entry of await entriesOf(next)) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const path = join(next, entry.name)
      if (entry.isDirectory()) open.push(path)
      else if (entry.isFile()) files.push(path)
    }
  }
  return files.sort((a, b) => (a < b ? -1 : 1))
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    throw new TelltaleError('read/not-readable', 'A folder cannot be opened.', 'Look whether you may read it.', {
      cause: error,
    })
  }
}

function tooMany(): TelltaleError {
  return new TelltaleError(
    'read/too-large',
    `There are more than ${String(MOST_FILES)} files in that folder.`,
    'Name folders with fewer files, one after another.',
  )
}
