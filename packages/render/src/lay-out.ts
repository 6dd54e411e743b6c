import type {
  Account,
  AccountQuote,
  Advice,
  CounterSign,
  Finding,
  FindingSpan,
  NoticeReport,
  Precedent,
  Report,
  ReportFile,
  Settle,
  Step,
  Wording,
} from '@telltale/model'

import { joinQuotes } from './join-quotes.js'
import { levelOf } from './level-of.js'
import { maskReport } from './mask-report.js'
import type { Block, BriefEntry, Inline, Line, Page, QuoteEntry, Remark, Section, StepEntry } from './page.js'
import { sayCount } from './say-count.js'
import { sayLine } from './say-line.js'
import { sayQuote, saySentence, sayTheirs } from './say-quotes.js'
import { say } from './say.js'
import { shorten } from './shorten.js'

const LONGEST_NAME = 80
const LONGEST_TITLE = 160
/** What is far less likely than the first frightens more than it tells. */
const MOST_KINDS = 2
/** More places of one finding than this tell a person nothing new; programs get all of them. */
const MOST_QUOTES = 12
/** Beside a step of the person's own, a few of their words are enough to know what is meant. */
const MOST_STEP_QUOTES = 3
/** Below this a sign is so common in honest talk that a whole explanation would give it more weight than it has. */
const WEAK_BELOW = 0.2

/** Only plain addresses of pages become links; whatever else a pack holds there is shown as words. */
const ADDRESS = /^https:\/\/[\w.~%/?#@!$&+,;=:-]{1,500}$/

/**
 * Lays a report out: which sections it has, in which order, and what stands in them.
 *
 * Every page for a person (text, HTML, Markdown) walks what this makes, so that none says more or less than another.
 * Sections with nothing to say are left out, except where nothing is the answer: no finding, no signs of a stage. When
 * the outcome is `nothing` the page is short: what was seen is told in a line each, and nobody's doings are listed.
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
  /** The findings that have a number on the page, by their index in the report: in the order in which they are shown. */
  readonly #numberOf: ReadonlyMap<number, number>
  /** Indexes of the findings that are explained, and of those that are told in a line each. */
  readonly #full: readonly number[]
  readonly #brief: readonly number[]
  /**
   * Indexes of what the person did, as an account tells it. In other texts that stands under how far in they are, and
   * has no numbers.
   */
  readonly #told: readonly number[]

  constructor(report: Report, wording: Wording, mask: boolean) {
    this.#report = report
    this.#wording = wording
    this.#mask = mask
    const { findings, voice, outcome } = report
    const isShort = outcome === 'nothing'
    const indexes = findings.map((_, index) => index)
    const isOwn = (index: number): boolean => findings[index]?.stage === 'person'
    const listed = indexes.filter((index) => !isOwn(index))
    const isWeak = (index: number): boolean => (findings[index]?.score ?? 0) < WEAK_BELOW
    const strong = listed.filter((index) => !isWeak(index))
    this.#full = isShort ? [] : strong.length === 0 ? listed : strong
    this.#brief = isShort ? listed : strong.length === 0 ? [] : listed.filter(isWeak)
    this.#told = voice === 'account' && !isShort ? indexes.filter(isOwn) : []
    this.#numberOf = new Map([...this.#full, ...this.#brief, ...this.#told].map((index, place) => [index, place + 1]))
  }

  about(): readonly Line[] {
    const { file, title, voice, format, turns } = this.#report
    const size = sayCount(this.#wording, voice === 'conversation' ? 'turns' : 'paragraphs', turns)
    const named = Object.hasOwn(this.#wording, `format.${format}`) ? format : 'other'
    const readAs = this.#say('label.read-as', { format: this.#say(`format.${named}`) })
    const facts = [this.#say(`label.voice.${voice}`), size, readAs]
    return [
      ...(file === undefined ? [] : [this.#file(file)]),
      ...(title === undefined ? [] : [sayTheirs(this.#wording, title, LONGEST_TITLE)]),
      words(facts.join(' \u00b7 ')),
    ]
  }

  #file({ number, name }: ReportFile): Line {
    if (name === undefined) return words(this.#say('label.file-number', { number: String(number) }))
    return sayLine(this.#wording, 'label.file', {
      number: words(String(number)),
      name: sayTheirs(this.#wording, name, LONGEST_TITLE),
    })
  }

  sections(): readonly Section[] {
    const { outcome, next, limits } = this.#report
    const isShort = outcome === 'nothing'
    return [
      this.#section('outcome', this.#inShort()),
      this.#section('against', this.#against()),
      this.#section('stages', this.#stages()),
      this.#section('findings', isShort ? this.#foldedFindings() : this.#findings()),
      this.#section('places', this.#places()),
      ...(isShort ? [] : [this.#section('approacher', this.#approacher())]),
      this.#section('account', this.#account()),
      ...(isShort
        ? []
        : [
            this.#section('settle', this.#settle()),
            this.#section('next', this.#advice(next)),
            this.#section('precedents', this.#precedents()),
            this.#section('how-far', this.#howFarIn()),
            this.#section('now', this.#now()),
          ]),
      this.#section('second-reader', this.#secondReader()),
      this.#section('limits', this.#advice(limits)),
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
    const { outcome, summary, sureness, innocentReading, score, firstAlertTurn } = this.#report
    const sure: Block = { is: 'labelled', label: this.#say('label.sureness'), line: words(sureness) }
    const innocent: readonly Block[] = [
      { is: 'labelled', label: this.#say('label.innocent'), line: words(innocentReading) },
      ...this.#againstInShort(),
    ]
    return [
      { is: 'lead', line: words(summary) },
      ...(outcome === 'unclear' ? innocent : []),
      ...this.#whatNowInShort(),
      ...(outcome === 'unclear' ? [sure] : [sure, ...innocent]),
      {
        is: 'meter',
        label: this.#say('label.score'),
        level: levelOf(score),
        value: this.#percent(score),
        note: this.#say('label.score-note'),
      },
      ...this.#kinds(),
      ...(firstAlertTurn === null
        ? []
        : [
            {
              is: 'note' as const,
              // Whoever reads on as a talk goes on must not find that what was told yesterday was never said.
              line: words(
                this.#say(
                  outcome === 'nothing' || outcome === 'unclear' ? 'label.first-alert-only' : 'label.first-alert',
                  { number: String(firstAlertTurn + 1) },
                ),
              ),
            },
          ]),
    ]
  }

  /** A frightened reader should not have to reach the end of a long page to learn that there is time. */
  #whatNowInShort(): readonly Block[] {
    const { outcome, now } = this.#report
    const [first] = now
    if (first === undefined) return []
    if (outcome === 'nothing') return now.map(({ text }) => ({ is: 'text', line: words(text) }))
    if (now.length < 2) return []
    return [
      {
        is: 'jump',
        line: words(first.text),
        text: this.#say('label.go-to-now'),
        pointer: this.#say('label.now-below'),
        to: 'now',
      },
    ]
  }

  /** What there is to say against it. Where nothing was found, there is nothing to speak against. */
  #counterSigns(): readonly CounterSign[] {
    const { against = [], outcome } = this.#report
    return outcome === 'nothing' && this.#brief.length === 0 ? [] : against
  }

  #againstInShort(): readonly Block[] {
    const titles = this.#counterSigns().map(({ title }) => title)
    if (titles.length === 0) return []
    const line = words(titles.join(this.#say('label.join-long')))
    return [{ is: 'labelled', label: this.#say('label.heading.against'), line }]
  }

  #against(): readonly Block[] {
    const signs = this.#counterSigns()
    if (signs.length === 0) return []
    return [
      { is: 'note', line: words(this.#say('label.against.note')) },
      ...signs.map(({ title, why, spans, couldAlsoBe }): Block => {
        const quotes = this.#quotes(spans)
        const left = quotes.length - MOST_STEP_QUOTES
        return {
          is: 'card',
          title,
          facts: [
            ...quotes.slice(0, MOST_STEP_QUOTES).map(({ quote, origin }) => ({
              label: this.#say('label.against.words'),
              line: [...quote, ...sayLine(this.#wording, 'label.aside', { text: origin })],
            })),
            ...(left > 0
              ? [{ label: this.#say('label.against.words'), line: words(sayCount(this.#wording, 'places', left)) }]
              : []),
            { label: this.#say('label.against.why'), line: words(why) },
            { label: this.#say('label.against.else'), line: words(couldAlsoBe.join(this.#say('label.join-long'))) },
          ],
        }
      }),
    ]
  }

  #kinds(): readonly Block[] {
    const { kinds, outcome } = this.#report
    const top = Math.max(0, ...kinds.map((kind) => kind.score))
    const likely = kinds.filter((kind) => kind.score > 0 && kind.score >= top / 2).slice(0, MOST_KINDS)
    if (likely.length === 0 || outcome === 'nothing') return []
    const items = likely.map((kind) => words(`${kind.name} \u00b7 ${this.#percent(kind.score)}`))
    return [{ is: 'group', heading: this.#say('label.kinds'), items }]
  }

  #percent(score: number): string {
    return this.#say('label.score-of', { score: String(Math.round(Math.min(1, Math.max(0, score)) * 100)) })
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
    if (this.#numberOf.size === 0) return [{ is: 'text', line: words(this.#say('label.no-findings')) }]
    return [
      ...this.#full.flatMap((index): readonly Block[] => {
        const finding = this.#report.findings[index]
        const number = this.#numberOf.get(index)
        return finding === undefined || number === undefined ? [] : [this.#finding(finding, index, number)]
      }),
      ...(this.#brief.length === 0
        ? []
        : [{ is: 'brief' as const, heading: this.#say('label.weaker'), items: this.#briefly(this.#brief) }]),
      // The titles of these speak to the person, and the reader of an account is somebody else.
      ...(this.#told.length === 0
        ? []
        : [
            {
              is: 'brief' as const,
              heading: this.#say('label.account.did'),
              items: this.#briefly(this.#told).map(({ number, index, line }) => ({ number, index, line })),
            },
          ]),
    ]
  }

  #foldedFindings(): readonly Block[] {
    if (this.#brief.length === 0) return []
    return [
      { is: 'text', line: words(sayCount(this.#wording, 'folded', this.#brief.length)) },
      { is: 'brief', items: this.#briefly(this.#brief) },
    ]
  }

  #briefly(indexes: readonly number[]): readonly BriefEntry[] {
    return indexes.flatMap((index) => {
      const finding = this.#report.findings[index]
      const number = this.#numberOf.get(index)
      if (finding === undefined || number === undefined) return []
      const { title, spans } = finding
      const [first] = this.#quotes(spans.slice(0, 1), (span) => words(this.#place(span.turn)))
      const line = first && [...first.quote, ...sayLine(this.#wording, 'label.aside', { text: first.origin })]
      return [{ number, index, title, line: line ?? [] }]
    })
  }

  #finding(finding: Finding, index: number, number: number): Block {
    const { voice, outcome } = this.#report
    const level = levelOf(finding.score)
    const left = finding.spans.length - MOST_QUOTES
    const why: Remark = { is: 'line', label: this.#say('label.why'), line: words(finding.why) }
    const otherwise: readonly Remark[] =
      finding.couldAlsoBe.length === 0
        ? []
        : [{ is: 'list', label: this.#say('label.else'), items: finding.couldAlsoBe.map(words) }]
    return {
      is: 'finding',
      number,
      index,
      title: finding.title,
      stage: this.#stageName(finding.stage),
      level,
      strength: this.#say('label.strength-of', { level: String(level) }),
      quotes: this.#quotes(finding.spans.slice(0, MOST_QUOTES)),
      remarks: outcome === 'unclear' ? [...otherwise, why] : [why, ...otherwise],
      note: words(
        [
          // Who speaks stands beside each quote, and rules find nearly everything: only what differs is worth a word.
          ...(voice === 'account' ? [this.#say(`label.by-account.${finding.by}`)] : []),
          ...(finding.basis === 'rule' ? [] : [this.#say(`label.basis.${finding.basis}`)]),
          ...(left > 0 ? [sayCount(this.#wording, 'places', left)] : []),
        ].join(' \u00b7 '),
      ),
    }
  }

  /** The places of a finding, each message once. On a masked page the length of the words themselves is enough. */
  #quotes(
    spans: readonly FindingSpan[],
    origin = (span: FindingSpan): Line => this.#origin(span),
  ): readonly QuoteEntry[] {
    const shown = this.#mask ? spans.map((span) => ({ ...span, before: '', after: '' })) : spans
    return joinQuotes(shown).map(({ span, parts }) => ({
      quote: saySentence(this.#wording, parts, this.#mask),
      origin: origin(span),
    }))
  }

  /** Who said it, where and when, as far as it is known. */
  #origin({ speaker, turn, at }: FindingSpan): Line {
    return this.#joined([
      ...(this.#isNameless(speaker) ? [] : [sayTheirs(this.#wording, speaker, LONGEST_NAME)]),
      words(this.#place(turn)),
      ...(at === undefined ? [] : [this.#time(at)]),
    ])
  }

  /** An account has one voice, and it is not theirs; in plain text nobody is named. */
  #isNameless(speaker: string): boolean {
    const { voice, format } = this.#report
    return speaker === '' || voice === 'account' || format === 'plain-text'
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
    const name = sayTheirs(this.#wording, approacher.speaker, LONGEST_NAME)
    return [
      // In an account the other side is told of, not heard, and has no name of its own.
      ...(this.#isNameless(approacher.speaker)
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
    const items = this.#ownSteps()
    const steps: readonly Block[] =
      items.length === 0
        ? []
        : [
            { is: 'steps', items },
            { is: 'note', line: words(this.#say('label.person.note')) },
          ]
    if (person.speaker === undefined) {
      return [{ is: 'text', line: words(this.#say('label.person.no-own-side')) }, ...steps]
    }
    const speaker = sayTheirs(this.#wording, person.speaker, LONGEST_NAME)
    return [
      person.assumed
        ? { is: 'note', line: sayLine(this.#wording, 'label.person.assumed', { speaker }) }
        : { is: 'labelled', label: this.#say('label.person.speaker'), line: speaker },
      ...(steps.length === 0 ? [{ is: 'text' as const, line: words(this.#say('label.person.nothing')) }] : steps),
    ]
  }

  /** What the person did, with their own words; and what was found in their words but is no step of its own. */
  #ownSteps(): readonly StepEntry[] {
    const { person, findings } = this.#report
    const told = new Set(person.howFarIn.flatMap((step) => step.findings))
    const untold = findings.flatMap((finding, index) =>
      finding.stage === 'person' && !told.has(index) ? [{ text: finding.title, findings: [index] }] : [],
    )
    return [...person.howFarIn, ...untold].map((step) => {
      const own = step.findings.flatMap((index) => {
        const finding = findings[index]
        return finding?.stage === 'person' ? finding.spans : []
      })
      const quotes = this.#quotes(own)
      const left = quotes.length - MOST_STEP_QUOTES
      return {
        line: this.#step(step),
        quotes: quotes.slice(0, MOST_STEP_QUOTES),
        ...(left > 0 ? { more: sayCount(this.#wording, 'places', left) } : {}),
      }
    })
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
                sayTheirs(this.#wording, person.name, LONGEST_NAME),
                words(this.#say(`label.account.${person.role}`)),
                ...(persona === undefined ? [] : [persona]),
                this.#quoteInPlace(person.quote),
              ])
              return [...line, ...this.#see(person.findings)]
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
    const named = (rules: readonly string[]): Line =>
      words(rules.map((rule) => titles.get(rule) ?? rule).join(this.#say('label.join-long')))
    const { shared, inOrder, grade } = precedent
    const address: Line = [{ is: ADDRESS.test(precedent.address) ? 'address' : 'words', text: precedent.address }]
    return {
      is: 'card',
      title: precedent.title + this.#say('label.aside', { text: String(precedent.year) }),
      facts: [
        { label: this.#say('label.source'), line: words(precedent.source) },
        { label: this.#say('label.address'), line: address },
        ...(shared.length === 0 ? [] : [{ label: this.#say('label.shared'), line: named(shared) }]),
        ...(inOrder.length < 2 ? [] : [{ label: this.#say('label.in-order'), line: named(inOrder) }]),
        ...(grade === undefined ? [] : [{ label: this.#say('label.grade'), line: words(this.#grade(grade)) }]),
        ...(precedent.disputed === undefined
          ? []
          : [{ label: this.#say('label.disputed'), line: words(precedent.disputed) }]),
      ],
    }
  }

  /** `D4` with what its letter and its figure mean. */
  #grade(grade: string): string {
    return this.#say('label.grade-of', {
      grade,
      reliability: this.#say(`label.reliability.${grade.charAt(0)}`),
      credibility: this.#say(`label.credibility.${grade.charAt(1)}`),
    })
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
    return [{ is: 'list', numbered: false, items: notices.map((notice) => this.#notice(notice)) }]
  }

  #notice({ text, line, count }: Pick<NoticeReport, 'text' | 'line' | 'count'>): Line {
    const where = [
      ...(line === undefined ? [] : [this.#say('label.line', { line: String(line) })]),
      ...(count === undefined || count < 2 ? [] : [this.#say('label.times', { count: String(count) })]),
    ]
    return words(
      where.length === 0 ? text : text + this.#say('label.aside', { text: where.join(this.#say('label.join')) }),
    )
  }

  /** Apart from the findings and without a strength: where a place lies says nothing about why it is named. */
  #places(): readonly Block[] {
    const { places = [] } = this.#report
    if (places.length === 0) return []
    return [
      { is: 'note', line: words(this.#say('label.places.note')) },
      {
        is: 'steps',
        items: places.map(({ metres, name, ...span }) => ({
          line: this.#near(metres, name),
          quotes: this.#quotes([{ ...span, before: '', after: '' }]),
        })),
      },
    ]
  }

  #near(metres: number, name: string | undefined): Line {
    const how = metres === 0 ? 'within' : 'near'
    const distance = words(String(metres))
    if (name === undefined) return sayLine(this.#wording, `label.places.${how}-unnamed`, { metres: distance })
    const named = sayTheirs(this.#wording, name, LONGEST_NAME)
    return sayLine(this.#wording, `label.places.${how}`, { metres: distance, name: named })
  }

  /** Apart from the findings and without a number or a strength, as nothing here was concluded by Telltale. */
  #secondReader(): readonly Block[] {
    const { secondReader } = this.#report
    if (secondReader === undefined) return []
    const { host, model, answered, signals, notices } = secondReader
    const named = sayTheirs(this.#wording, host, LONGEST_TITLE)
    const reader =
      model === undefined
        ? named
        : sayLine(this.#wording, 'label.second-reader.model-at', {
            model: sayTheirs(this.#wording, model, LONGEST_NAME),
            host: named,
          })
    const nothing = answered === 0 ? 'no-answer' : 'nothing'
    return [
      { is: 'text', line: sayLine(this.#wording, 'label.second-reader.asked', { reader }) },
      ...(signals.length === 0
        ? [{ is: 'text' as const, line: words(this.#say(`label.second-reader.${nothing}`)) }]
        : [
            { is: 'note' as const, line: words(this.#say('label.second-reader.note')) },
            {
              is: 'steps' as const,
              items: signals.map(({ title, spans }) => ({
                line: words(title),
                quotes: this.#quotes(spans.map((span) => ({ ...span, before: '', after: '' }))),
              })),
            },
          ]),
      ...(notices.length === 0
        ? []
        : [
            {
              is: 'group' as const,
              heading: this.#say('label.second-reader.left-out'),
              items: notices.map((notice) => this.#notice(notice)),
            },
          ]),
    ]
  }

  #advice(advice: readonly Advice[]): readonly Block[] {
    return advice.length === 0 ? [] : [{ is: 'list', numbered: false, items: advice.map((one) => words(one.text)) }]
  }

  #step(step: Pick<Step, 'text' | 'findings'>): Line {
    return [...words(step.text), ...this.#see(step.findings)]
  }

  /** "(see 1, 3)", with numbers that a page may link. Nothing when none of them has a number. */
  #see(findings: readonly number[]): Line {
    const numbers = this.#numbers(findings)
    return numbers.length === 0 ? [] : sayLine(this.#wording, 'label.see', { numbers })
  }

  #numbers(findings: readonly number[]): Line {
    return findings
      .flatMap((index) => this.#numberOf.get(index) ?? [])
      .toSorted((a, b) => a - b)
      .flatMap((number, at): Line => {
        const piece: Inline = { is: 'finding', number }
        return at === 0 ? [piece] : [...words(this.#say('label.join')), piece]
      })
  }

  #quoteInPlace(from: AccountQuote): Line {
    return [
      ...sayQuote(this.#wording, from.quote, this.#mask),
      ...words(this.#say('label.aside', { text: this.#place(from.turn) })),
    ]
  }

  #place(turn: number): string {
    const kind = this.#report.voice === 'conversation' ? 'message' : 'paragraph'
    return this.#say(`label.${kind}`, { number: String(turn + 1) })
  }

  #time(at: string): Line {
    const time = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(at)
    if (time === null) return sayTheirs(this.#wording, at, LONGEST_NAME)
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
    return name === undefined ? sayTheirs(this.#wording, persona, LONGEST_NAME) : words(name)
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
