import type {
  Account,
  AccountQuote,
  Advice,
  Finding,
  FindingSpan,
  Precedent,
  Report,
  Settle,
  Step,
  Wording,
} from '@telltale/model'

import { levelOf } from './level-of.js'
import { maskReport } from './mask-report.js'
import type { Block, Inline, Line, Page, Section } from './page.js'
import { sayCount } from './say-count.js'
import { sayLine } from './say-line.js'
import { say } from './say.js'
import { shorten } from './shorten.js'

const LONGEST_NAME = 80
const LONGEST_TITLE = 160
const LONGEST_QUOTE = 1200
/** What is far less likely than the first frightens more than it tells. */
const MOST_KINDS = 3
/** More places of one finding than this tell a person nothing new; programs get all of them. */
const MOST_QUOTES = 12

/** Only plain addresses of pages become links; whatever else a pack holds there is shown as words. */
const ADDRESS = /^https:\/\/[\w.~%/?#@!$&+,;=:-]{1,500}$/

/**
 * Lays a report out: which sections it has, in which order, and what stands in them.
 *
 * Every page for a person (text, HTML, Markdown) walks what this makes, so that none says more or less than another.
 * Sections with nothing to say are left out, except where nothing is the answer: no finding, no signs of a stage.
 *
 * @param mask - Leaves out every word of the user's before anything is laid out.
 */
export function layOut(original: Report, wording: Wording, mask: boolean): Page {
  const report = mask ? maskForPage(original, wording) : original
  const layout = new Layout(report, wording, mask)
  return {
    language: /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(report.language) ? report.language : 'und',
    title: say(wording, 'label.title'),
    about: layout.about(),
    outcome: report.outcome,
    outcomeName: say(
      wording,
      `label.outcome${report.voice === 'conversation' ? '' : `-${report.voice}`}.${report.outcome}`,
    ),
    colon: say(wording, 'label.colon'),
    sections: layout.sections(),
    closing: layout.closing(),
  }
}

function maskForPage(report: Report, wording: Wording): Report {
  const length = (count: number): string => sayCount(wording, 'characters', count)
  return maskReport(report, {
    quote: (count) => say(wording, 'label.masked.quote', { count: length(count) }),
    speaker: (number) => say(wording, 'label.masked.speaker', { number: String(number) }),
    person: (number) => say(wording, 'label.masked.person', { number: String(number) }),
    title: () => say(wording, 'label.masked.title'),
  })
}

class Layout {
  readonly #report: Report
  readonly #wording: Wording
  readonly #mask: boolean

  constructor(report: Report, wording: Wording, mask: boolean) {
    this.#report = report
    this.#wording = wording
    this.#mask = mask
  }

  about(): readonly Line[] {
    const { title, voice, format, turns } = this.#report
    const size = sayCount(this.#wording, voice === 'conversation' ? 'turns' : 'paragraphs', turns)
    const facts = [this.#say(`label.voice.${voice}`), size, this.#say('label.read-as', { format })]
    return [...(title === undefined ? [] : [this.#theirs(title, LONGEST_TITLE)]), words(facts.join(' \u00b7 '))]
  }

  sections(): readonly Section[] {
    return [
      this.#section('outcome', this.#inShort()),
      this.#section('stages', this.#stages()),
      this.#section('findings', this.#findings()),
      this.#section('approacher', this.#approacher()),
      this.#section('account', this.#account()),
      this.#section('settle', this.#settle()),
      this.#section('next', this.#advice(this.#report.next)),
      this.#section('precedents', this.#precedents()),
      this.#section('how-far', this.#howFarIn()),
      this.#section('now', this.#now()),
      this.#section('limits', this.#advice(this.#report.limits)),
      this.#section('notices', this.#notices()),
    ].filter((section) => section.blocks.length > 0)
  }

  closing(): readonly Line[] {
    const { pack, id } = this.#report
    return [
      words(this.#say('label.disclaimer')),
      words(this.#say(this.#mask ? 'label.masked.note' : 'label.private')),
      words(
        [
          this.#say('label.report-id', { id: shorten(id, LONGEST_NAME).kept }),
          `${this.#say('label.pack', { version: pack.version })} (${pack.digest.slice(0, 12)})`,
        ].join(' \u00b7 '),
      ),
    ]
  }

  #inShort(): readonly Block[] {
    const { summary, sureness, innocentReading, score, kinds, firstAlertTurn, now } = this.#report
    const percent = (value: number): string =>
      this.#say('label.score-of', { score: String(Math.round(Math.min(1, Math.max(0, value)) * 100)) })
    const top = Math.max(0, ...kinds.map((kind) => kind.score))
    const likely = kinds.filter((kind) => kind.score > 0 && kind.score >= top / 2).slice(0, MOST_KINDS)
    return [
      { is: 'lead', line: words(summary) },
      { is: 'labelled', label: this.#say('label.sureness'), line: words(sureness) },
      { is: 'labelled', label: this.#say('label.innocent'), line: words(innocentReading) },
      {
        is: 'meter',
        label: this.#say('label.score'),
        level: levelOf(score),
        value: percent(score),
        note: this.#say('label.score-note'),
      },
      ...(likely.length === 0
        ? []
        : [
            {
              is: 'group' as const,
              heading: this.#say('label.kinds'),
              items: likely.map((kind) => words(`${kind.name} \u00b7 ${percent(kind.score)}`)),
            },
          ]),
      ...(firstAlertTurn === null
        ? []
        : [
            {
              is: 'note' as const,
              line: words(this.#say('label.first-alert', { number: String(firstAlertTurn + 1) })),
            },
          ]),
      ...(now.length < 2 ? [] : [{ is: 'jump' as const, text: this.#say('label.go-to-now'), to: 'now' }]),
    ]
  }

  #stages(): readonly Block[] {
    const { stages, voice } = this.#report
    const told = voice === 'account' ? '-account' : ''
    const seen = stages.filter((stage) => stage.findings.length > 0).length
    const places = { seen: String(seen), count: String(stages.length) }
    return [
      { is: 'text', line: words(this.#say('label.stages-summary', places)) },
      {
        is: 'stages',
        stages: stages.map((stage) => {
          const absent = stage.findings.length === 0
          return {
            name: stage.name,
            level: absent ? 0 : levelOf(Math.max(stage.score, Number.MIN_VALUE)),
            status: absent
              ? words(this.#say('label.not-seen'))
              : sayLine(this.#wording, 'label.seen', { numbers: this.#numbers(stage.findings) }),
            sentence: this.#say(`stage.${stage.stage}.${absent ? 'absent' : 'what'}${told}`),
          }
        }),
      },
      { is: 'note', line: words(this.#say('label.stages-legend')) },
    ]
  }

  #findings(): readonly Block[] {
    const { findings } = this.#report
    if (findings.length === 0) return [{ is: 'text', line: words(this.#say('label.no-findings')) }]
    return findings.map((finding, index) => this.#finding(finding, index))
  }

  #finding(finding: Finding, index: number): Block {
    const level = levelOf(finding.score)
    const left = finding.spans.length - MOST_QUOTES
    const told = this.#report.voice === 'account' ? '-account' : ''
    return {
      is: 'finding',
      number: index + 1,
      title: finding.title,
      stage: this.#stageName(finding.stage),
      level,
      strength: this.#say('label.strength-of', { level: String(level) }),
      quotes: finding.spans.slice(0, MOST_QUOTES).map((span) => ({
        quote: this.#quote(span.quote),
        origin: this.#origin(span),
      })),
      why: { label: this.#say('label.why'), line: words(finding.why) },
      otherwise: { label: this.#say('label.else'), items: finding.couldAlsoBe.map(words) },
      note: words(
        [
          this.#say(`label.by${told}.${finding.by}`),
          this.#say(`label.basis.${finding.basis}`),
          ...(left > 0 ? [sayCount(this.#wording, 'places', left)] : []),
        ].join(' \u00b7 '),
      ),
    }
  }

  /** Who said it, where and when. A text with a single voice has no names and no times to tell. */
  #origin({ speaker, turn, at }: FindingSpan): Line {
    const talk = this.#report.voice === 'conversation'
    return this.#joined([
      ...(speaker === ''
        ? []
        : [sayLine(this.#wording, 'label.said-by', { speaker: this.#theirs(speaker, LONGEST_NAME) })]),
      words(this.#place(turn)),
      ...(at === undefined ? (talk ? [words(this.#say('label.no-time'))] : []) : [this.#time(at)]),
    ])
  }

  #approacher(): readonly Block[] {
    const { approacher, voice } = this.#report
    if (approacher === null) {
      return voice === 'account' ? [] : [{ is: 'text', line: words(this.#say('label.approacher.none')) }]
    }
    const claims = [
      ['persona', approacher.persona],
      ['offers', approacher.offers],
      ['wants', approacher.wants],
      ['force', approacher.force],
    ] as const
    const name = this.#theirs(approacher.speaker, LONGEST_NAME)
    return [
      // In an account the other side is told of, not heard, and has no name of its own.
      ...(approacher.speaker === ''
        ? []
        : [{ is: 'labelled' as const, label: this.#say('label.approacher.speaker'), line: name }]),
      ...claims.map(([name, steps]) => ({
        is: 'group' as const,
        heading: this.#say(`label.approacher.${name}`),
        items: steps.length === 0 ? [words(this.#say('label.not-seen'))] : steps.map((step) => this.#step(step)),
      })),
    ]
  }

  #howFarIn(): readonly Block[] {
    const { person, voice } = this.#report
    if (voice === 'account') return []
    if (person.speaker === undefined) {
      return [{ is: 'text', line: words(this.#say('label.person.no-own-side')) }, ...this.#steps(person.howFarIn)]
    }
    const speaker = this.#theirs(person.speaker, LONGEST_NAME)
    return [
      person.assumed
        ? { is: 'note', line: sayLine(this.#wording, 'label.person.assumed', { speaker }) }
        : { is: 'labelled', label: this.#say('label.person.speaker'), line: speaker },
      ...(person.howFarIn.length === 0
        ? [{ is: 'text' as const, line: words(this.#say('label.person.nothing')) }]
        : this.#steps(person.howFarIn)),
    ]
  }

  #account(): readonly Block[] {
    const { account } = this.#report
    if (account === undefined) return []
    const told = [
      ['payments', account.payments],
      ['handed-over', account.handedOver],
      ['outcomes', account.outcomes],
      ['doubts', account.doubts],
    ] as const
    return [
      { is: 'note', line: words(this.#say('label.account.note')) },
      this.#people(account),
      ...told.map(([name, quotes]) => ({
        is: 'group' as const,
        heading: this.#say(`label.account.${name}`),
        items:
          quotes.length === 0
            ? [words(this.#say('label.account.none'))]
            : quotes.map((from) => this.#quoteInPlace(from)),
      })),
    ]
  }

  #people(account: Account): Block {
    return {
      is: 'group',
      heading: this.#say('label.account.people'),
      items:
        account.people.length === 0
          ? [words(this.#say('label.account.none'))]
          : account.people.map((person) => {
              const persona = person.persona === undefined ? undefined : this.#personaLine(person.persona)
              const line = this.#joined([
                this.#theirs(person.name, LONGEST_NAME),
                words(this.#say(`label.account.${person.role}`)),
                ...(persona === undefined ? [] : [persona]),
                this.#quoteInPlace(person.quote),
              ])
              return person.findings.length === 0 ? line : [...line, ...this.#see(person.findings)]
            }),
    }
  }

  #settle(): readonly Block[] {
    const groups = new Map<string, Settle[]>()
    for (const check of this.#report.settle) {
      const group = groups.get(check.persona)
      if (group === undefined) groups.set(check.persona, [check])
      else group.push(check)
    }
    return [...groups].map(([persona, checks]) => ({
      is: 'group',
      heading:
        persona === 'any'
          ? this.#say('label.settle-any')
          : this.#say('label.settle-for', { persona: this.#personaName(persona) ?? persona }),
      items: checks.map((check) => words(check.text)),
    }))
  }

  #precedents(): readonly Block[] {
    const { precedents } = this.#report
    if (precedents.length === 0) return []
    return [
      { is: 'note', line: words(this.#say('label.precedent-note')) },
      ...precedents.map((precedent) => this.#precedent(precedent)),
    ]
  }

  #precedent(precedent: Precedent): Block {
    const titles = new Map(this.#report.findings.map((finding) => [finding.rule, finding.title]))
    const shared = precedent.shared.map((rule) => titles.get(rule) ?? rule)
    const address: Line = [{ is: ADDRESS.test(precedent.address) ? 'address' : 'words', text: precedent.address }]
    return {
      is: 'card',
      title: precedent.title + this.#say('label.aside', { text: String(precedent.year) }),
      facts: [
        { label: this.#say('label.source'), line: words(precedent.source) },
        { label: this.#say('label.address'), line: address },
        ...(shared.length === 0
          ? []
          : [{ label: this.#say('label.shared'), line: words(shared.join(this.#say('label.join-long'))) }]),
        ...(precedent.disputed === undefined
          ? []
          : [{ label: this.#say('label.disputed'), line: words(precedent.disputed) }]),
      ],
    }
  }

  #now(): readonly Block[] {
    const { now } = this.#report
    if (now.length === 0) return [{ is: 'text', line: words(this.#say('label.now-none')) }]
    return [
      ...(now.length === 1 ? [] : [{ is: 'note' as const, line: words(this.#say('label.now-note')) }]),
      { is: 'list', numbered: true, items: now.map((advice) => words(advice.text)) },
    ]
  }

  #notices(): readonly Block[] {
    const { notices } = this.#report
    if (notices.length === 0) return [{ is: 'text', line: words(this.#say('label.notices-none')) }]
    const items = notices.map(({ text, line, count }) => {
      const where = [
        ...(line === undefined ? [] : [this.#say('label.line', { line: String(line) })]),
        ...(count === undefined || count < 2 ? [] : [this.#say('label.times', { count: String(count) })]),
      ]
      return words(
        where.length === 0 ? text : text + this.#say('label.aside', { text: where.join(this.#say('label.join')) }),
      )
    })
    return [{ is: 'list', numbered: false, items }]
  }

  #advice(advice: readonly Advice[]): readonly Block[] {
    return advice.length === 0 ? [] : [{ is: 'list', numbered: false, items: advice.map((one) => words(one.text)) }]
  }

  #steps(steps: readonly Step[]): readonly Block[] {
    return steps.length === 0 ? [] : [{ is: 'list', numbered: false, items: steps.map((step) => this.#step(step)) }]
  }

  #step(step: Step): Line {
    return step.findings.length === 0 ? words(step.text) : [...words(step.text), ...this.#see(step.findings)]
  }

  /** "(see 1, 3)", with numbers that a page may link. */
  #see(findings: readonly number[]): Line {
    return sayLine(this.#wording, 'label.see', { numbers: this.#numbers(findings) })
  }

  #numbers(findings: readonly number[]): Line {
    return findings.flatMap((index, at): Line => {
      const number: Inline = { is: 'finding', number: index + 1 }
      return at === 0 ? [number] : [...words(this.#say('label.join')), number]
    })
  }

  #quote(quote: string): Line {
    const { kept, left } = shorten(quote, LONGEST_QUOTE)
    // A masked quote is our own words about the length, so it gets no quotation marks.
    const shown: Line = [{ is: 'theirs', text: kept }]
    const line = this.#mask ? shown : sayLine(this.#wording, 'label.quoted', { quote: shown })
    return left === 0 ? line : [...line, ...words(this.#left(left))]
  }

  #quoteInPlace(from: AccountQuote): Line {
    return [...this.#quote(from.quote), ...words(this.#say('label.aside', { text: this.#place(from.turn) }))]
  }

  #theirs(text: string, most: number): Line {
    const { kept, left } = shorten(text, most)
    return [{ is: 'theirs', text: kept }, ...(left === 0 ? [] : words(this.#left(left)))]
  }

  #left(count: number): string {
    const characters = sayCount(this.#wording, 'characters', count)
    return this.#say('label.shortened', { count: characters })
  }

  #place(turn: number): string {
    const kind = this.#report.voice === 'conversation' ? 'message' : 'paragraph'
    return this.#say(`label.${kind}`, { number: String(turn + 1) })
  }

  #time(at: string): Line {
    const time = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(at)
    if (time === null) return this.#theirs(at, LONGEST_NAME)
    return words(time[2] === undefined ? (time[1] ?? '') : `${time[1]} ${time[2]}`)
  }

  #stageName(id: Finding['stage']): string {
    const stage = this.#report.stages.find((one) => one.stage === id)
    return stage?.name ?? this.#say(`stage.${id}.name`)
  }

  #personaName(persona: string): string | undefined {
    const key = `persona.${persona}.name`
    return Object.hasOwn(this.#wording, key) ? this.#say(key) : undefined
  }

  /** A persona we know by its name; anything else as the account's own words. */
  #personaLine(persona: string): Line {
    const name = this.#personaName(persona)
    return name === undefined ? this.#theirs(persona, LONGEST_NAME) : words(name)
  }

  #joined(lines: readonly Line[]): Line {
    return lines.flatMap((line, at) => (at === 0 ? line : [...words(' \u00b7 '), ...line]))
  }

  #section(name: string, blocks: readonly Block[]): Section {
    return { id: name, heading: this.#say(`label.heading.${name}`), blocks }
  }

  #say(key: string, places?: Readonly<Record<string, string>>): string {
    return say(this.#wording, key, places)
  }
}

function words(text: string): Line {
  return [{ is: 'words', text }]
}
