import { sayShare } from '../evaluate/say-numbers.js'
import type { Section } from '../evaluate/section.js'
import { table } from '../evaluate/table.js'
import type { PublicPosts } from './read-public-posts.js'
import type { NamedReaders } from './report-posts.js'

/** How often each reader finds anything in texts of others; nothing where there are none. */
export function reportPublicPosts(sets: readonly PublicPosts[], readers: NamedReaders): readonly Section[] {
  if (sets.length === 0) return []
  return [
    {
      heading: 'Texts of others',
      lines: [
        'The share of texts in which anything is found above "fine". These sets ask other questions, so this is no score: OffMyChest marks every fact about oneself ("we have been married for five years"), most of which is fine to say; llmprivacy hides an age, a home or a trade between the lines for a model to guess, and Telltale does not guess. What the table shows is how rarely everyday talk is flagged, and that a guess from small hints is not promised.',
        '',
        ...table(
          ['', 'texts', ...readers.map(([name]) => name)],
          sets.map(({ set, label, texts }) => [
            `${set}: ${label}`,
            String(texts.length),
            ...readers.map(([, read]) => sayShare(texts.filter((text) => read(text).size > 0).length, texts.length)),
          ]),
        ),
      ],
    },
  ]
}
