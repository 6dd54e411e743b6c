import { nameShape } from './name-shape.js'
import type { AccountLanguage, RoleCue } from './account-language.js'
import type { SentenceKind } from './note-account.js'
import type { Sentence } from './split-sentences.js'

export type Role = RoleCue['role']

/** A place where somebody is named or spoken of. */
export interface Mention {
  /** Index of the sentence. */
  readonly sentence: number
  /** In the source's text. */
  readonly start: number
  readonly end: number
}

/** Somebody an account tells of. */
export interface NotedPerson {
  readonly name?: string
  readonly forms: readonly string[]
  readonly pseudonym: boolean
  readonly role: Role
  readonly who?: Mention
  /** More of who they are said to be, behind the name. */
  readonly more?: Mention
  readonly age?: number
  /** The words that give the name, and who they are said to be. */
  readonly introduced: Mention
  readonly mentions: readonly Mention[]
  /** The case they belong to, counted from 0; undefined for those who speak of it from outside. */
  readonly part: number | undefined
}

interface Draft {
  name?: string
  forms: readonly string[]
  pseudonym: boolean
  hint?: Role | undefined
  who?: Mention
  more?: Mention
  age?: number
  introduced: Mention
  mentions: Mention[]
  role: Role
  isNewCase: boolean
}

export interface NotedPeople {
  readonly people: readonly NotedPerson[]
  /** Where each case begins: indexes of sentences, ascending. */
  readonly partStarts: readonly number[]
}

/** More than this many names are a list, not an account. */
const MOST_PEOPLE = 60

/** Finds who an account tells of, what part they play in it by the verbs around their names, and where each case begins. */
export function notePeople(
  sentences: readonly Sentence[],
  plain: readonly string[],
  kinds: readonly SentenceKind[],
  language: AccountLanguage,
): NotedPeople {
  const named = findNamed(sentences, plain, kinds, language)
  for (const person of named) {
    findMentions(person, named, sentences, plain, kinds)
    person.role = roleOf(person, plain, language)
  }
  settleApproachers(named)
  settleApproached(named)
  if (plain.some((words, index) => kinds[index] !== 'frame' && language.allPseudonyms.test(words)))
    for (const person of named) person.pseudonym ||= person.role !== 'commentator' && person.role !== 'official'
  // A capital letter or two characters alone may be anything.
  const known = named.filter(
    (person) =>
      person.role !== 'bystander' ||
      person.who !== undefined ||
      person.hint !== undefined ||
      person.pseudonym ||
      person.age !== undefined ||
      isTried(person, plain, language),
  )
  const all = [...known, ...findUnnamed(known, sentences, plain, kinds, language)].sort(
    (a, b) => a.introduced.start - b.introduced.start,
  )
  const partStarts = findParts(all, sentences, plain, language)
  return { people: placePeople(all, partStarts), partStarts }
}

function findNamed(
  sentences: readonly Sentence[],
  plain: readonly string[],
  kinds: readonly SentenceKind[],
  language: AccountLanguage,
): Draft[] {
  const byName = new Map<string, Draft>()
  for (const [index, sentence] of sentences.entries()) {
    if (kinds[index] === 'frame') continue
    const words = plain[index] ?? ''
    for (const cue of language.names) {
      for (const { indices, groups = {} } of words.matchAll(cue.pattern)) {
        const [from, end] = indices?.groups?.['name'] ?? [0, 0]
        const given = (groups['name'] ?? '').replace(/'s$/u, '')
        // "When Ana Petrova", "Sociologist Ana Petrova": a word that only opens the sentence is no part of the name.
        const name = language.nameIn(given)
        const start = from + given.length - name.length
        if (end <= start || name === '' || language.isNoName(name, cue.sure === true)) continue
        const place: Mention = {
          sentence: index,
          start: sentence.start + start,
          end: sentence.start + start + name.length,
        }
        const who =
          trimmed(words, indices?.groups?.['who']) ??
          whoBefore(words, indices?.[0]?.[0] ?? start, cue.whoBefore === true, language)
        const known = byName.get(name) ?? byForm(byName, name)
        if (known !== undefined) {
          if (cue.pseudonym) known.pseudonym = true
          known.hint ??= cue.role
          // "The accused" says least of who somebody is.
          const isOnlyAccused =
            known.who !== undefined &&
            cue.sure === true &&
            who !== undefined &&
            ACCUSED.test(plain[known.who.sentence]?.slice(...within(known.who, sentences)) ?? '')
          if ((known.who === undefined || isOnlyAccused) && who !== undefined)
            known.who = mentionAt(who, index, sentence)
          if (known.age === undefined && groups['age'] !== undefined) known.age = Number(groups['age'])
          continue
        }
        if (byName.size >= MOST_PEOPLE) continue
        byName.set(name, {
          name,
          forms: language.formsOf(name),
          pseudonym: cue.pseudonym === true,
          ...(cue.role === undefined ? {} : { hint: cue.role }),
          ...(who === undefined ? {} : { who: mentionAt(who, index, sentence) }),
          ...(groups['age'] === undefined ? {} : { age: Number(groups['age']) }),
          ...moreOf(indices?.groups?.['more'], index, sentence),
          introduced: place,
          mentions: [],
          role: 'bystander',
          isNewCase: false,
        })
      }
    }
  }
  return [...byName.values()]
}

const ACCUSED = /^(?:被告人?|犯罪嫌疑人|嫌疑人|当事人|罪犯)$/u

function within({ sentence, start, end }: Mention, sentences: readonly Sentence[]): readonly [number, number] {
  const from = sentences[sentence]?.start ?? 0
  return [start - from, end - from]
}

/** "…的女子": what belongs to the words before is left to them. */
function trimmed(words: string, who: readonly [number, number] | undefined): readonly [number, number] | undefined {
  if (who === undefined) return undefined
  const given = words.slice(who[0], who[1])
  // "…法院21日对…会计": whoever acts stands before, and whom they act on behind.
  const acted =
    /^[^，。]*(?:\d日|法院|机关|[部局厅院])(?:依法)?[对将把向](?![外方口])(?=[^，。]{2,}$)/u.exec(given)?.[0].length ??
    0
  const lead =
    acted || (/^(?:被(?!告)|(?:连同|以及|及)?其(?!他)|[的了由是，名为系和与、将把对向])+/u.exec(given)?.[0].length ?? 0)
  return who[0] + lead < who[1] ? [who[0] + lead, who[1]] : undefined
}

function moreOf(place: readonly [number, number] | undefined, index: number, sentence: Sentence): { more?: Mention } {
  return place === undefined ? {} : { more: mentionAt(place, index, sentence) }
}

function mentionAt([start, end]: readonly [number, number], index: number, sentence: Sentence): Mention {
  return { sentence: index, start: sentence.start + start, end: sentence.start + end }
}

/** "Guo" is Guo Min, where Guo Min was named before. */
function byForm(byName: ReadonlyMap<string, Draft>, name: string): Draft | undefined {
  for (const person of byName.values()) {
    if (person.forms.includes(name)) return person
    // A title before a name that is known, or a known name whose title is left out.
    if (
      person.name !== undefined &&
      person.name.includes(' ') &&
      name.includes(' ') &&
      (person.name.endsWith(` ${name}`) || name.endsWith(` ${person.name}`))
    )
      return person
    const isTitled =
      person.name?.includes(' ') === false && name.endsWith(` ${person.name}`) && name.split(' ').length === 2
    if (isTitled && /^(?:Mr|Mrs|Ms|Miss)\.? /u.test(name)) return person
  }
  return undefined
}

function whoBefore(
  words: string,
  end: number,
  isWanted: boolean,
  language: AccountLanguage,
): readonly [number, number] | undefined {
  if (!isWanted) return undefined
  const phrase = language.phraseBefore(words, end)
  return phrase === undefined ? undefined : [phrase.start, phrase.end]
}

/** Where the name, or a part of it that is nobody else's, stands. */
function findMentions(
  person: Draft,
  all: readonly Draft[],
  sentences: readonly Sentence[],
  plain: readonly string[],
  kinds: readonly SentenceKind[],
): void {
  const forms = person.forms.filter(
    (form) => form === person.name || all.every((other) => other === person || !other.forms.includes(form)),
  )
  person.forms = forms
  const pattern = new RegExp(
    forms
      .map(nameShape)
      .sort((a, b) => b.length - a.length)
      .join('|'),
    'gu',
  )
  for (const [index, sentence] of sentences.entries()) {
    if (kinds[index] === 'frame') continue
    const words = plain[index] ?? ''
    for (const { 0: found, index: at } of words.matchAll(pattern)) {
      const isInLonger = all.some(
        (other) =>
          other !== person &&
          other.name !== undefined &&
          other.name.length > found.length &&
          other.name.includes(found) &&
          words.slice(Math.max(0, at - other.name.length), at + other.name.length).includes(other.name),
      )
      if (!isInLonger)
        person.mentions.push({ sentence: index, start: sentence.start + at, end: sentence.start + at + found.length })
    }
  }
}

function roleOf({ forms, mentions, hint, name }: Draft, plain: readonly string[], language: AccountLanguage): Role {
  const scores = new Map<Role, number>()
  if (hint !== undefined) scores.set(hint, 2)
  const any = `(?:${forms.map((form) => form.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&')).join('|')})`
  const heard = [...new Set(mentions.map(({ sentence }) => sentence))]
  for (const { role, pattern, weight } of language.roles) {
    const shape = pattern(any)
    for (const index of heard) {
      const count = Math.min(3, [...(plain[index] ?? '').matchAll(shape)].length)
      if (count > 0) scores.set(role, (scores.get(role) ?? 0) + count * weight)
    }
  }
  // A surname before "he": the name and the pronoun are one word, and both mean the same person.
  if (name === 'He') scores.set('approached', (scores.get('approached') ?? 0) + 1)
  const [best] = [...scores].sort((a, b) => b[1] - a[1])
  return best?.[0] ?? 'bystander'
}

/** A whole name beside what a court did with its bearer is somebody's, though nothing else is told of them. */
function isTried({ name, mentions }: Draft, plain: readonly string[], language: AccountLanguage): boolean {
  return (
    name !== undefined &&
    /\p{L} \p{Lu}|^\p{Script=Han}某/u.test(name) &&
    mentions.some(({ sentence }) => language.tried.test(plain[sentence] ?? ''))
  )
}

/** Somebody who only brings others in is a go-between where there are others. */
function settleApproachers(named: readonly Draft[]): void {
  const approachers = named.filter(({ role }) => role === 'approacher')
  for (const person of named) if (person.role === 'go-between' && approachers.length === 0) person.role = 'approacher'
}

/**
 * Where nobody by name was drawn in, whoever the account tells most of is: somebody whose age or work is given, and who
 * has no other part in it.
 */
function settleApproached(named: readonly Draft[]): void {
  if (named.some(({ role }) => role === 'approached')) return
  const [main] = named
    .filter(
      ({ role, hint, who, age, mentions }) =>
        role === 'bystander' &&
        hint === undefined &&
        (who !== undefined || age !== undefined) &&
        new Set(mentions.map(({ sentence }) => sentence)).size > 1,
    )
    .sort((one, other) => other.mentions.length - one.mentions.length)
  if (main !== undefined) main.role = 'approached'
}

function findUnnamed(
  named: readonly Draft[],
  sentences: readonly Sentence[],
  plain: readonly string[],
  kinds: readonly SentenceKind[],
  language: AccountLanguage,
): readonly Draft[] {
  const found: Draft[] = []
  for (const [index, sentence] of sentences.entries()) {
    if (kinds[index] !== 'story') continue
    for (const cue of language.unnamed) {
      for (const { indices } of (plain[index] ?? '').matchAll(cue.pattern)) {
        const [start, end] = indices?.groups?.['who'] ?? [0, 0]
        if (end <= start) continue
        const place = mentionAt([start, end], index, sentence)
        // "A woman named X": the name follows closely. "X, an employee": the name stands before.
        const overlaps = (other: Mention): boolean =>
          place.start < other.end + 3 && place.end + (language.code === 'zh' ? 2 : 12) > other.start
        const isOf = ({ mentions, introduced, who }: Draft): boolean =>
          overlaps(introduced) ||
          mentions.some(overlaps) ||
          (who !== undefined && place.start < who.end && place.end > who.start)
        if (named.some(isOf)) continue
        if (found.some(({ introduced }) => overlaps(introduced))) continue
        found.push({
          forms: [],
          pseudonym: false,
          introduced: place,
          who: place,
          mentions: [place],
          role: cue.role,
          isNewCase: cue.newCase === true,
        })
      }
    }
  }
  const isTold = [...named, ...found].some(({ role }) => role === 'approached')
  return isTold ? found : [...found, ...findNarrator(sentences, plain, kinds, language)]
}

/** An account in the first person is about whoever tells it. */
function findNarrator(
  sentences: readonly Sentence[],
  plain: readonly string[],
  kinds: readonly SentenceKind[],
  language: AccountLanguage,
): readonly Draft[] {
  const mentions = sentences.flatMap((sentence, index): readonly Mention[] => {
    const match = kinds[index] === 'frame' ? null : language.narrator.exec(plain[index] ?? '')
    const start = sentence.start + (match?.index ?? 0)
    return match === null ? [] : [{ sentence: index, start, end: start + match[0].length }]
  })
  const [first] = mentions
  if (first === undefined || mentions.length < 2) return []
  return [{ forms: [], pseudonym: false, introduced: first, mentions, role: 'approached', isNewCase: false }]
}

/** A case begins with the first mention of another person who was approached and has no part in the one before. */
function findParts(
  people: readonly Draft[],
  sentences: readonly Sentence[],
  plain: readonly string[],
  language: AccountLanguage,
): readonly number[] {
  const starts: number[] = []
  let current: Draft | undefined
  for (const person of people) {
    if (person.role !== 'approached') continue
    if (current === undefined) {
      // Somebody without a name who is named later is the same; so is what stands before.
      if (person.name === undefined && people.some((other) => other.role === 'approached' && other.name !== undefined))
        continue
      current = person
      starts.push(firstOf(person))
      continue
    }
    const start = firstOf(person)
    const held: Draft = current
    const paragraph = sentences[start]?.paragraph ?? 0
    const last = held.mentions.at(-1)?.sentence ?? firstOf(held)
    const isMarked = isAnotherCase(start, sentences, plain, language)
    if (person.name === undefined) {
      if (!person.isNewCase || paragraph <= (sentences[last]?.paragraph ?? 0)) continue
    } else {
      const sharesSentence = person.mentions.some(({ sentence }) =>
        held.mentions.some((other) => other.sentence === sentence),
      )
      const isOver = paragraph > (sentences[last]?.paragraph ?? 0)
      if (sharesSentence || (!isMarked && !isOver)) continue
    }
    current = person
    starts.push(startOfPart(start, sentences, plain, language))
  }
  return starts
}

function firstOf({ introduced, mentions }: Draft): number {
  return Math.min(introduced.sentence, mentions[0]?.sentence ?? introduced.sentence)
}

function isAnotherCase(
  start: number,
  sentences: readonly Sentence[],
  plain: readonly string[],
  language: AccountLanguage,
): boolean {
  const paragraph = sentences[start]?.paragraph ?? 0
  for (let index = start; index >= 0 && (sentences[index]?.paragraph ?? -1) >= paragraph - 1; index--)
    if (language.anotherCase.test(plain[index] ?? '')) return true
  return false
}

/** Back to where the other case is announced, or to the beginning of the paragraph. */
function startOfPart(
  start: number,
  sentences: readonly Sentence[],
  plain: readonly string[],
  language: AccountLanguage,
): number {
  const paragraph = sentences[start]?.paragraph ?? 0
  let first = start
  for (let index = start - 1; index >= 0 && (sentences[index]?.paragraph ?? -1) >= paragraph - 1; index--)
    if (sentences[index]?.paragraph === paragraph || language.anotherCase.test(plain[index] ?? '')) first = index
  return first
}

function placePeople(people: readonly Draft[], starts: readonly number[]): readonly NotedPerson[] {
  const partOf = (sentence: number): number =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= sentence),
    )
  const placed: NotedPerson[] = []
  for (const person of people) {
    const part = starts.length < 2 ? 0 : partOf(firstOf(person))
    const sameRole = placed.filter((other) => other.part === part && other.role === person.role)
    // Whoever has no name in a case where that role has one is most likely the same person.
    if (person.name === undefined) {
      const later = people.some(
        (other) =>
          other.name !== undefined &&
          other.role === person.role &&
          (starts.length < 2 || partOf(firstOf(other)) === part),
      )
      if (later || sameRole.length > 0) continue
    }
    const lead = person.who === undefined && person.name !== undefined ? leadOf(person, people, partOf) : undefined
    placed.push(placedPerson(lead === undefined ? person : { ...person, who: lead }, part))
  }
  return placed
}

/** "A former analyst", in the first sentence, is who the person named in the second one is. */
function leadOf(person: Draft, people: readonly Draft[], partOf: (sentence: number) => number): Mention | undefined {
  return people.find(
    (other) =>
      other.name === undefined &&
      other.who !== undefined &&
      other.role === person.role &&
      person.role === 'approached' &&
      firstOf(other) <= firstOf(person) &&
      partOf(firstOf(other)) === partOf(firstOf(person)),
  )?.who
}

function placedPerson(
  { name, forms, pseudonym, role, who, more, age, introduced, mentions }: Draft,
  part: number,
): NotedPerson {
  return {
    ...(name === undefined ? {} : { name }),
    forms,
    pseudonym,
    role,
    ...(who === undefined ? {} : { who }),
    ...(more === undefined ? {} : { more }),
    ...(age === undefined ? {} : { age }),
    introduced,
    mentions,
    part,
  }
}
