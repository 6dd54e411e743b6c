import { analyse as analyseReading, buildLexicon, TokenList, tokenise } from '@telltale/engine'
import { readers } from '@telltale/readers'
import { analyse, pack, readSource, renderHtml, renderMarkdown, renderText, type Reading, type Turn } from 'telltale'
import { describe, expect, test } from 'vitest'
import { fitGrowth } from './support/fit-growth.js'

/** Linear work measured on a busy machine; quadratic work shows as 2. */
const AT_MOST = 1.35
const TRIES = 4
const TOO_SHORT_MS = 40

/** Holds work to linear time: a fit that fails is measured again, because another program may have disturbed it. */
async function expectLinear<Input>(
  sizes: readonly number[],
  make: (size: number) => Input,
  work: (input: Input) => unknown,
): Promise<void> {
  const fits: string[] = []
  let measured = sizes
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { exponent, times } = await fitGrowth(measured, make, work)
    if (exponent < AT_MOST) return
    // What is done in no time shows the clock and not the work: it is given more to do.
    if ((times.at(-1) ?? 0) < TOO_SHORT_MS) measured = measured.map((size) => size * 6)
    fits.push(`${exponent.toFixed(2)} (${times.map((time) => time.toFixed(1)).join(', ')} ms)`)
  }
  expect.fail(`time grows faster than the text: ${fits.join('; ')}`)
}

/** Every word that some pattern knows: the worst a text of ordinary words can do. */
const knownWords = pack.vocabulary.filter((word) => !word.startsWith('#')).map((word) => word.replace('*', ''))
const everyWord = knownWords.join(' ')

/** Fills a text up to a length. */
const filled =
  (piece: string) =>
  (length: number): string =>
    piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
const turnsOf = (speaker: string, texts: readonly string[]): readonly Turn[] => texts.map((text) => ({ speaker, text }))
const readingOf = (turns: readonly Turn[], voice: Reading['voice'] = 'conversation'): Reading => ({
  format: 'test',
  voice,
  turns,
  events: [],
  notices: [],
})

const HOSTILE: Readonly<Record<string, string>> = {
  'one word again and again': 'send ',
  'one letter again and again': 'a',
  'letters that stand apart': 'a b c d ',
  'one Chinese character again and again': '发',
  'every word that some pattern knows': `${everyWord} `,
  'such words with sentence ends': `${knownWords.join('. ')}. `,
  'a match again and again': 'keep it between us ',
  'a match and a closing bracket': 'keep it between us) ',
  'negations without end': "don't never don't keep it between us ",
  'warnings without end': 'if anyone asks you to keep it between us scammers ',
  'reports without end': 'he told me he asked me keep it between us ',
  'long numbers': '1234567890',
  'numbers with dots': '1.2.3.4.5.6.7.8.9.',
  'phone numbers that are none': '+1 (555) 555-5555-555 ',
  'the beginning of a web address': 'http://',
  'web addresses': 'www.a.b.c.d.e.f.g.h.com/x?y=z&',
  'mail addresses that are none': 'a@b@c.d@',
  'at signs': '@@@@',
  'one dot a word': 'a.',
  hyphens: 'a-b-c-',
  'coordinates that are none': '51.5074,51.5074,',
  'currency signs': '$$$$',
  'combining marks': '\u0301',
  'a letter under combining marks': `a${'\u0301'.repeat(50)}`,
  'zero-width characters': '\u200b',
  'zero-width characters in words': 's\u200be\u200b',
  'signs that fold to many letters': 'ﷺ',
  'full-width letters': 'ｐａｙ ',
  'letters of two alphabets': 'sаеrсt ',
  'stretched letters': 'soooooooo ',
  'digits for letters': 's3cr3t ',
  'opening brackets': '((((',
  'opening quotes': '“‘«「',
  'nested quotes': '>>>> > > ',
  'decomposed Hangul': '한국'.normalize('NFD'),
  'half characters': '\ud83d',
  'emoji of many parts': '👨‍👩‍👧‍👦',
  'direction marks': '\u202e\u202d',
  apostrophes: "a'a'a'",
  'line ends': 'a\n',
  'carriage returns': '\r',
}

describe('reading one message takes time in proportion to its length:', () => {
  const lexicon = buildLexicon(pack)
  const tokens = new TokenList()

  test.each(Object.entries(HOSTILE))('cutting it into words, %s', async (_what, piece) => {
    await expectLinear([20_000, 60_000, 180_000], filled(piece), (text) => tokenise(text, lexicon, tokens))
  })

  test.each(Object.entries(HOSTILE))('the whole way, %s', async (_what, piece) => {
    await expectLinear(
      [10_000, 30_000, 90_000],
      (length) => readingOf(turnsOf('they', [filled(piece)(length)])),
      (reading) => analyseReading(reading, pack),
    )
  })
})

describe('reading a conversation takes time in proportion to its length:', () => {
  const talk = ['keep it between us', 'ok', 'could you send me the files', 'why', everyWord.slice(0, 300)]

  test.each<[string, (count: number) => readonly Turn[]]>([
    [
      'two who talk',
      (count) =>
        Array.from({ length: count }, (_, i) => ({
          speaker: i % 2 === 0 ? 'they' : 'me',
          text: talk[i % talk.length] ?? '',
        })),
    ],
    [
      'everybody speaks once',
      (count) =>
        Array.from({ length: count }, (_, i) => ({ speaker: `name ${String(i)}`, text: talk[i % talk.length] ?? '' })),
    ],
    [
      'a name as long as the text',
      (count) => turnsOf('x'.repeat(count * 10), [filled('keep it between us. ')(count * 10)]),
    ],
    [
      'everybody forwards everybody',
      (count) =>
        Array.from({ length: count }, (_, i) => ({
          speaker: 'they',
          forwardedFrom: `name ${String(i % 300)}`,
          text: talk[i % talk.length] ?? '',
        })),
    ],
    [
      'one message of many quoted parts',
      (count) => [
        {
          speaker: 'they',
          text: filled('keep it between us ')(count * 20),
          quoted: Array.from({ length: count }, (_, i) => [i * 20, i * 20 + 1] as const),
        },
      ],
    ],
    [
      'nothing but empty messages',
      (count) =>
        turnsOf(
          'they',
          Array.from({ length: count * 10 }, () => ''),
        ),
    ],
    [
      'messages without words after one with many',
      (count) =>
        turnsOf('they', ['could you write a short report for us', ...Array.from({ length: count }, () => '...')]),
    ],
    [
      'a crowd whose turns lie far apart',
      (count) =>
        Array.from({ length: count * 3 }, (_, i) => ({
          speaker: `name ${String(i % count)}`,
          text: talk[i % talk.length] ?? '',
        })),
    ],
  ])('%s', async (_what, make) => {
    await expectLinear(
      [600, 1800, 5400],
      (count) => readingOf(make(count)),
      (reading) => analyseReading(reading, pack),
    )
  })

  test('an account without end', async () => {
    const story = 'She was asked to photograph the naval pier and paid 500 dollars. He told her to keep it secret. '
    await expectLinear(
      [300, 900, 2700],
      (count) =>
        readingOf(
          turnsOf(
            '',
            Array.from({ length: count }, () => story),
          ),
          'account',
        ),
      (reading) => analyseReading(reading, pack),
    )
  })

  test('200,000 messages are read, and the report stays small', { timeout: 60_000 }, () => {
    const report = analyseReading(
      readingOf(
        Array.from({ length: 200_000 }, (_, i) => ({ speaker: i % 2 === 0 ? 'they' : 'me', text: talk[i % 4] ?? '' })),
      ),
      pack,
    )
    expect(report.turns).toBe(200_000)
    expect(JSON.stringify(report).length).toBeLessThan(5_000_000)
  })
})

test('a message of more than a million characters is read up to there, and the report says so', () => {
  const report = analyse({ turns: [{ speaker: 'they', text: filled('keep it between us ')(1_200_000) }] })
  expect(report.notices.map(({ code }) => code)).toContain('analyse/turn-too-long')
})

describe('the readers take time in proportion to the length of a file:', () => {
  const LINES: Readonly<Record<string, string>> = {
    'a pasted chat': 'Lin: hello there\nSam: hi\n',
    'a WhatsApp export': '12/31/23, 9:41 PM - Lin: hello there\n',
    'a WhatsApp export of one message': '12/31/23, 9:41 PM - Lin: hello\nand more\nand more\n',
    'dates that are none': '[99/99/9999, 99:99:99] \n',
    colons: ': : : :\n',
    'one line of colons': 'a: ',
    brackets: '[[[[((((',
    'quoted lines': '> > > > hello\n',
    'mail headers without end': 'Subject: hello\n',
    'a folded mail header without end': 'Subject: hello\n hello\n hello\n',
    'mail parts without end': '--x\nContent-Type: multipart/mixed; boundary=x\n\n',
    'encoded words': '=?utf-8?B?aGVsbG8=?= ',
    'JSON that opens and opens': '[{"a":',
    'JSON strings without end': '"\\"\\\\',
    'a Telegram export': '{"id":1,"type":"message","date":"2024-01-01T10:00:00","from":"Lin","text":"hello"},\n',
    'HTML that opens and opens': '<a <b <!-- ',
    'HTML entities': '&amp;&#x;&lt',
    'white space': ' \t\n',
    'line ends of every kind': '\r\n\r\u2028\u0085',
  }
  const HEADS: readonly string[] = [
    '',
    '{"turns": [',
    '{"messages": [',
    'From: a@example.org\nTo: b@example.org\nSubject: hello\n\n',
    '12/31/23, 9:41 PM - Lin: hello\n',
  ]

  test.each(Object.entries(LINES))('%s', { timeout: 60_000 }, async (_what, piece) => {
    for (const head of HEADS)
      await expectLinear(
        [25_000, 75_000, 225_000],
        (length) => head + filled(piece)(length),
        async (text) => await readSource({ name: 'a file', text }).catch(() => []),
      )
  })

  test('telling whether it can be read looks at the beginning only, or once', async () => {
    for (const reader of readers)
      for (const piece of Object.values(LINES))
        await expectLinear([25_000, 75_000, 225_000], filled(piece), (text) => reader.canRead({ name: 'a file', text }))
  })
})

describe('writing a report takes time in proportion to what it shows:', () => {
  const wording = pack.wording['en'] ?? {}
  test.each([
    ['text', renderText],
    ['HTML', renderHtml],
    ['Markdown', renderMarkdown],
  ])('as %s', async (_format, render) => {
    await expectLinear(
      [500, 1500, 4500],
      (count) =>
        analyse({
          turns: turnsOf(
            'they',
            Array.from(
              { length: count },
              (_, i) => `keep it between us ${String(i)} ${'<b>“'.repeat(20)}, send me the secret files`,
            ),
          ),
        }),
      (report) => render(report, wording),
    )
  })
})
