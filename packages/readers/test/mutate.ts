/** Numbers that look like chance and come again with the same seed. */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed | 0
  }

  /** A whole number from 0 up to, but not, `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit)
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.below(list.length)]
    if (picked === undefined) throw new Error('nothing to pick from')
    return picked
  }
}

/** What breaks parsers: ends and beginnings, signs that cannot be seen, names of the language, numbers out of range. */
const SNIPPETS: readonly string[] = [
  '"',
  "'",
  '\\',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '</',
  '<!--',
  ']]>',
  '&',
  '&#0;',
  '&#55357;',
  '&x;',
  ',',
  ';',
  ':',
  ': ',
  '\t',
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '\u0000',
  '\u001b[31m',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ufffd',
  '\u200e',
  '\u202e',
  '\u202f',
  '\ud83d',
  '\udc00',
  '😀',
  'é',
  'e\u0301',
  '__proto__',
  'constructor',
  'null',
  'true',
  'NaN',
  '1e999',
  '-1',
  '0',
  '99999999999999999999',
  '31/02/0000',
  '2024-13-45T99:99:99',
  '12:05 AM',
  '上午',
  '午前 0:00',
  ' - ',
  '—',
  '>'.repeat(50),
  'a'.repeat(3000),
  '{"a":'.repeat(300),
  '['.repeat(300),
  '<div>'.repeat(300),
  '../../etc/passwd',
  '=cmd()',
]

const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e300,
  '',
  ' ',
  'text',
  '__proto__',
  [],
  {},
  [null],
  [[[]]],
  { text: 1 },
  { __proto: 1, constructor: { prototype: 1 } },
  'a'.repeat(5000),
  1_700_000_000,
  '2024-05-12T10:31:00',
]

/**
 * Changes a text in one to four ways that happen to files, or that somebody who wants to do harm would try: by lines, by
 * characters, and by values where the text is JSON.
 */
export function mutate(text: string, chance: Chance): string {
  let changed = text
  for (let round = 1 + chance.below(4); round > 0; round--) changed = once(changed, chance)
  return changed.slice(0, 200_000)
}

function once(text: string, chance: Chance): string {
  const at = chance.below(text.length + 1)
  switch (chance.below(14)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(at)
    case 2:
      return text.slice(0, at) + chance.pick(SNIPPETS) + text.slice(at)
    case 3:
      return text.slice(0, at) + text.slice(at + 1 + chance.below(20))
    case 4:
      return text.slice(0, at) + text.slice(at, at + chance.below(300)) + text.slice(at)
    case 5:
      return text.slice(0, at) + String.fromCharCode(chance.below(0x2100)) + text.slice(at + 1)
    case 6:
      return text.replace(/\d/gu, (digit) => (chance.below(12) === 0 ? String(chance.below(10)) : digit))
    case 7:
      return text.replace(/\r?\n/gu, chance.pick(['\r\n', '\r', '\n', '\n\n', '\u2028']))
    case 8:
    case 9:
      return byLines(text, chance)
    case 10: {
      const token = chance.pick(text.match(/[^\p{L}\p{N}\s]+/gu) ?? ['x'])
      return text.replaceAll(token, chance.pick(['', token + token, chance.pick(SNIPPETS)]))
    }
    default:
      return byValues(text, chance)
  }
}

function byLines(text: string, chance: Chance): string {
  const lines = text.split('\n')
  const at = chance.below(lines.length)
  const other = chance.below(lines.length)
  const line = lines[at] ?? ''
  switch (chance.below(4)) {
    case 0:
      lines.splice(at, 1)
      break
    case 1:
      lines.splice(other, 0, line)
      break
    case 2:
      lines[at] = lines[other] ?? ''
      lines[other] = line
      break
    default:
      lines[at] = line.slice(0, chance.below(line.length + 1)) + chance.pick(SNIPPETS)
  }
  return lines.join('\n')
}

function byValues(text: string, chance: Chance): string {
  // Archives of Twitter begin with an assignment.
  const start = text.search(/[[{]/u)
  let value: unknown
  try {
    value = JSON.parse(text.slice(start))
  } catch {
    return byLines(text, chance)
  }
  const places: { readonly of: Record<string, unknown> | unknown[]; readonly key: string }[] = []
  const visit = (node: unknown, depth: number): void => {
    if (typeof node !== 'object' || node === null || depth > 50) return
    for (const key of Object.keys(node)) {
      places.push({ of: node as Record<string, unknown>, key })
      visit((node as Record<string, unknown>)[key], depth + 1)
    }
  }
  visit(value, 0)
  if (places.length === 0) return text
  const { of, key } = chance.pick(places)
  const record = of as Record<string, unknown>
  switch (chance.below(4)) {
    case 0:
      Reflect.deleteProperty(record, key)
      break
    case 1:
      record[chance.pick(['text', 'id', 'type', 'new', 'constructor'])] = record[key]
      break
    case 2:
      record[key] = [record[key], record[key]]
      break
    default:
      record[key] = chance.pick(VALUES)
  }
  return text.slice(0, start) + JSON.stringify(value, undefined, chance.below(2))
}
