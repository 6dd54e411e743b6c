import { describe, expect, test } from 'vitest'
import {
  explainVerification,
  proofsHold,
  type CheckedProofs,
  type TimeStampCheck,
  type Verification,
} from '../src/index.js'
import { manifestOf } from './made.js'

const WHOLE: Verification = {
  manifest: manifestOf([{ path: 'a.txt', content: 'a' }]),
  manifestDigest: 'ab'.repeat(32),
  files: [{ path: 'a.txt', state: 'whole' }],
  isWhole: true,
}
const GOOD: TimeStampCheck = {
  is: 'holds',
  at: '2026-03-02T00:00:00.000Z',
  authority: 'Stamps',
  accuracySeconds: 1,
  isFit: true,
}

function stamped(check: TimeStampCheck): CheckedProofs {
  return { timeStamp: { name: 'a.tsr', check } }
}

/** What stands under each heading. */
function explained(
  verification: Verification,
  proofs: CheckedProofs,
  { language = 'en', is = 'container' }: { readonly language?: string; readonly is?: 'container' | 'folder' } = {},
): Readonly<Record<string, string>> {
  const { sections } = explainVerification(verification, proofs, { language, is })
  return Object.fromEntries(sections.map(({ heading, lines }) => [heading, lines.join('\n')]))
}

const PROVED = 'What is proved'
const NOT_PROVED = 'What is not proved'
const TROUBLE = 'What does not hold'

describe('what a time-stamp proves', () => {
  test('is its time, once the authority leads up to a root that is trusted', () => {
    const said = explained(WHOLE, stamped({ ...GOOD, isTrusted: true }))
    expect(said[PROVED]).toContain('was there at 2026-03-02T00:00:00.000Z. Stamps says so')
    expect(said[NOT_PROVED]).not.toContain('When it was sealed')
    expect(said[NOT_PROVED]).not.toContain('sealed anew')
    expect(said[NOT_PROVED]).toContain('called back since')
  })

  test.each<TimeStampCheck>([
    GOOD,
    { ...GOOD, isTrusted: false },
    { ...GOOD, isFit: false },
    { ...GOOD, isFit: false, isTrusted: true },
  ])('is nothing as long as anybody could have made the authority: %j', (check) => {
    const said = explained(WHOLE, stamped(check))
    expect(said[PROVED]).not.toContain('2026-03-02')
    expect(said[PROVED]).not.toContain('Stamps')
    expect(said[NOT_PROVED]).toContain('A time-stamp says 2026-03-02T00:00:00.000Z. Its signature fits, but')
    expect(said[NOT_PROVED]).toContain('When it was sealed. The manifest says 2026-03-01T10:00:00.000Z')
    expect(said[NOT_PROVED]).toContain('opened, changed and sealed anew')
  })

  test('is said in Chinese, too', () => {
    const said = explained(WHOLE, stamped(GOOD), { language: 'zh' })
    expect(said['能证明的']).not.toContain('2026-03-02')
    expect(said['不能证明的']).toContain('谁都可以造一张写着那个名字的证书')
    expect(said['不能证明的']).toContain('重新封存')
  })
})

test('a block of Bitcoin is to be looked up, and proves nothing before', () => {
  const proof = {
    digest: 'ab'.repeat(32),
    attestations: [{ is: 'bitcoin', height: 700_000, merkleRoot: 'ef'.repeat(32) }],
  } as const
  const said = explained(WHOLE, { openTimestamps: { name: 'a.ots', proof, isAbout: true } })
  expect(said[PROVED]).not.toContain('700000')
  expect(said['What you can do']).toContain('before block 700000 of Bitcoin, if the Merkle root')
  expect(said[NOT_PROVED]).toContain('sealed anew')
})

describe('without a time-stamp', () => {
  test('files fit their manifest, and that nobody made both anew is not proved', () => {
    const said = explained(WHOLE, {})
    expect(said[PROVED]).toContain('All 1 files fit the manifest, bit for bit.')
    expect(JSON.stringify(said)).not.toMatch(/added or taken out|relied on/u)
    expect(said[NOT_PROVED]).toContain(
      'That it was not opened, changed and sealed anew by somebody who has the key (with public keys: by anybody).',
    )
  })

  test('a folder proves less still, and only an older time-stamp would help', () => {
    expect(explained(WHOLE, {}, { is: 'folder' })[NOT_PROVED]).toContain('Only an older time-stamp shows that.')
  })

  test('a part that fits is not called more than that', () => {
    const files = [
      { path: 'a.txt', state: 'whole' },
      { path: 'b.txt', state: 'changed' },
    ] as const
    const said = explained({ ...WHOLE, files, isWhole: false }, {})
    expect(said[PROVED]).toContain('1 of 2 files fit the manifest, bit for bit.')
    expect(said[TROUBLE]).toContain('b.txt')
  })
})

test.each<readonly [string, CheckedProofs]>([
  ['nothing', {}],
  ['a stamp that nobody checked', stamped(GOOD)],
  ['a stamp that is trusted', stamped({ ...GOOD, isTrusted: true, answersRequest: true })],
  ['a stamp for another request', stamped({ ...GOOD, answersRequest: false })],
  ['a stamp from before it was sealed', stamped({ ...GOOD, at: '2026-02-01T00:00:00.000Z' })],
  ['a stamp that is untrusted', stamped({ ...GOOD, isTrusted: false })],
  ['a stamp that is unfit', stamped({ ...GOOD, isFit: false })],
  ['a stamp that is broken', stamped({ is: 'broken' })],
  ['a stamp that is unreadable', stamped({ is: 'unreadable' })],
  ['a proof that is unreadable', { openTimestamps: { name: 'a.ots', isAbout: false } }],
  [
    'a proof about something else',
    { openTimestamps: { name: 'a.ots', proof: { digest: 'cd'.repeat(32), attestations: [] }, isAbout: false } },
  ],
])('whether proofs hold and what is said to be wrong with them are one: %s', (_, proofs) => {
  expect(explained(WHOLE, proofs)[TROUBLE] === undefined).toBe(proofsHold(WHOLE, proofs))
})
