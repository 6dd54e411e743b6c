import { email } from '../src/email.js'
import { ownJson } from '../src/own-json.js'
import { pastedChat } from '../src/pasted-chat.js'
import { plainText } from '../src/plain-text.js'
import { telegram } from '../src/telegram.js'
import { whatsapp } from '../src/whatsapp.js'
import { describeReader, type Said } from './behaviour.js'

const two = (value: number): string => String(value).padStart(2, '0')
/** A day and a minute for each message, so that times run forward. */
const day = (index: number): number => (index % 28) + 1

describeReader({
  reader: whatsapp,
  records: 'lines',
  make: (messages) =>
    messages
      .map(({ speaker, text }, index) => `${two(day(index))}/05/2024, 10:${two(index % 60)} - ${speaker}: ${text}\n`)
      .join(''),
  skips: { 'unknown fields': 'a line of text has no fields' },
})

describeReader({
  reader: telegram,
  records: 'objects',
  make: (messages) => {
    const list = messages.map(
      ({ speaker, text }, index) =>
        `  {"id": ${String(index + 1)}, "type": "message", "date": "2024-05-${two(day(index))}T10:00:00", "from": ${JSON.stringify(speaker)}, "from_id": "user${String(speaker.length)}", "text": ${JSON.stringify(text)}}`,
    )
    return `{\n "name": "Anna",\n "type": "personal_chat",\n "id": 4,\n "messages": [\n${list.join(',\n')}\n ]\n}\n`
  },
})

describeReader({
  reader: ownJson,
  records: 'objects',
  make: (messages) => {
    const list = messages.map(
      ({ speaker, text }) => `  {"speaker": ${JSON.stringify(speaker)}, "text": ${JSON.stringify(text)}}`,
    )
    return `{\n "turns": [\n${list.join(',\n')}\n ]\n}\n`
  },
})

describeReader({
  reader: pastedChat,
  records: 'lines',
  make: (messages) =>
    messages
      .map(({ speaker, text }, index) => `${speaker}, [${two(day(index))}.05.2024 10:${two(index % 60)}]\n${text}\n\n`)
      .join(''),
  skips: { 'unknown fields': 'a line of text has no fields' },
})

const asParagraphs = (messages: readonly Said[]): readonly Said[] =>
  messages.map(({ text }) => ({ speaker: 'text', text }))

describeReader({
  reader: plainText,
  records: 'lines',
  make: (messages) => messages.map(({ text }) => `${text}\n\n`).join(''),
  expected: (messages) =>
    asParagraphs(messages.flatMap(({ text, speaker }) => text.split('\n').map((line) => ({ speaker, text: line })))),
  skips: {
    'unknown fields': 'a paragraph has no fields',
    'hostile names': 'a text of one voice names no speakers',
  },
})

describeReader({
  reader: email,
  records: 'others',
  make: (messages) =>
    `From: Anna <anna@example.org>\nTo: Ben <ben@example.org>\nSubject: Re: harbour\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${messages.map(({ text }) => text).join('\n')}\n`,
  expected: (messages) => [{ speaker: 'Anna', text: messages.map(({ text }) => text).join('\n') }],
  skips: {
    'cut short': 'a mail is one message, so what is left of it is part of one turn',
    'broken line': 'a mail is one message, so a broken line is part of one turn',
    'unknown fields': 'fields of a header that are not known are tested with the mail reader',
    'hostile names': 'a mail has one sender; its name is tested with the mail reader',
    duplicated: 'a mail is one message',
    'line breaks': 'a lone CR does not end a line of a mail; LF and CRLF are tested with the mail reader',
  },
})
