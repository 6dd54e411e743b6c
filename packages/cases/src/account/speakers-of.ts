import type { NotedAccount } from './note-account.js'
import type { NotedPerson } from './note-people.js'

/**
 * Who speaks in a sentence: named there, or in the same paragraph before, or before a paragraph that is all quotation;
 * the latter only where the sentence stands in quotation marks or has a verb of saying.
 */
export function speakersOf({
  sentences,
  people,
  source,
  language,
}: Pick<NotedAccount, 'sentences' | 'people' | 'source' | 'language'>): readonly (NotedPerson | undefined)[] {
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
    // What the account says in its own words, behind what somebody said, is its own.
    const isTheirs =
      here !== undefined || isQuoted(source.text, source.paragraphs[sentence.paragraph]?.start ?? 0, sentence)
    speakers.push(isTheirs || language.speech.test(sentence.plain) ? last : undefined)
  }
  return speakers
}

/** Whether a sentence begins within quotation marks, or has some of its own. */
function isQuoted(
  text: string,
  paragraph: number,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  if (/["“”「」『』]/u.test(text.slice(start, end))) return true
  const before = text.slice(paragraph, start)
  const straight = before.match(/"/gu)?.length ?? 0
  const opened = before.match(/[“「『]/gu)?.length ?? 0
  const closed = before.match(/[”」』]/gu)?.length ?? 0
  return straight % 2 === 1 || opened > closed
}
