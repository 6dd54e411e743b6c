import type { CaseRecord } from '../case-record.js'
import { gradeClaim } from '../grade-claim.js'
import { textFor } from '../sentences.js'
import { drawing, folded } from './drawings.js'
import { html, type Markup } from './markup.js'
import type { Site } from './site.js'

const COLUMN = 250
const BETWEEN = 85
const LINE = 17
const GAP = 14
const TOP = 30
/** How many letters a line of a box holds. */
const LETTERS = 33

interface Box {
  readonly id: string
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  readonly height: number
}

/** Who knows first hand, what is published of it, and what each says or disputes: from left to right. */
export function sourceGraph(record: CaseRecord, { say, wording }: Site): Markup {
  const columns = [
    record.origins.map(({ id, who, reliability }) => ({
      id,
      lines: folded(`${reliability} · ${textFor(who, wording)}`, LETTERS, 3),
    })),
    record.sources.map(({ id, publisher, date, language }) => ({
      id,
      lines: [
        ...folded(publisher, LETTERS, 2),
        [date, say(`site.language.${language}`)].filter((each) => each !== undefined).join(say('join')),
      ],
    })),
    record.claims.map((claim, index) => {
      const { reliability, credibility } = gradeClaim(record, claim, wording)
      return {
        id: claim.id,
        lines: folded(`${index + 1} · ${reliability}${credibility} · ${textFor(claim.says, wording)}`, LETTERS, 3),
      }
    }),
  ]
  const heights = columns.map((boxes) => boxes.reduce((sum, { lines }) => sum + heightOf(lines) + GAP, -GAP))
  const tallest = Math.max(...heights, LINE)
  const laid = columns.map((boxes, column) => {
    let y = TOP + (tallest - (heights[column] ?? 0)) / 2
    return boxes.map(({ id, lines }): Box => {
      const box = { id, lines, x: column * (COLUMN + BETWEEN), y, height: heightOf(lines) }
      y += box.height + GAP
      return box
    })
  })
  const [origins = [], sources = [], claims = []] = laid
  const carried = record.sources.flatMap(({ id, carries }) =>
    carries.map((origin) => edge(boxOf(origins, origin), boxOf(sources, id), 'carries', 0)),
  )
  const taken = record.claims.flatMap((claim) =>
    claim.stances
      .filter(({ stance }) => stance !== 'silent')
      .map(({ source, stance }) =>
        edge(boxOf(sources, source), boxOf(claims, claim.id), stance === 'supports' ? 'says' : 'objects', 4),
      ),
  )
  const headings = ['origins', 'sources', 'claims'].map(
    (each, column) =>
      html`<text class="head" x="${column * (COLUMN + BETWEEN)}" y="16">${say(`site.graph.${each}`)}</text>`,
  )
  return drawing(3 * COLUMN + 2 * BETWEEN, Math.round(TOP + tallest + 2), say('site.graph.name'), [
    ...headings,
    ...carried,
    ...taken,
    ...laid.flat().map(drawn),
  ])
}

function heightOf(lines: readonly string[]): number {
  return lines.length * LINE + 12
}

function boxOf(boxes: readonly Box[], id: string): Box | undefined {
  return boxes.find((box) => box.id === id)
}

function drawn({ lines, x, y, height }: Box): Markup {
  return html`<rect
      class="box"
      x="${x + 0.5}"
      y="${rounded(y)}"
      width="${COLUMN - 1}"
      height="${height}"
      rx="6"
    />${lines.map((line, index) => html`<text x="${x + 10}" y="${rounded(y + 19 + index * LINE)}">${line}</text> `)}`
}

/** A line from the right of one box to the left of another; one that objects runs a little lower, so that both are seen. */
function edge(from: Box | undefined, to: Box | undefined, kind: 'carries' | 'says' | 'objects', apart: number): Markup {
  if (from === undefined || to === undefined) return html``
  const lower = kind === 'objects' ? apart : kind === 'says' ? -apart : 0
  const [x, y] = [from.x + COLUMN, rounded(from.y + from.height / 2 + lower)]
  const [u, v] = [to.x, rounded(to.y + to.height / 2 + lower)]
  const middle = (x + u) / 2
  return html`<path class="edge ${kind}" d="M${x} ${y}C${middle} ${y} ${middle} ${v} ${u} ${v}" />`
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
