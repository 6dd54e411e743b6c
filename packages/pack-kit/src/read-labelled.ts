import { isRecord, type Turn } from '@telltale/model'

/** One conversation of the corpus, as far as measuring a rule needs it. */
export interface LabelledConversation {
  readonly id: string
  readonly label: 'approach' | 'innocent'
  readonly language: string
  readonly person: string
  readonly turns: readonly (Turn & { readonly technique?: string })[]
}

/** Reads one line of the corpus; undefined when it is none. */
export function readLabelled(line: string): LabelledConversation | undefined {
  const data: unknown = JSON.parse(line)
  if (!isRecord(data) || !Array.isArray(data['turns'])) return undefined
  const turns = data['turns'].flatMap((turn: unknown) => {
    if (!isRecord(turn) || typeof turn['speaker'] !== 'string' || typeof turn['text'] !== 'string') return []
    const technique = turn['technique']
    return [{ speaker: turn['speaker'], text: turn['text'], ...(typeof technique === 'string' ? { technique } : {}) }]
  })
  return {
    id: String(data['id']),
    label: data['label'] === 'approach' ? 'approach' : 'innocent',
    language: String(data['language']),
    person: String(data['person']),
    turns,
  }
}
