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

describe('the names of what was heard', () => {
  const talk: readonly Turn[] = [
    { speaker: 'Lin', text: 'Love the lighthouse series, you have a real eye' },
    { speaker: 'Sam', text: 'thank you!' },
    {
      speaker: 'Lin',
      text: 'My editor pays 400 a set. Could you photograph the navy pier, and note which ships come in?',
    },
    { speaker: 'Sam', text: 'is that allowed' },
    { speaker: 'Lin', text: "Of course. And don't tell anyone about the rate, let's go on in Signal" },
  ]
  const reading: Reading = { format: 'test', voice: 'conversation', turns: talk, events: [], notices: [] }
  const { findings } = analyse(reading, pack, { me: 'Sam' })

  test('are those of the rule that saw a technique in the same sentence', () => {
    const asks = findings.filter(({ spans }) => spans.some(({ turn, quote }) => turn === 2 && quote.includes('pier')))
    expect(asks.map(({ rule }) => rule)).toContain('task/asks-to-photograph-or-watch-a-place')
    const heard = asks.filter(({ basis }) => basis !== 'rule').map(({ rule }) => rule)
    expect(heard).toEqual(heard.filter((rule) => rule === 'task/asks-to-photograph-or-watch-a-place'))
  })
})
