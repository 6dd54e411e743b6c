import { LineCursor } from './line-cursor.js'

/** What in the body of a mail are not the sender's own words. */
export interface QuotedMail {
  /** Earlier messages that are answered, as [start, end) in ascending order. */
  readonly quoted: readonly (readonly [start: number, end: number])[]
  /** Where a message that is passed on starts; -1 when there is none. */
  readonly forwardStart: number
  /** Where the words of the message that is passed on start, behind its own header. */
  readonly forwardBody: number
  /** Who wrote it, as its header says; an empty string when it does not say. */
  readonly forwardedFrom: string
}

const LONGEST_LINE = 400

const WROTE =
  'wrote|writes|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|kirjoitti|napisał|napisała|napisał\\(a\\)|napsal|napsala|пишет|написал|написала|написал\\(а\\)|пише|написав|yazdı|menulis|đã viết|a scris|napísal|napísala|írta|έγραψε|написао|כתב|כתבה|كتب|نوشت'
const ATTRIBUTION = new RegExp(`(?:^|\\s)(?:${WROTE})(?: \\S{1,80}){0,4} ?[:：]$`, 'iu')
const EAST_ASIAN_ATTRIBUTION = /(?:写道|寫道|のメッセージ|書きました|님이 작성|작성)\s?[:：]$/u
const ATTRIBUTION_START = /^(?:On|Am|Le|El|Il|Em|Op|Den|W dniu|Dnia|Dne|Пн|Вт|Ср|Чт|Пт|Сб|Вс|\d{1,4}[./年 -])/u

const ORIGINAL =
  /^[\s>]{0,4}-{2,20}\s?(?:original message|original-nachricht|ursprüngliche nachricht|message d['’]origine|message original|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|исходное сообщение|оригінальне повідомлення|oryginalna wiadomość|original appointment|原始邮件|原始郵件|邮件原件|元のメッセージ|원본 메시지|원본 메일|الرسالة الأصلية)\s?-{2,20}\s*$/iu
const FORWARDED =
  /^[\s>]{0,4}(?:-{2,20}\s?(?:forwarded message|weitergeleitete nachricht|message transféré|message transmis|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|пересылаемое сообщение|пересланное сообщение|переслане повідомлення|przekazana wiadomość|转发的邮件|转发邮件信息|轉寄的郵件|転送されたメッセージ|전달된 메시지)|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message réexpédié|inizio messaggio inoltrato)/iu

const FROM_FIELD =
  /^[\s*]{0,3}(?:from|von|de|da|van|från|fra|lähettäjä|kimden|od|от|от кого|від|发件人|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람|من|מאת)\s?\*?[:：]\*?\s?(.{0,300})$/iu
const OTHER_FIELD =
  /^[\s*]{0,3}(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|objet|à|enviado|enviado el|fecha|para|asunto|inviato|data|a|oggetto|assunto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|lähetetty|aihe|gönderildi|gönderme tarihi|kime|konu|wysłano|do|temat|отправлено|дата|кому|тема|надіслано|发送时间|日期|收件人|抄送|主题|寄件日期|收件者|主旨|送信日時|日時|宛先|件名|보낸 날짜|보낸날짜|받는 사람|받는사람|제목|تاريخ|إلى|الموضوع|נשלח|תאריך|אל|נושא)\s?\*?[:：]/iu

interface BodyLine {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Finds which parts of a mail's body quote earlier messages, so that nobody is judged by the words they answer, and
 * where a message starts that is passed on. The signature stays with the sender.
 */
export function findQuotedMail(body: string): QuotedMail {
  const quoted: [number, number][] = []
  const lines = bodyLines(body)
  const none = { forwardStart: -1, forwardBody: -1, forwardedFrom: '' }
  const restFrom = (start: number): QuotedMail => {
    add(quoted, start, body.length)
    return { quoted, ...none }
  }
  let attribution = -1
  for (const [index, line] of lines.entries()) {
    const trimmed = line.text.trim()
    if (trimmed === '') continue
    if (trimmed.startsWith('>')) {
      add(quoted, attribution === -1 ? line.start : attribution, line.end)
      attribution = -1
      continue
    }
    // Words between an attribution and the next quotation: nothing was quoted with a sign, so the rest is the quotation.
    if (attribution !== -1) return restFrom(attribution)
    if (FORWARDED.test(line.text)) return { quoted, forwardStart: line.start, ...forwardHeader(lines, index) }
    if (ORIGINAL.test(line.text)) return restFrom(line.start)
    if (FROM_FIELD.test(line.text) && isHeaderBlock(lines, index)) return restFrom(line.start)
    attribution = attributionStart(lines, index)
  }
  return { quoted, ...none }
}

/** Where an attribution starts that ends with this line; it may be wrapped over three lines. */
function attributionStart(lines: readonly BodyLine[], index: number): number {
  const last = lines[index]?.text.trim() ?? ''
  if (!last.endsWith(':') && !last.endsWith('：')) return -1
  if (!ATTRIBUTION.test(last) && !EAST_ASIAN_ATTRIBUTION.test(last)) return wordlessStart(lines, index, last)
  // It names a time or an address, which a sentence that merely ends in "wrote:" does not.
  let start = /\d{4}|@/u.test(last) ? (lines[index]?.start ?? -1) : -1
  for (let back = 0; back <= 2; back++) {
    const line = lines[index - back]
    const text = line?.text.trim() ?? ''
    if (line === undefined || text === '' || text.startsWith('>')) break
    if (ATTRIBUTION_START.test(text)) start = line.start
  }
  return start
}

/** A time, a name and an address with a colon, right over what is quoted, without any word for writing. */
function wordlessStart(lines: readonly BodyLine[], index: number, last: string): number {
  if (!/<?[^\s<>@]{1,80}@[^\s<>@]{1,80}>\s?[:：]$/u.test(last)) return -1
  let next = index + 1
  while (next < lines.length && next < index + 4 && lines[next]?.text.trim() === '') next += 1
  if (lines[next]?.text.trimStart().startsWith('>') !== true) return -1
  for (let back = 0; back <= 2; back++) {
    const line = lines[index - back]
    if (line === undefined || line.text.trim() === '') return -1
    if (/\d{1,2}[:.]\d{2}/u.test(line.text)) return line.start
  }
  return -1
}

function isHeaderBlock(lines: readonly BodyLine[], index: number): boolean {
  let fields = 0
  let looked = 0
  for (let at = index + 1; at < lines.length && looked < 5; at++) {
    const text = lines[at]?.text ?? ''
    if (text.trim() === '') continue
    looked += 1
    if (OTHER_FIELD.test(text)) fields += 1
  }
  return fields >= 2
}

function forwardHeader(
  lines: readonly BodyLine[],
  index: number,
): { readonly forwardBody: number; readonly forwardedFrom: string } {
  let forwardedFrom = ''
  let at = index + 1
  let seen = false
  for (; at < lines.length; at++) {
    const text = lines[at]?.text ?? ''
    if (text.trim() === '') {
      if (seen) break
      continue
    }
    const from = FROM_FIELD.exec(text)?.[1]
    if (from !== undefined && forwardedFrom === '') forwardedFrom = nameOf(from)
    if (from === undefined && !OTHER_FIELD.test(text)) break
    seen = true
  }
  while (at < lines.length && lines[at]?.text.trim() === '') at += 1
  return { forwardBody: lines[at]?.start ?? lines.at(-1)?.end ?? 0, forwardedFrom }
}

/** `Anna <anna@example.org>` without the address; the address when there is nothing else. */
function nameOf(from: string): string {
  const open = from.indexOf('<')
  const name = (open === -1 ? from : from.slice(0, open)).replace(/["*]/gu, '').trim()
  return name === '' ? from.replace(/[<>*]/gu, '').trim() : name
}

function bodyLines(body: string): readonly BodyLine[] {
  const found: BodyLine[] = []
  const lines = new LineCursor(body)
  while (lines.advance()) {
    const { start, end } = lines
    // A line that is longer than any of these marks is looked at from its beginning only.
    found.push({ start, end, text: body.slice(start, Math.min(end, start + LONGEST_LINE)) })
  }
  return found
}

/** Adds a range; one that touches the last one but for white space makes it longer. */
function add(ranges: [number, number][], start: number, end: number): void {
  const last = ranges.at(-1)
  if (last !== undefined && start - last[1] <= 2) last[1] = end
  else ranges.push([start, end])
}
