import { LineCursor } from './line-cursor.js'
import { nameAndAddress } from './name-and-address.js'
import { NOBODY, readAttribution, type MailMark, WROTE } from './read-attribution.js'
import { timeInField } from './time-in-field.js'

/** A part of the body of a mail that is somebody else's: an earlier mail that is answered or passed on. */
export interface QuotedMail {
  readonly start: number
  readonly end: number
  /** Where its words start, behind what says whose they are. */
  readonly bodyStart: number
  /** Each of its lines has a sign before it. */
  readonly isSigned: boolean
  /** Who wrote it; an empty string when it is not known. */
  readonly author: string
  /** The author's address in small letters; empty when it is not told. */
  readonly address: string
  readonly at: string | undefined
}

const LONGEST_LINE = 400

const ATTRIBUTION = new RegExp(`(?:^|\\s)(?:${WROTE})(?: \\S{1,80}){0,4} ?[:：]$`, 'iu')
const EAST_ASIAN_ATTRIBUTION = /(?:写道|寫道|のメッセージ|書きました|님이 작성|작성)\s?[:：]$/u
const ATTRIBUTION_START = /^(?:On|Am|Le|El|Il|Em|Op|Den|W dniu|Dnia|Dne|Пн|Вт|Ср|Чт|Пт|Сб|Вс|\d{1,4}[./年 -])/u

const ORIGINAL =
  /^[\s>]{0,4}-{2,20}\s?(?:original message|original-nachricht|ursprüngliche nachricht|message d['’]origine|message original|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|исходное сообщение|оригінальне повідомлення|oryginalna wiadomość|original appointment|原始邮件|原始郵件|邮件原件|元のメッセージ|원본 메시지|원본 메일|الرسالة الأصلية)\s?-{2,20}\s*$/iu
const FORWARDED =
  /^[\s>]{0,4}(?:-{2,20}\s?(?:forwarded message|weitergeleitete nachricht|message transféré|message transmis|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|doorgestuurd bericht|пересылаемое сообщение|пересланное сообщение|переслане повідомлення|przekazana wiadomość|转发的邮件|转发邮件信息|轉寄的郵件|転送されたメッセージ|전달된 메시지)|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message réexpédié|inizio messaggio inoltrato)/iu

const FROM_FIELD =
  /^[\s*]{0,3}(?:from|von|de|da|van|från|fra|lähettäjä|kimden|od|от|от кого|від|发件人|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람|من|מאת)\s?\*?[:：]\*?\s?(.{0,300})$/iu
const DATE_FIELD =
  /^[\s*]{0,3}(?:sent|date|gesendet|datum|dato|envoyé|enviado(?: el)?|fecha|data|inviato|verzonden|skickat|sendt|lähetetty|gönderildi|gönderme tarihi|wysłano|отправлено|дата|надіслано|发送时间|日期|寄件日期|送信日時|日時|보낸 ?날짜|تاريخ|נשלח|תאריך)\s?\*?[:：]\*?\s?(.{0,120})$/iu
const OTHER_FIELD =
  /^[\s*]{0,3}(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|objet|à|enviado|enviado el|fecha|para|asunto|inviato|data|a|oggetto|assunto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|lähetetty|aihe|gönderildi|gönderme tarihi|kime|konu|wysłano|do|temat|отправлено|дата|кому|тема|надіслано|发送时间|日期|收件人|抄送|主题|寄件日期|收件者|主旨|送信日時|日時|宛先|件名|보낸 날짜|보낸날짜|받는 사람|받는사람|제목|تاريخ|إلى|الموضوع|נשלח|תאריך|אל|נושא)\s?\*?[:：]/iu

interface BodyLine {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Finds which parts of a mail's body are earlier mails, in ascending order, so that nobody is judged by the words they
 * answer or pass on, and the words are judged as those of whoever wrote them. The signature stays with the sender.
 */
export function findQuotedMail(body: string): readonly QuotedMail[] {
  const found: QuotedMail[] = []
  const lines = bodyLines(body)
  // Signed lines go on with whom the last line of that kind named: answers stand between parts of one mail.
  let named: MailMark = NOBODY
  let attribution = -1
  let attributionEnd = -1
  const restFrom = (start: number, bodyStart: number, mark: MailMark): readonly QuotedMail[] => [
    ...found,
    { start, end: body.length, bodyStart, isSigned: false, ...mark },
  ]
  for (const [index, line] of lines.entries()) {
    const trimmed = line.text.trim()
    if (trimmed === '') continue
    if (trimmed.startsWith('>')) {
      const start = attribution === -1 ? line.start : attribution
      if (attribution !== -1) named = readAttribution(body.slice(attribution, attributionEnd))
      addSigned(found, start, line, named)
      attribution = -1
      continue
    }
    // Words between an attribution and the next quotation: nothing was quoted with a sign, so the rest is the quotation.
    if (attribution !== -1)
      return restFrom(attribution, line.start, readAttribution(body.slice(attribution, attributionEnd)))
    const isMarked = FORWARDED.test(line.text) || ORIGINAL.test(line.text)
    if (isMarked || (FROM_FIELD.test(line.text) && isHeaderBlock(lines, index))) {
      const { bodyStart, ...mark } = readHeader(lines, isMarked ? index + 1 : index)
      return restFrom(ruleStart(lines, index), bodyStart, mark)
    }
    attribution = attributionStart(lines, index)
    attributionEnd = line.end
  }
  return found
}

/** Outlook draws a line over the fields of the mail below. */
function ruleStart(lines: readonly BodyLine[], index: number): number {
  let before = index - 1
  while (before > index - 3 && lines[before]?.text.trim() === '') before -= 1
  const rule = lines[before]
  const from = rule !== undefined && /^[ \t]{0,4}(?:_{5,80}|-{5,80})[ \t]{0,4}$/u.test(rule.text) ? rule : lines[index]
  return from?.start ?? 0
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

/** Reads the fields over a mail that is answered or passed on as a whole. */
function readHeader(lines: readonly BodyLine[], from: number): MailMark & { readonly bodyStart: number } {
  let mark = NOBODY
  let at = from
  let seen = false
  for (; at < lines.length; at++) {
    const text = lines[at]?.text ?? ''
    if (text.trim() === '') {
      if (seen) break
      continue
    }
    const author = FROM_FIELD.exec(text)?.[1]
    const date = DATE_FIELD.exec(text)?.[1]
    if (author === undefined && !OTHER_FIELD.test(text)) break
    if (author !== undefined && mark.author === '') mark = { ...mark, ...nameAndAddress(author) }
    if (date !== undefined) mark = { ...mark, at: mark.at ?? timeInField(date) }
    seen = true
  }
  while (at < lines.length && lines[at]?.text.trim() === '') at += 1
  return { ...mark, bodyStart: lines[at]?.start ?? lines.at(-1)?.end ?? 0 }
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

/** Adds a line with a sign; one that follows the last makes that part longer. */
function addSigned(found: QuotedMail[], start: number, line: BodyLine, mark: MailMark): void {
  const last = found.at(-1)
  if (last?.isSigned === true && start - last.end <= 2) found[found.length - 1] = { ...last, end: line.end }
  else found.push({ start, end: line.end, bodyStart: line.start, isSigned: true, ...mark })
}
