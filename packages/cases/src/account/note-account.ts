import { addAll, type Report } from '@telltale/model'
import type { AccountLanguage, Cue, FactKind } from './account-language.js'
import type { AccountToRead } from './draft-case.js'
import { noteHeading, type Heading } from './note-heading.js'
import { notePeople, type NotedPerson } from './note-people.js'
import { sourceTextOf, type SourceText } from './source-text.js'
import { splitSentences, type Sentence } from './split-sentences.js'

/** What a sentence does. `frame`: heading, credit, name of the paper. `general`: speaks to everybody. `story`: tells the case. */
export type SentenceKind = 'frame' | 'story' | 'advice' | 'law' | 'method'

export interface NotedSentence extends Sentence {
  /** The same with line breaks as spaces and quotation marks straight; as long as the text. */
  readonly plain: string
  readonly kind: SentenceKind
  /** It is the title, or a part of it. */
  readonly isTitle: boolean
  /** The case it belongs to, counted from 0; undefined where it belongs to all. */
  readonly part: number | undefined
}

/** A fact at its place in the source's text. */
export interface NotedFact {
  readonly kind: FactKind
  readonly as?: string
  /** Index of the sentence. */
  readonly sentence: number
  readonly start: number
  readonly end: number
}

/** One account taken apart. */
export interface NotedAccount {
  readonly id: string
  readonly given: AccountToRead
  readonly language: AccountLanguage
  readonly source: SourceText
  readonly heading: Heading
  readonly sentences: readonly NotedSentence[]
  readonly people: readonly NotedPerson[]
  /** How many cases it tells. */
  readonly parts: number
  readonly facts: readonly NotedFact[]
  readonly report: Report
  /** Written with traditional characters: a currency that is only called by its unit may then be several. */
  readonly isTraditional: boolean
}

/** Takes an account apart: sentences, people, the cases in it, and facts with their places. */
export function noteAccount(
  given: AccountToRead,
  id: string,
  language: AccountLanguage,
  folding: ReadonlyMap<string, string> = new Map(),
): NotedAccount {
  const source = sourceTextOf(given.reading, given.text)
  const heading = noteHeading(source, given.reading.title)
  const lines = [...(heading.titleAt === undefined ? [] : [heading.titleAt]), ...heading.bylines]
  const cuts = lines.flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b)
  const split = splitSentences(source.text, source.paragraphs, cuts)
  const plain = split.map(({ text }) => folded(straight(text), language.code === 'zh' ? folding : undefined))
  const guessed = kindsOf(split, plain, heading, language)
  const { people, partStarts } = notePeople(split, plain, guessed, language)
  const kinds = settledKinds(guessed, people)
  const parts = Math.max(1, partStarts.length)
  const partOf = (index: number): number | undefined => {
    if (partStarts.length < 2) return 0
    const later = partStarts.findLastIndex((start) => start <= index)
    if (later !== -1) return later
    // What stands before the first of several cases speaks of all of them, unless the later ones are only mentioned.
    return people.some(
      ({ part, name, role }) => part !== undefined && part > 0 && role === 'approached' && name !== undefined,
    )
      ? undefined
      : 0
  }
  const sentences = split.map((sentence, index): NotedSentence => {
    const kind = kinds[index] ?? 'story'
    const isShared = kind === 'advice' || kind === 'law' || kind === 'method'
    return {
      ...sentence,
      plain: plain[index] ?? '',
      kind,
      isTitle:
        heading.titleAt !== undefined && sentence.start >= heading.titleAt.start && sentence.end <= heading.titleAt.end,
      part: isShared && parts > 1 ? undefined : partOf(index),
    }
  })
  const facts = sentences.flatMap((sentence, index) =>
    sentence.kind === 'frame'
      ? []
      : factsIn(sentence, index, language, people).filter(
          ({ kind, as }) => !sentence.isTitle || (!NOT_IN_TITLES.has(kind) && (kind !== 'advice' || as === 'advice')),
        ),
  )
  const isTraditional = split.filter(({ text }, index) => straight(text) !== plain[index]).length > split.length / 3
  return { id, given, language, source, heading, sentences, people, parts, facts, report: given.report, isTraditional }
}

function straight(text: string): string {
  return text
    .replace(/[\n\r\t\u00a0\u2028\u3000]/gu, ' ')
    .replace(/[’‘]/gu, "'")
    .replace(/[“”„]/gu, '"')
}

/** Traditional characters as simplified ones, so that one list of words does for both. */
function folded(text: string, folding: ReadonlyMap<string, string> | undefined): string {
  return folding === undefined ? text : text.replace(/[\u3400-\u9fff]/gu, (letter) => folding.get(letter) ?? letter)
}

function kindsOf(
  sentences: readonly Sentence[],
  plain: readonly string[],
  heading: Heading,
  language: AccountLanguage,
): readonly SentenceKind[] {
  const kinds: SentenceKind[] = []
  for (const [index, { paragraph, start, end }] of sentences.entries()) {
    const words = plain[index] ?? ''
    const isByline = heading.bylines.some((line) => start >= line.start && end <= line.end)
    const before = sentences[index - 1]?.paragraph === paragraph ? kinds[index - 1] : undefined
    kinds.push(kindOf(words, before, isByline || heading.frame.has(paragraph), language))
  }
  return kinds
}

function kindOf(
  words: string,
  before: SentenceKind | undefined,
  isFrame: boolean,
  language: AccountLanguage,
): SentenceKind {
  if (isFrame) return 'frame'
  if (language.law.test(words)) return 'law'
  if (language.advice.test(words)) return 'advice'
  if (language.method.test(words)) return 'method'
  return before !== undefined && before !== 'story' && before !== 'frame' && language.goesOn.test(words)
    ? before
    : 'story'
}

/**
 * What is said of somebody by name is part of the case, whatever it sounds like. Whoever comments may speak of the law;
 * where those in the case stand beside it, it is their case: "pleaded guilty under the Act".
 */
function settledKinds(kinds: readonly SentenceKind[], people: readonly NotedPerson[]): readonly SentenceKind[] {
  const toldOf = (fits: (role: NotedPerson['role']) => boolean): ReadonlySet<number> =>
    new Set(
      people
        .filter(({ name, role }) => name !== undefined && fits(role))
        .flatMap(({ mentions }) => mentions.map(({ sentence }) => sentence)),
    )
  const told = toldOf((role) => role !== 'official' && role !== 'bystander')
  const inCase = toldOf((role) => role === 'approached' || role === 'approacher')
  return kinds.map((kind, index) =>
    ((kind === 'advice' || kind === 'method') && told.has(index)) || (kind === 'law' && inCase.has(index))
      ? 'story'
      : kind,
  )
}

/** A title is short for what stands below it: "jailed for arson plot" is no charge, and "three jailed" no count. */
const NOT_IN_TITLES: ReadonlySet<FactKind> = new Set(['charge', 'doubt'])

/** What only the other side does; said of the person approached, it is something else. */
const OF_THE_OTHER_SIDE: ReadonlySet<FactKind> = new Set(['ask', 'lure', 'leverage', 'persona'])
/** Whoever asks a ministry or a lawyer for something is not the other side. */
const TO_AUTHORITY =
  /^(?:then |also |later |had )?(?:asked|asking|requested|told|begged|urged) (?:the |a |an |his |her |their )?(?:[\p{L}-]+ ){0,2}(?:department|ministry|police|embassy|consulate|lawyer|court|judge|agency|authorities|government|office|bank|jury|tribunal)\b/iu
/** What authorities do with words that sound alike: they disclose and publish. */
const OF_NO_AUTHORITY: ReadonlySet<FactKind> = new Set(['ask', 'handed-over', 'leverage'])

function factsIn(
  sentence: NotedSentence,
  index: number,
  language: AccountLanguage,
  people: readonly NotedPerson[],
): readonly NotedFact[] {
  const isGeneral = sentence.kind !== 'story'
  const facts: NotedFact[] = []
  const drawnIn = people.filter(({ role }) => role === 'approached').flatMap(({ forms }) => forms)
  const agencies = language.findAgencies(sentence.plain).filter(({ role, start }) => {
    if (role === 'alleging' || role === 'court') return true
    // "Was photographed by a foreign service"; but what is sold to one is handed over.
    return language.code === 'zh' && role === 'alleged' && !/[向给为对替与和]$/u.test(sentence.plain.slice(0, start))
  })
  const isSubject = ({ kind, as }: Cue, start: number): boolean => {
    const before = sentence.plain
      .slice(Math.max(0, start - 40), start)
      .replace(/ (?:\p{L}+ly|also|then|later|had|has|once|again)? ?$/u, '')
      .trimEnd()
    if (
      OF_THE_OTHER_SIDE.has(kind) &&
      (kind !== 'lure' || as === 'offer') &&
      drawnIn.some(
        (form) =>
          before.endsWith(form) &&
          !(language.code === 'zh' && /[对向给让叫请使]$/u.test(before.slice(0, -form.length))),
      )
    )
      return true
    return (
      OF_NO_AUTHORITY.has(kind) &&
      agencies.some(
        ({ end, role }) =>
          (role !== 'alleged' || kind === 'handed-over') &&
          end <= start &&
          start - end < 28 &&
          !/[,;，；]|\b(?:that|heard)\b/u.test(sentence.plain.slice(end, start)),
      )
    )
  }
  if (isGeneral)
    facts.push({ kind: 'advice', as: sentence.kind, sentence: index, start: sentence.start, end: sentence.end })
  for (const cue of language.cues) {
    if (isGeneral && cue.inGeneral !== true) continue
    for (const { start, end } of matchesOf(cue, sentence.plain, language)) {
      if (isSubject(cue, start)) continue
      if (cue.kind === 'ask' && TO_AUTHORITY.test(sentence.plain.slice(start, start + 80))) continue
      const from = sentence.start + start
      const others = facts.filter((other) => isOfSameKind(other, cue))
      if (others.some((other) => from >= other.start && from < other.end)) continue
      // What begins before another ends where that one begins.
      const to = others.reduce(
        (least, other) => (other.start > from ? Math.min(least, other.start) : least),
        sentence.start + end,
      )
      if (to - from < 2 || others.some((other) => other.start < to && other.end > from)) continue
      const until =
        to < sentence.start + end
          ? to -
            (/[\s,，]{1,3}(?:(?:and|even|but|or|also|then|to)\s*["'“‘]*)*$/u.exec(
              sentence.plain.slice(start, to - sentence.start),
            )?.[0].length ?? 0)
          : to
      facts.push({
        kind: cue.kind,
        ...(cue.as === undefined ? {} : { as: cue.as }),
        sentence: index,
        start: from,
        end: until,
      })
    }
  }
  addAll(facts, announcementsIn(sentence, index, language))
  // What somebody says they did not do, or did harmlessly, is told by nobody as having been done.
  const denials = facts.filter(({ kind, as }) => kind === 'doubt' && as === 'denied')
  const told = facts.filter(
    ({ kind, as, start }) =>
      !(
        (kind === 'handed-over' || (kind === 'claim' && as === 'handed-over')) &&
        denials.some((denial) => start >= denial.start && start < denial.end)
      ),
  )
  return told.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** One thing is not told twice in the same words; claims about different things may share words. */
function isOfSameKind(other: NotedFact, { kind, as }: Cue): boolean {
  return other.kind === kind && ((kind !== 'claim' && kind !== 'doubt' && kind !== 'persona') || other.as === as)
}

const GAP = /(?<=\p{Script=Han}) (?=\p{Script=Han})/u

function* matchesOf(cue: Cue, plain: string, language: AccountLanguage): Generator<{ start: number; end: number }> {
  for (const { indices } of plain.matchAll(cue.pattern)) {
    const [start, matched] = indices?.groups?.['it'] ?? indices?.[0] ?? [0, 0]
    if (matched <= start) continue
    if (cue.unlessBefore?.test(plain.slice(Math.max(0, start - 60), start)) === true) continue
    if (cue.unlessAfter?.test(plain.slice(matched, matched + 60)) === true) continue
    // A space between two Chinese characters parts the lines of a heading.
    const gap = language.code === 'zh' ? GAP.exec(plain.slice(start, matched))?.index : undefined
    if (gap !== undefined) {
      if (gap > 1) yield { start, end: start + gap }
      continue
    }
    const clause = cue.reach === undefined ? matched : Math.max(matched, language.clauseEnd(plain, matched))
    yield {
      start,
      end: cue.reach === 'phrase' ? Math.min(clause, Math.max(matched, language.phraseEnd(plain, matched))) : clause,
    }
  }
}

/** Verbs that make something public; to say something is enough only where the case is told. */
const MAKES_PUBLIC = /unveil|announc|disclos|publish|reveal|releas|made public|list|公布|披露|发布|公开|通报|曝光|宣判/u

/** An authority that makes the case public, whatever it is called. */
function announcementsIn(sentence: NotedSentence, index: number, language: AccountLanguage): readonly NotedFact[] {
  if (sentence.kind === 'law') return []
  return language.findAgencies(sentence.plain).flatMap(({ name, role, start, end }): readonly NotedFact[] => {
    const isNamed = language.code === 'zh' || /\p{Lu}/u.test(name) || name === 'ministry'
    if ((role !== 'alleging' && role !== 'court') || !isNamed || sentence.plain[start - 1] === '(') return []
    const announced = language.announces.exec(sentence.plain.slice(end))?.[0]
    if (announced === undefined || (sentence.kind !== 'story' && !MAKES_PUBLIC.test(announced))) return []
    const until = language.clauseEnd(sentence.plain, end + announced.length)
    return [
      { kind: 'claim', as: 'made-public', sentence: index, start: sentence.start + start, end: sentence.start + until },
    ]
  })
}
