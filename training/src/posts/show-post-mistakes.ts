import { expose } from '@telltale/exposure'
import type { CompiledExposurePack } from '@telltale/model'
import { postingOf } from './post-reader.js'
import type { CorpusPost } from './read-posts.js'

/** Everything that came out wrong, a line for each: what was missed, and what was found where nothing is. */
export function showPostMistakes(posts: readonly CorpusPost[], pack: CompiledExposurePack): readonly string[] {
  return posts.flatMap(({ id, text, labels }) => {
    const { findings } = expose(postingOf(text), pack, { id })
    const found = new Set<string>(findings.map(({ kind }) => kind))
    const labelled = new Set<string>(labels.map(({ kind }) => kind))
    const inOneLine = text.replaceAll('\n', '⏎')
    const wrong = findings
      .filter(({ kind }) => !labelled.has(kind))
      .map(
        ({ rule, level, places }) =>
          `WRONG  ${labels.length === 0 ? 'innocent ' : ''}${id} ${rule} ${level} [${places[0]?.quote ?? ''}] in: ${inOneLine}`,
      )
    const missed = labels
      .filter(({ kind }) => !found.has(kind))
      .map(({ kind, quote }) => `MISSED ${id} ${kind} [${quote}] in: ${inOneLine}`)
    return [...wrong, ...missed]
  })
}
