import type { Attachment, Reader, Reading, ReadingPiece } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { isoFromUnix } from './iso-from-unix.js'
import { lineNumbers } from './line-numbers.js'
import { ReadingDraft } from './reading-draft.js'
import { scanXmlTags, type XmlTag } from './scan-xml-tags.js'
import { withoutPictures } from './without-pictures.js'

const FORMAT = 'sms-xml'
const TAGS: ReadonlySet<string> = new Set(['smses', 'sms', 'mms', 'part', 'addr', 'calls', 'call'])
/** Pictures stand in the text, and are most of it. */
const SKIPPED: ReadonlySet<string> = new Set(['data'])
const ME = 'Me'

/** Reads the backup of text messages and calls that SMS Backup & Restore makes, and the programs that write the same. */
export const smsXml: Reader = {
  id: FORMAT,
  canRead: ({ text }) =>
    /^\ufeff?\s{0,200}(?:<\?xml|<!--|<smses|<calls)/u.test(text.slice(0, 300)) &&
    /<smses[\s>]|<calls[\s>]|<sms\s+protocol=/u.test(text.slice(0, 8192)),
  read: ({ text }) => readBackup(text),
  pieces: (open) => readLarge(open()),
}

function readBackup(text: string): readonly Reading[] {
  const backup = new Backup()
  const { broken, cutShort } = scanXmlTags(text, TAGS, SKIPPED, (tag) => {
    backup.tag(tag)
  })
  return backup.readings(lineNumbers(text, broken), cutShort)
}

/** A large backup is large by its pictures: they are let go as the text arrives, and what is left is read as a whole. */
async function* readLarge(chunks: AsyncIterable<string>): AsyncGenerator<ReadingPiece, void, undefined> {
  for (const reading of readBackup(await withoutPictures(chunks))) yield { reading, continues: false }
}

interface Message {
  readonly number: number
  readonly attributes: ReadonlyMap<string, string>
  readonly isMultimedia: boolean
  readonly texts: string[]
  readonly attachments: Attachment[]
  /** Who sent it, of those it went to. */
  sender: string | undefined
  readonly addresses: string[]
}

class Backup {
  readonly #conversations = new Map<string, ReadingDraft>()
  readonly #messages: (Message | { readonly number: number; readonly call: ReadonlyMap<string, string> })[] = []
  /** The names of numbers, from the messages to one person alone. */
  readonly #names = new Map<string, string>()
  #open: Message | undefined
  #number = 0
  #ended = false
  #rooted = false

  tag({ name, kind, attributes }: XmlTag): void {
    if (name === 'smses' || name === 'calls') {
      if (kind === 'close') this.#ended = true
      else this.#rooted = true
    } else if (kind === 'close') {
      if (name === 'mms') this.#close()
    } else if (name === 'sms' || name === 'mms') {
      this.#close()
      this.#number += 1
      const isMultimedia = name === 'mms'
      const message: Message = {
        number: this.#number,
        attributes,
        isMultimedia,
        texts: [],
        attachments: [],
        sender: undefined,
        addresses: [],
      }
      this.#messages.push(message)
      this.#learn(attributes)
      if (isMultimedia && kind === 'open') this.#open = message
    } else if (name === 'call') {
      this.#number += 1
      this.#messages.push({ number: this.#number, call: attributes })
      this.#learn(attributes)
    } else if (this.#open !== undefined) {
      if (name === 'part') takePart(this.#open, attributes)
      else takeAddress(this.#open, attributes)
    }
  }

  readings(brokenLines: readonly number[], cutShort: boolean): readonly Reading[] {
    // A message that was cut in its middle is not whole.
    const isOpen = this.#open !== undefined
    if (isOpen) this.#messages.pop()
    for (const message of this.#messages) {
      if ('call' in message) this.#call(message.number, message.call)
      else this.#message(message)
    }
    const drafts = [...this.#conversations.values()]
    const last = drafts.at(-1) ?? new ReadingDraft(FORMAT, 'record')
    if (drafts.length === 0) drafts.push(last)
    for (const line of brokenLines) last.leaveOut('read/record-not-understood', line)
    if (isOpen) last.leaveOut('read/record-not-understood', this.#number)
    if (cutShort || isOpen || (this.#rooted && !this.#ended)) last.notice('read/cut-short')
    return drafts.map((draft) => {
      if (draft.speakers.includes(ME)) draft.owner = ME
      return draft.reading()
    })
  }

  #close(): void {
    this.#open = undefined
  }

  #learn(attributes: ReadonlyMap<string, string>): void {
    const address = known(attributes.get('address') ?? attributes.get('number'))
    const name = nameIn(attributes)
    if (address === undefined || name === undefined || address.includes('~')) return
    const key = keyOf(address)
    if (!this.#names.has(key)) this.#names.set(key, name)
  }

  #nameOf(address: string): string {
    return this.#names.get(keyOf(address)) ?? address
  }

  #conversation(addresses: readonly string[], name: string | undefined): ReadingDraft {
    const key = addresses.map(keyOf).sort().join('~')
    const existing = this.#conversations.get(key)
    if (existing !== undefined) return existing
    const draft = new ReadingDraft(FORMAT, 'record')
    draft.title =
      addresses.length > 1 ? (name ?? addresses.map((each) => this.#nameOf(each)).join(', ')) : (name ?? addresses[0])
    this.#conversations.set(key, draft)
    return draft
  }

  #message(message: Message): void {
    const { attributes, number: line, isMultimedia } = message
    const whole = known(attributes.get('address'))
    const name = nameIn(attributes)
    const addresses = whole === undefined ? message.addresses : whole.split('~').filter((each) => each !== '')
    const draft = this.#conversation(addresses.length === 0 ? ['?'] : addresses, name)
    const box = isMultimedia ? attributes.get('msg_box') : attributes.get('type')
    // Drafts were never sent, and what has a type nobody knows must not be laid in the owner's mouth.
    if (box === '3') {
      draft.leaveOut('read/record-not-understood', line, 1, 'draft')
      return
    }
    const isMine = box === '2' || box === '4' || box === '5' || box === '6'
    if (!isMine && box !== '1') {
      draft.leaveOut('read/record-not-understood', line)
      return
    }
    const at = isoFromUnix(attributes.get('date'))
    if (at === undefined) draft.notice('read/date-not-understood', { line })
    const subject = known(attributes.get('subject'))
    const body = isMultimedia ? message.texts.join('\n') : (known(attributes.get('body')) ?? '')
    // Some phones give every message a subject that they made themselves.
    const hasSubject = subject !== undefined && subject.trim() !== '' && !/^(?:NoSubject|proto:|rcs:)/iu.test(subject)
    draft.turn({
      speaker: isMine ? ME : this.#sender(message, addresses, name),
      text: hasSubject && subject !== body ? [subject, body].filter((part) => part !== '').join('\n') : body,
      at,
      line,
      attachments: message.attachments,
    })
  }

  /** In a group only the addresses tell who of it wrote. */
  #sender({ sender }: Message, addresses: readonly string[], name: string | undefined): string {
    if (addresses.length > 1 && sender !== undefined) return this.#nameOf(sender)
    return name ?? addresses[0] ?? sender ?? 'Unknown'
  }

  #call(line: number, attributes: ReadonlyMap<string, string>): void {
    const address = known(attributes.get('number')) ?? '?'
    const draft = this.#conversation([address], nameIn(attributes))
    const type = attributes.get('type') ?? ''
    const kind = CALLS.get(type)
    if (kind === undefined) {
      draft.leaveOut('read/record-not-understood', line)
      return
    }
    const at = isoFromUnix(attributes.get('date'))
    draft.event({ text: `${nameIn(attributes) ?? address}: ${kind}`, at, line })
  }
}

const CALLS: ReadonlyMap<string, string> = new Map([
  ['1', 'incoming call'],
  ['2', 'outgoing call'],
  ['3', 'missed call'],
  ['4', 'voicemail'],
  ['5', 'rejected call'],
  ['6', 'blocked call'],
])

function takePart(message: Message, attributes: ReadonlyMap<string, string>): void {
  const type = attributes.get('ct') ?? ''
  // How the parts are laid out on a phone.
  if (type === 'application/smil') return
  if (type === 'text/plain') {
    const text = known(attributes.get('text'))
    if (text !== undefined && text !== '') message.texts.push(text)
    return
  }
  const name = [attributes.get('cl'), attributes.get('name'), attributes.get('fn')]
    .map(known)
    .find((each) => each !== undefined && each !== '')
  const family = type.slice(0, Math.max(0, type.indexOf('/')))
  const kind =
    family === 'image' || family === 'video' || family === 'audio'
      ? family
      : /vcard/iu.test(type)
        ? 'contact'
        : (attachmentKind(name ?? '') ?? 'other')
  message.attachments.push(name === undefined ? { kind } : { name, kind })
}

function takeAddress(message: Message, attributes: ReadonlyMap<string, string>): void {
  const address = known(attributes.get('address'))
  if (address === undefined || address === 'insert-address-token') return
  if (attributes.get('type') === '137') message.sender = address
  message.addresses.push(address)
}

/** What a phone does not know is written as the word `null`. */
function known(value: string | undefined): string | undefined {
  return value === undefined || value === 'null' || value === '' ? undefined : value
}

function nameIn(attributes: ReadonlyMap<string, string>): string | undefined {
  const name = known(attributes.get('contact_name'))
  return name === '(Unknown)' ? undefined : name
}

/** A number is written with and without spaces, and with and without the prefix of its country. */
function keyOf(address: string): string {
  const digits = address.replace(/[\s().-]/gu, '')
  return /^\+?\d{7,}$/u.test(digits) ? digits.slice(-9) : address
}
