import { readdirSync, readFileSync } from 'node:fs'
import { readLabelled, type LabelledConversation } from '@telltale/pack-kit'

const folder = new URL('../../corpus/tune/', import.meta.url)

/** The part of the corpus that may be learned from: every conversation with its label. */
export function readCorpus(): readonly LabelledConversation[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .flatMap((line) => readLabelled(line) ?? [])
}
