import { mkdirSync, writeFileSync } from 'node:fs'
import type { CompiledExposurePack } from '@telltale/model'
import { identifierReader, keywordReader, telltaleReader } from './post-reader.js'
import { readPosts } from './read-posts.js'
import { readPublicPosts } from './read-public-posts.js'
import { reportPosts } from './report-posts.js'
import { reportPublicPosts } from './report-public-posts.js'
import { showPostMistakes } from './show-post-mistakes.js'

/**
 * Measures what is found in the posts of a part of the corpus, with base rates and baselines, and prints it. What is
 * measured on the part that nobody reads is also written, as docs/generated/posts-quality.md.
 *
 * @param show - Lists what came out wrong; never of the part that nobody reads.
 */
export function measurePosts(part: 'tune' | 'kept', pack: CompiledExposurePack, show: boolean): void {
  const posts = readPosts(part)
  const readers = [
    ['Telltale', telltaleReader(pack)],
    ['identifiers', identifierReader(pack)],
    ['keywords', keywordReader],
  ] as const
  const lines = [
    '# Posts, measured',
    '',
    `Written by \`npm run eval\`; nothing here is written by hand. Part \`${part}\` of the posts; pack ${pack.version}.`,
    part === 'kept'
      ? 'Nobody who writes rules reads this part. Its authors did not know the rules.'
      : 'These are the posts that rules were made with. **Every figure on them flatters.**',
    'All of it is made up: figures rank versions of Telltale against each other; they do not say how often it is right about *your* posts.',
    ...[...reportPosts(posts, readers), ...reportPublicPosts(readPublicPosts(), readers)].flatMap(
      ({ heading, lines: body }) => ['', `## ${heading}`, '', ...body],
    ),
  ]
  console.log(lines.join('\n'))
  if (show && part === 'tune') console.log(`\n${showPostMistakes(posts, pack).join('\n')}`)
  if (part !== 'kept' || posts.length === 0) return
  const folder = new URL('../../../docs/generated/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('posts-quality.md', folder), `${lines.join('\n')}\n`)
}
