import { EXPOSURE_KINDS } from '@telltale/model'
import { sayPercentWithin, sayRatio, sayShare } from '../evaluate/say-numbers.js'
import type { Section } from '../evaluate/section.js'
import { table } from '../evaluate/table.js'
import { measureReader, type PostMeasure } from './measure-readers.js'
import type { PostReader } from './post-reader.js'
import type { CorpusPost } from './read-posts.js'
import { scores } from './scores.js'

/** Readers that are held against each other, by the name they have in tables; the first is ours. */
export type NamedReaders = readonly (readonly [name: string, read: PostReader])[]

/** What the corpus of posts says: by reader and language, by kind, and by the file of each author. */
export function reportPosts(posts: readonly CorpusPost[], readers: NamedReaders): readonly Section[] {
  const languages = [...new Set(posts.map(({ language }) => language))].sort()
  const parts: readonly (readonly [string, readonly CorpusPost[]])[] = [
    ['all', posts],
    ...languages.map((language) => [`- ${language}`, posts.filter((post) => post.language === language)] as const),
  ]
  const [ours] = readers
  if (!ours) return []
  return [
    {
      heading: 'Found, and flagged for nothing',
      lines: [
        `${posts.length} posts, ${posts.filter(({ labels }) => labels.length > 0).length} of them with something to find: a base rate far above life's. A kind counts as right in a post when it is reported there above "fine" and labelled there. "Flagged" is the share of innocent posts with anything above "fine" (95 %, Wilson).`,
        '"Identifiers" are the finders of numbers, keys and addresses alone; "keywords" are a list of words a kind, as anybody would write it.',
        '',
        ...table(
          ['', 'precision', 'recall', 'F1', 'macro-F1', 'innocent flagged', 'within', 'anything found'],
          readers.flatMap(([name, read]) =>
            parts.map(([part, chosen]) => rowOf(part === 'all' ? name : part, measureReader(chosen, read))),
          ),
        ),
      ],
    },
    { heading: 'By kind', lines: byKind(measureReader(posts, ours[1]), readers, posts) },
    {
      heading: 'By author',
      lines: table(
        ['', 'precision', 'recall', 'F1', 'macro-F1', 'innocent flagged', 'within', 'anything found'],
        [...new Set(posts.map(({ file }) => file))].map((file) =>
          rowOf(
            file,
            measureReader(
              posts.filter((post) => post.file === file),
              ours[1],
            ),
          ),
        ),
      ),
    },
  ]
}

function rowOf(name: string, measure: PostMeasure): readonly string[] {
  const { precision, recall, f1 } = scores(measure.all)
  const each = [...measure.kinds.values()].map((counts) => scores(counts).f1).filter((score) => score !== undefined)
  return [
    name,
    sayRatio(precision),
    sayRatio(recall),
    sayRatio(f1),
    sayRatio(each.reduce((sum, score) => sum + score, 0) / each.length),
    sayShare(measure.flagged, measure.innocent),
    sayPercentWithin(measure.flagged, measure.innocent),
    sayShare(measure.noticed, measure.exposing),
  ]
}

function byKind(measure: PostMeasure, readers: NamedReaders, posts: readonly CorpusPost[]): readonly string[] {
  const others = readers.slice(1).map(([name, read]) => [name, measureReader(posts, read)] as const)
  return table(
    ['', 'labelled', 'right', 'wrong', 'precision', 'recall', 'F1', ...others.map(([name]) => `${name}: F1`)],
    EXPOSURE_KINDS.flatMap((kind) => {
      const counts = measure.kinds.get(kind)
      if (!counts || counts.right + counts.wrong + counts.missed === 0) return []
      const { precision, recall, f1 } = scores(counts)
      return [
        [
          kind,
          String(counts.right + counts.missed),
          String(counts.right),
          String(counts.wrong),
          sayRatio(precision),
          sayRatio(recall),
          sayRatio(f1),
          ...others.map(([, { kinds }]) => {
            const theirs = kinds.get(kind)
            return sayRatio(theirs ? scores(theirs).f1 : undefined)
          }),
        ],
      ]
    }),
  )
}
