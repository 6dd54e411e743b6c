// One message of hostile text, cut into words and analysed; and long conversations of every shape.
import { analyse, buildLexicon, findSurroundings, TokenList, tokenise } from '../../packages/engine/dist/index.js'
import { pack } from '../../packages/telltale/dist/index.js'
import { filled } from './filled.mjs'
import { fromTests } from './from-tests.mjs'

const { hostileTexts } = await fromTests('test/support/hostile-texts.ts')

const HOSTILE = Object.entries(hostileTexts(pack.vocabulary))
const lexicon = buildLexicon(pack)
const tokens = new TokenList()

const readingOf = (turns, voice = 'conversation') => ({ format: 'test', voice, turns, events: [], notices: [] })
const turnsOf = (speaker, texts) => texts.map((text) => ({ speaker, text }))
const whole = (reading) => analyse(reading, pack)

const TALK = [
  'keep it between us',
  'ok',
  'could you send me the files',
  'why',
  pack.vocabulary
    .filter((word) => !word.startsWith('#'))
    .slice(0, 40)
    .join(' '),
]
const said = (index) => TALK[index % TALK.length]
const STORY = 'She was asked to photograph the naval pier and paid 500 dollars. He told her to keep it secret. '
const SECRET = 'keep it between us. '

/** What honest people say, of every kind that a rule knows: nothing of it alerts, so the search for an alert goes on to the end. */
const HONEST = pack.rules.filter(({ stage }) => stage === 'counter').flatMap(({ why }) => Object.values(why))
const HONEST_SIGNS = [
  'please read the information sheet before you say yes',
  'the call is recorded for compliance and you get the file',
  'you find me on the staff list of the university',
  'our accounts are on the charity register',
  'ask your employer first, take all the time you want',
  ...HONEST,
]

/** Turns, for a count of them. */
const CONVERSATIONS = {
  'two who talk': (count) =>
    Array.from({ length: count }, (_, i) => ({ speaker: i % 2 === 0 ? 'they' : 'me', text: said(i) })),
  'honest signs without end': (count) =>
    Array.from({ length: count }, (_, i) => ({
      speaker: i % 9 === 8 ? 'me' : 'they',
      text: i % 9 === 8 ? 'ok' : `${HONEST_SIGNS[i % HONEST_SIGNS.length]} ${i}`,
    })),
  'everybody speaks once': (count) =>
    Array.from({ length: count }, (_, i) => ({ speaker: `name ${i}`, text: said(i) })),
  'a name as long as the text': (count) => turnsOf('x'.repeat(count * 10), [filled(SECRET)(count * 10)]),
  'everybody forwards everybody': (count) =>
    Array.from({ length: count }, (_, i) => ({
      speaker: 'they',
      forwardedFrom: `name ${i % 300}`,
      text: said(i),
    })),
  'one message of many quoted parts': (count) => [
    {
      speaker: 'they',
      text: filled(SECRET)(count * 20),
      quoted: Array.from({ length: count }, (_, i) => [i * 20, i * 20 + 1]),
    },
  ],
  'nothing but empty messages': (count) =>
    turnsOf(
      'they',
      Array.from({ length: count * 10 }, () => ''),
    ),
  'messages without words after one with many': (count) =>
    turnsOf('they', ['could you write a short report for us', ...Array.from({ length: count }, () => '...')]),
  'a crowd whose turns lie far apart': (count) =>
    Array.from({ length: count * 3 }, (_, i) => ({ speaker: `name ${i % count}`, text: said(i) })),
}

export const cases = [
  ...HOSTILE.map(([what, piece]) => ({
    what: `cutting into words, ${what}`,
    sizes: [100_000, 300_000, 900_000],
    make: filled(piece),
    work: (text) => tokenise(text, lexicon, tokens),
  })),
  ...HOSTILE.map(([what, piece]) => ({
    what: `the whole way, ${what}`,
    sizes: [10_000, 30_000, 90_000],
    make: (length) => readingOf(turnsOf('they', [filled(piece)(length)])),
    work: whole,
  })),
  ...Object.entries(CONVERSATIONS).map(([what, make]) => ({
    what: `a conversation, ${what}`,
    sizes: [600, 1800, 5400],
    make: (count) => readingOf(make(count)),
    work: whole,
  })),
  {
    what: 'an account without end',
    sizes: [300, 900, 2700],
    make: (count) =>
      readingOf(
        turnsOf(
          '',
          Array.from({ length: count }, () => STORY),
        ),
        'account',
      ),
    work: whole,
  },
  // What stands around a finding costs the same in whatever it stands.
  ...['.', '!)', ' ', '\n', '\u0301', 'a'].map((piece) => ({
    what: `a thousand surroundings in ${JSON.stringify(piece)} over and over`,
    sizes: [20_000, 60_000, 180_000],
    make: filled(piece),
    work: (text) => {
      const start = text.length >> 1
      for (let at = start; at < start + 1000; at++) findSurroundings(text, at, at + 1)
    },
    most: 0.4,
  })),
]
