import { TelltaleError } from './telltale-error.js'

/** What was thrown, as a failure in words. One that nobody foresaw says so, and nothing of what it was about. */
export function asTelltaleError(error: unknown): TelltaleError {
  if (error instanceof TelltaleError) return error
  return new TelltaleError(
    'internal/unexpected',
    'Something went wrong that Telltale did not foresee. Nothing was stored, and nobody was told.',
    'Please report what you did, without the file.',
    { cause: error },
  )
}
