import type { Reading, Turn } from '@telltale/model'
import { pack } from '@telltale/packs'
import { describe, expect, test } from 'vitest'
import { analyse } from '../src/index.js'

const own = 'Our client is private and pays 900 for each short report, cash, and you only write what you hear at work. '
const quote =
  'My consultancy looks for people with insight into the ministry. ' +
  'Keep it between us and let us go on in Signal. The next one pays double, cash, for what you hear at work.'
const turns: readonly Turn[] = [
  { speaker: 'Lin', text: 'hello, I found your profile' },
  { speaker: 'Sam', text: 'oh hi' },
  { speaker: 'Lin', text: own + quote, quoted: [[own.length, own.length + quote.length]] },
  { speaker: 'Sam', text: 'hmm ok' },
  { speaker: 'Lin', text: 'keep it between us and let us go on in Signal, the next one pays double' },
]

describe('the reasons of the learned part', () => {
  const reading: Reading = { format: 'test', voice: 'conversation', turns, events: [], notices: [] }
  const spans = analyse(reading, pack, { me: 'Sam' }).findings.flatMap((finding) =>
    finding.basis === 'rule' ? [] : finding.spans,
  )

  test('are sentences of the speaker', () => expect(spans.some(({ turn }) => turn === 2)).toBe(true))

  test('are never words that the speaker quotes from somebody else', () => {
    for (const span of spans.filter(({ turn }) => turn === 2)) expect(span.end).toBeLessThanOrEqual(own.length)
  })
})
