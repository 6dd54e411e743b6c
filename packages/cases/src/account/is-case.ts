import type { AccountPart } from './find-claims.js'
import type { FactKind } from './account-language.js'

/**
 * Whether a part of an account tells of an approach: somebody was approached, and what was done to them or by them says
 * so in more than one way. News of other crimes, and of everything else, does not. `people`: somebody may have been
 * approached, and too little says so.
 */
export function isCase({ account, part }: AccountPart): 'case' | 'people' | 'none' {
  const people = account.people.filter((person) => person.part === part)
  const approached = people.some(({ role }) => role === 'approached')
  const approacher = people.some(({ role }) => role === 'approacher')
  if (!approached && !approacher) return 'none'
  const facts = account.facts.filter(({ sentence }) => account.sentences[sentence]?.part === part)
  const has = (kind: FactKind, as?: string): boolean =>
    facts.some((fact) => fact.kind === kind && (as === undefined || fact.as === as))
  const charged = facts.some(
    ({ kind, start, end }) =>
      kind === 'charge' && account.language.chargeOfCase.test(account.source.text.slice(start, end)),
  )
  // A term of prison for somebody by name, who was drawn in, is a sign as the charge is.
  const isSentenced = people.some(
    ({ role, name, mentions }) =>
      role === 'approached' &&
      name !== undefined &&
      facts.some(
        ({ kind, sentence }) => kind === 'sentence' && mentions.some((mention) => mention.sentence === sentence),
      ),
  )
  const signs = [
    isSentenced,
    has('ask'),
    has('persona'),
    has('leverage'),
    approacher,
    charged,
    has('handed-over'),
    has('claim', 'foreign-service-behind'),
    has('claim', 'offered-money'),
    has('claim', 'asked-for-secrets'),
    has('claim', 'contacted-online'),
  ].filter(Boolean).length
  const others = [
    has('claim', 'was-paid'),
    has('claim', 'given-things'),
    has('lure'),
    has('identity'),
    has('claim', 'suspected-who'),
    has('claim', 'reported-it'),
    has('doubt', 'denied'),
    !charged && !isSentenced && (has('claim', 'arrested') || has('claim', 'sentenced')),
  ].filter(Boolean).length
  // An account of several cases may say once, before them, whose people they were.
  const isAlleged = account.sentences.some(
    ({ kind, plain }) =>
      kind !== 'frame' && account.language.findAgencies(plain).some(({ role }) => role === 'alleged'),
  )
  // Those whose work it is to find such approaches tell of one.
  const isOfSecurity = account.sentences.some(
    ({ kind, plain }) =>
      kind !== 'frame' &&
      account.language.findAgencies(plain).some(({ role, name }) => role === 'alleging' && SECURITY.test(name)),
  )
  const isOfApproaches =
    charged ||
    (isOfSecurity && has('ask') && has('handed-over')) ||
    isAlleged ||
    has('claim', 'foreign-service-behind') ||
    isHeard(account.report.outcome)
  const isNamedCase = part > 0 && people.some(({ name }) => name === undefined)
  // No technique that the engine knows, no charge, no service: then the words themselves must say more.
  const isClear =
    signs >= 3 && approached && (has('claim', 'offered-money') || has('claim', 'asked-for-secrets') || has('persona'))
  // Nothing of a service, and no technique: then what was asked, given, paid, denied and judged must say it together.
  const isLikely = approached && signs >= 1 && signs + others >= (charged ? 2 : 3)
  return isClear ||
    isLikely ||
    (isOfApproaches &&
      (signs >= (part === 0 ? 2 : 1) || (approached && signs >= 1 && (others >= 1 || has('outcome'))) || isNamedCase))
    ? 'case'
    : 'people'
}

const SECURITY =
  /state security|security (?:service|agency)|intelligence|counter-?(?:espionage|intelligence)|国家安全|國家安全/iu

function isHeard(outcome: string): boolean {
  return outcome === 'pattern' || outcome === 'caution'
}
