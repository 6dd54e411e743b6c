import { TelltaleError } from '@telltale/model'

/**
 * A failure in words: what happened, what to do, and a code. Never a stack trace, never a word of what was read: errors
 * end up in logs and bug reports.
 */
export function writeError(error: unknown): string {
  if (error instanceof TelltaleError) return `${error.message} ${error.remedy} [${error.code}]\n`
  return 'Something went wrong that Telltale did not foresee. Nothing was stored, and nobody was told. Please report which command you used, without the file. [internal/unexpected]\n'
}
