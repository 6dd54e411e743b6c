import { readdirSync, readFileSync } from 'node:fs'
import { EXPOSURE_KINDS, isRecord } from '@telltale/model'
import { parse } from 'yaml'
import { readInnocentSets } from '../read-innocent-sets.js'
import type { PostLesson } from './post-lesson.js'
import { readPublicPosts } from './read-public-posts.js'

const RULES = new URL('../../../packs/exposure/', import.meta.url)
const EXAMPLE_SHARE = 0.5
const PUBLIC_SHARE = 0.1
const FOURTH = 4
const MOST_OF_A_SET = 1500

/**
 * What is learnt from beside the posts of the corpus: the examples of the rules, and public texts that give nothing away,
 * which teach what ordinary talk is.
 */
export function readPostLessons(): readonly PostLesson[] {
  return [...examples(), ...publicTexts()]
}

function examples(): readonly PostLesson[] {
  return readdirSync(RULES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name): readonly PostLesson[] => {
      const kind = EXPOSURE_KINDS.find((each) => name.startsWith(`${each}/`))
      const rule: unknown = parse(readFileSync(new URL(name, RULES), 'utf8'))
      if (kind === undefined || !isRecord(rule) || !isRecord(rule['examples'])) return []
      return Object.values(rule['examples']).flatMap((list: unknown) =>
        (Array.isArray(list) ? list : []).flatMap((example: unknown): readonly PostLesson[] => {
          if (!isRecord(example) || typeof example['says'] !== 'string') return []
          const finds = Array.isArray(example['finds']) ? example['finds'] : []
          const labels = finds.map((quote: unknown) => ({ kind, quote: String(quote) }))
          return [{ file: 'examples', text: example['says'], labels, only: kind, share: EXAMPLE_SHARE }]
        }),
      )
    })
}

function publicTexts(): readonly PostLesson[] {
  const forum = readPublicPosts()
    .filter(({ set, label }) => set === 'OffMyChest' && label === 'discloses nothing')
    .flatMap(({ texts }) => texts.filter((_, index) => index % FOURTH === 0))
  const chats = (readInnocentSets() ?? [])
    .filter(({ name, mayLearn }) => mayLearn && name === 'micro-blog chats (zh)')
    .flatMap(({ conversations }) => conversations.flatMap(([first]) => (first ? [first.text] : [])))
  return [...forum, ...chats.slice(0, MOST_OF_A_SET)].map((text) => ({
    file: 'public',
    text,
    labels: [],
    share: PUBLIC_SHARE,
  }))
}
