import { readdirSync, readFileSync } from 'node:fs'

/** Reads every line of JSON in the files of a folder of the corpus, file by file in the order of their names. */
export function readRecords<T>(folder: URL, take: (data: unknown, file: string) => readonly T[]): readonly T[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(new URL(name, folder), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .flatMap((line) => take(JSON.parse(line), name.replace(/\.jsonl$/u, ''))),
    )
}
