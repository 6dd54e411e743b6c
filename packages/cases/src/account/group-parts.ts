import type { AccountPart } from './find-claims.js'
import { gatherMoney } from './gather-money.js'
import type { NotedPerson } from './note-people.js'
import { romanOf } from './roman-of.js'
import { termOf } from './term-of.js'

/** So many propositions must be asserted by both before two accounts are held to tell of one case. */
const SHARED_CLAIMS = 3

/**
 * Puts together the parts of accounts that tell of one case: the person approached has the same name, and both assert
 * several of the same propositions. A common surname alone is not enough; in doubt they stay apart.
 */
export function groupParts(parts: readonly AccountPart[]): readonly (readonly AccountPart[])[] {
  const groups: AccountPart[][] = []
  for (const part of parts) {
    const same = groups.find((group) =>
      group.some((other) => other.account.id !== part.account.id && isSameCase(other, part)),
    )
    if (same === undefined) groups.push([part])
    else same.push(part)
  }
  return groups
}

function isSameCase(one: AccountPart, other: AccountPart): boolean {
  const a = namedApproached(one)
  const b = namedApproached(other)
  if (contradicts(one, other)) return false
  const shared = claimsOf(one).filter((claim) => claimsOf(other).includes(claim)).length
  // Where one names nobody: it cites the other's paper, and gives the same sum and the same persona.
  if (a === undefined || b === undefined)
    return (
      shared >= 1 && (cites(one, other) || cites(other, one)) && sharesAmount(one, other) && sharesPersona(one, other)
    )
  if (!isSameName(a, b)) return false
  if (isInitials(a) && a.age !== undefined && b.age !== undefined && a.age !== b.age) return false
  if (isInitials(a) && (sharesAmount(one, other) || sharesPersona(one, other))) return shared >= 1
  // An approacher of the same name, or a full name, says more than a surname does.
  const isSure = fullName(a) || approachersOf(one).some((name) => approachersOf(other).includes(name))
  return shared >= (isSure ? 1 : SHARED_CLAIMS)
}

function namedApproached({ account, part }: AccountPart): NotedPerson | undefined {
  return account.people.find(
    (person) => person.part === part && person.role === 'approached' && person.name !== undefined,
  )
}

function isSameName(a: NotedPerson, b: NotedPerson): boolean {
  return a.name === b.name || a.forms.some((form) => b.forms.includes(form)) || romanOf(a.name) === romanOf(b.name)
}

/** "R.K.": fewer people share it than a surname, more than a whole name. */
function isInitials({ name }: NotedPerson): boolean {
  return /^(?:\p{Lu}\.){2,3}$/u.test(name ?? '')
}

/** Whether an account says that it has the story from the other's paper. */
function cites({ account }: AccountPart, other: AccountPart): boolean {
  const publisher = other.account.heading.publisher?.name.replace(/^the /iu, '')
  return (
    publisher !== undefined &&
    publisher.length > 2 &&
    account.facts.some(
      ({ kind, start, end }) => kind === 'attribution' && account.source.text.slice(start, end).includes(publisher),
    )
  )
}

function sharesAmount(one: AccountPart, other: AccountPart): boolean {
  const sums = gatherMoney([one]).flatMap(({ amount, currency }) =>
    amount === undefined ? [] : [`${String(amount)} ${currency ?? ''}`],
  )
  return gatherMoney([other]).some(({ amount, currency }) => sums.includes(`${String(amount)} ${currency ?? ''}`))
}

function sharesPersona(one: AccountPart, other: AccountPart): boolean {
  const words = personasOf(other)
  return personasOf(one).some((persona) => words.includes(persona))
}

/** What somebody claimed to be, without the words that say that they claimed it: "insurance investigator". */
function personasOf({ account, part }: AccountPart): readonly string[] {
  return account.facts.flatMap(({ kind, as, sentence, start, end }) => {
    if (kind !== 'persona' || as === 'beside' || account.sentences[sentence]?.part !== part) return []
    const words = account.source.text.slice(start, end).toLowerCase()
    const persona =
      /(?:\b(?:as|be|being|is|was|of) (?:an? |the )|(?:自称|冒充|假扮|谎称)(?:是|为)?["“「]?)(?<it>.{3,40}?)(?: (?:in|at|on|who|and|was|were|from)\b|[,.;，。；"”」]|$)/u.exec(
        words,
      )?.groups?.['it']
    return persona === undefined ? [] : [persona.trim()]
  })
}

function fullName({ name, pseudonym }: NotedPerson): boolean {
  return (
    name !== undefined &&
    !pseudonym &&
    (/\p{Lu}\p{L}{1,30} \p{Lu}\p{L}/u.test(name) || /^(?!.*某)\p{Script=Han}{2,4}$/u.test(name))
  )
}

function approachersOf({ account, part }: AccountPart): readonly string[] {
  return account.people.flatMap((person) =>
    person.part === part && person.role === 'approacher' && person.name !== undefined
      ? [person.name.toLowerCase()]
      : [],
  )
}

function claimsOf({ account, part }: AccountPart): readonly string[] {
  const claims = account.facts.flatMap(({ kind, as, sentence }) =>
    kind === 'claim' && as !== undefined && as !== 'made-public' && account.sentences[sentence]?.part === part
      ? [as]
      : [],
  )
  return [...new Set(claims)]
}

/** Two different terms of prison are two cases. */
function contradicts(one: AccountPart, other: AccountPart): boolean {
  const a = termsOf(one)
  const b = termsOf(other)
  return a.length > 0 && b.length > 0 && !a.some((term) => b.includes(term))
}

/** Terms of prison in months. */
function termsOf({ account, part }: AccountPart): readonly number[] {
  return account.facts.flatMap(({ kind, as, sentence, start, end }) => {
    if (kind !== 'sentence' || as !== 'prison' || account.sentences[sentence]?.part !== part) return []
    const { years, months } = termOf(account.source.text.slice(start, end))
    return years === undefined && months === undefined ? [] : [(years ?? 0) * 12 + (months ?? 0)]
  })
}
