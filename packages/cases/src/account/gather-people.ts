import { PERSONAS } from '@telltale/model'
import type { DraftPerson, DraftPersona, DraftQuote } from './draft-case.js'
import type { AccountPart } from './find-claims.js'
import { givenName } from './given-name.js'
import { isOfPart } from './is-of-part.js'
import type { NotedFact } from './note-account.js'
import { nameShape } from './name-shape.js'
import type { NotedPerson } from './note-people.js'
import { quoteAt } from './quote-at.js'
import { romanOf } from './roman-of.js'

/** Whoever has no name is quoted where they are first spoken of; whoever has one, where it is given. */
interface Gathered {
  readonly person: NotedPerson
  readonly part: AccountPart
  readonly personas: readonly DraftPersona[]
  readonly provedToBe: readonly DraftPersona[]
}

/** The people of a case. The same name in two accounts of it is the same person. */
export function gatherPeople(parts: readonly AccountPart[]): readonly DraftPerson[] {
  const people: DraftPerson[] = []
  for (const part of parts) {
    const here = part.account.people.filter((person) => (person.part ?? part.part) === part.part)
    const personas = personasOf(part, here, 'persona')
    const identities = personasOf(part, here, 'identity')
    for (const person of here) {
      const gathered: Gathered = {
        person,
        part,
        personas: personas.get(person) ?? [],
        provedToBe: identities.get(person) ?? [],
      }
      const same = people.findIndex((other) => isSame(other, person, people.length > 0 && part !== parts[0]))
      const other = people[same]
      if (other === undefined) people.push(draftPerson(gathered, `p${String(people.length + 1)}`))
      else people[same] = joined(other, draftPerson(gathered, other.id))
    }
  }
  return people
}

function isSame(one: DraftPerson, { name, forms, role }: NotedPerson, isOtherSource: boolean): boolean {
  if (one.name === undefined || name === undefined)
    return isOtherSource && one.name === undefined && name === undefined && one.role === role
  if (isOtherSource && one.role === role && romanOf(one.name) === romanOf(name)) return true
  return one.name === name || forms.includes(one.name) || one.alsoCalled.includes(name)
}

function joined(one: DraftPerson, other: DraftPerson): DraftPerson {
  const names = [
    ...one.alsoCalled,
    ...(other.name === undefined || other.name === one.name ? [] : [other.name]),
    ...other.alsoCalled,
  ]
  const who = one.who ?? other.who
  const age = one.age ?? other.age
  return {
    ...one,
    alsoCalled: [...new Set(names)],
    pseudonym: one.pseudonym || other.pseudonym,
    ...(who === undefined ? {} : { who }),
    ...(age === undefined ? {} : { age }),
    personas: [...one.personas, ...other.personas],
    provedToBe: [...one.provedToBe, ...other.provedToBe],
    quotes: [...one.quotes, ...other.quotes],
  }
}

function draftPerson({ person, part, personas, provedToBe }: Gathered, id: string): DraftPerson {
  const { account } = part
  const { forms, pseudonym, role, who, more, age, introduced } = person
  const name = givenName(account, person)
  const at = (mention: { readonly sentence: number; readonly start: number; readonly end: number }): DraftQuote =>
    quoteAt(account.source, {
      source: account.id,
      paragraph: account.sentences[mention.sentence]?.paragraph ?? 0,
      start: mention.start,
      end: mention.end,
    })
  const described = who === undefined ? undefined : at(who)
  const whole =
    who?.sentence === introduced.sentence
      ? at({
          sentence: who.sentence,
          start: Math.min(who.start, introduced.start),
          end: Math.max(who.end, introduced.end),
        })
      : at(introduced)
  return {
    id,
    ...(name === undefined ? {} : { name }),
    alsoCalled: forms.filter(
      (form) => form !== name && form !== person.name && standsAlone(account.source.text, form, name ?? ''),
    ),
    pseudonym,
    role,
    ...(described === undefined ? {} : { who: described.words }),
    ...(age === undefined ? {} : { age }),
    personas,
    provedToBe: provedToBe.map(({ asGiven, quotes }) => ({ asGiven, quotes })),
    quotes: [
      whole,
      ...(described === undefined || who?.sentence === introduced.sentence ? [] : [described]),
      ...(more === undefined ? [] : [at(more)]),
    ],
  }
}

/** Whether a part of a name is used by itself. */
function standsAlone(text: string, form: string, name: string): boolean {
  const inName = name.indexOf(form)
  for (const { index } of text.matchAll(new RegExp(nameShape(form), 'gu')))
    if (!text.startsWith(name, index - inName)) return true
  return false
}

/** A persona belongs to the approacher named nearest before it, in the sentence or the one before. */
function personasOf(
  part: AccountPart,
  people: readonly NotedPerson[],
  kind: 'persona' | 'identity',
): ReadonlyMap<NotedPerson, readonly DraftPersona[]> {
  const found = new Map<NotedPerson, DraftPersona[]>()
  const approachers = people.filter(({ role }) => role === 'approacher' || role === 'go-between')
  for (const fact of part.account.facts) {
    if (fact.kind !== kind || !isOfPart(part, fact.sentence, 'story')) continue
    const bearer = bearerOf(part, fact, approachers, people)
    if (bearer === undefined) continue
    const list = found.get(bearer) ?? []
    list.push(personaOf(part, fact))
    found.set(bearer, list)
  }
  return found
}

function bearerOf(
  { account }: AccountPart,
  fact: NotedFact,
  approachers: readonly NotedPerson[],
  people: readonly NotedPerson[],
): NotedPerson | undefined {
  const before = people
    .flatMap((person) => person.mentions.map((mention) => ({ person, mention })))
    .filter(({ mention }) => mention.sentence === fact.sentence && mention.start < fact.start)
    .sort((a, b) => b.mention.start - a.mention.start)
  // "A Director X from a company": what stands beside a name belongs to that name.
  if (fact.as === 'beside') {
    const [closest] = before
    return closest !== undefined && fact.start - closest.mention.end <= 3 && approachers.includes(closest.person)
      ? closest.person
      : undefined
  }
  // What a lawyer says of a client is no persona.
  const [speaker] = before
  if (speaker?.person.role === 'commentator' || speaker?.person.role === 'official') return undefined
  const nearest = before.find(({ person }) => approachers.includes(person))?.person
  if (nearest !== undefined) return nearest
  const inside = approachers.find(({ mentions }) =>
    mentions.some(({ start, end }) => start >= fact.start && end <= fact.end),
  )
  if (inside !== undefined) return inside
  // "He said he was a clerk", of the person approached, is no persona.
  const [closest] = before
  const between = closest === undefined ? undefined : account.source.text.slice(closest.mention.end, fact.start)
  if (between !== undefined && between.length < 12 && !/[,，被]/u.test(between)) return undefined
  const after = approachers.find(({ mentions }) =>
    mentions.some(({ sentence, start }) => sentence === fact.sentence && start >= fact.end && start - fact.end < 24),
  )
  if (after !== undefined) return after
  const [only] = approachers
  if (approachers.length === 1) return only
  const last = approachers
    .flatMap((person) => person.mentions.map((mention) => ({ person, mention })))
    .filter(({ mention }) => mention.sentence <= fact.sentence && mention.start < fact.start)
    .sort((a, b) => b.mention.start - a.mention.start)[0]
  return last?.person
}

function personaOf({ account }: AccountPart, { sentence, start, end }: NotedFact): DraftPersona {
  const quote = quoteAt(account.source, {
    source: account.id,
    paragraph: account.sentences[sentence]?.paragraph ?? 0,
    start,
    end,
  })
  const known = account.language.personas.find(([, words]) => words.test(quote.words))?.[0]
  const id = PERSONAS.find((persona) => persona === known)
  return { asGiven: quote.words, quotes: [quote], ...(id === undefined ? {} : { id }) }
}
