import { describe, expect, test } from 'vitest'
import type { CaseRecord, CaseStatus, Claim, SourceKind, SourceStance } from '../src/case-record.js'
import { gradeCase } from '../src/grade-case.js'
import { gradeClaim } from '../src/grade-claim.js'
import { caseWording } from './case-wording.js'
import { EXAMPLE } from './example-record.js'

const en = caseWording('en')
const zh = caseWording('zh')
const both = (text: string) => ({ en: text, zh: `${text}某` })

/** A record with as many origins as given, each in a source of its own, and one claim they all assert. */
function recordOf({
  kinds,
  status = 'alleged',
  shown = false,
  against = [],
}: {
  readonly kinds: readonly SourceKind[]
  readonly status?: CaseStatus
  readonly shown?: boolean
  readonly against?: readonly (readonly [stance: SourceStance['stance'], kind: SourceKind])[]
}): { readonly record: CaseRecord; readonly claim: Claim } {
  const all = [...kinds, ...against.map(([, kind]) => kind)]
  const claim: Claim = {
    id: 'it-happened',
    says: both('It happened'),
    assertedBy: kinds.map((_, index) => `origin-${index}`),
    stances: [
      ...kinds.map((_, index) => ({ source: `source-${index}`, stance: 'supports' as const })),
      ...against.map(([stance], index) => ({
        source: `source-${kinds.length + index}`,
        stance,
        note: both('Why'),
      })),
    ],
    quotes: [],
    shown,
  }
  const record: CaseRecord = {
    ...EXAMPLE,
    status,
    origins: all.map((kind, index) => ({
      id: `origin-${index}`,
      who: both(`Voice ${index}`),
      kind,
      reliability: 'C',
      because: both('So it is.'),
    })),
    sources: all.map((kind, index) => ({
      id: `source-${index}`,
      publisher: `Paper ${index}`,
      title: 'Title',
      language: 'en',
      address: `https://paper.example/${index}`,
      kind,
      carries: [`origin-${index}`],
    })),
    claims: [claim],
  }
  return { record, claim }
}

const P = 'independent-press'
const O = 'official-statement'
const C = 'court'

describe('how credible a claim is', () => {
  // The table of docs/grading-cases.md.
  test.each([
    ['one origin, nothing shown', { kinds: [O] }, 6],
    ['one origin, something shown', { kinds: [O], shown: true }, 3],
    ['two origins, nothing shown', { kinds: [O, P] }, 3],
    ['two origins, something shown', { kinds: [O, P], shown: true }, 2],
    ['three origins, nothing shown', { kinds: [O, P, P] }, 2],
    ['three origins, something shown', { kinds: [O, P, P], shown: true }, 1],
    ['a court that convicted, alone', { kinds: [C], status: 'convicted' }, 2],
    ['a court that convicted, and something shown', { kinds: [C], status: 'convicted', shown: true }, 1],
    ['a court that convicted, and another origin', { kinds: [C, P], status: 'convicted' }, 1],
    ['a court that convicted, and the officials who brought the case', { kinds: [C, O], status: 'convicted' }, 2],
    ['a court that convicted, officials and a paper', { kinds: [C, O, P], status: 'convicted' }, 1],
    ['a court before any verdict, and officials', { kinds: [C, O], status: 'charged' }, 6],
    ['a court that acquitted, alone', { kinds: [C], status: 'acquitted' }, 2],
    ['a court that acquitted, and something shown', { kinds: [C], status: 'acquitted', shown: true }, 1],
    [
      'a court that acquitted, contested by another',
      { kinds: [C], status: 'acquitted', against: [['disputes', C]] },
      5,
    ],
    ['somebody acquitted, and officials say so beside the court', { kinds: [C, O], status: 'acquitted' }, 6],
    ['a court that acquitted, denied', { kinds: [C], status: 'acquitted', against: [['denies', O]] }, 2],
    ['a court where nobody is convicted yet', { kinds: [C], status: 'charged' }, 6],
    ['somebody convicted, but no court says this', { kinds: [O], status: 'convicted' }, 6],
    ['one origin, disputed', { kinds: [O], against: [['disputes', P]] }, 4],
    [
      'one origin, disputed by three',
      {
        kinds: [O],
        against: [
          ['disputes', P],
          ['disputes', P],
          ['disputes', P],
        ],
      },
      4,
    ],
    ['two origins, disputed', { kinds: [O, P], against: [['disputes', P]] }, 4],
    ['two origins and something shown, disputed', { kinds: [O, P], shown: true, against: [['disputes', P]] }, 3],
    ['found by a court, disputed', { kinds: [C, P], status: 'convicted', against: [['disputes', P]] }, 2],
    ['one origin, denied', { kinds: [O], against: [['denies', O]] }, 6],
    ['two origins, denied', { kinds: [O, P], against: [['denies', O]] }, 3],
    ['three origins and nothing shown, denied', { kinds: [O, P, P], against: [['denies', O]] }, 3],
    ['found by a court, denied', { kinds: [C], status: 'convicted', against: [['denies', O]] }, 2],
    ['one origin, corrected', { kinds: [O], against: [['corrects', P]] }, 5],
    ['three origins, corrected', { kinds: [O, P, P], against: [['corrects', P]] }, 4],
    ['one origin, rejected by a court', { kinds: [O], status: 'acquitted', against: [['disputes', C]] }, 5],
    ['one origin, somebody else silent', { kinds: [O], against: [['silent', P]] }, 6],
  ] as const)('%s', (_what, given, credibility) => {
    const { record, claim } = recordOf(given)
    expect(gradeClaim(record, claim, en).credibility).toBe(credibility)
  })

  test('does not grow with retellings: origins are counted, not addresses', () => {
    const { record, claim } = recordOf({ kinds: [O] })
    const copies = Array.from({ length: 20 }, (_, index) => ({
      ...record.sources[0]!,
      id: `copy-${index}`,
      address: `https://copy.example/${index}`,
    }))
    const retold = {
      ...record,
      sources: [...record.sources, ...copies],
      claims: [
        {
          ...claim,
          stances: [...claim.stances, ...copies.map(({ id }) => ({ source: id, stance: 'supports' as const }))],
        },
      ],
    }
    const grade = gradeClaim(retold, retold.claims[0]!, en)
    expect(grade).toMatchObject({ credibility: 6, origins: ['origin-0'], sources: 21 })
    expect(grade.because).toBe('One origin (official), told in 21 sources; no document shown; no court has found it.')
  })

  test('never gets better by a dispute, a denial or a correction', () => {
    const order = [1, 2, 3, 6, 4, 5]
    for (const kinds of [[O], [O, P], [O, P, P], [C], [C, P]] as const)
      for (const shown of [false, true])
        for (const status of ['alleged', 'acquitted', 'convicted'] as const)
          for (const stance of ['disputes', 'denies', 'corrects'] as const)
            for (const kind of [O, P, C] as const) {
              const calm = recordOf({ kinds, shown, status })
              const contested = recordOf({ kinds, shown, status, against: [[stance, kind]] })
              const before = gradeClaim(calm.record, calm.claim, en).credibility
              const after = gradeClaim(contested.record, contested.claim, en).credibility
              expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before))
            }
  })
})

describe('how reliable a claim is', () => {
  test.each([
    [['D', 'B'], 'B'],
    [['F', 'E'], 'F'],
    [['E'], 'E'],
    [['A', 'F'], 'A'],
  ] as const)('%j is %s: that of the best who asserts it', (grades, wanted) => {
    const { record, claim } = recordOf({ kinds: grades.map(() => P) })
    const origins = record.origins.map((origin, index) => ({ ...origin, reliability: grades[index] ?? 'F' }))
    expect(gradeClaim({ ...record, origins }, claim, en).reliability).toBe(wanted)
  })
  test('does not look at those who contest it', () => {
    const { record, claim } = recordOf({ kinds: [O], against: [['disputes', P]] })
    const origins = record.origins.map((origin, index) => ({
      ...origin,
      reliability: index === 0 ? ('D' as const) : ('A' as const),
    }))
    expect(gradeClaim({ ...record, origins }, claim, en).reliability).toBe('D')
  })
})

describe('the reason', () => {
  const [, sold] = EXAMPLE.claims
  test('is a plain sentence in English', () =>
    expect(gradeClaim(EXAMPLE, sold!, en)).toMatchObject({
      reliability: 'D',
      credibility: 4,
      origins: ['ministry'],
      sources: 2,
      disputedBy: ['braun', 'analyst'],
      because:
        'One origin (official), told in two sources; no document shown; disputed by two: Braun, a former officer and an analyst abroad; no court has found it.',
    }))
  test('is a plain sentence in Chinese', () =>
    expect(gradeClaim(EXAMPLE, sold!, zh).because).toBe(
      '一个出处（官方），见于两篇报道；没有出示证据；有两方提出质疑：前警官布劳恩和海外分析人士；没有法院认定。',
    ))
  test('says that a court decided so, where it acquitted', () => {
    const { record, claim } = recordOf({ kinds: [C], status: 'acquitted' })
    expect(gradeClaim(record, claim, en)).toMatchObject({
      court: 'decided',
      because: 'One origin (a court); no document shown; a court decided so.',
    })
    expect(gradeClaim(record, claim, zh).because).toContain('法院如此认定。')
  })
  test('says that officials count with the court', () => {
    const { record, claim } = recordOf({ kinds: [C, O], status: 'convicted' })
    expect(gradeClaim(record, claim, en)).toMatchObject({
      origins: ['origin-0', 'origin-1'],
      independent: 1,
      because:
        'One origin (a court and official), officials counted together with the court, told in two sources; no document shown; a court found it.',
    })
  })
  test('names the source where it contests for itself', () => {
    const { record, claim } = recordOf({ kinds: [O] })
    const contested: Claim = {
      ...claim,
      stances: [...claim.stances, { source: 'source-0', stance: 'denies', note: both('No') }],
    }
    expect(gradeClaim(record, contested, en)).toMatchObject({ deniedBy: ['source-0'] })
    expect(gradeClaim(record, contested, en).because).toContain('denied by Paper 0')
  })
  test('leaves no place of a sentence open and lacks no sentence', () => {
    for (const wording of [en, zh])
      for (const kinds of [[O], [C, P], [O, P, P]] as const)
        for (const status of ['charged', 'acquitted', 'convicted'] as const)
          for (const stance of ['disputes', 'denies', 'corrects'] as const) {
            const { record, claim } = recordOf({
              kinds,
              status,
              against: [
                [stance, P],
                [stance, O],
              ],
            })
            expect(gradeClaim(record, claim, wording).because).not.toMatch(/[{}]|grade\.|origin-kind|number\./u)
          }
  })
})

test('a case is graded as half of its claims or better', () => {
  expect(gradeCase(EXAMPLE)).toEqual({ reliability: 'D', credibility: 6 })
  const claims = [EXAMPLE.claims[0]!, EXAMPLE.claims[1]!]
  expect(gradeCase({ ...EXAMPLE, claims })).toEqual({ reliability: 'D', credibility: 4 })
})
