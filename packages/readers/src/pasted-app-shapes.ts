import { digitOf } from './digit-of.js'
import { DISCORD_SHAPE } from './pasted-discord-shape.js'
import { NICK_SHAPE } from './pasted-nick-shape.js'
import type { LineMatcher, PastedShape, PastedSurvey } from './pasted-shape.js'
import { pastedStampReader } from './pasted-stamp-reader.js'
import { readTimeField } from './read-time-field.js'
import { readWordedTime } from './read-worded-time.js'
import { skipGaps } from './skip-gaps.js'
import { Stamp } from './stamp.js'

/** Longest name that is believed. */
const LONGEST_NAME = 60
/** A date and a time take no more than this. */
const LONGEST_STAMP = 48

/** The chat of a meeting; its lines look like others too, so it is asked first. */
export const MEETING_SHAPE: PastedShape = { id: 'meeting', matcher: matchMeeting, accept: acceptStrong }

/** Ways in which single applications copy messages that nothing else looks like. */
export const SURE_APP_SHAPES: readonly PastedShape[] = [
  {
    id: 'linkedin',
    matcher: matchLinkedin,
    accept: acceptStrong,
    tail: /(?:\r\n|\r|\n)(?:TODAY|YESTERDAY|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY|[A-Z]{3} \d{1,2}(?:, \d{4})?)$/u,
  },
  { id: 'short-date', matcher: matchShortDate, accept: acceptStrong },
  { id: 'name-then-worded', matcher: matchNameThenWorded, accept: acceptStrong },
  {
    id: 'messenger',
    matcher: matchMessenger,
    accept: acceptMessenger,
    tail: /(?:\r\n|\r|\n)\s{0,4}Enter\s{0,4}$/u,
    owner: 'You',
  },
  { id: 'mail-thread', matcher: matchMailThread, accept: acceptStrong, newestFirst: true },
  { id: 'name-and-time-boxed', matcher: matchBoxed, accept: acceptStrong },
  DISCORD_SHAPE,
  NICK_SHAPE,
]

/** Ways that other texts may look like; they are asked later. */
export const OTHER_APP_SHAPES: readonly PastedShape[] = [
  { id: 'brackets-then-name', matcher: matchBracketsThenName, accept: acceptFew },
  { id: 'name-above-stamp', matcher: matchNameAboveStamp, accept: acceptFew },
]

/** WhatsApp on the phone leaves the year out: `[15/01, 10:32] Name: text`. */
function matchShortDate(text: string): LineMatcher {
  return (start, end) => {
    const from = skipGaps(text, start, end)
    if (text.charCodeAt(from) !== 0x5b) return undefined
    const line = text.slice(from, Math.min(end, from + LONGEST_NAME + LONGEST_STAMP))
    const found =
      /^\[\d{1,2}[/.-]\d{1,2}\.?,? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u202f\u00a0]?[ap]\.? ?m\.?)?\] (?<name>[^:\r\n]{1,60}): ?/iu.exec(
        line,
      )
    const name = found?.groups?.['name']
    if (found === null || name === undefined || name.trim() === '') return undefined
    return { name: name.trim(), textStart: from + found[0].length }
  }
}

/** Telegram on a Mac: `Name, [Jan 15, 2025 at 10:32:05 AM]:` with the words on the next lines. */
function matchNameThenWorded(text: string): LineMatcher {
  return (start, end, next) => {
    if (end - start > LONGEST_NAME + LONGEST_STAMP + 8) return undefined
    const found = /^\s{0,4}(?<name>.{1,60}), \[(?<time>[^\]]{8,48})\]:?\s{0,4}$/u.exec(text.slice(start, end))?.groups
    if (found === undefined) return undefined
    const at = readWordedTime(found['time'] ?? '')
    const name = (found['name'] ?? '').trim()
    return at === undefined || name === '' ? undefined : { name, textStart: next, at }
  }
}

const LINKEDIN = /^\s{0,4}(?<name>.{1,60}) sent the following messages? at (?<time>\d.{3,16}?)\s{0,4}$/u
/** What LinkedIn puts between that line and the words: a link, and the name and the time once more. */
const LINKEDIN_FRAME =
  /^(?:View .{1,60}[’'] ?s? profile.{0,60}|.{1,100}[ \u00a0\u202f]{1,4}\d{1,2}:\d{2}(?:[ \u00a0\u202f]?[AP]M)?)\s{0,4}$/u

/** LinkedIn in the browser: `Name sent the following message at 10:32 AM`, for those who listen, over what is seen. */
function matchLinkedin(text: string): LineMatcher {
  const stamp = new Stamp()
  return (start, end, next) => {
    if (end - start > LONGEST_NAME + LONGEST_STAMP + 30) return undefined
    const found = LINKEDIN.exec(text.slice(start, end))?.groups
    const name = found?.['name']?.trim() ?? ''
    const time = found?.['time'] ?? ''
    if (name === '' || stamp.readTime(time, 0, time.length) === -1) return undefined
    const { secondsOfDay } = stamp
    let textStart = next
    for (let count = 0; count < 4; count++) {
      const line = text.slice(textStart, textStart + 200).split(/[\r\n]/u, 1)[0] ?? ''
      if (!LINKEDIN_FRAME.test(line) || (!line.startsWith('View ') && !line.startsWith(name))) break
      textStart = Math.min(
        text.length,
        textStart + line.length + (text.startsWith('\r\n', textStart + line.length) ? 2 : 1),
      )
    }
    return { name, textStart, secondsOfDay }
  }
}

/** The chat of a meeting as Zoom saves it: `10:32:44 From Name to Everyone:` with the words behind it, or on the next lines; or `10:32:44⇥Name:⇥words`. */
function matchMeeting(text: string): LineMatcher {
  const stamp = new Stamp()
  return (start, end, next) => {
    const from = skipGaps(text, start, end)
    if (digitOf(text.charCodeAt(from)) === -1) return undefined
    const limit = Math.min(end, from + 2 * LONGEST_NAME + LONGEST_STAMP)
    const dated = stamp.readDateAndTime(text, from, limit)
    const past = dated === -1 ? stamp.readTime(text, from, limit) : dated
    if (past === -1 || !stamp.hasSeconds) return undefined
    const found =
      /^(?:\s{1,4}From\s{1,4}(?<name>[^:\r\n]{1,60}?)(?:\s{1,4}to\s{1,4}[^:\r\n]{1,80}?)?\s{0,4}:(?:\s|$)|\t(?<tabbed>[^:\t\r\n]{1,60}):\t)/u.exec(
        text.slice(past, limit),
      )
    const name = found?.groups?.['name'] ?? found?.groups?.['tabbed']
    if (found === null || name === undefined) return undefined
    const { first, middle, last, wide, secondsOfDay } = stamp
    const wordsStart = skipGaps(text, past + found[0].length, end)
    return {
      name,
      // Words on the next line are set in.
      textStart: wordsStart < end ? wordsStart : Math.min(skipGaps(text, next, text.length), text.length),
      secondsOfDay,
      ...(dated === -1 ? {} : { date: [first, middle, last, wide] as const }),
    }
  }
}

/** KakaoTalk on a computer: `[Name] [오후 2:37] text`. */
function matchBoxed(text: string): LineMatcher {
  const stamp = new Stamp()
  return (start, end) => {
    const from = skipGaps(text, start, end)
    if (text.charCodeAt(from) !== 0x5b) return undefined
    const middle = text.slice(from, Math.min(end, from + LONGEST_NAME + 3)).indexOf('] [')
    if (middle < 2 || text.slice(from + 1, from + middle).trim() === '') return undefined
    const past = stamp.readTime(text, from + middle + 3, Math.min(end, from + middle + 24))
    if (past === -1 || text.charCodeAt(past) !== 0x5d) return undefined
    return {
      name: text.slice(from + 1, from + middle),
      textStart: skipGaps(text, past + 1, end),
      secondsOfDay: stamp.secondsOfDay,
    }
  }
}

/** Teams: `[10:32 AM] Name`, `[Yesterday 10:32 AM] Name`, `[1/15/2025 10:32 AM] Name`, with the words below. */
function matchBracketsThenName(text: string): LineMatcher {
  const read = pastedStampReader()
  return (start, end, next) => {
    const from = skipGaps(text, start, end)
    if (text.charCodeAt(from) !== 0x5b || end - from > LONGEST_NAME + LONGEST_STAMP) return undefined
    const line = text.slice(from, end)
    const close = line.indexOf(']')
    const name = close === -1 ? '' : line.slice(close + 1).trim()
    if (!looksLikeName(name)) return undefined
    const found = read(line.slice(1, close))
    return found === undefined ? undefined : { name, textStart: next, ...found }
  }
}

/**
 * A name on one line, and its time on the next: Teams and other applications in the browser, and Discord, which puts a
 * dash before the time. Teams also copies a line for those who listen, `words by Name`, over the name.
 */
function matchNameAboveStamp(text: string): LineMatcher {
  const read = pastedStampReader()
  let last: LineRange | undefined
  let before: LineRange | undefined
  return (start, end, next) => {
    const from = skipGaps(text, start, end)
    if (from >= end) {
      last = undefined
      before = undefined
      return undefined
    }
    if (last !== undefined && last.end - last.start <= LONGEST_NAME && end - from <= LONGEST_STAMP) {
      const line = text
        .slice(from, end)
        .replace(/^[—–-] ?/u, '')
        .trim()
      const found = read(line)
      const name = text.slice(last.start, last.end).trim()
      if (found !== undefined && looksLikeName(name) && read(name) === undefined) {
        const lineStart = before !== undefined && isReadOut(text, before, name) ? before.start : last.start
        last = undefined
        before = undefined
        const edited = EDITED_LINE.exec(text.slice(next, next + 24))?.[0].length ?? 0
        return { name, textStart: next + edited, lineStart, ...(edited === 0 ? {} : { edited: true }), ...found }
      }
    }
    before = last
    last = { start, end }
    return undefined
  }
}

interface LineRange {
  readonly start: number
  readonly end: number
}

const EDITED_LINE =
  /^(?:Edited|Bearbeitet|Modifié|Editado|Modificato|Bewerkt|Edytowane|Изменено|已编辑|已編輯|編集済み)(?:\r\n|\r|\n)/u

/** `hi there by Ana Lind`, over the name of Ana Lind. */
function isReadOut(text: string, { start, end }: LineRange, name: string): boolean {
  const line = text.slice(Math.max(start, end - LONGEST_NAME - 8), end).trimEnd()
  return line.endsWith(` ${name}`) && /(?: by| von| par| de| di| door| av| od| от) $/u.test(line.slice(0, -name.length))
}

/** What `You sent` is in the languages that were seen or are sure. */
const YOU_SENT: ReadonlySet<string> = new Set(
  'you sent|you replied|du hast gesendet|vous avez envoyé|has enviado|enviaste|você enviou|hai inviato|вы отправили|wysłano przez ciebie|jij hebt verzonden|你已发送|你發送了|送信済み'.split(
    '|',
  ),
)

/** Messenger and Instagram in the browser: names, and `You sent`, on lines of their own, and `Enter` below the words. */
function matchMessenger(text: string): LineMatcher {
  const names = messengerNames(text)
  let first: { readonly line: string; readonly start: number } | undefined
  return (start, end, next) => {
    if (names.size === 0 || end - start > LONGEST_NAME + 8) return undefined
    const line = text.slice(start, end).trim()
    if (YOU_SENT.has(line.toLowerCase())) return { name: 'You', textStart: next }
    // A picture of the person is copied as the first name, over the whole one.
    const below =
      text
        .slice(next, next + LONGEST_NAME + 8)
        .split(/[\r\n]/u, 1)[0]
        ?.trim() ?? ''
    const over = first
    first = names.has(below) && below.startsWith(`${line} `) ? { line, start } : undefined
    if (first !== undefined || !names.has(line)) return undefined
    return { name: line, textStart: next, ...(over === undefined ? {} : { lineStart: over.start }) }
  }
}

/** Short lines that come again right after `Enter`; none where nobody is said to have sent anything. */
function messengerNames(text: string): ReadonlySet<string> {
  const head = text.slice(0, 64 * 1024)
  const lines = head.split(/\r\n|\r|\n/u).map((line) => line.trim())
  const filled = lines.filter((line) => line !== '')
  const own = filled.filter((line) => YOU_SENT.has(line.toLowerCase())).length
  if (own === 0) return new Set()
  if (!filled.includes('Enter')) return own < 2 ? new Set() : namesAgain(filled)
  const counts = new Map<string, number>()
  for (const [index, line] of filled.entries()) {
    const before = filled[index - 1]
    const isFirst = before === undefined || before === 'Enter' || readTimeField(before).at !== undefined
    if (!isFirst || !looksLikeName(line) || YOU_SENT.has(line.toLowerCase())) continue
    counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  const most = [...counts].sort((a, b) => b[1] - a[1])
  const again = most.filter(([, count]) => count > 1)
  return new Set((again.length > 0 ? again : most.slice(0, 1)).map(([name]) => name))
}

/** Where nothing stands below the words, a name is a short line that comes again and has words below it each time. */
function namesAgain(filled: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const [index, line] of filled.entries()) {
    const isLast = index === filled.length - 1 || YOU_SENT.has((filled[index + 1] ?? '').toLowerCase())
    if (isLast || !/^[\p{Lu}\p{Lo}]/u.test(line) || !looksLikeName(line) || YOU_SENT.has(line.toLowerCase())) continue
    counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([name]) => name))
}

const FROM =
  /^[\s>*]{0,8}(?:From|Von|De|Da|Od|От|Від|Van|Från|发件人|發件人|寄件者|差出人|보낸 ?사람)\s{0,3}\*?[:：]\*?\s{0,3}(?<from>.{1,200})$/u
const SENT =
  /^[\s>*]{0,8}(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado(?: el)?|Fecha|Data|Inviato|Wysłano|Отправлено|Дата|Надіслано|Verzonden|Skickat|发送时间|發送時間|日期|寄件日期|送信日時|보낸 ?날짜)\s{0,3}\*?[:：]\*?\s{0,3}(?<sent>.{1,100})$/u
const OTHER =
  /^[\s>*]{0,8}(?:To|Cc|Bcc|Subject|An|Betreff|À|Objet|Para|Asunto|Assunto|A|Oggetto|Do|Temat|Кому|Копия|Тема|Aan|Onderwerp|Till|Ämne|收件人|抄送|主题|主題|主旨|宛先|件名|받는 ?사람|제목|Reply-To|Importance)\s{0,3}\*?[:：]\*?/u
const TO =
  /^[\s>*]{0,8}(?:To|An|À|Para|A|Do|Кому|Aan|Till|收件人|宛先|받는 ?사람)\s{0,3}\*?[:：]\*?\s{0,3}(?<to>[^;\r\n]{1,100})$/u

interface MailHead {
  readonly name: string
  readonly to: string | undefined
  readonly at: string | undefined
  readonly textStart: number
}

/**
 * A conversation by mail as mail programs copy it: the newest mail, and below it the earlier ones, each under `From:`,
 * `Sent:`, `To:` and `Subject:`. The newest has no such lines where it was written as an answer; then it is of whom the
 * mail below was sent to.
 */
function matchMailThread(text: string): LineMatcher {
  let first: MailHead | undefined
  let firstSearched = false
  let isStart = true
  return (start, end, next) => {
    if (skipGaps(text, start, end) >= end) return undefined
    const wasStart = isStart
    isStart = false
    const head = mailHeadAt(text, start, end)
    if (head !== undefined) {
      return { name: head.name, textStart: head.textStart, ...(head.at === undefined ? {} : { at: head.at }) }
    }
    if (!wasStart) return undefined
    if (!firstSearched) first = firstMailHead(text, next)
    firstSearched = true
    return first?.to === undefined || first.to === '' ? undefined : { name: first.to, textStart: start }
  }
}

function firstMailHead(text: string, from: number): MailHead | undefined {
  let at = from
  for (let lines = 0; at < text.length && lines < 2000; lines++) {
    const found = text.slice(at, at + 20_000).search(/[\r\n]/u)
    const end = found === -1 ? text.length : at + found
    const head = mailHeadAt(text, at, end)
    if (head !== undefined) return head
    at = end + 1
  }
  return undefined
}

function mailHeadAt(text: string, start: number, end: number): MailHead | undefined {
  if (end - start > 240) return undefined
  const from = FROM.exec(text.slice(start, end))?.groups?.['from']
  if (from === undefined || from.trim() === '') return undefined
  let at: string | undefined
  let to: string | undefined
  let others = 0
  let textStart = end
  let lineStart = Math.min(text.length, end + (text.startsWith('\r\n', end) ? 2 : 1))
  for (let count = 0; count < 6 && lineStart < text.length; count++) {
    const rest = text.slice(lineStart, lineStart + 1000)
    const length = rest.search(/[\r\n]/u)
    const line = length === -1 ? rest : rest.slice(0, length)
    const sent = SENT.exec(line)?.groups?.['sent']
    if (sent !== undefined) at ??= mailTime(sent.replace(/\*/gu, ''))
    else if (!OTHER.test(line)) break
    to ??= TO.exec(line)?.groups?.['to']
    others += 1
    textStart = lineStart + line.length
    lineStart = Math.min(text.length, textStart + (text.startsWith('\r\n', textStart) ? 2 : 1))
  }
  return others < 2
    ? undefined
    : { name: withoutAddress(from), to: to === undefined ? undefined : withoutAddress(to), at, textStart }
}

function mailTime(field: string): string | undefined {
  return readTimeField(field).at ?? readWordedTime(field)
}

/** `Ana Lind <ana@example.org>` and `Ana Lind [mailto:…]` are Ana Lind. */
function withoutAddress(field: string): string {
  const plain = field
    .replace(/[<[(][^<>[\]()]{1,100}[>\])]\s{0,3}$/u, '')
    .replace(/["“”*]/gu, '')
    .trim()
  return plain === '' ? field.trim() : plain
}

/** Few words, no sentence, and nothing that stands in an address or a number. */
function looksLikeName(name: string): boolean {
  if (name === '' || name.length > LONGEST_NAME || name.split(' ').length > 5) return false
  return !/[?!;"“”{}\\|=。！？；…<>#:：@]|https?|\.$/u.test(name) && /[\p{L}\p{Extended_Pictographic}]/u.test(name)
}

function acceptStrong({ headers, startsWithHeader, filledLines }: PastedSurvey): boolean {
  return (headers > 1 && startsWithHeader) || (headers >= 2 && headers * 20 >= filledLines)
}

/** A name with a time stands over articles and in timetables too, but with another name each time. */
function acceptFew({ headers, names, filledLines, endsWithHeader }: PastedSurvey): boolean {
  if (headers < 2 || headers * 8 < filledLines || headers >= filledLines) return false
  // Where the last time has no words below it, times may stand below words: then what looks like a name never comes again.
  if (endsWithHeader && names.size === headers) return false
  return names.size <= 3 || names.size * 2 <= headers + 1
}

function acceptMessenger({ headers, names }: PastedSurvey): boolean {
  return headers >= 2 && names.has('You')
}
