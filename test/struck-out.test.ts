import { readFileSync } from 'node:fs'
import { analyse, readSource, type Reading, type Report } from 'telltale'
import { describe, expect, test } from 'vitest'

type Spans = Report['findings'][number]['spans']

async function readExample(name: string): Promise<Reading> {
  const text = readFileSync(new URL(`../examples/${name}`, import.meta.url), 'utf8')
  const [reading] = await readSource({ name, text })
  if (!reading) throw new Error('the example is not read')
  return reading
}

/** The same conversation with gaps where the words were, so that nothing else moves. */
function without(reading: Reading, spans: Spans): Reading {
  const turns = reading.turns.map((turn, index) => {
    const gap = (text: string, { start, end }: Spans[number]): string =>
      text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
    return { ...turn, text: spans.filter((span) => span.turn === index).reduce(gap, turn.text) }
  })
  return { ...reading, turns }
}

describe.each(['harbour-photos.txt', 'xuezhang-de-wenjuan.txt'])(
  'with the words that a report quotes struck out of %s',
  (name) => {
    test('nothing is left to warn of', async () => {
      const reading = await readExample(name)
      const report = analyse(reading)
      expect(report.outcome).toBe('pattern')
      const struck = analyse(
        without(
          reading,
          report.findings.flatMap(({ spans }) => spans),
        ),
      )
      expect(['nothing', 'unclear']).toContain(struck.outcome)
      // The learned part may still hear something in what is left; no rule may.
      expect(struck.findings.filter(({ basis }) => basis !== 'learned')).toEqual([])
    })
  },
)

test('what a rule alone found goes with the words that the finding quotes', async () => {
  const reading = await readExample('harbour-photos.txt')
  const byRule = analyse(reading).findings.filter(({ basis }) => basis === 'rule')
  expect(byRule.length).toBeGreaterThan(3)
  for (const { rule, spans } of byRule)
    expect(analyse(without(reading, spans)).findings.map((each) => each.rule)).not.toContain(rule)
})
