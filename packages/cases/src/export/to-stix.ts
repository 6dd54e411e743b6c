import type { CaseRecord, Claim, Credibility, Origin } from '../case-record.js'
import { gradeCase } from '../grade-case.js'
import { gradeClaim } from '../grade-claim.js'
import { sentenceFor, textFor } from '../sentences.js'
import { voicesOf } from '../voices-of.js'
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

/** The first day of what is no record: a date that never changes, as STIX asks of one id. */
const SHARED_SINCE = '2024-01-01'

/**
 * A STIX 2.1 bundle: a campaign, a report and attack patterns for each case, a note for each claim with its grade as
 * confidence, and an opinion for everyone who contests it. Nothing is attributed: who is said to be behind it stands in
 * words, as an allegation.
 */
export function toStix(records: readonly CaseRecord[], context: ExportContext): StixBundle {
  const maker: StixObject = {
    ...base('identity', 'telltale', datesOfShared(context)),
    name: 'Telltale',
    identity_class: 'system',
  }
  const objects = new Map<string, StixObject>([[maker.id, maker]])
  for (const record of records)
    for (const object of objectsOf(record, context, maker.id))
      // A technique is the same in every case; the first one stands for all.
      if (!objects.has(object.id)) objects.set(object.id, object)
  return {
    type: 'bundle',
    id: idOf('bundle', [context.language, ...records.map(({ id }) => id)].join(' ')),
    objects: [...objects.values()],
  }
}

function objectsOf(record: CaseRecord, context: ExportContext, maker: string): readonly StixObject[] {
  const { wording, language } = context
  const dates = datesOf(record)
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
    patternOf(technique, context, own),
  )
  const campaign: StixObject = {
    ...base('campaign', `${record.id} ${language}`, dates),
    ...own,
    ...confidence(credibility),
    name: textFor(record.title, wording),
    description: descriptionOf(record, context),
    labels: [record.kind, `status-${record.status}`],
    external_references: references,
  }
  const uses = patterns.map((pattern): StixObject => ({
    ...base('relationship', `${record.id} uses ${pattern.id}`, dates),
    ...own,
    relationship_type: 'uses',
    source_ref: campaign.id,
    target_ref: pattern.id,
  }))
  const origins = record.origins.map((origin): StixObject => ({
    ...base('identity', `${record.id} ${origin.id} ${language}`, dates),
    ...own,
    name: textFor(origin.who, wording),
    description: `${origin.reliability}: ${textFor(origin.because, wording)}`,
    ...classOf(origin),
  }))
  const claims = record.claims.flatMap((claim) => claimObjects(record, claim, campaign.id, context, own))
  const parts = [campaign, ...patterns, ...uses, ...origins, ...claims]
  const report: StixObject = {
    ...base('report', `${record.id} ${language}`, dates),
    ...own,
    ...confidence(credibility),
    name: textFor(record.title, wording),
    description: textFor(record.summary, wording),
    report_types: ['campaign'],
    published: stamp(dates.modified),
    object_refs: parts.map(({ id }) => id),
    external_references: references,
  }
  return [report, ...parts]
}

function patternOf(technique: string, context: ExportContext, own: Readonly<Record<string, string>>): StixObject {
  const { techniques, wording, language } = context
  const title = techniques[technique]
  return {
    ...base('attack-pattern', `${technique} ${language}`, datesOfShared(context)),
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
  { wording, language }: ExportContext,
  own: Readonly<Record<string, string>>,
): readonly StixObject[] {
  const dates = datesOf(record)
  const { reliability, credibility, because } = gradeClaim(record, claim, wording)
  const note: StixObject = {
    ...base('note', `${record.id} ${claim.id} ${language}`, dates),
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
      ...base('opinion', `${record.id} ${claim.id} ${stance.source} ${stance.stance} ${language}`, dates),
      ...own,
      opinion: stance.stance === 'denies' ? 'strongly-disagree' : 'disagree',
      ...(stance.note === undefined ? {} : { explanation: textFor(stance.note, wording) }),
      authors: namesOf(record, voicesOf(record, claim, stance), wording),
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

/** The names of origins, or the publisher of a source that speaks for itself. */
function namesOf(record: CaseRecord, ids: readonly string[], wording: ExportContext['wording']): readonly string[] {
  const origins = record.origins.flatMap(({ id, who }) => (ids.includes(id) ? [textFor(who, wording)] : []))
  if (origins.length > 0) return origins
  return record.sources.flatMap(({ id, publisher }) => (ids.includes(id) ? [publisher] : []))
}

/** Of which class somebody is. Nothing where it is not known: lists of the standard do not agree on a word for that. */
function classOf({ kind, several }: Origin): { readonly identity_class?: string } {
  if (kind === 'first-person') return { identity_class: several ? 'group' : 'individual' }
  return kind === 'research' || kind === 'independent-press' ? {} : { identity_class: 'organization' }
}

function confidence(credibility: Credibility): { readonly confidence?: number } {
  const value = CONFIDENCE[credibility]
  return value === undefined ? {} : { confidence: value }
}

function base(
  type: string,
  name: string,
  { created, modified }: Dates,
): StixObject & { readonly spec_version: '2.1'; readonly created: string; readonly modified: string } {
  return { type, spec_version: '2.1', id: idOf(type, name), created: stamp(created), modified: stamp(modified) }
}

/** The same object always has the same first day, whatever else is exported with it; only its newest may change. */
interface Dates {
  readonly created: string
  readonly modified: string
}

/** Of what belongs to one record. */
function datesOf(record: CaseRecord): Dates {
  const created = dayOfRecord({ ...record, corrections: [] })
  const modified = dayOfRecord(record)
  return { created, modified: modified > created ? modified : created }
}

/** Of what stands in every bundle alike: Telltale and the techniques. */
function datesOfShared({ day }: ExportContext): Dates {
  return { created: SHARED_SINCE, modified: day > SHARED_SINCE ? day : SHARED_SINCE }
}

function idOf(type: string, name: string): string {
  return `${type}--${nameUuid(`stix:${type}:${name}`)}`
}

function stamp(day: string): string {
  return `${day}T00:00:00.000Z`
}
