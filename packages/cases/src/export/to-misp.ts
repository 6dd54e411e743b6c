import type { CaseRecord, Claim } from '../case-record.js'
import { gradeCase } from '../grade-case.js'
import { gradeClaim } from '../grade-claim.js'
import { sentenceFor, textFor } from '../sentences.js'
import { dayOfRecord } from './day-of-record.js'
import type { ExportContext } from './export-context.js'
import { nameUuid } from './name-uuid.js'

interface MispTag {
  readonly name: string
}

interface MispAttribute {
  readonly uuid: string
  readonly type: 'link' | 'text' | 'comment'
  readonly category: 'External analysis' | 'Other'
  readonly value: string
  readonly comment: string
  readonly to_ids: false
  readonly disable_correlation: boolean
  readonly distribution: '5'
  readonly timestamp: string
  readonly Tag?: readonly MispTag[]
}

/** An event of the MISP core format. */
export interface MispEvent {
  readonly uuid: string
  readonly info: string
  readonly date: string
  readonly timestamp: string
  readonly published: false
  readonly analysis: '2'
  readonly threat_level_id: '4'
  readonly distribution: '0'
  readonly Orgc: { readonly uuid: string; readonly name: string }
  readonly Tag: readonly MispTag[]
  readonly Attribute: readonly MispAttribute[]
}

/** One event as a file of its own, several as MISP's own export has them. */
export type MispFile = { readonly Event: MispEvent } | { readonly response: readonly { readonly Event: MispEvent }[] }

/**
 * An event of the MISP core format for each case. Its sources are links, its claims texts, each tagged with its grade by the
 * taxonomy `admiralty-scale`. Nothing is an indicator, and nothing is shared further than the organisation that imports it.
 */
export function toMisp(records: readonly CaseRecord[], context: ExportContext): MispFile {
  const events = records.map((record) => ({ Event: eventOf(record, context) }))
  const [only, ...more] = events
  return only !== undefined && more.length === 0 ? only : { response: events }
}

function eventOf(record: CaseRecord, { wording, techniques, language }: ExportContext): MispEvent {
  const day = dayOfRecord(record)
  const timestamp = String(Math.floor(Date.parse(`${day}T00:00:00Z`) / 1000))
  const { reliability, credibility } = gradeCase(record)
  const attribute = (
    name: string,
    parts: Pick<MispAttribute, 'type' | 'category' | 'value' | 'comment'> & { readonly Tag?: readonly MispTag[] },
  ): MispAttribute => ({
    uuid: nameUuid(`misp:attribute:${record.id} ${name} ${language}`),
    to_ids: false,
    disable_correlation: parts.type !== 'link',
    distribution: '5',
    timestamp,
    ...parts,
  })
  const told = [...new Set(record.stages.flatMap((stage) => stage.techniques))]
  return {
    uuid: nameUuid(`misp:event:${record.id} ${language}`),
    info: textFor(record.title, wording),
    date: day,
    timestamp,
    published: false,
    analysis: '2',
    threat_level_id: '4',
    distribution: '0',
    Orgc: { uuid: nameUuid('misp:organisation'), name: 'Telltale' },
    Tag: [
      ...admiralty(reliability, credibility),
      { name: `telltale:case="${record.id}"` },
      { name: `telltale:kind="${record.kind}"` },
      { name: `telltale:status="${record.status}"` },
      ...told.map((technique) => ({ name: `telltale:technique="${technique}"` })),
    ],
    Attribute: [
      attribute('summary', {
        type: 'text',
        category: 'External analysis',
        value: textFor(record.summary, wording),
        comment: sentenceFor(wording, 'label.summary'),
      }),
      ...record.sources.map(({ id, publisher, title, address }) =>
        attribute(`source ${id}`, {
          type: 'link',
          category: 'External analysis',
          value: address,
          comment: `${publisher}${sentenceFor(wording, 'colon')}${title}`,
        }),
      ),
      ...record.claims.flatMap((claim) =>
        claimParts(record, claim, wording).map(([name, parts]) => attribute(name, parts)),
      ),
      ...record.stages.flatMap(({ stage, techniques: named, told: words }, index) =>
        attribute(`stage ${index + 1}`, {
          type: 'text',
          category: 'External analysis',
          value: textFor(words, wording),
          comment: [
            sentenceFor(wording, `stage.${stage}.name`),
            ...named.map((id) => {
              const title = techniques[id]
              return title === undefined ? id : textFor(title, wording)
            }),
          ].join(sentenceFor(wording, 'join')),
        }),
      ),
    ],
  }
}

function claimParts(
  record: CaseRecord,
  claim: Claim,
  wording: ExportContext['wording'],
): readonly (readonly [
  name: string,
  parts: Pick<MispAttribute, 'type' | 'category' | 'value' | 'comment'> & { readonly Tag?: readonly MispTag[] },
])[] {
  const { reliability, credibility, because } = gradeClaim(record, claim, wording)
  const contested = claim.stances.filter(({ stance, note }) => stance !== 'supports' && stance !== 'silent' && note)
  return [
    [
      `claim ${claim.id}`,
      {
        type: 'text',
        category: 'External analysis',
        value: textFor(claim.says, wording),
        comment: because,
        Tag: admiralty(reliability, credibility),
      },
    ],
    ...contested.map(
      ({ source, stance, note }) =>
        [
          `claim ${claim.id} ${source} ${stance}`,
          {
            type: 'comment' as const,
            category: 'Other' as const,
            value: note ? textFor(note, wording) : '',
            comment: sentenceFor(wording, `stance.${stance}`),
          },
        ] as const,
    ),
  ]
}

function admiralty(reliability: string, credibility: number): readonly MispTag[] {
  return [
    { name: `admiralty-scale:source-reliability="${reliability.toLowerCase()}"` },
    { name: `admiralty-scale:information-credibility="${credibility}"` },
  ]
}
