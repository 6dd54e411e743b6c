import { isRecord } from '@telltale/model'

/** One entry of an answer that has the right form. Nothing about it is true yet. */
export interface AnswerEntry {
  /** Number of the message, counted from 1. */
  readonly message: number
  readonly technique: string
  readonly quote: string
}

export interface Answer {
  readonly entries: readonly AnswerEntry[]
  /** Entries without the right form. */
  readonly malformed: number
  /** Entries beyond what is looked at. */
  readonly beyond: number
}

/** Of one answer so many entries are looked at; it was asked for 20. */
const MOST_ENTRIES = 60
const LONGEST_ID = 100
const LONGEST_QUOTE = 600
/** So many beginnings of an object are tried in an answer with words around it. */
const MOST_TRIES = 4

/**
 * Reads the body of a completion as a list of entries, and trusts none of it. Members that are not looked for are not
 * looked at. Takes linear time.
 *
 * @returns Nothing when there is no such list in it.
 */
export function readAnswer(body: string): Answer | undefined {
  const content = contentOf(parse(body))
  if (content === undefined) return undefined
  for (const candidate of candidatesIn(content)) {
    const signals = own(parse(candidate), 'signals')
    if (Array.isArray(signals)) return entriesOf(signals)
  }
  return undefined
}

function contentOf(completion: unknown): string | undefined {
  const choices = own(completion, 'choices')
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined
  const content = own(own(first, 'message'), 'content')
  return typeof content === 'string' ? content : undefined
}

function entriesOf(signals: readonly unknown[]): Answer {
  const entries: AnswerEntry[] = []
  const seen = signals.slice(0, MOST_ENTRIES)
  for (const signal of seen) {
    const message = own(signal, 'message')
    const technique = own(signal, 'technique')
    const quote = own(signal, 'quote')
    if (
      typeof message === 'number' &&
      Number.isSafeInteger(message) &&
      typeof technique === 'string' &&
      technique.length <= LONGEST_ID &&
      typeof quote === 'string' &&
      quote !== '' &&
      quote.length <= LONGEST_QUOTE
    ) {
      entries.push({ message, technique, quote })
    }
  }
  return { entries, malformed: seen.length - entries.length, beyond: signals.length - seen.length }
}

/** The whole answer, and the objects that stand in it apart from each other, as between code fences or after a thought. */
function* candidatesIn(content: string): Generator<string, void, undefined> {
  yield content
  let at = 0
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const start = content.indexOf('{', at)
    if (start < 0) return
    const end = endOfObject(content, start)
    if (end === undefined) return
    yield content.slice(start, end)
    at = end
  }
}

/** Just past the brace that closes the one at `start`; braces in strings are none. */
function endOfObject(content: string, start: number): number | undefined {
  let depth = 0
  let isInString = false
  for (let at = start; at < content.length; at++) {
    const character = content.charAt(at)
    if (isInString) {
      if (character === '\\') at += 1
      else if (character === '"') isInString = false
    } else if (character === '"') isInString = true
    else if (character === '{') depth += 1
    else if (character === '}') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A member of its own, never one that every object has. */
function own(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined
}
