import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Why tests that ask a judge are skipped: a program of Debian that is not installed. */
export function isMissing(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return false
  } catch {
    return true
  }
}

/** What a program says about bytes that are put into a file for it; `@` in its arguments is the file. */
export function judged(program: string, args: readonly string[], bytes: Uint8Array, extension: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'judged-'))
  try {
    const file = join(folder, `file.${extension}`)
    writeFileSync(file, bytes)
    return execFileSync(
      program,
      args.map((each) => (each === '@' ? file : each)),
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Whether words stand in bytes in one of the usual encodings, packed streams not counted. */
export function stands(bytes: Uint8Array, words: string): boolean {
  const buffer = Buffer.from(bytes)
  const wide = Buffer.from(words, 'utf16le')
  const forms = [Buffer.from(words), wide, Buffer.from(wide).swap16(), Buffer.from(Buffer.from(words).toString('hex'))]
  return forms.some((form) => buffer.includes(form))
}
