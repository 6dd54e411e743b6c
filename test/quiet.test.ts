import { analyse, pack, packFor } from 'telltale'
import { describe, expect, test } from 'vitest'
import { readCorpus } from './support/corpus.js'

/**
 * The share of approaches, in the languages the rules speak, that must be heard. It may only rise: whoever makes Telltale
 * hear more raises it, and nobody lowers it to make a change pass.
 */
const HEARD_AT_LEAST = 0.94

/**
 * The share of honest conversations that may be wrongly loud. These were learnt from, so more than a few mean that
 * something broke; how often it happens with others is what `npm run eval` measures.
 */
const WRONG_AT_MOST = 0.01

/** Read as the person would, who says who they are, and as a stranger would, who does not. */
async function isAlert(
  turns: Parameters<typeof analyse>[0]['turns'],
  person: string,
): Promise<{ readonly told: boolean; readonly untold: boolean }> {
  const chosen = await packFor({ turns })
  const alerts = (me: string | undefined): boolean => {
    const { outcome } = analyse({ turns, ...(me === undefined ? {} : { me }) }, { pack: chosen })
    return outcome === 'caution' || outcome === 'pattern'
  }
  return {
    told: alerts(turns.some(({ speaker }) => speaker === person) ? person : undefined),
    untold: alerts(undefined),
  }
}

const corpus = readCorpus(1)
const innocent = await alertsIn([...corpus, ...readCorpus(1, 'pairs')].filter(({ label }) => label === 'innocent'))
const approaches = await alertsIn(
  corpus.filter(
    ({ label, language }) => label === 'approach' && pack.languages.some((code) => language.startsWith(code)),
  ),
)

async function alertsIn(conversations: typeof corpus) {
  return Promise.all(conversations.map(async ({ id, turns, person }) => ({ id, ...(await isAlert(turns, person)) })))
}

describe('honest talk', () => {
  test('is there to be read', () => expect(innocent.length).toBeGreaterThan(300))

  test(`stays quiet, but for at most ${String(WRONG_AT_MOST * 100)} of 100`, () => {
    const wrong = innocent.filter(({ told, untold }) => told || untold).map(({ id }) => id)
    expect(wrong.length / innocent.length, wrong.join(' ')).toBeLessThanOrEqual(WRONG_AT_MOST)
  })
})

describe('approaches', () => {
  test('are there to be read', () => expect(approaches.length).toBeGreaterThan(200))

  test(`are heard, at least ${String(HEARD_AT_LEAST * 100)} of 100, in the languages the rules speak`, () =>
    expect(approaches.filter(({ told }) => told).length / approaches.length).toBeGreaterThanOrEqual(HEARD_AT_LEAST))

  test('are heard as often when nobody says who is who', () => {
    const heard = approaches.filter(({ told }) => told).length
    expect(approaches.filter(({ untold }) => untold).length).toBeGreaterThanOrEqual(heard * 0.95)
  })
})
