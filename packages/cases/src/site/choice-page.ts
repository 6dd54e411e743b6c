import { caseEntries } from './case-entries.js'
import type { Choice } from './choices.js'
import { html } from './markup.js'
import { pageShell } from './page-shell.js'
import { listPath, PAGES, wayTo } from './paths.js'
import type { Site, SiteFile } from './site.js'

/** The list of the cases that have one thing in common. */
export function choicePage({ by, value, name, note, records }: Choice, site: Site): SiteFile {
  const { say } = site
  const path = listPath(by, value)
  const title = say('site.by-one', { by: say(`site.by.${by}`), name })
  return pageShell(site, {
    path,
    title,
    description: title,
    within: 'browse',
    body: html`<p class="up"><a href="${wayTo(path, PAGES.browse)}">${say('site.nav.browse')}</a></p>
      <h1>${title}</h1>
      ${note === undefined ? undefined : html`<p class="lead">${note}</p>`}
      <p class="soft">${say(records.length === 1 ? 'list.count-one' : 'list.count', { count: records.length })}</p>
      ${caseEntries(records, path, site)}`,
  })
}
