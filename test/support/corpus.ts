import { readdirSync, readFileSync } from 'node:fs'
import { readLabelled, type LabelledConversation } from '@telltale/pack-kit'

/**
 * A part of the corpus that may be learned from, with its labels.
 *
 * @param every - One in so many; what holds for any text need not be tried on thousands.
 */
export function readCorpus(every = 10, part: 'tune' | 'pairs' = 'tune'): readonly LabelledConversation[] {
  const folder = new URL(`../../corpus/${part}/`, import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .filter((_, index) => index % every === 0)
    .flatMap((line) => readLabelled(line) ?? [])
}
