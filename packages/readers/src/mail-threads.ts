import type { Notice, NoticeCode, Reading } from '@telltale/model'
import { earlierTurns } from './earlier-turns.js'
import { oldestFirst } from './oldest-first.js'
import { mailTurns } from './mail-turns.js'
import type { ParsedMail } from './parse-mail.js'
import { plainSubject } from './plain-subject.js'
import { ReadingDraft } from './reading-draft.js'
import { SaidBefore } from './said-before.js'

/** Names of the label that Gmail gives to what its owner sent. */
const SENT: ReadonlySet<string> = new Set(
  'sent,gesendet,messages envoyés,envoyés,enviados,enviado,posta inviata,verzonden,skickat,sendt,lähetetyt,wysłane,odeslaná pošta,отправленные,надіслані,gönderilmiş postalar,الرسائل المرسلة,דואר יוצא,已发邮件,已发送邮件,寄件備份,送信済みメール,送信済み,보낸편지함'.split(
    ',',
  ),
)

interface Thread {
  readonly mails: { readonly mail: ParsedMail; readonly number: number }[]
  /** Everything by which a later mail may be told to belong here. */
  readonly keys: Set<string>
  readonly people: Set<string>
  length: number
}

/**
 * Gathers mails into threads, by what each says that it answers, and makes a reading of each thread. Mails that say
 * nothing of the kind are put together only when one is an answer by its subject and its people are those of the other.
 */
export class MailThreads {
  readonly #format: string
  /** In the order in which they were last written to. */
  readonly #threads = new Set<Thread>()
  readonly #byKey = new Map<string, Thread>()
  readonly #owners = new Set<string>()
  readonly #deliveredTo = new Set<string>()
  #leftOut: number[] = []
  #length = 0

  constructor(format: string) {
    this.#format = format
  }

  add(mail: ParsedMail, number: number): void {
    this.#noteOwner(mail)
    const subject = plainSubject(mail.subject).toLowerCase()
    const keys = [
      ...(mail.gmailThread === '' ? [] : [`thread ${mail.gmailThread}`]),
      ...(mail.id === undefined ? [] : [mail.id]),
      ...mail.answers,
    ]
    const found = new Set(keys.map((key) => this.#byKey.get(key)).filter((thread) => thread !== undefined))
    if (found.size === 0 && mail.answers.length === 0 && subject !== '' && subject !== mail.subject.toLowerCase()) {
      const alike = this.#byKey.get(`subject ${subject}`)
      if (alike !== undefined && [mail.address, ...mail.recipients].some((one) => alike.people.has(one)))
        found.add(alike)
    }
    const thread = this.#joined([...found])
    thread.mails.push({ mail, number })
    for (const key of [...keys, ...(subject === '' ? [] : [`subject ${subject}`])]) {
      thread.keys.add(key)
      this.#byKey.set(key, thread)
    }
    for (const address of [mail.address, ...mail.recipients]) if (address !== '') thread.people.add(address)
    const length = mail.earlier.reduce((sum, { text }) => sum + text.length, mail.own.length + 1000)
    thread.length += length
    this.#length += length
    // The one that was written to last goes last.
    this.#threads.delete(thread)
    this.#threads.add(thread)
  }

  /** What could not be read as a mail, told with the next reading. */
  leaveOut(number: number): void {
    this.#leftOut.push(number)
  }

  /** Readings of the threads that were not written to for longest, until no more than this many characters are held. */
  *take(mostHeld: number): Generator<Reading, void, undefined> {
    if (this.#length <= mostHeld && mostHeld > 0) return
    const before = this.#length
    for (const thread of this.#threads) {
      // Half of it at once, so that this is done seldom.
      if (mostHeld > 0 && this.#length <= before / 2) return
      this.#threads.delete(thread)
      for (const key of thread.keys) if (this.#byKey.get(key) === thread) this.#byKey.delete(key)
      this.#length -= thread.length
      yield this.#reading(thread)
    }
  }

  tellLeftOut(draft: ReadingDraft): void {
    for (const number of this.#leftOut) draft.leaveOut('read/record-not-understood', Math.max(1, number))
    this.#leftOut = []
  }

  #joined(found: readonly Thread[]): Thread {
    const [first, ...others] = found
    if (first === undefined) return { mails: [], keys: new Set(), people: new Set(), length: 0 }
    // The smaller go into the largest, so that a mail is moved only a few times.
    const largest = others.reduce((one, other) => (other.mails.length > one.mails.length ? other : one), first)
    for (const other of found) {
      if (other === largest) continue
      for (const mail of other.mails) largest.mails.push(mail)
      for (const person of other.people) largest.people.add(person)
      for (const key of other.keys) {
        largest.keys.add(key)
        this.#byKey.set(key, largest)
      }
      largest.length += other.length
      this.#threads.delete(other)
    }
    return largest
  }

  #noteOwner(mail: ParsedMail): void {
    const labels = mail.gmailLabels.slice(0, 2000).toLowerCase().split(',')
    if (mail.address !== '' && labels.some((label) => SENT.has(label.replaceAll('"', '').trim())))
      this.#owners.add(mail.address)
    const { deliveredTo } = mail
    if (deliveredTo !== '' && this.#deliveredTo.size < 2) this.#deliveredTo.add(deliveredTo)
  }

  #reading(thread: Thread): Reading {
    const draft = new ReadingDraft(this.#format, 'record')
    const mails = oldestFirst(thread.mails.map(({ mail, number }) => ({ mail, number, at: mail.at })))
    this.tellLeftOut(draft)
    const names = new Map<string, string>()
    const notices = new Map<NoticeCode, Notice>()
    const said = new SaidBefore(mails.map(({ mail }) => mail.own))
    for (const { mail, number } of mails) {
      const { address } = mail
      const speaker = names.get(address) ?? mail.speaker
      if (address !== '') names.set(address, speaker)
      const title = plainSubject(mail.subject)
      draft.title ??= title === '' ? undefined : title
      const earlier = mail.earlier.filter(({ text }) => !said.has(text))
      const quoted = [mail, ...earlier].filter((one) => one.quoted.length > 0).length
      if (quoted > 0) addUp(notices, { code: 'read/quote-not-judged', count: quoted })
      for (const turn of earlierTurns(earlier, names)) draft.turn({ line: number, ...turn }, 0)
      this.#addTurns(draft, { ...mail, speaker }, number)
      for (const notice of mail.notices) addUp(notices, notice)
    }
    for (const { code, ...more } of notices.values()) draft.notice(kept(code), more)
    const owners = this.#owners.size > 0 ? this.#owners : this.#deliveredTo.size === 1 ? this.#deliveredTo : new Set()
    draft.owner = [...names].find(([address]) => owners.has(address))?.[1]
    draft.voice = draft.speakers.length > 1 ? 'conversation' : 'offer'
    return draft.reading()
  }

  /** A mail is one record, however many turns it makes; one without a word is a turn without a word. */
  #addTurns(draft: ReadingDraft, mail: ParsedMail, number: number): void {
    const all = mailTurns(mail)
    const turns = all.filter(
      ({ text }, index) => index > 0 || all.length === 1 || text !== draft.title || draft.turnCount === 0,
    )
    const said =
      turns.length === 0
        ? [{ speaker: mail.speaker, text: '', ...(mail.at === undefined ? {} : { at: mail.at }) }]
        : turns
    const before = draft.turnCount
    for (const [index, turn] of said.entries()) {
      if (index === 0) draft.turn({ line: number, id: mail.id, replyToId: mail.answers.at(-1), ...turn })
      else if (draft.turnCount > before) draft.turn({ line: number, ...turn }, 0)
    }
  }
}

function addUp(notices: Map<NoticeCode, Notice>, notice: Notice): void {
  const before = notices.get(notice.code)
  notices.set(
    notice.code,
    before === undefined ? notice : { ...notice, count: (before.count ?? 1) + (notice.count ?? 1) },
  )
}

type Kept = Parameters<ReadingDraft['notice']>[0]

/** Notices of a single mail never stand for a record that was left out. */
function kept(code: NoticeCode): Kept {
  return code === 'read/attachment-not-read' || code === 'read/date-not-understood' || code === 'read/quote-not-judged'
    ? code
    : 'read/part-not-read'
}
