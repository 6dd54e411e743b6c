import { TelltaleError } from '@telltale/model'
import { LONGEST_LINE } from './whole-lines.js'

/** The answer to a line of a stream that cannot be answered. */
export function failLine(error: unknown, id?: string): string {
  const known = error instanceof TelltaleError ? error : undefined
  return JSON.stringify({
    ...(id === undefined ? {} : { id }),
    error: {
      code: known?.code ?? 'internal/unexpected',
      message: known?.message ?? 'This line could not be answered.',
      remedy: known?.remedy ?? 'Send it again; if it fails again, report it without the text.',
    },
  })
}

/** The answer to a line that is larger than any that is read. */
export function failLongLine(): string {
  return failLine(
    new TelltaleError(
      'read/too-large',
      `This line is larger than ${String(LONGEST_LINE / 1_000_000)} MB.`,
      'Send one conversation on each line.',
    ),
  )
}
