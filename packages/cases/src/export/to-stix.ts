import type { CaseRecord, Claim, Credibility, Origin, SourceStance } from '../case-record.js'
import { gradeCase } from '../grade-case.js'
import { gradeClaim } from '../grade-claim.js'
import { sentenceFor, textFor } from '../sentences.js'
import { dayOfRecord } from './day-of-record.js'
import type { ExportContext } from './export-context.js'
import { nameUuid } from './name-uuid.js'

/** An object of STIX 2.1. */
export type StixObject = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string }

export interface StixBundle {
  readonly type: 'bundle'
  readonly id: string
  readonly objects: readonly StixObject[]
}

/** The scale for information credibility in STIX 2.1, appendix A. What cannot be judged has no value there. */
const CONFIDENCE: Readonly<Record<Credibility, number | undefined>> = {
  1: 90,
  2: 70,
  3: 50,
  4: 30,
  5: 10,
  6: undefined,
}

/**
 * A STIX 2.1 bundle: a campaign, a report and attack patterns for each case, a note for each claim with its grade as
 * confidence, and an opinion for everyone who contests it. Nothing is attributed: who is said to be behind it stands in
 * words, as an allegation.
 */
export function toStix(records: readonly CaseRecord[], context: ExportContext): StixBundle {
  const days = records.map(dayOfRecord).sort()
  const maker: StixObject = {
    ...base('identity', 'telltale', days[0] ?? '2024-01-01'),
    name: 'Telltale',
    identity_class: 'system',
  }
  const objects = new Map<string, StixObject>([[maker.id, maker]])
  for (const record of records)
    for (const object of objectsOf(record, context, maker.id))
      // A technique is the same in every case; the first one stands for all.
      if (!objects.has(object.id)) objects.set(object.id, object)
  return { type: 'bundle', id: idOf('bundle', records.map(({ id }) => id).join(' ')), objects: [...objects.values()] }
}

function objectsOf(record: CaseRecord, context: ExportContext, maker: string): readonly StixObject[] {
  const { wording, language } = context
  const day = dayOfRecord(record)
  const own = { created_by_ref: maker, lang: language }
  const { credibility } = gradeCase(record)
  const references = [
    { source_name: 'telltale', external_id: record.id },
    ...record.sources.map(({ publisher, title, address }) => ({
      source_name: publisher,
      description: title,
      url: address,
    })),
  ]
  const patterns = [...new Set(record.stages.flatMap(({ techniques }) => techniques))].map((technique) =>
    patternOf(technique, day, context, own),
  )
  const campaign: StixObject = {
    ...base('campaign', record.id, day),
    ...own,
    ...confidence(credibility),
    name: textFor(record.title, wording),
    description: descriptionOf(record, context),
    labels: [record.kind, `status-${record.status}`],
    external_references: references,
  }
  const uses = patterns.map((pattern): StixObject => ({
    ...base('relationship', `${record.id} uses ${pattern.id}`, day),
    ...own,
    relationship_type: 'uses',
    source_ref: campaign.id,
    target_ref: pattern.id,
  }))
  const origins = record.origins.map((origin): StixObject => ({
    ...base('identity', `${record.id} ${origin.id}`, day),
    ...own,
    name: textFor(origin.who, wording),
    description: `${origin.reliability}: ${textFor(origin.because, wording)}`,
    identity_class: classOf(origin),
  }))
  const claims = record.claims.flatMap((claim) => claimObjects(record, claim, campaign.id, context, own))
  const parts = [campaign, ...patterns, ...uses, ...origins, ...claims]
  const report: StixObject = {
    ...base('report', record.id, day),
    ...own,
    ...confidence(credibility),
    name: textFor(record.title, wording),
    description: textFor(record.summary, wording),
    report_types: ['campaign'],
    published: stamp(day),
    object_refs: parts.map(({ id }) => id),
    external_references: references,
  }
  return [report, ...parts]
}

function patternOf(
  technique: string,
  day: string,
  { techniques, wording }: ExportContext,
  own: Readonly<Record<string, string>>,
): StixObject {
  const title = techniques[technique]
  return {
    ...base('attack-pattern', technique, day),
    ...own,
    name: title === undefined ? technique : textFor(title, wording),
    kill_chain_phases: [{ kill_chain_name: 'telltale-stages', phase_name: technique.split('/', 1)[0] }],
    external_references: [{ source_name: 'telltale', external_id: technique }],
  }
}

function claimObjects(
  record: CaseRecord,
  claim: Claim,
  about: string,
  { wording }: ExportContext,
  own: Readonly<Record<string, string>>,
): readonly StixObject[] {
  const day = dayOfRecord(record)
  const { reliability, credibility, because } = gradeClaim(record, claim, wording)
  const note: StixObject = {
    ...base('note', `${record.id} ${claim.id}`, day),
    ...own,
    ...confidence(credibility),
    abstract: textFor(claim.says, wording),
    content: `${textFor(claim.says, wording)} ${reliability}${credibility}: ${because}`,
    authors: namesOf(record, claim.assertedBy, wording),
    labels: [`source-reliability-${reliability.toLowerCase()}`, `information-credibility-${credibility}`],
    object_refs: [about],
  }
  const opinions = claim.stances
    .filter(({ stance }) => stance === 'disputes' || stance === 'denies' || stance === 'corrects')
    .map((stance): StixObject => ({
      ...base('opinion', `${record.id} ${claim.id} ${stance.source} ${stance.stance}`, day),
      ...own,
      opinion: stance.stance === 'denies' ? 'strongly-disagree' : 'disagree',
      ...(stance.note === undefined ? {} : { explanation: textFor(stance.note, wording) }),
      authors: voicesOf(record, claim, stance, wording),
      object_refs: [note.id],
    }))
  return [note, ...opinions]
}

function descriptionOf(record: CaseRecord, { wording }: ExportContext): string {
  const say = (key: string): string => sentenceFor(wording, key)
  const country = (code: string): string => say(`country.${code}`)
  const alleged = record.countries.alleged.map(country).join(say('join')) || say('label.nobody-alleged')
  return [
    textFor(record.summary, wording),
    `${say('label.countries')}${say('colon')}${record.countries.alleging.map(country).join(say('join'))}`,
    `${say('label.alleged')}${say('colon')}${alleged}`,
    `${say('label.years')}${say('colon')}${[...new Set([record.years.from, record.years.to ?? record.years.from])].join('–')}`,
    `${say('label.status')}${say('colon')}${say(`status.${record.status}`)}`,
  ].join('\n')
}

function voicesOf(
  record: CaseRecord,
  claim: Claim,
  { source, by }: SourceStance,
  wording: ExportContext['wording'],
): readonly string[] {
  const carried = record.sources.find(({ id }) => id === source)
  const others = by ?? carried?.carries.filter((origin) => !claim.assertedBy.includes(origin)) ?? []
  return others.length > 0 ? namesOf(record, others, wording) : [carried?.publisher ?? source]
}

function namesOf(record: CaseRecord, ids: readonly string[], wording: ExportContext['wording']): readonly string[] {
  return record.origins.flatMap(({ id, who }) => (ids.includes(id) ? [textFor(who, wording)] : []))
}

function classOf({ kind }: Origin): string {
  if (kind === 'first-person') return 'individual'
  return kind === 'research' || kind === 'independent-press' ? 'unknown' : 'organization'
}

function confidence(credibility: Credibility): { readonly confidence?: number } {
  const value = CONFIDENCE[credibility]
  return value === undefined ? {} : { confidence: value }
}

function base(
  type: string,
  name: string,
  day: string,
): StixObject & { readonly spec_version: '2.1'; readonly created: string; readonly modified: string } {
  return { type, spec_version: '2.1', id: idOf(type, name), created: stamp(day), modified: stamp(day) }
}

function idOf(type: string, name: string): string {
  return `${type}--${nameUuid(`stix:${type}:${name}`)}`
}

function stamp(day: string): string {
  return `${day}T00:00:00.000Z`
}
