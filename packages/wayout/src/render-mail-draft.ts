import { addAll } from '@telltale/model'
import type { Draft } from './draft.js'
import { renderPaperText } from './render-paper-text.js'
import type { Paper } from './paper.js'

const MAIL = /^[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}$/iu

/**
 * Writes a draft as a mail that is not sent: opened, it is a message to be read, cut and sent or thrown away. It has no
 * sender and no date; both are added by the program that opens it. The subject is of the pack and names nobody.
 *
 * @param papers - The draft on a page, in one language or several.
 */
export function renderMailDraft({ title, addressee }: Draft, papers: readonly Paper[]): string {
  const to = addressee.contact?.email
  const body = papers.map((paper) => renderPaperText(paper, { width: 76 })).join('\n')
  return [
    'X-Unsent: 1',
    ...(to !== undefined && MAIL.test(to) ? [`To: ${to}`] : []),
    `Subject: ${encodedWords(title)}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(base64(utf8(body)).match(/.{1,76}/gu) ?? []),
    '',
  ].join('\r\n')
}

/** Beyond ASCII a header is written in words of at most 75 characters, none of which cuts a character apart. */
function encodedWords(text: string): string {
  let word: number[] = []
  const words = [word]
  for (const character of text) {
    const bytes = utf8(character)
    if (word.length + bytes.length > 42) words.push((word = []))
    addAll(word, bytes)
  }
  return words.map((bytes) => `=?utf-8?B?${base64(bytes)}?=`).join('\r\n ')
}

function utf8(text: string): readonly number[] {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    // A lone half of a character has no UTF-8: the sign for "replaced" stands for it.
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63))
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
  }
  return bytes
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function base64(bytes: readonly number[]): string {
  let written = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]]
    const whole = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    written += `${LETTERS[whole >> 18] ?? ''}${LETTERS[(whole >> 12) & 63] ?? ''}`
    written += `${b === undefined ? '=' : (LETTERS[(whole >> 6) & 63] ?? '')}${c === undefined ? '=' : (LETTERS[whole & 63] ?? '')}`
  }
  return written
}
