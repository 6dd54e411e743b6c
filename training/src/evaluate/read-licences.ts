import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Turn } from '@telltale/model'

const PACKAGES = fileURLToPath(new URL('../../../node_modules', import.meta.url))
const LICENCE = /^(?:licen[cs]e|copying|thirdparty)/iu
/** Whoever changes only the holder's name and year has the same licence. */
const WORDS_THAT_TELL = 120
const SHORTEST = 800
const LONGEST = 60_000

/**
 * The licence texts of the packages that are installed beside this project, a paragraph a turn, each licence once: formal
 * papers that nobody here wrote and nothing learns from. Empty where no package is installed.
 */
export function readLicences(): readonly (readonly Turn[])[] {
  const texts = new Map<string, string>()
  for (const path of filesOf(PACKAGES)) {
    const text = readFileSync(path, 'utf8')
    if (text.length < SHORTEST || text.length > LONGEST) continue
    const key = keyOf(text)
    if (!texts.has(key)) texts.set(key, text)
  }
  return [...texts.values()].map((text) =>
    text
      .split(/\r?\n[\t ]*\r?\n/u)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== '')
      .map((paragraph) => ({ speaker: '', text: paragraph })),
  )
}

/** Licences lie at the top of a package, and packages one or two folders deep. */
function filesOf(packages: string): readonly string[] {
  const foldersIn = (folder: string): readonly string[] =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => join(folder, name))
      .sort()
  let folders: readonly string[]
  try {
    folders = foldersIn(packages)
  } catch {
    return []
  }
  return folders
    .flatMap((folder) => [folder, ...foldersIn(folder)])
    .flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && LICENCE.test(entry.name))
        .map(({ name }) => join(folder, name))
        .sort(),
    )
}

function keyOf(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/copyright|\d{4}/iu.test(line))
    .join(' ')
    .toLowerCase()
    .split(/[^a-z]+/u)
    .slice(0, WORDS_THAT_TELL)
    .join(' ')
}
