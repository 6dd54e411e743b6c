import type { CaseLibrary } from './case-library.js'
import type { CaseQuote, CaseRecord, Claim } from './case-record.js'
import { channelName } from './channel-names.js'
import type { ExportContext } from './export/export-context.js'
import { gradeCase } from './grade-case.js'
import { gradeClaim } from './grade-claim.js'
import { fill, joinWords, sentenceFor, textFor } from './sentences.js'

/** One line of a section, with what belongs to it below. */
export interface CaseLine {
  readonly label?: string
  readonly text: string
  readonly address?: string
  readonly below?: readonly string[]
}

export interface CaseSection {
  /** Stable; does not change with the language: `claims`. */
  readonly id: string
  readonly heading: string
  readonly lines: readonly CaseLine[]
}

/** A case as a person reads it, whatever it is shown on: its sections in order, in one language. Empty ones are left out. */
export interface CasePage {
  readonly id: string
  readonly title: string
  readonly sections: readonly CaseSection[]
}

/** Lays out a whole record in words. Everything that the record holds is there; nothing is added but the grades. */
export function layOutCase(
  record: CaseRecord,
  { wording, techniques }: Pick<ExportContext, 'wording' | 'techniques'>,
): CasePage {
  const say = (key: string): string => sentenceFor(wording, key)
  const words = { say, wording, techniques, record }
  const sections: readonly (readonly [id: string, lines: readonly CaseLine[]])[] = [
    ['summary', [{ text: textFor(record.summary, wording) }]],
    ['grade', [gradeLine(words)]],
    ['kind', [{ text: say(`kind.${record.kind}.name`) }]],
    ['countries', [{ text: countries(record.countries.alleging, words) }]],
    [
      'alleged',
      [
        {
          text:
            record.countries.alleged.length === 0
              ? say('label.nobody-alleged')
              : countries(record.countries.alleged, words),
        },
      ],
    ],
    ['years', [{ text: years(record) }]],
    ['status', [{ text: say(`status.${record.status}`) }]],
    ['people', people(words)],
    ['lure', [{ text: textFor(record.lure, wording) }]],
    [
      'channels',
      record.channels.length === 0
        ? []
        : [{ text: [...new Set(record.channels.map((channel) => channelName(channel, wording)))].join(say('join')) }],
    ],
    ['stages', stages(words)],
    ['did', (record.did ?? []).map((id) => ({ text: say(id.replace('person/', 'did.')) }))],
    ['asks', record.asks.map(({ what, claims }) => ({ text: textFor(what, wording), ...resting(claims, words) }))],
    ['payments', payments(words)],
    [
      'leverage',
      record.leverage.map(({ what, claims }) => ({ text: textFor(what, wording), ...resting(claims, words) })),
    ],
    ['outcome', [{ text: textFor(record.outcome, wording) }]],
    [
      'sentence',
      record.sentence === undefined
        ? []
        : [{ text: record.sentence.asGiven, ...resting(record.sentence.claims, words) }],
    ],
    ['claims', record.claims.map((claim) => claimLine(claim, words))],
    ['gaps', gaps(words)],
    [
      'reply',
      record.reply === undefined
        ? []
        : [
            {
              label: textFor(record.reply.who, wording) + say('colon'),
              text:
                textFor(record.reply.said, wording) +
                fill(say('aside'), { text: publisherOf(record.reply.source, record) }),
            },
          ],
    ],
    [
      'recommended',
      record.recommended.map(({ what, source }) => ({
        text: textFor(what, wording) + fill(say('aside'), { text: publisherOf(source, record) }),
      })),
    ],
    ['origins', origins(words)],
    ['sources', sources(words)],
    [
      'corrections',
      record.corrections.map(({ date, what }) => ({ label: date + say('colon'), text: textFor(what, wording) })),
    ],
  ]
  return {
    id: record.id,
    title: textFor(record.title, wording),
    sections: sections
      .filter(([, lines]) => lines.length > 0)
      .map(([id, lines]) => ({ id, heading: say(`label.${id}`), lines })),
  }
}

interface Words {
  readonly say: (key: string) => string
  readonly wording: ExportContext['wording']
  readonly techniques: CaseLibrary['techniques']
  readonly record: CaseRecord
}

function gradeLine({ say, record }: Words): CaseLine {
  const { reliability, credibility } = gradeCase(record)
  return {
    label: `${reliability}${credibility}`,
    text: `${say(`reliability.${reliability}`)}${say('join-clauses')}${say(`credibility.${credibility}`)}${fill(say('aside'), { text: say('label.grade-case') })}`,
  }
}

function countries(codes: readonly string[], { say, wording }: Words): string {
  return joinWords(
    codes.map((code) => say(`country.${code}`)),
    wording,
  )
}

function years({ years: { from, to } }: CaseRecord): string {
  return to === undefined || to === from ? String(from) : `${from}–${to}`
}

function people({ record, say, wording }: Words): readonly CaseLine[] {
  return record.people.map(({ name, role, who, persona }) => ({
    ...(name === undefined ? {} : { label: name + say('colon') }),
    text:
      textFor(who, wording) +
      fill(say('aside'), {
        text: [
          say(`role.${role}`),
          ...(persona === undefined ? [] : [fill(say('label.persona'), { persona: say(`persona.${persona}.name`) })]),
        ].join(say('join')),
      }),
  }))
}

function stages(words: Words): readonly CaseLine[] {
  const { record, say, wording } = words
  return record.stages.map(({ stage, techniques, told, claims }) => ({
    label: say(`stage.${stage}.name`) + say('colon'),
    text: textFor(told, wording),
    below: [
      ...techniques.map((id) => `${titleOf(id, words)}${fill(say('aside'), { text: id })}`),
      ...(resting(claims, words).below ?? []),
    ],
  }))
}

function payments(words: Words): readonly CaseLine[] {
  const { record, say, wording } = words
  return record.payments.map(({ asGiven, kind, for: purpose, claims }) => ({
    label: say(`payment.${kind}`) + say('colon'),
    text: asGiven + (purpose === undefined ? '' : fill(say('aside'), { text: textFor(purpose, wording) })),
    ...resting(claims, words),
  }))
}

/** The grades of the claims that something rests on, so that nobody has to look them up. */
function resting(ids: readonly string[], { record, wording, say }: Words): { readonly below?: readonly string[] } {
  const claims = record.claims.filter(({ id }) => ids.includes(id))
  if (claims.length === 0) return {}
  const grades = claims.map((claim) => {
    const { reliability, credibility } = gradeClaim(record, claim, wording)
    return `${reliability}${credibility} ${claim.id}`
  })
  return { below: [`${say('label.grade')}${say('colon')}${grades.join(say('join'))}`] }
}

function claimLine(claim: Claim, { record, say, wording }: Words): CaseLine {
  const { reliability, credibility, because } = gradeClaim(record, claim, wording)
  const quoted = ({ source, words, paragraph }: CaseQuote): string =>
    `${fill(say('quoted'), { quote: words })}${fill(say('aside'), {
      text: publisherOf(source, record) + (paragraph === undefined ? '' : ` ¶${paragraph}`),
    })}`
  return {
    label: `${reliability}${credibility}`,
    text: textFor(claim.says, wording),
    below: [
      `${say(`credibility.${credibility}`)}${say('colon')}${because}`,
      ...claim.stances.map(
        ({ source, stance, note, quote }) =>
          `${publisherOf(source, record)}${say('colon')}${say(`stance.${stance}`)}${
            note === undefined ? '' : say('join-clauses') + textFor(note, wording)
          }${quote === undefined ? '' : ` ${quoted(quote)}`}`,
      ),
      ...claim.quotes.map(quoted),
    ],
  }
}

function gaps({ record, say, wording }: Words): readonly CaseLine[] {
  return record.gaps.map(({ what, note, pointedOutBy }) => ({
    label: say(`gap.${what}`) + say('colon'),
    text:
      textFor(note, wording) +
      (pointedOutBy.length === 0
        ? ''
        : fill(say('aside'), {
            text: fill(say('label.pointed-out'), {
              who: joinWords(
                pointedOutBy.map((source) => publisherOf(source, record)),
                wording,
              ),
            }),
          })),
  }))
}

function origins({ record, say, wording }: Words): readonly CaseLine[] {
  return record.origins.map(({ who, kind, reliability, because }) => ({
    label: reliability,
    text: textFor(who, wording) + fill(say('aside'), { text: say(`source-kind.${kind}`) }),
    below: [`${say(`reliability.${reliability}`)}${say('colon')}${textFor(because, wording)}`],
  }))
}

function sources({ record, say, wording }: Words): readonly CaseLine[] {
  return record.sources.map(({ publisher, title, date, language, kind, carries, address }) => ({
    label: publisher + say('colon'),
    text:
      title +
      fill(say('aside'), { text: [date, language, say(`source-kind.${kind}`)].filter(Boolean).join(say('join')) }),
    address,
    below: [
      fill(say('label.carries'), {
        who: joinWords(
          record.origins.filter(({ id }) => carries.includes(id)).map(({ who }) => textFor(who, wording)),
          wording,
        ),
      }),
    ],
  }))
}

function titleOf(id: string, { techniques, wording }: Words): string {
  const title = Object.hasOwn(techniques, id) ? techniques[id] : undefined
  return title === undefined ? id : textFor(title, wording)
}

function publisherOf(source: string, { sources: all }: CaseRecord): string {
  return all.find(({ id }) => id === source)?.publisher ?? source
}
