import { asTelltaleError } from '@telltale/model'

/**
 * A failure in words: what happened, what to do, and a code. Never a stack trace, never a word of what was read: errors
 * end up in logs and bug reports.
 */
export function writeError(error: unknown): string {
  const { message, remedy, code } = asTelltaleError(error)
  return `${message} ${remedy} [${code}]\n`
}
