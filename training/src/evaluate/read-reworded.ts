import { existsSync, readFileSync } from 'node:fs'
import { isRecord, type Turn } from '@telltale/model'

/** A real approach or a genuine message, reworded with its tactic and register kept. */
export interface Reworded {
  readonly language: string
  /** Messages that look most like the other sort. */
  readonly isHard: boolean
  readonly turns: readonly Turn[]
}

const DATA = new URL('../../../../shared/data/', import.meta.url)

/** Reads the reworded approaches or the reworded genuine messages; undefined where the data folder is absent. */
export function readReworded(which: 'approach' | 'innocent'): readonly Reworded[] | undefined {
  const file = new URL(`reworded-${which}.jsonl`, DATA)
  if (!existsSync(file)) return undefined
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const data: unknown = JSON.parse(line)
      if (!isRecord(data) || !Array.isArray(data['turns'])) return []
      return [
        {
          language: String(data['language']),
          isHard: data['hard_negative'] === true,
          turns: data['turns']
            .filter(isRecord)
            .map((turn) => ({ speaker: String(turn['speaker']), text: String(turn['text']) })),
        },
      ]
    })
}
