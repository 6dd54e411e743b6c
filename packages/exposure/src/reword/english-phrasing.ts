import type { Fit, PhraseKind, Phrasing } from './phrase.js'

const PREPOSITION =
  /^(?:at|in|on|by|near|from|to|outside|inside|behind|opposite|with|for|of|under|over|between|around|via|into|onto|off|through|past|beside|until|till|before|after|during|since)$/iu
const DETERMINER =
  /^(?:the|a|an|my|our|your|his|her|their|its|this|that|these|those|some|any|no|every|each|somebody|someone|something|anybody|people|things|one)$/iu
const SUBJECT =
  /^(?:i|we|he|she|they|it|you|there|i['’](?:m|ve|ll|d)|we['’](?:re|ve|ll|d)|(?:he|she|it|there)['’]s|they['’](?:re|ve|ll)|who|which|where|when)$/iu
/** Verbs that need their subject, and subjects further on: with one of them inside, words are a clause. */
const FINITE =
  /\b(?:is|are|was|were|am|isn['’]t|aren['’]t|will|won['’]t|has|had|does|did|don['’]t|can|leaves|left|goes|went|starts|ends|works|worked|lives|lived|comes|came|gets|got|opens|closes|keeps|knows|says|said|who|which|i|we|he|she|they|you)\b|['’]s (?:on|in|at|a|the|been|gone|not|over|away|due|\p{L}+ing)\b/iu
const ACT =
  /^(?:\p{L}{2,}ing|work|live|fly|go|leave|sail|deploy|drive|start|finish|stay|move|travel|head|arrive|meet|own|hold|keep|run|manage|lead|have|earn|owe|guard|watch|report|land|depart|return|come|be|am|is|are|was|were|left|went|flew|moved|landed|sailed|worked|lived|got|saw|took|carry|carried|write|text|ring|call|phone|contact|message|ask|send|look|see|use|put|take|set|dm|find|pay|tell|know)$/iu
const BEING =
  /^(?:am|are|is|was|were|be|been|i['’]m|we['’]re|he['’]s|she['’]s|they['’]re|you['’]re|still|now|currently|just|back)$/iu
const JOINING = /^(?:and|but|so|because|or|that|while|as|though|then|also|yes|well)$/iu

/**
 * Puts general words into English sentences. Articles and prepositions are kept or taken so that none stands twice. It would
 * rather not fit than fit badly: without a grammar of the whole sentence, only plain cases are sure.
 */
export const englishPhrasing: Phrasing = {
  canLeaveOut(text, start, end) {
    if (kindOf(text.slice(start, end)) !== 'where' || !endsClause(text, end)) return false
    const before = wordBefore(text, start)
    // "I am at the gate" needs its place; "I start on Monday at the gate" does not.
    return before.word !== '' && ![BEING, PREPOSITION, DETERMINER, JOINING].some((words) => words.test(before.word))
  },

  fit(text, start, end, general) {
    const quote = text.slice(start, end)
    const [first = ''] = quote.split(/\s+/u)
    const [generalFirst = ''] = general.split(/\s+/u)
    const before = wordBefore(text, start)
    const is = kindOf(quote)
    const becomes = kindOf(general)
    const put = (from: number, to: string): Fit => ({ start: from, end, to: asCapital(text, from, to) })
    if (isTorn(quote)) return undefined

    if (becomes === 'where') {
      if (is === 'where' && !PREPOSITION.test(before.word)) return put(start, general)
      if (is === 'act') return /ing$/iu.test(first) && BEING.test(before.word) ? put(start, general) : undefined
      if (is !== 'thing' && is !== 'where') return undefined
      // The place of which the words name only the thing: "at the [north gate]", "at [Pier 9]".
      if (PREPOSITION.test(before.word)) return put(before.start, general)
      if (!DETERMINER.test(before.word)) return undefined
      const earlier = wordBefore(text, before.start)
      return PREPOSITION.test(earlier.word) ? put(earlier.start, general) : undefined
    }
    if (becomes === 'thing') {
      if (is === 'where') return first === first.toUpperCase() ? undefined : put(start, `${first} ${general}`)
      if (is !== 'thing' || !isNamed(first, before.word)) return undefined
      if (DETERMINER.test(generalFirst)) return put(DETERMINER.test(before.word) ? before.start : start, general)
      if (DETERMINER.test(first)) return put(start, `${articleFor(first, general)} ${general}`)
      if (/^an?$/iu.test(before.word)) return put(before.start, `${articleFor(before.word, general)} ${general}`)
      return put(start, general)
    }
    if (is !== becomes || !endsClause(text, end) || !(before.word === '' || JOINING.test(before.word))) return undefined
    return becomes === 'act' && /ing$/iu.test(first) !== /ing$/iu.test(generalFirst) ? undefined : put(start, general)
  },
}

function kindOf(words: string): PhraseKind {
  const [first = ''] = words.replace(/^[^\p{L}\p{N}]+/u, '').split(/\s+/u)
  if (SUBJECT.test(first)) return 'clause'
  if (ACT.test(first)) return 'act'
  if (FINITE.test(words)) return 'clause'
  return PREPOSITION.test(first) ? 'where' : 'thing'
}

/** A thing that is plainly one: with an article or a name's capital, a number, or after a word that asks for a thing. */
function isNamed(first: string, before: string): boolean {
  return DETERMINER.test(first) || /^\P{Ll}/u.test(first) || DETERMINER.test(before) || PREPOSITION.test(before)
}

/** Its last word wants another one after it, or it is more than one part of a sentence. */
function isTorn(quote: string): boolean {
  const last =
    quote
      .slice(-30)
      .split(/[^\p{L}'’]/u)
      .at(-1) ?? ''
  return (
    PREPOSITION.test(last) ||
    JOINING.test(last) ||
    /^(?:the|a|an|my|our|their|his|her|is|are|was|not)$/iu.test(last) ||
    /[.!?]\s/u.test(quote)
  )
}

/** After a place a new part of the sentence begins, or none. */
function endsClause(text: string, end: number): boolean {
  return /^(?:\s{0,3}$|\s{0,3}[.,;:!?)\n]|\s{1,3}(?:and|but|so|because)\b)/iu.test(text.slice(end, end + 12))
}

/** The word that stands directly before a place in the same sentence; empty where none does. */
function wordBefore(text: string, at: number): { readonly word: string; readonly start: number } {
  const from = Math.max(0, at - 40)
  const found = /([\p{L}\p{N}'’]{1,24})[ \t]{1,3}$/u.exec(text.slice(from, at))
  return found ? { word: found[1] ?? '', start: from + found.index } : { word: '', start: at }
}

function articleFor(article: string, noun: string): string {
  if (!/^an?$/iu.test(article)) return article
  const fitting = /^[aeiou]/iu.test(noun) ? 'an' : 'a'
  return article.startsWith('A') ? fitting.replace('a', 'A') : fitting
}

/** At the start of a sentence that began with a capital, the general words begin with one. */
function asCapital(text: string, start: number, words: string): string {
  return /\p{Lu}/u.test(text.charAt(start)) && /(?:^|[.!?\n]\s{0,3})$/u.test(text.slice(Math.max(0, start - 4), start))
    ? words.charAt(0).toUpperCase() + words.slice(1)
    : words
}
