import { ADDRESS, BARE_ADDRESS } from './name-and-address.js'
import { timeInField } from './time-in-field.js'

/** Who wrote an earlier mail, and when, as far as it is told. */
export interface MailMark {
  /** An empty string when it is not told. */
  readonly author: string
  /** In small letters; empty when it is not told. */
  readonly address: string
  readonly at: string | undefined
}

export const NOBODY: MailMark = { author: '', address: '', at: undefined }

/** Words for writing, with which mail programs introduce what they quote. */
export const WROTE =
  'wrote|writes|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|kirjoitti|napisał|napisała|napisał\\(a\\)|napsal|napsala|пишет|написал|написала|написал\\(а\\)|пише|написав|yazdı|menulis|đã viết|a scris|napísal|napísala|írta|έγραψε|написао|כתב|כתבה|كتب|نوشت'

/** More than mail programs put over what they quote; it may be wrapped. */
const LONGEST = 600
const LONGEST_NAME = 100
const CLOCK = /\d{1,2}[:.h]\d{2}(?::\d{2})?/gu
const DAY = /(?:19|20)\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/gu
/** What may stand between the time and the name. */
const BETWEEN =
  /^(?:[\s,،，;:(-]|[ap]\.?\s?m\.?(?=[\s,،，])|uhr\b|[гч]\.|[صم](?=\s)|UTC|GMT|[+-]\d{2}:?\d{2}|\([A-Z]{2,5}\)|تمت كتابة ما يلي بواسطة)+/iu
const WRITING = new RegExp(`(?:^|\\s)(?:${WROTE})(?=[\\s:：]|$)`, 'iu')
const EAST_ASIAN_WRITING = /(?:写道|寫道|のメッセージ|さんは書きました|書きました|님이 작성|작성)\s?[:：]?$/u
/** What stands before the time where the name goes first: `Ana 于2025年3月28日周五 10:32写道：`. */
const BEFORE_TIME = /^(?<name>[^\d,，]{1,60}?)\s?(?:[于於在]|on)\s?\d/iu

/**
 * Reads the line over a quotation, such as `On Fri, 28 Mar 2025 at 10:32, Ana Lind <ana@example.org> wrote:`, in the
 * languages of mail programs: who wrote it, and when. What is not told stays empty.
 */
export function readAttribution(raw: string): MailMark {
  const line = raw.slice(0, LONGEST).replace(/\s+/gu, ' ').trim()
  const timeEnd = endOfLast(line, CLOCK) ?? endOfLast(line, DAY)
  const at = timeEnd === undefined ? undefined : timeInField(line.slice(0, timeEnd + 3))
  const address = ADDRESS.exec(line)
  const behind = (timeEnd === undefined ? line : line.slice(timeEnd)).replace(BETWEEN, '')
  const words = address === null ? behind : before(behind, address[0], line)
  const name = plainName(words) || plainName(BEFORE_TIME.exec(line)?.groups?.['name'] ?? '')
  const known = (address?.[1] ?? BARE_ADDRESS.exec(behind)?.[1] ?? '').toLowerCase()
  return { author: name === '' ? known : name, address: known, at }
}

function endOfLast(line: string, pattern: RegExp): number | undefined {
  const last = [...line.matchAll(pattern)].at(-1)
  return last === undefined ? undefined : last.index + last[0].length
}

/** The words between the time and the address; before the time where nothing stands there. */
function before(behind: string, address: string, line: string): string {
  const at = behind.indexOf(address)
  return at === -1 ? line.slice(0, line.indexOf(address)) : behind.slice(0, at)
}

function plainName(words: string): string {
  const name = words
    .replace(EAST_ASIAN_WRITING, '')
    .replace(WRITING, ' ')
    .replace(/["“”*<>]/gu, '')
  let start = 0
  let end = name.length
  while (start < end && AROUND.test(name.charAt(start))) start += 1
  while (end > start && AROUND.test(name.charAt(end - 1))) end -= 1
  const plain = name.slice(start, end)
  return plain.length > LONGEST_NAME || /[@\d:：]/u.test(plain) ? '' : plain
}

/** What may stand between a name and what is around it. */
const AROUND = /[\s,،，:：(]/u
