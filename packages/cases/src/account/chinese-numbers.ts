const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }

/** Reads a number as Chinese writes it: `6万`, `3.5万`, `二十八`, `12,000`. Answers with nothing for anything else. */
export function readChineseNumber(words: string): number | undefined {
  let total = 0
  let section = 0
  let digit: number | undefined
  for (let at = 0; at < words.length; at++) {
    const letter = words[at] ?? ''
    const plain = /^\d[\d,]*(?:\.\d+)?/u.exec(words.slice(at))?.[0]
    if (plain !== undefined) {
      digit = Number(plain.replaceAll(',', ''))
      at += plain.length - 1
    } else if (Object.hasOwn(DIGITS, letter)) digit = DIGITS[letter]
    else if (Object.hasOwn(UNITS, letter)) {
      section += (digit ?? 1) * (UNITS[letter] ?? 1)
      digit = undefined
    } else if (Object.hasOwn(LARGE, letter)) {
      total = (total + section + (digit ?? (section === 0 ? 1 : 0))) * (LARGE[letter] ?? 1)
      section = 0
      digit = undefined
    } else return undefined
  }
  const value = total + section + (digit ?? 0)
  return words === '' || !Number.isFinite(value) ? undefined : Math.round(value * 100) / 100
}
