import { readFileSync } from 'node:fs'
import { analyse, pack } from 'telltale'
import { describe, expect, test } from 'vitest'
import { readCorpus } from './support/corpus.js'

/**
 * The share of approaches, in the languages the rules speak, that must be heard. It may only rise: whoever makes Telltale
 * hear more raises it, and nobody lowers it to make a change pass.
 */
const HEARD_AT_LEAST = 0.84

/** Reviewed false alarms: an id, then why it is one. */
const known = new Map(
  readFileSync(new URL('../corpus/known-false-alarms.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [id = '', ...reason] = line.split(/\s+/u)
      return [id, reason.join(' ')] as const
    }),
)

/** Read as the person would, who says who they are, and as a stranger would, who does not. */
function isAlert(
  turns: Parameters<typeof analyse>[0]['turns'],
  person: string,
): { readonly told: boolean; readonly untold: boolean } {
  const alerts = (me: string | undefined): boolean => {
    const { outcome } = analyse({ turns, ...(me === undefined ? {} : { me }) })
    return outcome === 'caution' || outcome === 'pattern'
  }
  return {
    told: alerts(turns.some(({ speaker }) => speaker === person) ? person : undefined),
    untold: alerts(undefined),
  }
}

const corpus = readCorpus()
const innocent = corpus
  .filter(({ label }) => label === 'innocent')
  .map(({ id, turns, person }) => ({ id, ...isAlert(turns, person) }))
const approaches = corpus
  .filter(({ label, language }) => label === 'approach' && pack.languages.some((code) => language.startsWith(code)))
  .map(({ id, turns, person }) => ({ id, ...isAlert(turns, person) }))

describe('honest talk', () => {
  test('is there to be read', () => expect(innocent.length).toBeGreaterThan(300))

  test('stays quiet, but for the false alarms that are known', () =>
    expect(
      innocent.filter(({ id, told, untold }) => (told || untold) && !known.has(id)).map(({ id }) => id),
      'make the rules more precise; only where that cannot be done, add the id and the reason to corpus/known-false-alarms.txt',
    ).toEqual([]))

  test('that was a false alarm and is none any more is taken off the list', () => {
    const alarms = new Set(innocent.filter(({ told, untold }) => told || untold).map(({ id }) => id))
    expect(
      [...known.keys()].filter((id) => !alarms.has(id)),
      'take these out of corpus/known-false-alarms.txt',
    ).toEqual([])
  })

  test('is listed with a reason, and is few', () => {
    for (const [id, reason] of known) expect(reason.length, id).toBeGreaterThan(20)
    expect(known.size).toBeLessThanOrEqual(innocent.length * 0.04)
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
