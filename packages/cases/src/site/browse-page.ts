import { techniqueByCase } from '../technique-by-case.js'
import { textFor } from '../sentences.js'
import type { Choice } from './choices.js'
import { html, type Markup } from './markup.js'
import { pageShell } from './page-shell.js'
import { listPath, PAGES, techniquePath, wayTo } from './paths.js'
import type { Site, SiteFile } from './site.js'

const BY = ['stage', 'kind', 'country', 'year', 'language', 'grade'] as const

/** All lists of cases, each with how many it holds: the filters, without a script. */
export function browsePage(choices: readonly Choice[], site: Site): SiteFile {
  const { say, wording, techniques, library } = site
  const path = PAGES.browse
  const told = techniqueByCase(library)
  const section = (by: string, items: readonly Markup[]): Markup =>
    html`<section aria-labelledby="by-${by}">
      <h2 id="by-${by}">${say(`site.by.${by}`)}</h2>
      <ul class="choices">
        ${items}
      </ul>
    </section>`
  const item = (to: string, name: string, count: number, note?: string): Markup =>
    html`<li>
      <a href="${wayTo(path, to)}">${name}</a>
      <span class="soft">${count}${note === undefined ? undefined : html` · ${note}`}</span>
    </li> `
  const [stage, ...others] = BY.map((by) =>
    section(
      by,
      choices
        .filter((each) => each.by === by)
        .map(({ value, name, note, records }) =>
          item(listPath(by, value), name, records.length, by === 'grade' ? note : undefined),
        ),
    ),
  )
  return pageShell(site, {
    path,
    title: say('site.nav.browse'),
    description: say('site.browse-note'),
    within: 'browse',
    body: html`<h1>${say('site.nav.browse')}</h1>
      <p class="lead">${say('site.browse-note')}</p>
      ${stage}
      ${section(
        'technique',
        [...techniques].map(([id, { title }]) =>
          item(techniquePath(id), textFor(title, wording), told.get(id)?.length ?? 0),
        ),
      )}
      ${others}`,
  })
}
