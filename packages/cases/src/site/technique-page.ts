import { textFor } from '../sentences.js'
import { caseEntries } from './case-entries.js'
import { html } from './markup.js'
import { pageShell } from './page-shell.js'
import { listPath, PAGES, techniquePath, wayTo } from './paths.js'
import type { Site, SiteFile, SiteTechnique } from './site.js'

/** What a technique is, why it matters, what else it could be, and the cases that tell of it. */
export function techniquePage(id: string, technique: SiteTechnique, told: readonly string[], site: Site): SiteFile {
  const { say, wording, language, library } = site
  const path = techniquePath(id)
  const title = textFor(technique.title, wording)
  const [stage = ''] = id.split('/')
  const others = technique.couldAlsoBe[language] ?? technique.couldAlsoBe['en'] ?? []
  const records = library.records.filter((record) => told.includes(record.id))
  const hasList = stage !== 'person' && records.length > 0
  return pageShell(site, {
    path,
    title,
    description: textFor(technique.why, wording),
    within: 'browse',
    body: html`<p class="up">
        ${
          hasList
            ? html`<a href="${wayTo(path, listPath('stage', stage))}">${say(`stage.${stage}.name`)}</a>`
            : say(`stage.${stage}.name`)
        }
        · <a href="${wayTo(path, PAGES.map)}">${say('site.nav.map')}</a>
      </p>
      <h1>${title}</h1>
      <p class="lead">${textFor(technique.why, wording)}</p>
      ${
        others.length === 0
          ? undefined
          : html`<h2>${say('site.could-also-be')}</h2>
              <ul>
                ${others.map((each) => html`<li>${each}</li> `)}
              </ul>`
      }
      <p class="soft"><code>${id}</code></p>
      <h2>${say('site.told-in')}</h2>
      ${
        records.length === 0
          ? html`<p>${say('site.no-case')}</p>`
          : html`<p class="note">${say('site.told-note')}</p>
              ${caseEntries(records, path, site, 3)}`
      }`,
  })
}
