import type { NotedAccount } from './note-account.js'
import type { NotedPerson } from './note-people.js'

/**
 * Who speaks in a sentence: named there, or in the same paragraph before, or before a paragraph that is all quotation.
 */
export function speakersOf({
  sentences,
  people,
  source,
}: Pick<NotedAccount, 'sentences' | 'people' | 'source'>): readonly (NotedPerson | undefined)[] {
  const outside = people.filter(
    ({ role, name }) => name !== undefined && (role === 'commentator' || role === 'official'),
  )
  const speakers: (NotedPerson | undefined)[] = []
  let last: NotedPerson | undefined
  for (const [index, sentence] of sentences.entries()) {
    const here = outside.find(({ mentions }) => mentions.some((mention) => mention.sentence === index))
    const isNewParagraph = sentences[index - 1]?.paragraph !== sentence.paragraph
    const isQuotation = /^["“「『]/u.test(
      source.text.slice(source.paragraphs[sentence.paragraph]?.start ?? 0).slice(0, 1),
    )
    if (here !== undefined) last = here
    else if (isNewParagraph && !isQuotation) last = undefined
    speakers.push(last)
  }
  return speakers
}
