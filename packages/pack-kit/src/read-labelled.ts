import { isRecord, type Turn } from '@telltale/model'

/** A turn with the techniques (`stage/technique`) that its author saw in it. */
export interface LabelledTurn extends Turn {
  readonly techniques: readonly string[]
}

/** One conversation of the corpus, as far as measuring a rule needs it. */
export interface LabelledConversation {
  readonly id: string
  readonly label: 'approach' | 'innocent'
  readonly language: string
  readonly person: string
  readonly turns: readonly LabelledTurn[]
}

/** Reads one line of the corpus; undefined when it is none. */
export function readLabelled(line: string): LabelledConversation | undefined {
  const data: unknown = JSON.parse(line)
  if (!isRecord(data) || !Array.isArray(data['turns'])) return undefined
  const turns = data['turns'].flatMap((turn: unknown) => {
    if (!isRecord(turn) || typeof turn['speaker'] !== 'string' || typeof turn['text'] !== 'string') return []
    return [{ speaker: turn['speaker'], text: turn['text'], techniques: techniquesOf(turn) }]
  })
  return {
    id: String(data['id']),
    label: data['label'] === 'approach' ? 'approach' : 'innocent',
    language: String(data['language']),
    person: String(data['person']),
    turns,
  }
}

/** Authors noted one of a turn, several, or the words that show each. */
function techniquesOf({ technique, techniques, marks }: Readonly<Record<string, unknown>>): readonly string[] {
  const listOf = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : [])
  const marked = listOf(marks).flatMap((mark) => (isRecord(mark) ? [mark['technique']] : []))
  const all = [technique, ...listOf(techniques), ...marked]
  return [...new Set(all.filter((each) => typeof each === 'string'))]
}
