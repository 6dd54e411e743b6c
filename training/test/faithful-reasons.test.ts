import { buildLexicon } from '@telltale/engine'
import { pack } from '@telltale/packs'
import { beforeAll, describe, expect, test } from 'vitest'
import { analyserOf } from '../src/evaluate/analyser-of.js'
import { chance } from '../src/evaluate/chance.js'
import { isAlarm } from '../src/evaluate/is-alarm.js'
import { sampleOf } from '../src/evaluate/sample-of.js'
import { strikeEvidence, type Struck } from '../src/evaluate/strike-evidence.js'
import { readCorpus } from '../src/read-corpus.js'

/** A fixed sample: evenly spread over authors, languages and kinds. */
const CONVERSATIONS = 120
/** Of 100 alarms, so many must rest on what the report quotes of the speaker that it names. */
const FAITHFUL_AT_LEAST = 0.95
/** So many must leave the whole conversation quiet: fewer, because in some there is a second approacher. */
const QUIET_AT_LEAST = 0.9
/**
 * So many alarms must outlast the loss of as many other words, where those are not half of all words: not all, since an alarm
 * that is just above its threshold falls with any loss.
 */
const LOUD_AT_LEAST = 0.8
/** In shorter conversations they are. */
const LONG = 10

const analyse = analyserOf(pack)
let alarms: readonly (Struck & { readonly named: string | undefined })[] = []

beforeAll(() => {
  const random = chance(11)
  const lexicon = buildLexicon(pack)
  const approaches = readCorpus('tune').filter(
    ({ isApproach, language }) => isApproach && pack.languages.includes(language),
  )
  alarms = sampleOf(approaches, CONVERSATIONS).flatMap(({ turns }) => {
    const report = analyse(turns)
    return isAlarm(report)
      ? [{ ...strikeEvidence(turns, report, lexicon, random), named: report.approacher?.speaker }]
      : []
  })
}, 60_000)

describe('the reasons that a report quotes', () => {
  test('are there to be looked at', () => expect(alarms.length).toBeGreaterThan(CONVERSATIONS * 0.6))

  test(`are the reasons: without them at least ${String(100 * FAITHFUL_AT_LEAST)} of 100 speakers are no longer alarmed about`, () => {
    const cleared = alarms.filter(({ withoutEvidence, named }) => {
      const report = analyse(withoutEvidence)
      return !isAlarm(report) || report.approacher?.speaker !== named
    })
    expect(cleared.length / alarms.length).toBeGreaterThanOrEqual(FAITHFUL_AT_LEAST)
  }, 60_000)

  test(`leave at least ${String(100 * QUIET_AT_LEAST)} of 100 conversations below caution when they are struck out`, () => {
    const quiet = alarms.filter(({ withoutEvidence }) => !isAlarm(analyse(withoutEvidence)))
    expect(quiet.length / alarms.length).toBeGreaterThanOrEqual(QUIET_AT_LEAST)
  }, 60_000)

  test('are not just any words: without as many others, alarms stay', () => {
    const even = alarms.filter(({ isEvenMatch, withoutOthers }) => isEvenMatch && withoutOthers.length >= LONG)
    const loud = even.filter(({ withoutOthers }) => isAlarm(analyse(withoutOthers)))
    expect(even.length).toBeGreaterThan(20)
    expect(loud.length / even.length).toBeGreaterThanOrEqual(LOUD_AT_LEAST)
  }, 60_000)
})
