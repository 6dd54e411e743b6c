import { help } from '@telltale/packs/help'
import {
  addresseeFor,
  addresseesOf,
  draftReport,
  layOutDraft,
  layOutPlan,
  planFor,
  questionsFor,
  readAnswers,
  renderMailDraft,
  renderPaperHtml,
  renderPaperMarkdown,
  renderPaperText,
  revealsFor,
  suggestAnswers,
  triage,
  type Answers,
  type ChosenAddressee,
  type Draft,
  type Plan,
  type Texts,
} from '@telltale/wayout'
import type { Reading, Report } from '@telltale/model'
import { pack as rules } from 'telltale'
import type { AskedQuestion, DraftAsked, Drafted, DraftedLine, Guide, GuideAsked, PaperFormat } from '../asks.js'
import { COUNTRY_CODES } from './country-codes.js'

/** The conversation that the way out starts from. */
export interface StartingPoint {
  readonly reading: Reading
  readonly report: Report
}

const SUGGESTED = ['happened', 'threat']

/** Guides through the questions to a plan and a draft. It holds nothing: all it knows is asked of it each time. */
export class WayOutGuide {
  readonly #from: StartingPoint | undefined

  constructor(from: StartingPoint | undefined) {
    this.#from = from
  }

  /** The questions that are still open, the plan so far, and whom one could tell. */
  guide(asked: GuideAsked): Guide {
    const { language } = asked
    const answers = readAnswers(asked.answers)
    const plan = this.#planOf(asked)
    const seen: Answers = this.#from === undefined ? {} : suggestAnswers(this.#from.report)
    const open = questionsFor(answers, help, new Set(asked.skipped)).map(
      ({ id, kind, ask, askOther, why, options }): AskedQuestion => ({
        id,
        kind,
        ask: askedHere(kind, textOf(answers.for === 'other' ? (askOther ?? ask) : ask, language)),
        why: textOf(why, language),
        options: options.map(({ value, label }) => ({ value, label: textOf(label, language) })),
        seen: SUGGESTED.includes(id) ? listOf(seen[id]) : [],
      }),
    )
    return {
      language,
      open,
      plan,
      isInDanger: answers.danger === 'yes',
      addressees: addresseesOf(plan).map(({ id, name }) => ({ id, name })),
      countries: countriesIn(language),
      words: Object.fromEntries(Object.entries(help.wording).map(([key, texts]) => [key, textOf(texts, language)])),
    }
  }

  /** The plan as a file to keep or print. */
  writePlan(asked: GuideAsked & { readonly format: PaperFormat }): string {
    const plan = this.#planOf(asked)
    const paper = layOutPlan(plan, help)
    switch (asked.format) {
      case 'markdown':
        return renderPaperMarkdown(paper)
      case 'html':
        return renderPaperHtml([paper], plan.title)
      default:
        return renderPaperText(paper)
    }
  }

  /**
   * The whole draft in the language of the screen, to be read and cut.
   *
   * @returns Undefined where whoever it is for is not one that the plan names.
   */
  draft(asked: DraftAsked): Drafted | undefined {
    const chosen = this.#addresseeOf(asked)
    if (chosen === undefined) return undefined
    const draft = this.#draftIn(asked.language, asked, chosen, [])
    const { title, addressee, sections, beforeSending } = draft
    return {
      title,
      ...(addressee.name === undefined ? {} : { to: addressee.name }),
      sections: sections.map((section) => ({
        ...(section.heading === undefined ? {} : { heading: section.heading }),
        lines: section.lines.map((line): DraftedLine => {
          const { blocks } = layOutDraft(
            { ...draft, addressee: {}, sections: [{ part: section.part, lines: [line] }] },
            help,
          )
          return {
            id: line.id,
            text: line.text,
            basis: line.basis.is,
            theirs: blocks.flatMap((block) =>
              block.is === 'theirs'
                ? [{ lines: block.lines, ...(block.origin === undefined ? {} : { origin: block.origin }) }]
                : [],
            ),
          }
        }),
      })),
      beforeSending,
      reveals: revealsFor(this.#from?.report),
      languages: [...new Set([...chosen.languages, asked.language])],
      offered: Object.keys(help.drafts),
    }
  }

  /**
   * What would be handed on: without what was cut, and without a word that is for the person alone. Empty where whoever
   * it is for is not one that the plan names, or no language was chosen.
   */
  writeDraft(
    asked: DraftAsked & {
      readonly format: PaperFormat
      readonly languages: readonly string[]
      readonly cut: readonly string[]
    },
  ): string {
    const chosen = this.#addresseeOf(asked)
    if (chosen === undefined) return ''
    const drafts = asked.languages.map((language) => this.#draftIn(language, asked, chosen, asked.cut))
    const papers = drafts.map((draft) => layOutDraft(draft, help))
    const [first] = drafts
    if (first === undefined) return ''
    switch (asked.format) {
      case 'markdown':
        return papers.map((paper) => renderPaperMarkdown(paper)).join('\n')
      case 'html':
        return renderPaperHtml(papers, first.title)
      case 'eml':
        return renderMailDraft(first, papers)
      case 'text':
        return papers.map((paper) => renderPaperText(paper)).join('\n')
    }
  }

  #planOf({ answers, language, today }: GuideAsked): Plan {
    return planFor(triage(this.#from?.report, readAnswers(answers)), help, language, today)
  }

  #addresseeOf(asked: DraftAsked): ChosenAddressee | undefined {
    return addresseeFor(asked.addressee, this.#planOf(asked), help, asked.answers.country)
  }

  #draftIn(language: string, asked: DraftAsked, { addressee }: ChosenAddressee, cut: readonly string[]): Draft {
    const { reading, report } = this.#from ?? {}
    const formatName = reading === undefined ? undefined : formatNameIn(language, reading.format)
    return draftReport(reading, report, readAnswers(asked.answers), {
      pack: help,
      language,
      personLanguage: asked.language,
      addressee,
      reveal: asked.reveal,
      cut,
      ...(formatName === undefined ? {} : { formatName }),
    })
  }
}

function textOf(texts: Texts, language: string): string {
  return texts[language] ?? texts['en'] ?? ''
}

/** How a country is to be typed stands behind the question mark; here it is chosen. */
function askedHere(kind: AskedQuestion['kind'], ask: string): string {
  const end = kind === 'country' ? ask.search(/[?？]/u) : -1
  return end === -1 ? ask : ask.slice(0, end + 1)
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === 'object' ? value : []
}

/** The name of a format as a person knows it; in English where it has none in that language. */
function formatNameIn(language: string, format: string): string {
  const named = rules.wording[language]?.[`format.${format}`] ?? rules.wording['en']?.[`format.${format}`]
  return typeof named === 'string' ? named : format
}

function countriesIn(language: string): Guide['countries'] {
  const named = new Intl.DisplayNames([language], { type: 'region', fallback: 'code' })
  const withHelp = new Map(help.countries.map(({ country, name }) => [country, textOf(name, language)]))
  withHelp.delete('any')
  const codes = new Set([...withHelp.keys(), ...COUNTRY_CODES])
  return [...codes]
    .map((code) => ({ code, name: withHelp.get(code) ?? named.of(code) ?? code, hasHelp: withHelp.has(code) }))
    .sort((a, b) => Number(b.hasHelp) - Number(a.hasHelp) || a.name.localeCompare(b.name, language))
}
