import type { CaseRecord } from '../case-record.js'
import { timelineOf, type TimelineEntry } from '../timeline-of.js'
import { textFor } from '../sentences.js'
import { drawing, fitted, lettersOf } from './drawings.js'
import { html, type Markup } from './markup.js'
import type { Site } from './site.js'
import { timeScale } from './time-scale.js'

const WIDTH = 900
const ROW = 26
const TOP = 30
const LETTER = 7.2

/** When one case is told to have happened and what was published of it when: a drawing, and the same as a list. */
export function caseTimeline(record: CaseRecord, site: Site): Markup {
  const { say, wording } = site
  const entries = timelineOf([record])
  const { from, to } = record.years
  const scale = timeScale(
    entries.map(({ at }) => at),
    20,
    WIDTH - 20,
  )
  const height = TOP + entries.length * ROW + 8
  const rows = entries.map((entry, index) => {
    const x = scale.place(entry.at)
    const y = TOP + index * ROW + ROW / 2
    const isLeft = x > WIDTH / 2
    const room = ((isLeft ? x : WIDTH - x) - 24) / LETTER
    const label = fitted(`${entry.at} ${sayEntry(entry, site)}`, room)
    return html`<circle class="dot ${entry.what}" cx="${x}" cy="${y}" r="5" />
      <text x="${isLeft ? x - 12 : x + 12}" y="${y + 5}" ${isLeft ? html`text-anchor="end"` : undefined}
        >${label}</text
      >`
  })
  const span =
    to === undefined || to === from
      ? undefined
      : html`<rect
          class="span"
          x="${scale.place(String(from))}"
          y="${TOP}"
          width="${rounded(scale.place(String(to)) - scale.place(String(from)))}"
          height="${height - TOP}"
        />`
  return html`${drawing(WIDTH, height, say('site.timeline.name-case', { title: textFor(record.title, wording) }), [
      ...(span === undefined ? [] : [span]),
      ...scale.ticks.map(
        ({ year, x }) =>
          html`<line class="tick" x1="${x}" y1="20" x2="${x}" y2="${height}" />
            <text class="head" x="${Math.min(x + 3, WIDTH - lettersOf(year) * LETTER)}" y="14">${year}</text>`,
      ),
      ...rows,
    ])}
    <ol class="dated">
      ${entries.map((entry) => html`<li><time datetime="${entry.at}">${entry.at}</time> <bdi>${sayEntry(entry, site)}</bdi></li> `)}
    </ol>`
}

function sayEntry(entry: TimelineEntry, { say, wording }: Site): string {
  switch (entry.what) {
    case 'begins':
    case 'ends':
      return say(`timeline.${entry.what}`)
    case 'published':
      return say('timeline.published', { publisher: entry.source.publisher, title: entry.source.title })
    case 'corrected':
      return say('timeline.corrected', { what: textFor(entry.correction, wording) })
  }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
