import type { Draft, HelpPack, Paper, Plan, Situation } from '@telltale/wayout'
import { TelltaleError } from '@telltale/model'
import {
  layOutDraft,
  layOutPlan,
  renderMailDraft,
  renderPaperHtml,
  renderPaperMarkdown,
  renderPaperText,
} from '@telltale/wayout'
import { writePaperPdf } from './write-paper-pdf.js'

/** What is written: a plan, drafts in one language or several, or both. */
export interface WayOut {
  readonly situation: Situation
  readonly plan?: Plan
  readonly drafts: readonly Draft[]
}

export interface WritingOptions {
  readonly pack: HelpPack
  readonly format: string
  /** Of what is said to the person. */
  readonly language: string
  /** The day; a document that is handed on tells no more of when it was made. */
  readonly today: string
  readonly width: number
  readonly numbered: boolean
  /** What a person reads before they use a draft, and what it is headed by. */
  readonly beforeSending: { readonly heading: string; readonly lines: readonly string[] }
}

/**
 * Writes plan and drafts in a form. A draft alone stands as it can be sent; below a plan it says first what to look at.
 *
 * @throws {TelltaleError} `usage/bad-value` when a PDF is wanted of words in a script that its fonts do not have.
 */
export async function writeWayOut(
  { situation, plan, drafts }: WayOut,
  options: WritingOptions,
): Promise<string | Uint8Array> {
  const { pack, format, language, today, width, numbered, beforeSending } = options
  if (format === 'json') return `${JSON.stringify({ wayOutVersion: 1, situation, plan, drafts }, undefined, 2)}\n`
  const papersOfDrafts = drafts.map((draft) => layOutDraft(draft, pack, { numbered }))
  const [first] = drafts
  // A mail goes to somebody: it holds the draft in their language and no other.
  if (format === 'eml') return first === undefined ? '' : renderMailDraft(first, papersOfDrafts.slice(0, 1))
  const advice: readonly Paper[] =
    plan === undefined || first === undefined
      ? []
      : [
          {
            language: plan.language,
            title: beforeSending.heading,
            blocks: [{ is: 'list', items: beforeSending.lines }],
          },
        ]
  const papers = [...(plan === undefined ? [] : [layOutPlan(plan, pack)]), ...advice, ...papersOfDrafts]
  switch (format) {
    case 'html':
      return renderPaperHtml(papers, papers[0]?.title ?? 'Telltale')
    case 'pdf':
      return (await writePaperPdf(papers, language, new Date(`${today}T00:00:00Z`))) ?? noPdf()
    case 'markdown':
      return papers.map(renderPaperMarkdown).join('\n---\n\n')
    default:
      return papers.map((paper) => renderPaperText(paper, { width })).join('\n\n')
  }
}

function noPdf(): never {
  throw new TelltaleError(
    'usage/bad-value',
    'Much of it is in a script that the fonts for a PDF do not have.',
    'Use --format html, and print that.',
  )
}
