import type { CaseRecord, Claim } from '../case-record.js'
import { gradeCase } from '../grade-case.js'
import { gradeClaim } from '../grade-claim.js'
import { sentenceFor, textFor } from '../sentences.js'
import { dayOfRecord } from './day-of-record.js'
import type { ExportContext } from './export-context.js'
import { nameUuid } from './name-uuid.js'

/** A number that a MISP instance gives when it imports; the format asks for one all the same. */
const NOT_GIVEN = '0'

/** A grey for every tag: a grade is no alarm. */
const COLOUR = '#6b7280'

interface MispTag {
  readonly name: string
  readonly id: typeof NOT_GIVEN
  readonly colour: string
  readonly exportable: true
}

interface MispAttribute {
  readonly uuid: string
  readonly id: typeof NOT_GIVEN
  readonly event_id: typeof NOT_GIVEN
  readonly type: 'link' | 'text' | 'comment'
  readonly category: 'External analysis' | 'Other'
  readonly value: string
  readonly comment: string
  readonly to_ids: false
  readonly disable_correlation: boolean
  readonly distribution: '5'
  readonly sharing_group_id: typeof NOT_GIVEN
  readonly timestamp: string
  readonly deleted: false
  readonly Tag?: readonly MispTag[]
}

/** An event of the MISP core format. */
export interface MispEvent {
  readonly uuid: string
  readonly id: typeof NOT_GIVEN
  readonly org_id: typeof NOT_GIVEN
  readonly orgc_id: typeof NOT_GIVEN
  readonly info: string
  readonly date: string
  readonly timestamp: string
  readonly published: false
  readonly publish_timestamp: '0'
  readonly first_publication: '0'
  readonly analysis: '2'
  readonly threat_level_id: '4'
  readonly distribution: '0'
  readonly sharing_group_id: typeof NOT_GIVEN
  readonly attribute_count: string
  readonly Orgc: { readonly uuid: string; readonly name: string; readonly id: typeof NOT_GIVEN }
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
    id: NOT_GIVEN,
    event_id: NOT_GIVEN,
    to_ids: false,
    disable_correlation: parts.type !== 'link',
    distribution: '5',
    sharing_group_id: NOT_GIVEN,
    timestamp,
    deleted: false,
    ...parts,
  })
  const told = [...new Set(record.stages.flatMap((stage) => stage.techniques))]
  const attributes = [
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
  ]
  return {
    uuid: nameUuid(`misp:event:${record.id} ${language}`),
    id: NOT_GIVEN,
    org_id: NOT_GIVEN,
    orgc_id: NOT_GIVEN,
    info: textFor(record.title, wording),
    date: day,
    timestamp,
    published: false,
    publish_timestamp: '0',
    first_publication: '0',
    analysis: '2',
    threat_level_id: '4',
    distribution: '0',
    sharing_group_id: NOT_GIVEN,
    attribute_count: String(attributes.length),
    Orgc: { uuid: nameUuid('misp:organisation'), name: 'Telltale', id: NOT_GIVEN },
    Tag: [
      ...admiralty(reliability, credibility),
      tag('telltale', 'case', record.id),
      tag('telltale', 'kind', record.kind),
      tag('telltale', 'status', record.status),
      ...told.map((technique) => tag('telltale', 'technique', technique)),
    ],
    Attribute: attributes,
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
    tag('admiralty-scale', 'source-reliability', reliability.toLowerCase()),
    tag('admiralty-scale', 'information-credibility', String(credibility)),
  ]
}

/** A machine tag. */
function tag(namespace: string, predicate: string, value: string): MispTag {
  return { name: `${namespace}:${predicate}="${value}"`, id: NOT_GIVEN, colour: COLOUR, exportable: true }
}
