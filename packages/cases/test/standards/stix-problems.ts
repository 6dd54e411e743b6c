import {
  externalReferencesSchema,
  nameSchema,
  stixBundleSchema,
  stixDomainObjectSchema,
  stixIdentifierSchema,
  stixRelationshipObjectSchema,
  stixTimestampSchema,
} from '@mitre-attack/attack-data-model'
import { isRecord } from '@telltale/model'
import { shapeProblems } from './shape-problems.js'

type Found = Readonly<Record<string, unknown>>

/** Section 4 of STIX 2.1: what each kind may be tied to, and how; only the kinds that are written. */
const TIES: ReadonlySet<string> = new Set(['campaign uses attack-pattern'])
/** Section 3.7: ties that any two objects of one kind may have, or any two at all. */
const TIES_OF_ALL: ReadonlySet<string> = new Set(['derived-from', 'duplicate-of', 'related-to'])
/** The kinds that MITRE's schemas know; of the others they hold what all kinds have in common. */
const KNOWN_TO_MITRE: ReadonlySet<unknown> = new Set(['attack-pattern', 'campaign', 'identity', 'relationship'])

/**
 * What is wrong with a STIX 2.1 bundle: by our reading of the standard, object by object; by MITRE's own schemas, as far as
 * they are of STIX and not of ATT&CK; and between its objects, which no schema can say. Nothing when all is well.
 */
export function stixProblems(bundle: unknown): readonly string[] {
  const objects = isRecord(bundle) && Array.isArray(bundle['objects']) ? bundle['objects'].filter(isRecord) : []
  return [
    ...shapeProblems('stix-2.1', bundle),
    ...(isRecord(bundle) && !stixBundleSchema.shape.id.safeParse(bundle['id']).success ? ['MITRE: id of bundle'] : []),
    ...objects.flatMap(byMitre),
    ...between(objects),
  ]
}

function byMitre(object: Found): readonly string[] {
  const { type } = object
  const schema = type === 'relationship' ? stixRelationshipObjectSchema : stixDomainObjectSchema
  const common = KNOWN_TO_MITRE.has(type) ? schema.loose() : schema.omit({ id: true, type: true }).loose()
  const times = ['created', 'modified', 'published'].filter(
    (name) => name in object && !stixTimestampSchema.safeParse(object[name]).success,
  )
  const ids = [object['id'], object['created_by_ref'], object['source_ref'], object['target_ref']].filter(
    (id) =>
      typeof id === 'string' && KNOWN_TO_MITRE.has(id.split('--')[0]) && !stixIdentifierSchema.safeParse(id).success,
  )
  return [
    ...(common.safeParse(object).error?.issues ?? []).map(({ path, message }) => `MITRE: ${path.join('.')} ${message}`),
    ...times.map((name) => `MITRE: time ${name}`),
    ...ids.map((id) => `MITRE: id ${String(id)}`),
    ...('name' in object && !nameSchema.safeParse(object['name']).success ? ['MITRE: name'] : []),
    ...('external_references' in object && !externalReferencesSchema.safeParse(object['external_references']).success
      ? ['MITRE: external references']
      : []),
  ]
}

function between(objects: readonly Found[]): readonly string[] {
  const kinds = new Map(objects.map(({ id, type }) => [id, type]))
  const problems: string[] = kinds.size === objects.length ? [] : ['two objects of one id']
  for (const object of objects) {
    const { id, type, created, modified } = object
    const say = (what: string): number => problems.push(`${String(id)} ${what}`)
    // The id begins with the kind of its object (2.9).
    if (typeof id !== 'string' || !id.startsWith(`${String(type)}--`)) say('is of another kind than its id')
    // The newest version is never older than the first (3.2).
    if (String(modified) < String(created)) say('was modified before it was made')
    // Names of properties: 3 to 250 characters, lower case; id alone is shorter (3.1).
    for (const name of Object.keys(object)) if (name !== 'id' && !/^[a-z0-9_]{3,250}$/u.test(name)) say(`has ${name}`)
    // Every reference of ours leads to an object beside it.
    for (const [name, value] of Object.entries(object))
      if (/_refs?$/u.test(name) && name !== 'object_marking_refs')
        for (const each of [value].flat()) if (!kinds.has(each)) say(`refers to nothing by ${name}`)
    if (type === 'relationship') {
      const [from, to] = [kinds.get(object['source_ref']), kinds.get(object['target_ref'])]
      const kind = String(object['relationship_type'])
      // Nothing is tied to a relationship, a bundle or a marking (5.1).
      if ([from, to].some((end) => end === 'relationship')) say('ties a relationship')
      if (!TIES.has(`${String(from)} ${kind} ${String(to)}`) && !TIES_OF_ALL.has(kind)) say(`ties by ${kind}`)
    }
  }
  return problems
}
