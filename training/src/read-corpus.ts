import { readdirSync, readFileSync } from 'node:fs'
import { isRecord, type Turn } from '@telltale/model'

/** One conversation of the corpus with its margin notes. */
export interface CorpusConversation {
  readonly id: string
  /** Twins share it; they must stay on one side of any split. */
  readonly pair: string
  readonly isApproach: boolean
  /** `en`, `zh`, …; traditional and Cantonese text count as `zh`. */
  readonly language: string
  readonly kind: string
  readonly person: string
  readonly turns: readonly Turn[]
  /** Where the author sees the approach become clear, and the first real ask. */
  readonly firstTaskTurn?: number
}

/**
 * Reads one part of the corpus.
 *
 * @param part - `tune` to learn from, `kept` to measure on.
 */
export function readCorpus(part: 'tune' | 'kept'): readonly CorpusConversation[] {
  const folder = new URL(`../../corpus/${part}/`, import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const data: unknown = JSON.parse(line)
      return isRecord(data) ? [conversationOf(data)] : []
    })
}

function conversationOf(data: Readonly<Record<string, unknown>>): CorpusConversation {
  const turns = Array.isArray(data['turns']) ? data['turns'] : []
  const language = String(data['language'])
  return {
    id: String(data['id']),
    pair: String(data['pair'] ?? data['id']),
    isApproach: data['label'] === 'approach',
    language: /^(?:zh|yue)/u.test(language) ? 'zh' : language,
    kind: String(data['kind']),
    person: String(data['person']),
    turns: turns.flatMap((turn: unknown) =>
      isRecord(turn) ? [{ speaker: String(turn['speaker']), text: String(turn['text']) }] : [],
    ),
    ...(typeof data['first_task_turn'] === 'number' ? { firstTaskTurn: data['first_task_turn'] } : {}),
  }
}
