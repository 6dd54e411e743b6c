/** What the published forms ask of the parts of them that are written, as JSON Schemas made from their specifications. */

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const text = { type: 'string', minLength: 1 } as const
const list = (items: object): object => ({ type: 'array', items, minItems: 1, uniqueItems: true })
const idOf = (type: string): object => ({ type: 'string', pattern: `^${type}--${UUID}$` })
const stamp = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' } as const
const anyId = idOf('[a-z][a-z-]*[a-z]')

/** Members that every object of STIX 2.1 may have (section 3.2). */
const STIX_COMMON = {
  spec_version: { const: '2.1' },
  created: stamp,
  modified: stamp,
  created_by_ref: idOf('identity'),
  labels: list(text),
  confidence: { type: 'integer', minimum: 0, maximum: 100 },
  lang: { type: 'string', pattern: '^[a-z]{2,3}$' },
  external_references: list({
    type: 'object',
    additionalProperties: false,
    required: ['source_name'],
    properties: {
      source_name: text,
      description: text,
      url: { type: 'string', pattern: '^https?://' },
      external_id: text,
    },
  }),
}

function stixObject(type: string, required: readonly string[], properties: Readonly<Record<string, object>>): object {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['type', 'spec_version', 'id', 'created', 'modified', ...required],
    properties: { ...STIX_COMMON, type: { const: type }, id: idOf(type), ...properties },
  }
}

/** A bundle of STIX 2.1 (sections 4, 5 and 8), with the kinds of object that cases are written as. */
export const STIX = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'id', 'objects'],
  properties: {
    type: { const: 'bundle' },
    id: idOf('bundle'),
    objects: {
      type: 'array',
      minItems: 1,
      items: {
        oneOf: [
          stixObject('identity', ['name'], {
            name: text,
            description: text,
            identity_class: { enum: ['individual', 'group', 'system', 'organization', 'class', 'unknown'] },
          }),
          stixObject('campaign', ['name'], { name: text, description: text, first_seen: stamp }),
          stixObject('attack-pattern', ['name'], {
            name: text,
            kill_chain_phases: list({
              type: 'object',
              additionalProperties: false,
              required: ['kill_chain_name', 'phase_name'],
              properties: {
                kill_chain_name: { type: 'string', pattern: '^[a-z0-9-]+$' },
                phase_name: { type: 'string', pattern: '^[a-z0-9-]+$' },
              },
            }),
          }),
          stixObject('relationship', ['relationship_type', 'source_ref', 'target_ref'], {
            // The only one that the specification names from a campaign to an attack pattern.
            relationship_type: { const: 'uses' },
            source_ref: idOf('campaign'),
            target_ref: idOf('attack-pattern'),
          }),
          stixObject('note', ['content', 'object_refs'], {
            abstract: text,
            content: text,
            authors: list(text),
            object_refs: list(anyId),
          }),
          stixObject('opinion', ['opinion', 'object_refs'], {
            opinion: { enum: ['strongly-disagree', 'disagree', 'neutral', 'agree', 'strongly-agree'] },
            explanation: text,
            authors: list(text),
            object_refs: list(anyId),
          }),
          stixObject('report', ['name', 'published', 'object_refs'], {
            name: text,
            description: text,
            report_types: list(text),
            published: stamp,
            object_refs: list(anyId),
          }),
        ],
      },
    },
  },
}

const mispUuid = { type: 'string', pattern: `^${UUID}$` } as const
const mispStamp = { type: 'string', pattern: '^\\d{1,11}$' } as const
const mispTags = list({
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    // A machine tag: namespace, predicate, value.
    name: { type: 'string', pattern: '^[a-z][a-z-]*:[a-z-]+="[a-z0-9/-]+"$' },
  },
})

const MISP_EVENT = {
  type: 'object',
  additionalProperties: false,
  required: ['Event'],
  properties: {
    Event: {
      type: 'object',
      additionalProperties: false,
      required: [
        'uuid',
        'info',
        'date',
        'timestamp',
        'published',
        'analysis',
        'threat_level_id',
        'distribution',
        'Attribute',
      ],
      properties: {
        uuid: mispUuid,
        info: text,
        date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
        timestamp: mispStamp,
        published: { const: false },
        analysis: { enum: ['0', '1', '2'] },
        threat_level_id: { enum: ['1', '2', '3', '4'] },
        distribution: { enum: ['0', '1', '2', '3', '4'] },
        Orgc: {
          type: 'object',
          additionalProperties: false,
          required: ['uuid', 'name'],
          properties: { uuid: mispUuid, name: text },
        },
        Tag: mispTags,
        Attribute: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['uuid', 'type', 'category', 'value', 'to_ids', 'timestamp', 'distribution', 'comment'],
            properties: {
              uuid: mispUuid,
              type: { enum: ['link', 'text', 'comment'] },
              category: { enum: ['External analysis', 'Other'] },
              value: text,
              comment: text,
              to_ids: { const: false },
              disable_correlation: { type: 'boolean' },
              distribution: { enum: ['0', '1', '2', '3', '4', '5'] },
              timestamp: mispStamp,
              Tag: mispTags,
            },
          },
        },
      },
    },
  },
}

/** One event of the MISP core format, or several as MISP exports them. */
export const MISP = {
  oneOf: [
    MISP_EVENT,
    {
      type: 'object',
      additionalProperties: false,
      required: ['response'],
      properties: { response: { type: 'array', minItems: 1, items: MISP_EVENT } },
    },
  ],
}

const organisation = {
  type: 'object',
  additionalProperties: false,
  required: ['@type', 'name'],
  properties: { '@type': { enum: ['Organization', 'Person'] }, name: text },
}

/** ClaimReview, Claim and Rating of schema.org, with the members that search engines ask for. */
export const CLAIM_REVIEW = {
  type: 'object',
  additionalProperties: false,
  required: ['@context', '@graph'],
  properties: {
    '@context': { const: 'https://schema.org' },
    '@graph': {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['@type', '@id', 'claimReviewed', 'itemReviewed', 'author', 'reviewRating', 'datePublished'],
        properties: {
          '@type': { const: 'ClaimReview' },
          '@id': { type: 'string', pattern: '^urn:telltale:case:[a-z0-9-]+:[a-z0-9-]+:[a-z]{2}$' },
          claimReviewed: text,
          reviewBody: text,
          inLanguage: { enum: ['en', 'zh'] },
          datePublished: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
          author: organisation,
          itemReviewed: {
            type: 'object',
            additionalProperties: false,
            required: ['@type', 'name', 'author', 'appearance'],
            properties: {
              '@type': { const: 'Claim' },
              name: text,
              author: list(organisation),
              appearance: list({
                type: 'object',
                additionalProperties: false,
                required: ['@type', 'name', 'url', 'publisher'],
                properties: {
                  '@type': { const: 'CreativeWork' },
                  name: text,
                  url: { type: 'string', pattern: '^https?://' },
                  inLanguage: text,
                  publisher: organisation,
                  datePublished: { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' },
                },
              }),
            },
          },
          reviewRating: {
            type: 'object',
            additionalProperties: false,
            required: ['@type', 'alternateName', 'bestRating', 'worstRating', 'ratingExplanation'],
            properties: {
              '@type': { const: 'Rating' },
              ratingValue: { type: 'integer', minimum: 1, maximum: 5 },
              bestRating: { const: 5 },
              worstRating: { const: 1 },
              alternateName: text,
              ratingExplanation: text,
            },
          },
        },
      },
    },
  },
}
