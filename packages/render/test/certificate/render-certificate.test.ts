import { readFileSync } from 'node:fs'
import { PROOF_CHECKS, SIGNS, isRecord, type Certificate, type ProofReason } from '@telltale/model'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { renderCertificate } from '../../src/certificate/index.js'
import { loadExposureWording } from '../exposure/example-exposures.js'

const schema: unknown = JSON.parse(
  readFileSync(new URL('../../../../docs/certificate.schema.json', import.meta.url), 'utf8'),
)

const REASONS: readonly ProofReason[] = [
  'same-file',
  'telling-name',
  'unknown-part',
  'metadata-left',
  'value-left',
  'not-filled',
  'changed-outside',
  'seen-again',
  'nothing-to-cover',
  'nothing-to-look-with',
  'cannot-be-opened',
  'cannot-be-compared',
]

const SAFE: Certificate = {
  certificateVersion: 1,
  at: '2026-01-02',
  madeBy: '0.1.0',
  original: { sha256: 'a'.repeat(64), size: 1000, format: 'jpeg' },
  copy: { sha256: 'b'.repeat(64), size: 900, format: 'jpeg', name: 'photo-1.jpg' },
  checks: PROOF_CHECKS.map((id) => ({ id, result: 'passed', looked: 3 })),
  isSafe: true,
  removed: { gps: 2, device: 1 },
  tooShort: 1,
  regions: 2,
  limits: ['hidden-in-pixels', 'meaning-of-what-is-shown', 'not-looked-at', 'style-and-surroundings'],
}
const NOT_SAFE: Certificate = {
  ...SAFE,
  isSafe: false,
  checks: PROOF_CHECKS.map((id, index) => ({
    id,
    result: 'failed',
    reason: REASONS[index] ?? 'same-file',
    looked: 5,
    wrong: 1,
    details: ['comment'],
  })),
}

test('JSON is what the published schema describes', () => {
  if (!isRecord(schema)) throw new Error('the schema is no object')
  const validate = new Ajv2020({ allErrors: true }).compile(schema)
  for (const certificate of [SAFE, NOT_SAFE]) {
    const written: unknown = JSON.parse(renderCertificate(certificate, 'json', {}, 'en'))
    expect(written).toEqual(certificate)
    expect(validate(written), JSON.stringify(validate.errors)).toBe(true)
  }
})

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  const wording = loadExposureWording(language)

  test('every check, reason, limit and sign has a sentence', () => {
    const keys = [
      ...PROOF_CHECKS.map((id) => `certificate.check.${id}`),
      ...REASONS.map((reason) => `certificate.reason.${reason}`),
      ...SAFE.limits.map((limit) => `certificate.limit.${limit}`),
      ...SIGNS.map((sign) => `label.sign.${sign}`),
    ]
    expect(keys.filter((key) => typeof wording[key] !== 'string')).toEqual([])
  })

  test.each(['html', 'markdown', 'text'] as const)('as %s it says first whether the copy is safe', (format) => {
    const [safe, not] = [SAFE, NOT_SAFE].map((each) => renderCertificate(each, format, wording, language))
    expect(safe).toContain(wording['certificate.safe'])
    expect(not).toContain(wording['certificate.not-safe'])
    expect(not).not.toContain(wording['certificate.safe'])
    for (const page of [safe, not]) expect(page).not.toMatch(/certificate\.|undefined|\{\w+\}/u)
  })
})
