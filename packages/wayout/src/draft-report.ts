import type { Finding, Reading, Report, Span, Step } from '@telltale/model'
import type { Answers } from './answers.js'
import { cautionsFor } from './cautions-for.js'
import { DRAFT_PARTS, type DraftPart } from './draft-part.js'
import { dayAndTime } from './day-and-time.js'
import type { Addressee, Draft, DraftBasis, DraftLine, DraftQuote, DraftSection, Reveal } from './draft.js'
import { fill } from './fill.js'
import { findAccounts } from './find-accounts.js'
import type { HelpPack } from './help-pack.js'
import { leaveOutNames } from './leave-out-names.js'
import type { Situation } from './situation.js'
import { tellsOfDeeds } from './tells-of-deeds.js'
import { textIn } from './text-in.js'
import { triage } from './triage.js'
import { withDangerOfTelling } from './with-danger-of-telling.js'

export interface DraftOptions {
  readonly pack: HelpPack
  /** The language of the draft's own sentences; English where there is none in it. Quotes stay as they are. */
  readonly language: string
  /** The language of what is said to the person: the draft's when it is not given. */
  readonly personLanguage?: string
  readonly addressee?: Addressee
  readonly reveal?: readonly Reveal[]
  /** Lines to leave out, by their ids. */
  readonly cut?: readonly string[]
  /** What kind of file the conversation is from, in words. */
  readonly formatName?: string
  /** Where the person is; worked out from report and answers when it is not given. */
  readonly situation?: Situation
}

const MOST_QUOTES = 12
const MONEY = [
  'hook/pay-out-of-proportion',
  'hook/untraceable-payment',
  'hook/pays-promptly-per-item',
  'hook/more-if-you-deliver',
  'hook/already-owed',
  'handle/salary-or-bonus',
  'handle/provides-equipment-or-rent',
  'develop/gift-or-favour',
  'task/asks-for-money',
  'task/asks-to-invest-or-trade',
]
const CHANNEL = ['isolate/moves-to-another-app', 'isolate/dedicated-phone-or-account']
/** Asked for, whatever else is: it tells what to keep from whom, and not how to be in contact. */
const ASKED = ['isolate/asks-for-secrecy']

/**
 * Drafts a report from a conversation, what `check` found in it, and what the person answered: who, when, how, what, what
 * was given, money, accounts, pressure. Quotes carry it; what is not in the conversation and was not answered is a place
 * to fill in, never a guess. Of the person's answers and messages nothing is told that was not chosen. The other side's
 * words are theirs: where deeds were not chosen, those that tell of one are left out as far as they are known for it, and
 * `beforeSending` says to look for the rest.
 *
 * Pure, and sends nothing: the person reads it, cuts it and sends it, or does not.
 *
 * @param reading - The conversation; without one the draft rests on answers alone.
 * @param report - On that reading.
 */
export function draftReport(
  reading: Reading | undefined,
  report: Report | undefined,
  answers: Answers,
  options: DraftOptions,
): Draft {
  return new Drafting(reading, report, answers, options).draft()
}

class Drafting {
  readonly #reading: Reading | undefined
  readonly #report: Report | undefined
  readonly #answers: Answers
  readonly #options: DraftOptions
  readonly #reveals: ReadonlySet<Reveal>
  readonly #language: string
  readonly #isOther: boolean
  readonly #situation: Situation

  constructor(reading: Reading | undefined, report: Report | undefined, answers: Answers, options: DraftOptions) {
    this.#reading = reading
    this.#report = report
    this.#answers = answers
    this.#options = options
    this.#reveals = new Set(options.reveal)
    this.#language = Object.hasOwn(options.pack.drafts, options.language) ? options.language : 'en'
    this.#isOther = answers.for === 'other'
    this.#situation = withDangerOfTelling(options.situation ?? triage(report, answers), options.pack)
  }

  draft(): Draft {
    const { addressee = {}, cut = [] } = this.#options
    const order = [...new Set([...(addressee.asksFor ?? []), ...DRAFT_PARTS])]
    const written: readonly DraftSection[] = [
      { part: 'opening', lines: this.#opening() },
      ...order.map((part) => ({ part, heading: this.#say(`part.${part}`), lines: this.#linesOf(part) })),
      { part: 'closing', lines: this.#closing() },
    ]
    const sections = written
      .map(({ part, lines, ...rest }) => ({
        part,
        ...rest,
        lines: lines
          .map((line, index) => ({ ...line, id: `${part}-${index + 1}` }))
          .filter(({ id }) => !cut.includes(id)),
      }))
      .filter(({ lines }) => lines.length > 0)
    return {
      draftVersion: 1,
      language: this.#language,
      title: this.#say('title'),
      addressee: {
        ...(addressee.name === undefined ? {} : { name: textIn(addressee.name, this.#language) }),
        ...(addressee.contact === undefined ? {} : { contact: addressee.contact }),
      },
      sections,
      beforeSending: this.#beforeSending(),
    }
  }

  #linesOf(part: DraftPart): readonly DraftLine[] {
    switch (part) {
      case 'who':
        return this.#who()
      case 'when':
        return this.#when()
      case 'how':
        return this.#how()
      case 'what':
        return [
          ...this.#quotesOf('line.offered', this.#stepSpans(this.#report?.approacher?.offers)),
          ...this.#quotesOf(
            'line.asked',
            this.#spansOf([...this.#findingsOf(this.#report?.approacher?.wants), ...this.#findingsNamed(ASKED)]),
          ),
          ...this.#own(),
        ]
      case 'given':
        return this.#given()
      case 'money':
        return this.#money()
      case 'accounts':
        return this.#accounts()
      case 'pressure':
        return this.#quotesOf('line.pressure', this.#stepSpans(this.#report?.approacher?.force))
    }
  }

  #opening(): readonly DraftLine[] {
    const { country, citizenship, age, role = [] } = this.#answers
    return [
      this.#form(this.#isOther ? 'line.opening-other' : 'line.opening'),
      ...(this.#reveals.has('name') && this.#report?.person.speaker !== undefined
        ? [
            this.#line(
              this.#mine('line.my-name'),
              { is: 'reading', turns: [this.#firstTurnOf(this.#report.person.speaker)] },
              [],
              {
                name: this.#report.person.speaker,
              },
            ),
          ]
        : []),
      ...(this.#reveals.has('country') && country !== undefined
        ? [this.#answer('line.country', 'country', country)]
        : []),
      ...(this.#reveals.has('country') && citizenship !== undefined
        ? [this.#answer('line.citizenship', 'citizenship', citizenship)]
        : []),
      ...(this.#reveals.has('situation') && age !== undefined ? [this.#answer(`line.age.${age}`, 'age')] : []),
      ...(this.#reveals.has('situation') ? role.map((each) => this.#answer(`line.role.${each}`, 'role')) : []),
    ]
  }

  #who(): readonly DraftLine[] {
    const approacher = this.#report?.approacher ?? undefined
    if (approacher === undefined) return [this.#form('line.who-open')]
    const name = this.#safe(approacher.speaker).trim()
    return [
      // An offer, or words that somebody copied, may come without a name.
      name === '' || this.#reading?.voice !== 'conversation'
        ? this.#form('line.who-open')
        : this.#line('line.who', { is: 'reading', turns: [this.#firstTurnOf(approacher.speaker)] }, [], { name }),
      ...this.#quotesOf('line.persona', this.#stepSpans(approacher.persona)),
    ]
  }

  #when(): readonly DraftLine[] {
    const turns = this.#reading?.turns ?? []
    if (turns.length === 0) return [this.#form('line.when-open')]
    const first = turns.findIndex(({ at }) => at !== undefined)
    const last = turns.findLastIndex(({ at }) => at !== undefined)
    const basis: DraftBasis = { is: 'reading', turns: [...new Set([Math.max(0, first), Math.max(0, last)])] }
    const count = String(turns.length)
    if (first === -1) return [this.#line('line.when-unknown', basis, [], { count })]
    const { first: from, last: to } = { first: dayAndTime(turns[first]?.at), last: dayAndTime(turns[last]?.at) }
    return [this.#line('line.when', basis, [], { count, first: from, last: to })]
  }

  #how(): readonly DraftLine[] {
    const { formatName } = this.#options
    return [
      ...(formatName === undefined || this.#reading === undefined
        ? [this.#form('line.how-open')]
        : [this.#line('line.format', { is: 'reading', turns: [0] }, [], { format: formatName })]),
      ...this.#quotesOf('line.channel', this.#ruleSpans(CHANNEL)),
    ]
  }

  #own(): readonly DraftLine[] {
    const { words } = this.#answers
    if (words === undefined) return []
    return [
      {
        id: '',
        text: this.#say(this.#isOther ? 'line.own-words-other' : 'line.own-words'),
        basis: { is: 'answer', question: 'words' },
        quotes: [],
        own: words,
      },
    ]
  }

  #given(): readonly DraftLine[] {
    if (!this.#reveals.has('deeds')) return []
    const { happened = [] } = this.#answers
    const did = happened.includes('gave') || happened.includes('did-task')
    const steps = (this.#report?.person.howFarIn ?? []).filter(({ id }) => GIVEN.includes(id))
    return [
      ...(happened.includes('gave') ? [this.#answer(this.#mine('line.gave'), 'happened')] : []),
      ...(happened.includes('did-task') ? [this.#answer(this.#mine('line.did-task'), 'happened')] : []),
      ...(this.#reveals.has('words') ? this.#quotesOf(this.#mine('line.my-words'), this.#stepSpans(steps)) : []),
      ...(did ? [this.#form('line.given-open')] : []),
    ]
  }

  #money(): readonly DraftLine[] {
    const { happened = [] } = this.#answers
    const deeds = this.#reveals.has('deeds')
    const took = deeds && happened.includes('took-money')
    const paid = deeds && happened.includes('paid')
    const steps = (this.#report?.person.howFarIn ?? []).filter(({ id }) => id === 'took-money')
    return [
      ...this.#quotesOf('line.pay', this.#ruleSpans(MONEY)),
      ...(took ? [this.#answer(this.#mine('line.took-money'), 'happened')] : []),
      ...(paid ? [this.#answer(this.#mine('line.paid'), 'happened')] : []),
      ...(deeds && this.#reveals.has('words')
        ? this.#quotesOf(this.#mine('line.my-words-money'), this.#stepSpans(steps))
        : []),
      ...(took || paid ? [this.#form('line.money-open')] : []),
    ]
  }

  #accounts(): readonly DraftLine[] {
    const speaker = this.#report?.approacher?.speaker
    if (speaker === undefined || this.#reading === undefined) return []
    const found = findAccounts(this.#reading.turns, speaker).map(({ turn, start, end }) =>
      this.#quote(turn, start, end),
    )
    return found.length === 0 ? [] : [this.#line('line.accounts', { is: 'quotes' }, found)]
  }

  #closing(): readonly DraftLine[] {
    return [
      ...(this.#reading === undefined ? [] : [this.#form('line.kept')]),
      ...(this.#isPhoneUnsafe() && this.#reveals.has('situation') ? [this.#answer('line.do-not-call', 'phone')] : []),
      this.#form('line.reach'),
      this.#form(this.#reading === undefined ? 'line.made-by-answers' : 'line.made-by'),
    ]
  }

  #beforeSending(): readonly string[] {
    const { facts } = this.#situation
    const weighty =
      WEIGHTY.some((each) => facts.happened.includes(each)) ||
      (this.#report?.person.howFarIn ?? []).some(({ id }) => id === 'took-money' || GIVEN.includes(id))
    const isThere = facts.telling.includes('risky') || cautionsFor(this.#situation, this.#options.pack).length > 0
    const say = (key: string): string =>
      textIn(this.#options.pack.wording[key] ?? {}, this.#options.personLanguage ?? this.#language)
    return [
      say('draft.read-first'),
      ...(facts.authorities.includes('yes') ? [say('draft.advice-first')] : []),
      ...(isThere && !facts.authorities.includes('yes') ? [say('draft.advice-first-there')] : []),
      ...(weighty && this.#reveals.has('deeds') ? [say('draft.deeds-told')] : []),
      ...(this.#reveals.has('deeds')
        ? []
        : // Whatever was answered, the other side's words may tell of something.
          this.#reading !== undefined
          ? [say('draft.deeds-left-out')]
          : weighty
            ? [say('draft.deeds-unsaid')]
            : []),
      ...(this.#isPhoneUnsafe() ? [say('draft.reach-safely')] : []),
      ...(this.#reading === undefined || this.#reveals.has('name')
        ? []
        : [say(this.#report?.person.speaker === undefined ? 'draft.name-not-known' : 'draft.name-left-out')]),
      say('draft.never-sent'),
    ]
  }

  #isPhoneUnsafe(): boolean {
    return this.#answers.phone === 'watched' || this.#answers.phone === 'shared'
  }

  /** `line.gave` of the person, `line.gave-other` where it happened to somebody else. */
  #mine(key: string): string {
    return this.#isOther ? `${key}-other` : key
  }

  #say(key: string, values: Readonly<Record<string, string>> = {}): string {
    const { drafts } = this.#options.pack
    return fill(drafts[this.#language]?.[key] ?? drafts['en']?.[key] ?? '', values)
  }

  #form(key: string): DraftLine {
    return this.#line(key, { is: 'form' }, [])
  }

  #answer(key: string, question: string, value = ''): DraftLine {
    return this.#line(key, { is: 'answer', question }, [], { value })
  }

  #line(
    key: string,
    basis: DraftBasis,
    quotes: readonly DraftQuote[],
    values: Readonly<Record<string, string>> = {},
  ): DraftLine {
    return { id: '', text: this.#say(key, values), basis, quotes }
  }

  /** One line with its quotes, or none where there are no quotes. */
  #quotesOf(key: string, quotes: readonly DraftQuote[]): readonly DraftLine[] {
    return quotes.length === 0 ? [] : [this.#line(key, { is: 'quotes' }, quotes)]
  }

  #stepSpans(steps: readonly Step[] | undefined): readonly DraftQuote[] {
    return this.#spansOf(this.#findingsOf(steps))
  }

  #findingsOf(steps: readonly Step[] = []): readonly Finding[] {
    const { findings = [] } = this.#report ?? {}
    return steps.flatMap((step) => step.findings.flatMap((index) => findings[index] ?? []))
  }

  #ruleSpans(rules: readonly string[]): readonly DraftQuote[] {
    return this.#spansOf(this.#findingsNamed(rules))
  }

  #findingsNamed(rules: readonly string[]): readonly Finding[] {
    return (this.#report?.findings ?? []).filter(({ rule }) => rules.includes(rule))
  }

  /**
   * In the order of the conversation, each place once, as whole as the report shows it. What the learned part alone heard
   * is left out: under a heading that says what was offered or asked, other words would accuse somebody of it.
   */
  #spansOf(findings: readonly Finding[]): readonly DraftQuote[] {
    const places = new Map<string, readonly [turn: number, start: number, end: number]>()
    const isTold = this.#reveals.has('deeds')
    const firstDeed = this.#firstDeed()
    for (const { rule, spans } of findings) {
      if (!isTold && DEED_RULES.includes(rule)) continue
      for (const { turn, start, end, before, after, learned } of spans) {
        if (learned) continue
        if (!isTold && rule === PAID_RULE && turn >= firstDeed) continue
        const place = [turn, start - before.length, end + after.length] as const
        places.set(place.join(), place)
      }
    }
    const sorted = [...places.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1] || b[2] - a[2])
    const deeds = isTold ? [] : this.#deedPlaces()
    const kept: (typeof sorted)[number][] = []
    for (const place of sorted) {
      const [turn, start, end] = place
      // Another finding may rest on the same sentence.
      if (deeds.some((deed) => deed.turn === turn && deed.start < end && deed.end > start)) continue
      if (!isTold && tellsOfDeeds(this.#reading?.turns[turn]?.text.slice(start, end) ?? '')) continue
      const before = kept.at(-1)
      // What lies within the words before it is there already.
      if (before?.[0] !== place[0] || place[2] > before[2]) kept.push(place)
    }
    return kept.slice(0, MOST_QUOTES).map((place) => this.#quote(...place))
  }

  /** The first turn in which the person gave something or was paid, as far as `check` found it; 0 where it found none. */
  #firstDeed(): number {
    const steps = this.#report?.person.howFarIn.filter(({ id }) => DEED_STEPS.includes(id))
    const turns = this.#findingsOf(steps).flatMap(({ spans }) => spans.map(({ turn }) => turn))
    return turns.reduce((first, turn) => Math.min(first, turn), turns[0] ?? 0)
  }

  /** Where the other side tells of something that was given, paid or done, as far as `check` found it. */
  #deedPlaces(): readonly Span[] {
    return (this.#report?.findings ?? []).flatMap(({ rule, spans }) => (DEED_RULES.includes(rule) ? spans : []))
  }

  #quote(turn: number, start: number, end: number): DraftQuote {
    const said = this.#reading?.turns[turn]
    const text = said?.text.slice(start, end) ?? ''
    return {
      turn,
      start,
      end,
      text: this.#safe(text),
      speaker: said?.speaker === this.#report?.person.speaker ? 'person' : 'other',
      ...(said?.at === undefined ? {} : { at: said.at }),
    }
  }

  #safe(text: string): string {
    const name = this.#report?.person.speaker
    return name === undefined || this.#reveals.has('name') ? text : leaveOutNames(text, name)
  }

  #firstTurnOf(speaker: string): number {
    return Math.max(0, this.#reading?.turns.findIndex((turn) => turn.speaker === speaker) ?? 0)
  }
}

const WEIGHTY = ['gave', 'took-money', 'did-task']
/** Rules that rest on something already paid, given or done. */
const DEED_RULES = ['hook/already-owed', 'leverage/threatens-to-expose-past-help', 'leverage/claims-a-debt']
/**
 * Rests on payments that were made, and on prices that were offered in the same breath as the task; before the first deed
 * it can only be a price.
 */
const PAID_RULE = 'hook/pays-promptly-per-item'
const DEED_STEPS = ['sent-something', 'took-money']
const GIVEN = ['gave-employer-or-role', 'gave-contact-or-id', 'sent-something']
