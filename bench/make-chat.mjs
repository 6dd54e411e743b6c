import { readdirSync, readFileSync } from 'node:fs'

const corpus = new URL('../corpus/tune/', import.meta.url)

/** Numbers that look like chance and are the same each time. */
function seeded(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Messages as people write them, English and Chinese: those of the corpus, in chance order, cut and joined. */
export function* makeMessages(count, seed = 7) {
  const chance = seeded(seed)
  const texts = readdirSync(corpus)
    .filter((name) => /^(?:en|zh)-/u.test(name))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, corpus), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .flatMap((line) => JSON.parse(line).turns.map(({ text }) => text.replace(/\s+/gu, ' ')))
  const one = () => texts[Math.floor(chance() * texts.length)]
  const withPieceOf = (other, text) => {
    const apart = text.includes(' ') ? ' ' : ''
    const words = text.split(apart)
    const from = Math.floor(chance() * other.length)
    const piece = apart === '' ? [...other.slice(from, from + 3)].join('') : (other.split(' ').at(from % 7) ?? other)
    words.splice(Math.floor(chance() * words.length), 1, piece)
    return words.join(apart)
  }
  for (let i = 0; i < count; i++) {
    let text = one()
    const kind = chance()
    if (kind < 0.2) text = `${text} ${one()}`
    else if (kind < 0.5) text = [...text].slice(0, 8 + Math.floor(chance() * 40)).join('')
    // People repeat "ok", not whole sentences: every longer message gets a piece of another one.
    if (text.length > 15) text = withPieceOf(one(), text)
    yield { speaker: chance() < 0.5 ? 'Lin' : 'Sam', text }
  }
}

/** The same as a WhatsApp export. */
export function makeExport(count, seed) {
  const lines = []
  let minute = 0
  for (const { speaker, text } of makeMessages(count, seed)) {
    minute++
    const at = new Date(Date.UTC(2023, 0, 1, 0, minute))
    const hour = at.getUTCHours()
    const clock = `${hour % 12 || 12}:${String(at.getUTCMinutes()).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`
    lines.push(
      `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear() % 100}, ${clock} - ${speaker}: ${text}`,
    )
  }
  return `${lines.join('\n')}\n`
}

/** The same as records of a stream, some messages each. */
export function makeRecords(count, each, seed) {
  const records = []
  const messages = makeMessages(count * each, seed)
  for (let i = 0; i < count; i++) {
    const turns = Array.from({ length: each }, () => messages.next().value)
    records.push(JSON.stringify({ id: String(i), turns }))
  }
  return `${records.join('\n')}\n`
}

/** The same as a Telegram export. */
export function makeTelegram(count, seed) {
  const list = []
  let id = 0
  for (const { speaker, text } of makeMessages(count, seed)) {
    id++
    const date = new Date(Date.UTC(2023, 0, 1, 0, id)).toISOString().slice(0, 19)
    const message = {
      id,
      type: 'message',
      date,
      date_unixtime: String(id),
      from: speaker,
      from_id: `user${speaker}`,
      text,
    }
    list.push(`  ${JSON.stringify({ ...message, text_entities: [{ type: 'plain', text }] })}`)
  }
  return `{\n "name": "Lin",\n "type": "personal_chat",\n "id": 1,\n "messages": [\n${list.join(',\n')}\n ]\n}\n`
}

/** Mails in the encodings that are met most often, each with a few messages as its words and some of them quoted. */
export function* makeMails(count, seed) {
  const messages = [...makeMessages(count * 8, seed)].map(({ text }) => text)
  for (let at = 0; at < count; at++) {
    const own = messages.slice(at * 8, at * 8 + 5).join('\r\n\r\n')
    const quoted = messages.slice(at * 8 + 5, at * 8 + 8).map((text) => `> ${text}`)
    const words = `${own}\r\n\r\nOn Fri, 28 Mar 2025 at 10:32, Sam <sam@example.org> wrote:\r\n${quoted.join('\r\n')}\r\n`
    const head = `From: Lin <lin@example.org>\r\nTo: Sam <sam@example.org>\r\nSubject: =?utf-8?B?${Buffer.from(`Re: ${at}`).toString('base64')}?=\r\nDate: Fri, 28 Mar 2025 10:32:00 +0100\r\nMessage-ID: <${at}@example.org>\r\nMIME-Version: 1.0\r\n`
    const base64 = (text) => Buffer.from(text).toString('base64').replace(/.{76}/gu, '$&\r\n')
    if (at % 3 === 0)
      yield `${head}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(words)}\r\n`
    else if (at % 3 === 1)
      yield `${head}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${words}`
    else
      yield `${head}Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>${words.replaceAll('\r\n', '<br>')}</p>\r\n--b--\r\n`
  }
}

/** The same as LINE exports it in English. */
export function makeLine(count, seed) {
  const lines = ['[LINE] Chat history with Lin', 'Saved on: 2024.01.01 10:00', '']
  let minute = 0
  let day = ''
  for (const { speaker, text } of makeMessages(count, seed)) {
    const at = new Date(Date.UTC(2023, 0, 1, 0, minute++)).toISOString()
    if (at.slice(0, 10) !== day) {
      day = at.slice(0, 10)
      lines.push('', `${day.replaceAll('-', '.')} Sunday`)
    }
    lines.push(`${at.slice(11, 16)}\t${speaker}\t${text}`)
  }
  return `${lines.join('\n')}\n`
}

/** The same as subtitles of a call. */
export function makeSubtitles(count, seed) {
  const cues = ['WEBVTT\n']
  let second = 0
  const time = () => `${new Date(second * 1000).toISOString().slice(11, 19)}.000`
  for (const { speaker, text } of makeMessages(Math.min(count, 80_000), seed))
    cues.push(`${time()} --> ${(second++, time())}\n<v ${speaker}>${text.replaceAll('<', '').replaceAll('-->', '')}\n`)
  return cues.join('\n')
}

/** Mails as one mailbox. */
export function* makeMailbox(mails) {
  for (const mail of mails)
    yield `From lin@example.org Fri Mar 28 10:32:00 2025\n${mail.replaceAll('\r\n', '\n').replace(/^From /gmu, '>From ')}\n\n`
}

/** The same mails with a file each, as most mails that are long have one. */
export function* makeMailsWithFiles(count, seed) {
  const file = Buffer.alloc(300_000, 'file ').toString('base64').replace(/.{76}/gu, '$&\r\n')
  for (const mail of makeMails(count, seed)) {
    const [head = '', ...body] = mail.split('\r\n\r\n')
    const fields = head.split('\r\n')
    const own = fields.filter((field) => /^Content-/u.test(field))
    const others = fields.filter((field) => !/^Content-/u.test(field))
    yield [
      ...others,
      'Content-Type: multipart/mixed; boundary="outer"',
      '',
      '--outer',
      ...own,
      '',
      body.join('\r\n\r\n'),
      '--outer',
      'Content-Type: application/pdf; name="a.pdf"',
      'Content-Disposition: attachment; filename="a.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      file,
      '--outer--',
      '',
    ].join('\r\n')
  }
}
