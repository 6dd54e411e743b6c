import { isRecord } from '@telltale/model'
import type { DraftQuote } from '../../src/account/index.js'

/** Every quote anywhere in a draft. */
export function quotesIn(value: unknown): readonly DraftQuote[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => quotesIn(each))
  if (!isRecord(value)) return []
  if (isQuote(value)) return [value]
  return Object.values(value).flatMap((each) => quotesIn(each))
}

function isQuote(value: object): value is DraftQuote {
  return 'words' in value && 'start' in value && 'paragraph' in value
}
