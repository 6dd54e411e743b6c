import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Turn } from '@telltale/model'

const FOLDER = new URL('../../../../shared/data/en_irc_groups/data/', import.meta.url)
const TURNS_OF_A_PIECE = 250

/** Public group logs (Kummerfeld et al. 2019, CC BY 4.0), cut into long pieces; empty where the data folder is absent. */
export function readGroupLogs(): readonly (readonly Turn[])[] {
  if (!existsSync(FOLDER)) return []
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ascii.txt'))
    .sort()
    .flatMap((name) => {
      const turns = readFileSync(new URL(name, FOLDER), 'utf8')
        .split('\n')
        .flatMap((line) => {
          const match = /^\[[^\]]{0,20}\] {0,3}<([^>]{1,60})> (.*)$/u.exec(line)
          return match ? [{ speaker: match[1] ?? '', text: match[2] ?? '' }] : []
        })
      const pieces: (readonly Turn[])[] = []
      for (let from = 0; from < turns.length; from += TURNS_OF_A_PIECE)
        pieces.push(turns.slice(from, from + TURNS_OF_A_PIECE))
      return pieces
    })
}
