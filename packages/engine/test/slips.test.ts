import type { Turn } from '@telltale/model'
import { pack } from '@telltale/packs'
import { describe, expect, test } from 'vitest'
import { knownWords } from '../../../test/support/known-words.js'
import { buildLexicon, detectSignals, TokenList, tokenise } from '../src/index.js'

const lexicon = buildLexicon(pack, knownWords({ telegram: 100, teelegram: 20 }))
const plain = buildLexicon(pack)

function knownAs(text: string, by = lexicon): readonly (readonly number[])[] {
  const tokens = new TokenList()
  tokenise(text, by, tokens)
  return Array.from({ length: tokens.length }, (_, index) => tokens.idsAt(index))
}

describe('rules see the word that was meant', () => {
  test.each(['telegarm', 'telegrm', 'tellegram', 'tеlеgаrm', 't3legrm'])('%s', (slip) => {
    expect(knownAs('telegram')[0]?.length).toBeGreaterThan(0)
    expect(knownAs(slip)).toEqual(knownAs('telegram'))
    expect(knownAs(slip, plain)).toEqual([[]])
  })

  test('and a word that people do write as it stands, though it is a slip away', () => {
    expect(knownAs('teelegram')).toEqual([[]])
  })
})

test('a message full of slips has the techniques that it would have without, quoted as it was written', () => {
  const techniquesIn = (text: string): { readonly rules: readonly string[]; readonly quotes: readonly string[] } => {
    const turns: readonly Turn[] = [{ speaker: 'them', text }]
    const { signals } = detectSignals({ format: 'test', voice: 'conversation', turns, events: [], notices: [] }, pack)
    return {
      rules: signals.map(({ rule }) => pack.rules[rule]?.id ?? '').sort(),
      quotes: signals.flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end))),
    }
  }
  const slipped = techniquesIn(
    'Plese dont tell anyoen about this, delte the mesages. We pay for confidental documnets. Lets move to Telegrma.',
  )
  const meant = techniquesIn(
    'Please dont tell anyone about this, delete the messages. We pay for confidential documents. Lets move to Telegram.',
  )
  expect(slipped.rules.length).toBeGreaterThan(2)
  expect(slipped.rules).toEqual(meant.rules)
  expect(slipped.quotes.join(' ')).toContain('anyoen')
})
