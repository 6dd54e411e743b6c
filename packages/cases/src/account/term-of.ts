import { readChineseNumber } from './chinese-numbers.js'

const SMALL =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const YEARS = /(?<count>\d{1,3}(?:\.\d)?|[\p{L}-]{1,24}?)(?<half> and a half)?(?:[\s-]{0,2}years?|年)/iu
const MONTHS = /(?<count>\d{1,3}(?:\.\d)?|[\p{L}-]{1,24}?)(?<half> and a half)?(?:[\s-]{0,2}months?|个月|個月)/iu

/** How long a sentence is, by its own words in English or Chinese: "twelve years", 十二年零六个月, "30 months". */
export function termOf(words: string): { readonly years?: number; readonly months?: number } {
  const years = countIn(YEARS.exec(words))
  const months = countIn(MONTHS.exec(words))
  return { ...(years === undefined ? {} : { years }), ...(months === undefined ? {} : { months }) }
}

function countIn(match: RegExpExecArray | null): number | undefined {
  const count = match?.groups?.['count']
  if (count === undefined) return undefined
  const number = /^\d/u.test(count) ? Number(count) : numberOf(count.toLowerCase())
  return number === undefined ? undefined : number + (match?.groups?.['half'] === undefined ? 0 : 0.5)
}

function numberOf(word: string): number | undefined {
  const chinese = /[一二两三四五六七八九十]{1,3}$/u.exec(word)?.[0]
  if (chinese !== undefined) return readChineseNumber(chinese)
  const [first = '', second] = word.split('-').filter((part) => part !== '')
  const tens = TENS.indexOf(first)
  if (tens !== -1) return (tens + 2) * 10 + (second === undefined ? 0 : SMALL.indexOf(second) + 1)
  const small = SMALL.indexOf(first)
  return small === -1 ? undefined : small + 1
}
