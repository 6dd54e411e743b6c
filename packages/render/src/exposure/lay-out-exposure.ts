import type {
  ExposureFinding,
  ExposureLevel,
  ExposurePlace,
  ExposureReport,
  FindingSpan,
  NoticeReport,
  Outcome,
  Rewording,
  Wording,
} from '@telltale/model'

import { joinQuotes } from '../join-quotes.js'
import type { Block, BriefEntry, Inline, Level, Line, Page, PictureEntry, QuoteEntry, Section } from '../page.js'
import { sayCount } from '../say-count.js'
import { sayLine } from '../say-line.js'
import { sayQuote, saySentence, sayTheirs } from '../say-quotes.js'
import { say } from '../say.js'
import { shorten } from '../shorten.js'
import type { LookedAt } from './looked-at.js'
import { partsOfRewording } from './parts-of-rewording.js'
import { sayRegion } from './say-region.js'

const LONGEST_NAME = 120
/** More places of one finding than this tell a person nothing new; programs get all of them. */
const MOST_QUOTES = 12
/** A page of names would hide what was found in them. */
const MOST_ITEMS = 50
const MOST_PICTURES = 20

/** Which of a page's tones and how many of five marks go with a level. */
const LOOKS: Readonly<Record<ExposureLevel, { readonly tone: Outcome; readonly marks: Level }>> = {
  fine: { tone: 'nothing', marks: 1 },
  mind: { tone: 'unclear', marks: 2 },
  careful: { tone: 'caution', marks: 4 },
  stop: { tone: 'pattern', marks: 5 },
}

/**
 * Lays out what a posting gives away: which sections there are, in which order, and what stands in them. Text, HTML and
 * Markdown walk what this makes, so that none says more or less than another.
 *
 * @param wording - `CompiledExposurePack.wording` of the report's language.
 */
export function layOutExposure(looked: LookedAt, wording: Wording): Page {
  const { report } = looked
  const layout = new Layout(looked, wording)
  return {
    language: /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(report.language) ? report.language : 'und',
    title: say(wording, 'label.title'),
    about: layout.about(),
    outcome: LOOKS[report.level].tone,
    outcomeName: say(wording, `label.level.${report.level}`),
    colon: say(wording, 'label.colon'),
    sections: layout.sections(),
    closing: layout.closing(),
  }
}

class Layout {
  readonly #looked: LookedAt
  readonly #report: ExposureReport
  readonly #wording: Wording

  constructor(looked: LookedAt, wording: Wording) {
    this.#looked = looked
    this.#report = looked.report
    this.#wording = wording
  }

  about(): readonly Line[] {
    const { items } = this.#report
    const [only] = items
    if (items.length !== 1 || only === undefined) return []
    return [this.#joined([this.#nameOf(0), ...this.#factsOf(0)])]
  }

  sections(): readonly Section[] {
    const { now, limits } = this.#report
    return [
      this.#section('outcome', this.#inShort()),
      this.#section('items', this.#items()),
      { ...this.#section('findings', this.#findings()), pictures: this.#pictures() },
      this.#section('together', this.#together()),
      this.#section('fine', this.#fine()),
      this.#section('reword', this.#rewordings()),
      this.#section('now', [
        now.length === 0
          ? { is: 'text', line: words(this.#say('label.now-none')) }
          : { is: 'list', numbered: true, items: now.map(({ text }) => words(text)) },
      ]),
      this.#section('limits', listOf(limits.map(({ text }) => words(text)))),
      this.#section('notices', this.#notices()),
    ].filter(({ blocks }) => blocks.length > 0)
  }

  closing(): readonly Line[] {
    const { pack, id } = this.#report
    return [
      words(this.#say('label.disclaimer')),
      words(this.#say('label.private')),
      words(
        [
          this.#say('label.report-id', { id: shorten(id, LONGEST_NAME).kept }),
          `${this.#say('label.pack', { version: pack.version })} (${pack.digest.slice(0, 12)})`,
        ].join(' \u00b7 '),
      ),
    ]
  }

  #inShort(): readonly Block[] {
    const { summary, profiles, now, findings } = this.#report
    const [first] = now
    return [
      { is: 'lead', line: words(summary) },
      ...(first === undefined || now.length < 2 || findings.length === 0
        ? []
        : [
            {
              is: 'jump' as const,
              line: words(first.text),
              text: this.#say('label.go-to-now'),
              pointer: this.#say('label.now-below'),
              to: 'now',
            },
          ]),
      ...profiles
        .filter((profile) => profile !== 'ordinary')
        .map((profile): Block => ({ is: 'note', line: words(this.#say(`label.profile.${profile}`)) })),
    ]
  }

  #items(): readonly Block[] {
    const { items } = this.#report
    if (items.length < 2) return []
    const lines = items.slice(0, MOST_ITEMS).map(({ level }, item) => {
      const name = this.#joined([this.#nameOf(item), ...this.#factsOf(item)])
      return [...name, ...words(this.#say('label.colon') + this.#say(`label.level.${level}`))]
    })
    const left = items.length - lines.length
    return listOf([...lines, ...(left === 0 ? [] : [words(sayCount(this.#wording, 'places', left))])])
  }

  #findings(): readonly Block[] {
    return this.#report.findings.map((finding, index) => this.#finding(finding, index))
  }

  #finding({ kind, level, basis, title, learns, uses, couldAlsoBe, places }: ExposureFinding, index: number): Block {
    const quotes = this.#quotes(places)
    const left = quotes.length - MOST_QUOTES
    const strength = this.#say(`label.level.${level}`)
    return {
      is: 'finding',
      number: index + 1,
      index,
      title,
      stage: `${this.#say(`label.kind.${kind}`)} \u00b7 ${strength}`,
      level: LOOKS[level].marks,
      strength,
      quotes: quotes.slice(0, MOST_QUOTES),
      remarks: [
        { is: 'line', label: this.#say('label.learns'), line: words(learns) },
        ...(uses === undefined ? [] : [{ is: 'line' as const, label: this.#say('label.uses'), line: words(uses) }]),
        ...(couldAlsoBe.length === 0
          ? []
          : [{ is: 'list' as const, label: this.#say('label.else'), items: couldAlsoBe.map(words) }]),
        ...(basis === undefined || basis === 'rule'
          ? []
          : [
              {
                is: 'line' as const,
                label: this.#say('label.basis.how'),
                line: words(this.#say(`label.basis.${basis}`)),
              },
            ]),
      ],
      note: left > 0 ? words(sayCount(this.#wording, 'places', left)) : [],
    }
  }

  /** Words that stand in one text are shown as one quote; every part of a picture has a line of its own. */
  #quotes(places: readonly ExposurePlace[]): readonly QuoteEntry[] {
    const spans: FindingSpan[] = []
    const placeOf = new Map<number, ExposurePlace>()
    const turnOf = new Map<string, number>()
    const rest: QuoteEntry[] = []
    for (const place of places) {
      const { item, text, start, end, quote, before = '', after = '', regions = [] } = place
      if (text === undefined || start === undefined || end === undefined || quote === undefined || regions.length > 0) {
        rest.push({ quote: this.#seen(place), origin: this.#origin(place) })
        continue
      }
      const key = `${item} ${text}`
      const turn = turnOf.get(key) ?? turnOf.size
      turnOf.set(key, turn)
      if (!placeOf.has(turn)) placeOf.set(turn, place)
      spans.push({ turn, start, end, before, quote, after, speaker: '' })
    }
    const joined = joinQuotes(spans).map(({ span, parts }): QuoteEntry => {
      const place = placeOf.get(span.turn)
      return { quote: saySentence(this.#wording, parts), origin: place === undefined ? [] : this.#origin(place) }
    })
    return [...joined, ...rest]
  }

  #seen({ sign, quote, before = '', after = '' }: ExposurePlace): Line {
    const name = sign === undefined ? [] : words(this.#say(`label.sign.${sign}`))
    if (quote === undefined || quote === '') return name
    const hasMore = before !== '' || after !== ''
    const shown = hasMore
      ? saySentence(this.#wording, [
          { text: before, marked: false },
          { text: quote, marked: true },
          { text: after, marked: false },
        ])
      : sayQuote(this.#wording, quote)
    return name.length === 0 ? shown : [...name, ...words(this.#say('label.colon')), ...shown]
  }

  /** In which file, in which part of it, and where that is. */
  #origin({ item, where, label, regions = [] }: ExposurePlace): Line {
    const { items } = this.#report
    const [region] = regions
    const pages = items[item]?.pages ?? []
    return this.#joined([
      ...(items.length < 2 ? [] : [this.#nameOf(item)]),
      words(this.#say(`label.where.${where}`)),
      ...(label === undefined ? [] : [sayTheirs(this.#wording, label, LONGEST_NAME)]),
      ...(region === undefined
        ? []
        : [words(sayRegion(region, pages[region.page ?? 0], pages.length > 1, this.#wording))]),
      ...(regions.length < 2 ? [] : [words(sayCount(this.#wording, 'regions', regions.length - 1))]),
    ])
  }

  /** A frame for every page of a picture on which something above `fine` was found. */
  #pictures(): readonly PictureEntry[] {
    const { items, findings } = this.#report
    const frames = new Map<string, { item: number; page: number; boxes: PictureEntry['boxes'][number][] }>()
    findings.forEach(({ places }, index) => {
      for (const { item, regions = [] } of places) {
        for (const { x, y, width, height, page = 0 } of regions) {
          const frame = frames.get(`${item} ${page}`) ?? { item, page, boxes: [] }
          frames.set(`${item} ${page}`, frame)
          frame.boxes.push({ number: index + 1, x, y, width, height })
        }
      }
    })
    return [...frames.values()]
      .toSorted((a, b) => a.item - b.item || a.page - b.page)
      .slice(0, MOST_PICTURES)
      .flatMap(({ item, page, boxes }): readonly PictureEntry[] => {
        const size = items[item]?.pages?.[page]
        if (size === undefined) return []
        const image = this.#looked.pictures?.find((each) => each.item === item && each.page === page)?.image
        return [{ ...size, boxes, label: this.#boxesIn(item, page), ...(image === undefined ? {} : { image }) }]
      })
  }

  #boxesIn(item: number, page: number): Line {
    const { name, pages = [] } = this.#report.items[item] ?? {}
    if (name === undefined) return words(this.#say('label.boxes-here'))
    const number = pages.length > 1 ? words(` \u00b7 ${page + 1}/${pages.length}`) : []
    return [...sayLine(this.#wording, 'label.boxes', { name: this.#nameOf(item) }), ...number]
  }

  #together(): readonly Block[] {
    return listOf(
      this.#report.together.map(({ text, findings }) => [
        ...words(text),
        ...sayLine(this.#wording, 'label.see', { numbers: this.#numbers(findings) }),
      ]),
    )
  }

  #numbers(findings: readonly number[]): Line {
    return findings
      .toSorted((a, b) => a - b)
      .flatMap((index, at): Line => {
        const piece: Inline = { is: 'finding', number: index + 1 }
        return at === 0 ? [piece] : [...words(this.#say('label.join')), piece]
      })
  }

  #fine(): readonly Block[] {
    const { fine, findings } = this.#report
    if (fine.length === 0) return []
    const items = fine.map(({ title, places }, index): BriefEntry => {
      const [first] = this.#quotes(places)
      const number = findings.length + index + 1
      const line = first && [...first.quote, ...sayLine(this.#wording, 'label.aside', { text: first.origin })]
      return { number, index: findings.length + index, title, line: line ?? [] }
    })
    return [
      { is: 'note', line: words(this.#say('label.fine-note')) },
      { is: 'brief', items },
    ]
  }

  #rewordings(): readonly Block[] {
    const { rewordings } = this.#report
    if (rewordings.length === 0) return []
    return [
      { is: 'note', line: words(this.#say('label.reword-note')) },
      ...rewordings.map((rewording, index): Block => {
        const { before, after } = partsOfRewording(rewording, this.#textOf(rewording), this.#report)
        return {
          is: 'card',
          // Never a name of theirs: a title may become a heading in which an address turns into a link.
          title: this.#say('label.suggestion', { number: String(index + 1) }),
          facts: [
            { label: this.#say('label.place'), line: this.#nameOf(rewording.item) },
            { label: this.#say('label.before'), line: saySentence(this.#wording, before) },
            { label: this.#say('label.after'), line: saySentence(this.#wording, after) },
          ],
        }
      }),
    ]
  }

  #textOf({ item, text }: Rewording): string | undefined {
    return this.#looked.posting?.items[item]?.texts[text]?.text
  }

  #notices(): readonly Block[] {
    const { notices } = this.#report
    if (notices.length === 0) return [{ is: 'text', line: words(this.#say('label.notices-none')) }]
    return listOf(notices.map((notice) => this.#notice(notice)))
  }

  #notice({ text, line, count }: NoticeReport): Line {
    const where = [
      ...(line === undefined ? [] : [this.#say('label.line', { line: String(line) })]),
      ...(count === undefined || count < 2 ? [] : [this.#say('label.times', { count: String(count) })]),
    ].join(this.#say('label.join'))
    return words(where === '' ? text : text + this.#say('label.aside', { text: where }))
  }

  #nameOf(item: number): Line {
    const name = this.#report.items[item]?.name
    return name === undefined ? words(this.#say('label.typed')) : sayTheirs(this.#wording, name, LONGEST_NAME)
  }

  /** Format and size, as far as they tell something. */
  #factsOf(item: number): readonly Line[] {
    const { name, format = '', pages = [] } = this.#report.items[item] ?? {}
    const [page] = pages
    const named = format === 'text' ? this.#say('label.format-text') : format.toUpperCase()
    return [
      ...(name === undefined && format === 'text' ? [] : [words(named)]),
      ...(pages.length > 1 ? [words(this.#say('label.pages', { count: String(pages.length) }))] : []),
      ...(pages.length === 1 && page !== undefined
        ? [words(this.#say('label.size', { width: String(page.width), height: String(page.height) }))]
        : []),
    ]
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

function listOf(items: readonly Line[]): readonly Block[] {
  return items.length === 0 ? [] : [{ is: 'list', numbered: false, items }]
}

function words(text: string): Line {
  return [{ is: 'words', text }]
}
