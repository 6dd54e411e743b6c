import { isRecord, type Turn } from '@telltale/model'
import { readRecords } from './read-records.js'

/** One conversation of the corpus with its margin notes. */
export interface CorpusConversation {
  readonly id: string
  /** Twins share it; they must stay on one side of any split. */
  readonly pair: string
  /** The author's file, without its ending. */
  readonly file: string
  readonly isApproach: boolean
  /** `en`, `zh`, …; traditional and Cantonese text count as `zh`. */
  readonly language: string
  readonly channel: string
  readonly kind: string
  readonly person: string
  readonly turns: readonly Turn[]
  /** For each turn, the techniques (`stage/technique`) that the author saw in it. */
  readonly techniques: readonly (readonly string[])[]
  /** The turn of the first real ask, where the author marked one. */
  readonly firstTaskTurn?: number
}

/**
 * Reads one part of the corpus.
 *
 * @param part - `tune` to learn from and set thresholds on, `pairs` and `sought` to learn from alone, `kept` to measure on, `against` for the hardest,
 *   `plain` for cases as they are told.
 */
export function readCorpus(
  part: 'tune' | 'pairs' | 'sought' | 'kept' | 'against' | 'plain',
): readonly CorpusConversation[] {
  const folder = new URL(`../../corpus/${part}/`, import.meta.url)
  return readRecords(folder, (data, file) => (isRecord(data) ? [conversationOf(data, file)] : []))
}

function conversationOf(data: Readonly<Record<string, unknown>>, file: string): CorpusConversation {
  const turns = (Array.isArray(data['turns']) ? data['turns'] : []).filter(isRecord)
  const language = String(data['language'])
  return {
    id: String(data['id']),
    pair: String(data['pair'] ?? data['id']),
    file,
    isApproach: data['label'] === 'approach',
    language: /^(?:zh|yue)/u.test(language) ? 'zh' : (language.split('-')[0] ?? language),
    channel: String(data['channel']),
    kind: String(data['kind']),
    person: String(data['person']),
    turns: turns.map((turn) => ({ speaker: String(turn['speaker']), text: String(turn['text']) })),
    techniques: turns.map(techniquesOf),
    ...(typeof data['first_task_turn'] === 'number' ? { firstTaskTurn: data['first_task_turn'] } : {}),
  }
}

/** What is noted of a turn, in any of the three ways: one technique, several, or the words that show each. */
function techniquesOf(turn: Readonly<Record<string, unknown>>): readonly string[] {
  const { technique, techniques, marks } = turn
  const noted = [
    ...(typeof technique === 'string' ? [technique] : []),
    ...(Array.isArray(techniques) ? techniques.map(String) : []),
    ...(Array.isArray(marks) ? marks.filter(isRecord).map((mark) => String(mark['technique'])) : []),
  ]
  return [...new Set(noted)]
}
