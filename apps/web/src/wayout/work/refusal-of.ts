import { TelltaleError, type ErrorCode } from '@telltale/model'
import type { Refusal } from '../asks.js'

const REFUSALS: Partial<Record<ErrorCode, Refusal>> = {
  'seal/wrong-key': 'wrong-key',
  'seal/bad-key': 'bad-key',
  'seal/no-container': 'no-container',
  'seal/changed-meanwhile': 'changed',
  'read/too-large': 'too-large',
}

/** What the person can put right; undefined for what nobody foresaw. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof TelltaleError) return REFUSALS[error.code]
  // A browser lets no file be read that was changed after it was chosen.
  return error instanceof DOMException && error.name === 'NotReadableError' ? 'changed' : undefined
}
