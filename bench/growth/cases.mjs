// Accounts that are drafted into cases: words that patterns begin with, long articles, and a sentence without an end.
import { draftCases } from '../../packages/cases/dist/account/index.js'
import { analyse, readSource } from '../../packages/telltale/dist/index.js'

const STORY =
  'The Bureau said on Monday that a clerk surnamed Moss met a man named Varga on Telegram in 2021. Varga, who claimed to be a journalist, asked Moss to copy internal documents and paid him 900 euros. Moss sent 14 files and was sentenced to two years in prison for espionage.'
const ENGLISH = 'The court said that Dana Moss was recruited by a foreign spy agency. '
const CHINESE = '国家安全机关公布，某高校教师白某被境外间谍机关策反。'
const PARAGRAPH = `${STORY} "${'He said that the man had asked him to send it, and she told them. '.repeat(20)}"`

async function accountFrom(text) {
  const [reading] = await readSource({ name: 'account.txt', text })
  const report = analyse({ ...reading, voice: 'account' }, { id: '1', language: 'en' })
  return { file: 'account.txt', reading, text, report }
}
/** Sentences come between, so that the text is known for an account in its language however much of the rest there is. */
const over = (sentence, unit) => {
  const piece = sentence + unit.repeat(Math.ceil(sentence.length / unit.length))
  return (length) => accountFrom(piece.repeat(Math.ceil(length / piece.length)))
}
const work = (account) => draftCases([account])

export const cases = [
  ...['asked who ', 'told her that he could ', 'sold the sold the ', 'threats against ', 'neither nor ', 'Aa Bb '].map(
    (unit) => ({
      what: `an account, ${JSON.stringify(unit)} over and over`,
      sizes: [10_000, 30_000, 90_000],
      make: over(ENGLISH, unit),
      work,
    }),
  ),
  ...['要他把', '甲某、', '“云雀”', '把交给', '说自己在'].map((unit) => ({
    what: `an account, ${JSON.stringify(unit)} over and over`,
    sizes: [3000, 9000, 27_000],
    make: over(CHINESE, unit),
    work,
  })),
  {
    what: 'an account of many paragraphs',
    sizes: [8, 24, 72],
    make: (count) => accountFrom(Array.from({ length: count }, () => PARAGRAPH).join('\n\n')),
    work,
  },
  {
    what: 'an account of one sentence without an end',
    sizes: [400, 1200, 3600],
    make: (count) => accountFrom(`${STORY}\n\n${'he asked the man to send the documents and '.repeat(count)}`),
    work,
  },
]
