// What the readers are measured against: for each format that has one, the packages on npm that read it. Both sides get the
// same files and read them from the disk. README.md tells which packages were left out, and why.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  makeExport,
  makeLine,
  makeMailbox,
  makeMails,
  makeMailsWithFiles,
  makeSubtitles,
  makeTelegram,
} from './make-chat.mjs'

const fixture = (path) => fileURLToPath(new URL(`../packages/readers/fixtures/${path}`, import.meta.url))

/**
 * Writes what is read.
 *
 * @param messages - How many messages a chat has; there are fewer mails and documents.
 * @returns Comparisons: what is read, its path, a small file of the same format where reading it loads a library, and the
 * peers.
 */
export function readerComparisons(folder, messages) {
  const write = (name, content) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  const many = (name, contents, ending) => {
    const inside = join(folder, name)
    mkdirSync(inside)
    let number = 0
    for (const content of contents) writeFileSync(join(inside, `${++number}${ending}`), content)
    return inside
  }
  const copies = (name, path, count, ending) => {
    const inside = join(folder, name)
    mkdirSync(inside)
    for (let number = 1; number <= count; number++) copyFileSync(fixture(path), join(inside, `${number}${ending}`))
    return inside
  }
  const mails = Math.ceil(messages / 50)
  const few = Math.ceil(messages / 500)
  return [
    {
      what: `a WhatsApp export of ${messages} messages`,
      path: write('whatsapp.txt', makeExport(messages)),
      peers: ['whatsapp-chat-parser'],
    },
    {
      what: `a Telegram export of ${messages} messages`,
      path: write('telegram.json', makeTelegram(messages)),
      peers: ['JSON.parse alone', 'telegram-chat-parser'],
    },
    {
      what: `a LINE export of ${messages} messages`,
      path: write('line.txt', makeLine(messages)),
      peers: ['line-chat-parser'],
    },
    {
      what: `subtitles of ${Math.min(messages, 80_000)} lines`,
      path: write('call.vtt', makeSubtitles(messages)),
      peers: ['subtitle', '@plussub/srt-vtt-parser'],
    },
    {
      what: `${mails} mails`,
      path: many('mails', makeMails(mails), '.eml'),
      sample: fixture('email/letter.eml'),
      peers: ['mailparser', 'postal-mime', 'letterparser'],
    },
    {
      what: `${few} mails with a file of 300 KB each`,
      path: many('mails-with-files', makeMailsWithFiles(few), '.eml'),
      sample: fixture('email/letter.eml'),
      peers: ['mailparser', 'postal-mime', 'letterparser'],
    },
    {
      what: `a mailbox of ${mails} mails`,
      path: write('mails.mbox', [...makeMailbox(makeMails(mails))].join('')),
      sample: fixture('mbox/gmail.mbox'),
      peers: ['mbox-reader with mailparser', 'mbox-reader with postal-mime'],
    },
    {
      what: `${few} Outlook messages`,
      path: copies('messages', 'outlook-msg/plain.msg', few, '.msg'),
      sample: fixture('outlook-msg/plain.msg'),
      peers: ['msgreader', '@kenjiuno/msgreader alone'],
    },
    {
      what: `${few} Word documents`,
      path: copies('documents', 'docx/offer.docx', few, '.docx'),
      sample: fixture('docx/offer.docx'),
      peers: ['mammoth'],
    },
    {
      what: `${few} PDF documents`,
      path: copies('pages', 'pdf/offer.pdf', few, '.pdf'),
      sample: fixture('pdf/offer.pdf'),
      peers: ['unpdf alone'],
    },
  ]
}
