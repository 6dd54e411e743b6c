import type { CaseRecord } from '../case-record.js'
import { textFor } from '../sentences.js'
import { timelineOf } from '../timeline-of.js'
import { drawing, fitted } from './drawings.js'
import { html, type Markup } from './markup.js'
import { pageShell } from './page-shell.js'
import { casePath, PAGES, wayTo } from './paths.js'
import type { Site, SiteFile } from './site.js'
import { timeScale } from './time-scale.js'

const WIDTH = 980
const ROW = 20
const TOP = 26
const LETTER = 5.9
/** Titles stand in a column of their own. */
const TITLES = 350

/** When all cases are told to have happened and when accounts of them were published: a drawing, and the same year by year. */
export function timelinePage(site: Site): SiteFile {
  const { say, wording, library } = site
  const path = PAGES.timeline
  const entries = timelineOf(library.records)
  const years = [...new Set(entries.map(({ at }) => at.slice(0, 4)))]
  return pageShell(site, {
    path,
    title: say('site.timeline.title'),
    description: say('site.timeline.lead'),
    within: 'timeline',
    body: html`<h1>${say('site.timeline.title')}</h1>
      <p class="lead">${say('site.timeline.lead')}</p>
      ${
        library.records.length === 0
          ? undefined
          : html`<div class="wide">
              ${drawn(library.records, site)}
              <p class="note">${say('site.timeline.legend')}</p>
            </div>`
      }
      ${years.toReversed().map(
        (year) =>
          html`<section aria-labelledby="y${year}">
            <h2 id="y${year}">${year}</h2>
            <ul class="dated">
              ${entries
                .filter(({ at }) => at.startsWith(year))
                .map((entry) => {
                  const link = html`<a href="${wayTo(path, casePath(entry.record.id))}"
                    >${textFor(entry.record.title, wording)}</a
                  >`
                  switch (entry.what) {
                    case 'begins':
                    case 'ends':
                      return html`<li>${link}${say('site.timeline.open')}${say(`timeline.${entry.what}`)}</li> `
                    case 'published':
                      return html`<li class="small">
                        <time datetime="${entry.at}">${entry.at}</time>
                        ${say('timeline.published', { publisher: entry.source.publisher, title: entry.source.title })}${say('site.timeline.on')}${link}
                      </li> `
                    case 'corrected':
                      return html`<li class="small">
                        <time datetime="${entry.at}">${entry.at}</time>
                        ${say('timeline.corrected', { what: textFor(entry.correction, wording) })}${say('site.timeline.on')}${link}
                      </li> `
                  }
                })}
            </ul>
          </section> `,
      )}`,
  })
}

function drawn(records: readonly CaseRecord[], { say, wording }: Site): Markup {
  const rows = [...records].sort(
    (a, b) => a.years.from - b.years.from || (a.years.to ?? 0) - (b.years.to ?? 0) || (a.id < b.id ? -1 : 1),
  )
  const scale = timeScale(
    rows.flatMap(({ years: { from, to }, sources }) => [
      String(from),
      String(to ?? from),
      ...sources.flatMap(({ date }) => (date === undefined ? [] : [date])),
    ]),
    TITLES + 10,
    WIDTH - 20,
  )
  const height = TOP + rows.length * ROW + 6
  return drawing(WIDTH, height, say('site.timeline.name'), [
    ...scale.ticks.map(
      ({ year, x }) =>
        html`<line class="tick" x1="${x}" y1="18" x2="${x}" y2="${height}" />
          <text class="head" x="${Math.min(x + 3, WIDTH - 34)}" y="13">${year}</text> `,
    ),
    ...rows.map((record, index) => {
      const { from, to } = record.years
      const y = TOP + index * ROW
      const begins = scale.place(String(from))
      // A year lasts until the next begins.
      const ends = scale.place(String((to ?? from) + 1))
      const dates = record.sources.flatMap(({ date }) => (date === undefined ? [] : [scale.place(date)]))
      return html`<rect
          class="span"
          x="${begins}"
          y="${y + 4}"
          width="${Math.round((ends - begins) * 10) / 10}"
          height="${ROW - 8}"
          rx="3"
        />
        ${dates.map((x) => html`<circle class="dot published" cx="${x}" cy="${y + ROW / 2}" r="3" /> `)}
        <text class="small" x="${TITLES}" y="${y + 14}" text-anchor="end">
          ${fitted(textFor(record.title, wording), TITLES / LETTER)}
        </text> `
    }),
  ])
}
