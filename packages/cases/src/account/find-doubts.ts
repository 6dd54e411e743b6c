import type { GapKind } from '../case-record.js'
import { GAP_KINDS } from '../case-record.js'
import type { DraftDoubt } from './draft-case.js'
import type { NotedAccount, NotedFact, NotedSentence } from './note-account.js'
import type { NotedPerson } from './note-people.js'
import { speakersOf } from './speakers-of.js'
import { givenName } from './given-name.js'
import { pattern } from './pattern.js'
import { quoteAt } from './quote-at.js'

/** A doubt and where it stands. */
export interface PlacedDoubt {
  readonly fact: NotedFact
  readonly doubt: DraftDoubt
}

/**
 * Tells who doubts an account, on what ground, and what was not disclosed. What the person approached thought of the
 * other side is no doubt about the account.
 */
export function findDoubts(account: NotedAccount): readonly PlacedDoubt[] {
  const speakers = speakersOf(account)
  const approached = account.people.filter(({ role }) => role === 'approached' || role === 'approacher')
  const grounds: ReadonlySet<string> = new Set([
    'fabricated',
    'not-disclosed',
    'implausible',
    'unreliable-before',
    'unverified',
    'denied',
    'doubted',
  ])
  const found = account.facts.flatMap((fact): readonly PlacedDoubt[] => {
    if (fact.kind !== 'doubt' || fact.as === undefined || !grounds.has(fact.as)) return []
    const sentence = account.sentences[fact.sentence]
    if (sentence === undefined || sentence.kind === 'frame') return []
    const near = account.source.text.slice(Math.max(sentence.start, fact.start - 30), fact.end)
    const isTheirs = approached.some(({ forms }) =>
      forms.some((form) => near.includes(`${form}'s`) || near.includes(`${form}’s`) || near.includes(`${form}的`)),
    )
    if (fact.as === 'doubted' && isTheirs) return []
    const ground = groundOf(fact.as)
    const who = whoDoubts(account, sentence, fact, speakers)
    // Whoever has just been approached and did not say something to somebody leaves nothing out of an account.
    if (ground === 'not-disclosed' && who === undefined && isSubject(approached, account, fact)) return []
    return [
      {
        fact,
        doubt: {
          asGiven: quoteOf(account, fact).words,
          quotes: [quoteOf(account, fact)],
          ...(who === undefined ? {} : { who }),
          ground,
          missing: ground === 'not-disclosed' ? missingIn(account, fact) : [],
        },
      },
    ]
  })
  return withoutOverlaps(found)
}

/** What says least about the ground of a doubt stands last. */
const GROUNDS: readonly DraftDoubt['ground'][] = [
  'denied',
  'fabricated',
  'unreliable-before',
  'implausible',
  'unverified',
  'not-disclosed',
  'doubted',
]

/** "The vague nature of the account raised doubts" is one doubt, though two words of it say so: the longest, on the clearest ground. */
function withoutOverlaps(found: readonly PlacedDoubt[]): readonly PlacedDoubt[] {
  const kept: PlacedDoubt[] = []
  for (const one of [...found].sort((a, b) => lengthOf(b) - lengthOf(a))) {
    const at = kept.findIndex(({ fact }) => fact.start < one.fact.end && fact.end > one.fact.start)
    const other = kept[at]
    if (other === undefined) kept.push(one)
    else if (other.doubt.ground === 'doubted' && GROUNDS.indexOf(one.doubt.ground) < GROUNDS.indexOf('doubted'))
      kept[at] = { ...other, doubt: { ...other.doubt, ground: one.doubt.ground, missing: one.doubt.missing } }
  }
  return kept.sort((a, b) => a.fact.start - b.fact.start)
}

function lengthOf({ fact }: PlacedDoubt): number {
  return fact.end - fact.start
}

function groundOf(as: string): DraftDoubt['ground'] {
  switch (as) {
    case 'fabricated':
    case 'not-disclosed':
    case 'implausible':
    case 'unreliable-before':
    case 'unverified':
    case 'denied':
      return as
    default:
      return 'doubted'
  }
}

function quoteOf(account: NotedAccount, fact: NotedFact): ReturnType<typeof quoteAt> {
  const paragraph = account.sentences[fact.sentence]?.paragraph ?? 0
  return quoteAt(account.source, { source: account.id, paragraph, start: fact.start, end: fact.end })
}

function isSubject(people: readonly NotedPerson[], account: NotedAccount, fact: NotedFact): boolean {
  const before = account.source.text.slice(Math.max(0, fact.start - 24), fact.start).trimEnd()
  return (
    people.some(({ forms }) => forms.some((form) => before.endsWith(form))) ||
    /\b(?:he|she|He|She)$|[他她]$/u.test(before)
  )
}

function whoDoubts(
  account: NotedAccount,
  sentence: NotedSentence,
  fact: NotedFact,
  speakers: readonly (NotedPerson | undefined)[],
): string | undefined {
  const near = genericBefore(account, sentence, fact)
  const speaker = speakers[fact.sentence]
  const isHere = speaker?.mentions.some((mention) => mention.sentence === fact.sentence) === true
  if (speaker?.name !== undefined && (isHere || near === undefined)) return givenName(account, speaker)
  if (near !== undefined && speaker !== undefined) return near
  const kin = fact.as === 'denied' ? kinBefore(account, sentence, fact) : undefined
  if (kin !== undefined) return kin
  const several = fact.as === 'denied' ? severalBefore(account, sentence, fact) : undefined
  if (several !== undefined) return several
  const subject = fact.as === 'denied' ? subjectBefore(account, sentence, fact) : undefined
  if (subject !== undefined) return subject
  const speaking = fact.as === 'denied' ? speakerBefore(account, sentence, fact) : undefined
  if (speaking !== undefined) return speaking === '' ? undefined : speaking
  const insider = account.people.find(
    ({ role, mentions }) =>
      fact.as === 'denied' && role === 'approached' && mentions.some((mention) => mention.sentence === fact.sentence),
  )
  if (insider?.name !== undefined) return givenName(account, insider)
  const found = [...sentence.plain.matchAll(new RegExp(account.language.doubters.source, 'dgiu'))]
  const earlier = found.filter(
    ({ index }) => sentence.start + index <= (fact.as === 'not-disclosed' ? fact.start : fact.end),
  )
  const nearest = earlier.at(-1) ?? (fact.as === 'not-disclosed' ? undefined : found[0])
  const [start, end] = nearest?.indices?.groups?.['it'] ?? [0, 0]
  return end > start ? account.source.text.slice(sentence.start + start, sentence.start + end) : undefined
}

/** "Human rights groups questioned": whoever stands directly before the doubt. */
function genericBefore(account: NotedAccount, sentence: NotedSentence, fact: NotedFact): string | undefined {
  const found = [...sentence.plain.matchAll(new RegExp(account.language.doubters.source, 'dgiu'))]
    .map(({ indices }): readonly [number, number] => indices?.groups?.['it'] ?? [0, 0])
    .find(([start, end]) => end > start && sentence.start + end <= fact.start && fact.start - sentence.start - end < 14)
  return found === undefined
    ? undefined
    : account.source.text.slice(sentence.start + found[0], sentence.start + found[1])
}

/** "Her solicitor said", "Karim's brother said": who speaks for somebody, as they stand there. */
function kinBefore(account: NotedAccount, sentence: NotedSentence, fact: NotedFact): string | undefined {
  // "His family said" may itself be the beginning of what is quoted.
  const words = account.source.text.slice(sentence.start, Math.min(fact.end, fact.start + 8))
  const shape =
    account.language.code === 'zh'
      ? /^["“]?(?<it>[^，。；：、"“”]{0,6}(?:辩护律师|辩护人|律师|家属|家人|妻子|丈夫|父亲|母亲|兄长|弟弟))/u
      : /^["“]?(?<it>(?:His|Her|Their|The (?:defendant|accused)['’]s|\p{Lu}[\p{L}-]{1,30}['’]s) (?:defen[cs]e )?(?:lawyers?|attorney|solicitor|counsel|barrister|family|relatives|wife|husband|brother|sister|mother|father|parents|employer|spokes\p{L}+))\b/u
  return shape.exec(words)?.groups?.['it']
}

/**
 * Who denies it, where it is "Lang, reached by telephone, said", or "She told the jury", who is whoever was named last.
 * Empty where it is a pronoun, and nobody was named before.
 */
function speakerBefore(account: NotedAccount, sentence: NotedSentence, fact: NotedFact): string | undefined {
  const words = account.source.text.slice(sentence.start, fact.start)
  const inside = account.people.filter(({ role, name }) => name !== undefined && role !== 'bystander')
  const isPronoun = account.language.code === 'zh' ? /^["“]?[他她]/u.test(words) : /^["“]?(?:He|She)\b/u.test(words)
  const named = inside
    .flatMap((person) => person.mentions.map((mention) => ({ person, mention })))
    .filter(({ mention }) =>
      isPronoun
        ? mention.sentence === fact.sentence - 1
        : mention.sentence === fact.sentence && mention.start < fact.start,
    )
    .sort((one, other) => one.mention.start - other.mention.start)
  // Whoever stands directly before it, else whoever the sentence is about.
  const last = named.at(-1)
  const isDirect = last !== undefined && fact.start - last.mention.end < 3
  const person = isDirect ? last.person : named[0]?.person
  if (person !== undefined) return givenName(account, person)
  return isPronoun ? '' : undefined
}

const NAMED = "\\p{Lu}[\\p{L}'’-]{1,30}(?: \\p{Lu}[\\p{L}'’-]{1,30})?"
const SEVERAL = pattern(
  `(?<it>(?:${NAMED}, ){0,3}${NAMED},? and ${NAMED})(?: (?:both|all|each|have|had|also|later)){0,2} $|(?<zh>(?:\\p{Script=Han}某{1,2}、){0,3}\\p{Script=Han}某{1,2}[和与、及]\\p{Script=Han}某{1,2})[均都]?$`,
  'u',
)

/** "Dunn and Ozols denied it": both, as they stand there. */
function severalBefore(account: NotedAccount, sentence: NotedSentence, fact: NotedFact): string | undefined {
  const before = account.source.text.slice(Math.max(sentence.start, fact.start - 80), fact.start)
  const { it, zh } = SEVERAL.exec(before)?.groups ?? {}
  return it ?? zh
}

/** Who denies it, where they are named by what they are: "the embassy denied". */
function subjectBefore(account: NotedAccount, sentence: NotedSentence, fact: NotedFact): string | undefined {
  const before = account.source.text.slice(Math.max(sentence.start, fact.start - 40), fact.start)
  const shape =
    account.language.code === 'zh'
      ? /(?<it>[^，。；：、"“”]{2,12})$/u
      : /(?<it>(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:[\p{L}-]+ )?(?:embassy|ministry|client|lawyer|government|family|company|service|spokes\p{L}+|association|foundation|consulate|university|agency|defendant|suspect)|Moscow|Beijing|Tehran|Washington|Kyiv|London)(?: (?:has|have|had|also|later|has since))? $/u
  return shape.exec(before)?.groups?.['it']
}

function missingIn(account: NotedAccount, fact: NotedFact): readonly GapKind[] {
  const words = account.source.text.slice(fact.start, fact.end)
  return account.language.missing.flatMap(([gap, pattern]) =>
    pattern.test(words) ? GAP_KINDS.filter((kind) => kind === gap) : [],
  )
}
