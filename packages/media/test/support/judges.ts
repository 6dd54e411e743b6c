import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether a program of this machine can be started. Tests that need one say so when they are skipped. */
export function hasProgram(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined
}

/** Runs programs over a file that lies in a folder of its own for as long as that takes. */
export function withFile<T>(name: string, bytes: Uint8Array, work: (path: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'telltale-media-'))
  try {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return work(path, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The file with fields written into it by exiftool. */
export function taggedByExiftool(name: string, bytes: Uint8Array, fields: readonly string[]): Uint8Array {
  return withFile(name, bytes, (path) => {
    execFileSync('exiftool', ['-q', '-q', '-m', '-overwrite_original', '-codedcharacterset=utf8', ...fields, path], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    return new Uint8Array(readFileSync(path))
  })
}

/** Every field that exiftool finds, as `Group:Name`, with its value. */
export function fieldsByExiftool(name: string, bytes: Uint8Array): ReadonlyMap<string, string> {
  return withFile(name, bytes, (path) => {
    const text = execFileSync('exiftool', ['-j', '-G1', '-a', '-u', '-ee', path], { encoding: 'utf8' })
    const [fields]: readonly Readonly<Record<string, unknown>>[] = JSON.parse(text)
    return new Map(Object.entries(fields ?? {}).map(([field, value]) => [field, String(value)]))
  })
}

/** The lines that mat2 shows of a file, the names of fields alone; undefined where it does not know such files. */
export function fieldsByMat2(name: string, bytes: Uint8Array): readonly string[] | undefined {
  return withFile(name, bytes, (path) => {
    const { stdout, status } = spawnSync('mat2', ['--show', path], { encoding: 'utf8' })
    if (status !== 0 || stdout.includes('not supported')) return undefined
    return stdout
      .split('\n')
      .filter((line) => line.startsWith('    '))
      .map((line) => line.trim().split(':')[0] ?? '')
  })
}
