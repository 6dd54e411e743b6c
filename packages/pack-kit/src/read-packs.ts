import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { parse } from 'yaml'

/** One data file of the packs folder. */
export interface PackFile {
  /** Relative to the packs folder, with forward slashes. */
  readonly path: string
  readonly data: unknown
}

/** Something that an author has to mend, with the file it is in. */
export interface Problem {
  readonly path: string
  readonly what: string
}

/** Reads every YAML file below a folder, in a stable order. A file that is not YAML becomes a problem. */
export function readPacks(folder: string): {
  readonly files: readonly PackFile[]
  readonly problems: readonly Problem[]
} {
  const files: PackFile[] = []
  const problems: Problem[] = []
  for (const name of yamlFilesIn(folder)) {
    const path = relative(folder, name).split(sep).join('/')
    try {
      const data: unknown = parse(readFileSync(name, 'utf8'), { maxAliasCount: 0, uniqueKeys: true })
      files.push({ path, data })
    } catch (error) {
      problems.push({ path, what: `not valid YAML: ${error instanceof Error ? error.message : 'unreadable'}` })
    }
  }
  return { files, problems }
}

function yamlFilesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist' && name !== 'test')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return yamlFilesIn(path)
      return entry.name.endsWith('.yaml') ? [path] : []
    })
}
