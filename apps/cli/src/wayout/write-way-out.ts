import type { Draft, HelpPack, Paper, Plan, Situation } from '@telltale/wayout'
import {
  layOutDraft,
  layOutPlan,
  renderMailDraft,
  renderPaperHtml,
  renderPaperMarkdown,
  renderPaperText,
} from '@telltale/wayout'

/** What is written: a plan, drafts in one language or several, or both. */
export interface WayOut {
  readonly situation: Situation
  readonly plan?: Plan
  readonly drafts: readonly Draft[]
}

export interface WritingOptions {
  readonly pack: HelpPack
  readonly format: string
  readonly width: number
  readonly numbered: boolean
  /** Heads what a person reads before they use a draft. */
  readonly beforeSending: string
}

/** Writes plan and drafts in a form. A draft alone stands as it can be sent; below a plan it says first what to look at. */
export function writeWayOut({ situation, plan, drafts }: WayOut, options: WritingOptions): string {
  const { pack, format, width, numbered, beforeSending } = options
  if (format === 'json') return `${JSON.stringify({ wayOutVersion: 1, situation, plan, drafts }, undefined, 2)}\n`
  const papersOfDrafts = drafts.map((draft) => layOutDraft(draft, pack, { numbered }))
  const [first] = drafts
  if (format === 'eml') return first === undefined ? '' : renderMailDraft(first, papersOfDrafts)
  const advice: readonly Paper[] =
    plan === undefined || first === undefined
      ? []
      : [{ language: plan.language, title: beforeSending, blocks: [{ is: 'list', items: first.beforeSending }] }]
  const papers = [...(plan === undefined ? [] : [layOutPlan(plan, pack)]), ...advice, ...papersOfDrafts]
  switch (format) {
    case 'html':
      return renderPaperHtml(papers, papers[0]?.title ?? 'Telltale')
    case 'markdown':
      return papers.map(renderPaperMarkdown).join('\n---\n\n')
    default:
      return papers.map((paper) => renderPaperText(paper, { width })).join('\n\n')
  }
}
