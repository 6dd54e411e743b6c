import { addAll } from '@telltale/model'
import type { CaseDraft, DraftCase, DraftClaim, Told } from './draft-case.js'
import { DRAFT_TEXTS } from './draft-texts.js'

/** At most so many of one kind are shown to a person; the JSON has them all. */
const MOST = 12

/** A line for a person: how deep it stands, and the words. */
export interface DraftLine {
  readonly depth: 0 | 1 | 2
  readonly text: string
}

/**
 * Says a draft in lines for a person: what each account gives, who doubts it, and what nobody gives. Words of the accounts
 * come without anything that a terminal would obey.
 *
 * @param language - `en` or `zh`; anything else is said in English.
 */
export function sayDraft(draft: CaseDraft, language: string): readonly DraftLine[] {
  const say = (key: string, values: Readonly<Record<string, string>> = {}): string => {
    const text = (language === 'zh' ? DRAFT_TEXTS[key]?.['zh'] : DRAFT_TEXTS[key]?.['en']) ?? key
    return Object.entries(values).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, () => value), text)
  }
  const lines: DraftLine[] = []
  for (const one of draft.cases) {
    addAll(lines, sayCase(one, draft, say, language))
    lines.push({ depth: 0, text: '' })
  }
  if (draft.cases.length === 0) lines.push({ depth: 0, text: say('no-case') }, { depth: 0, text: '' })
  for (const { source, text } of draft.notices) {
    const file = draft.sources.find(({ id }) => id === source)?.file ?? source
    const note = (language === 'zh' ? text['zh'] : text['en']) ?? ''
    lines.push({ depth: 0, text: say('notice', { file: plain(file), text: note }) })
  }
  if (draft.cases.length > 0) lines.push({ depth: 0, text: say('draft-only') })
  return lines
}

type Say = (key: string, values?: Readonly<Record<string, string>>) => string

function sayCase(one: DraftCase, { sources }: CaseDraft, say: Say, language: string): readonly DraftLine[] {
  const lines: DraftLine[] = [{ depth: 0, text: plain(one.title) }]
  const list = (key: string, texts: readonly string[]): void => {
    if (texts.length === 0) return
    lines.push({ depth: 1, text: say(key) })
    for (const text of texts.slice(0, MOST)) lines.push({ depth: 2, text })
    if (texts.length > MOST) lines.push({ depth: 2, text: say('more', { count: String(texts.length - MOST) }) })
  }
  const quoted = (told: readonly Told[]): readonly string[] =>
    told.map(({ asGiven }) => say('quote', { words: plain(asGiven) }))
  list(
    'sources',
    one.sources.map((id) => {
      const source = sources.find((each) => each.id === id)
      return [plain(source?.publisher ?? source?.file ?? id), source?.date].filter(Boolean).join(say('comma'))
    }),
  )
  list(
    'people',
    one.people.map(({ name, role, who, personas, provedToBe }) =>
      [
        `${say(`role.${role}`)}${say('colon')}${plain(name ?? who ?? say('nobody-named'))}`,
        ...(name === undefined || who === undefined ? [] : [plain(who)]),
        ...[...personas, ...provedToBe].map(({ asGiven }) => say('quote', { words: plain(asGiven) })),
      ].join(say('comma')),
    ),
  )
  list(
    'agencies',
    one.agencies.map(({ name, role }) => `${plain(name)}${say('aside', { text: say(`agency.${role}`) })}`),
  )
  list(
    'channels',
    one.channels.map(({ asGiven, use }) => `${plain(asGiven)}${say('aside', { text: say(`use.${use}`) })}`),
  )
  list(
    'dates',
    one.dates.map(
      ({ asGiven, resolved, of }) =>
        `${plain(asGiven)}${say('aside', { text: [say(`of.${of}`), ...(resolved === undefined || resolved === asGiven ? [] : [resolved])].join(say('comma')) })}`,
    ),
  )
  list('lure', quoted(one.lure))
  list('asks', quoted(one.asks))
  list(
    'payments',
    one.payments.map(
      ({ asGiven, kind }) => `${say('quote', { words: plain(asGiven) })}${say('aside', { text: say(`paid.${kind}`) })}`,
    ),
  )
  list('counts', quoted(one.counts))
  list('handed-over', quoted(one.handedOver))
  list('leverage', quoted(one.leverage))
  list('charges', quoted(one.charges))
  const whose = new Set(one.sentence.map(({ person }) => person)).size > 1
  list(
    'sentence',
    one.sentence.map(({ asGiven, person }) => {
      const name = one.people.find(({ id }) => id === person)?.name
      const words = say('quote', { words: plain(asGiven) })
      // With one person on trial it goes without saying.
      return whose && name !== undefined ? `${plain(name)}${say('colon')}${words}` : words
    }),
  )
  list('outcome', quoted(one.outcome))
  list(
    'places',
    one.places.map(({ asGiven }) => plain(asGiven)),
  )
  list(
    'doubts',
    one.doubts.map(
      ({ who, ground, asGiven }) =>
        `${plain(who ?? say(ground === 'denied' ? 'not-said-who' : 'the-account'))}${say('colon')}${say('quote', { words: plain(asGiven) })}${say('aside', { text: say(`ground.${ground}`) })}`,
    ),
  )
  list(
    'recommended',
    one.recommended.map(
      ({ asGiven, kind }) => `${say('quote', { words: plain(asGiven) })}${say('aside', { text: say(`rec.${kind}`) })}`,
    ),
  )
  list(
    'stages',
    one.stages.map(
      ({ stage, techniques }) =>
        `${say(`stage.${stage}`)}${say('colon')}${techniques.map(({ technique }) => technique).join(', ')}`,
    ),
  )
  const { comparison } = one
  if (comparison !== undefined) {
    const said = (ids: readonly string[]): readonly string[] => ids.flatMap((id) => claimText(one.claims, id, language))
    const nameOf = (id: string): string => {
      const source = sources.find((each) => each.id === id)
      return plain(source?.publisher ?? source?.file ?? id)
    }
    list('both-say', said(comparison.bothSay))
    for (const { source, claims } of comparison.onlyOneSays) {
      lines.push({ depth: 1, text: say('only-one', { source: nameOf(source) }) })
      for (const text of said(claims)) lines.push({ depth: 2, text })
    }
    for (const { source, claims } of comparison.disputed) {
      lines.push({ depth: 1, text: say('disputed', { source: nameOf(source) }) })
      for (const text of said(claims)) lines.push({ depth: 2, text })
    }
  }
  list(
    'gaps',
    one.gaps.map(
      ({ note, quotes }) =>
        `${(language === 'zh' ? note['zh'] : note['en']) ?? ''}${quotes.length === 0 ? '' : say('pointed-out')}`,
    ),
  )
  return lines
}

function claimText(claims: readonly DraftClaim[], id: string, language: string): readonly string[] {
  const says = claims.find((claim) => claim.id === id)?.says
  const text = language === 'zh' ? says?.['zh'] : says?.['en']
  return text === undefined ? [] : [plain(text)]
}

/** Words come from a file: whatever a terminal would obey is taken out. */
function plain(words: string): string {
  return words
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .trim()
}
