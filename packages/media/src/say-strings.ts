import { LONGEST_VALUE } from './limits.js'

const LEAST = 5

/** Words that stand in bytes whose form is not known, such as the notes of a maker: runs of plain characters. */
export function sayStrings(bytes: Uint8Array): string {
  const runs: string[] = []
  let run = ''
  let total = 0
  for (const byte of bytes) {
    if (byte >= 0x20 && byte < 0x7f) {
      run += String.fromCharCode(byte)
      continue
    }
    if (run.length >= LEAST && /[a-z0-9]{3}/iu.test(run)) {
      runs.push(run.trim())
      total += run.length
      if (total > LONGEST_VALUE / 10) return runs.join(' · ')
    }
    run = ''
  }
  if (run.length >= LEAST && /[a-z0-9]{3}/iu.test(run)) runs.push(run.trim().slice(0, LONGEST_VALUE / 10))
  return runs.join(' · ')
}
