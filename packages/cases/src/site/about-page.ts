import { CREDIBILITIES, RELIABILITIES } from '../case-record.js'
import { html, type Markup } from './markup.js'
import { pageShell } from './page-shell.js'
import { PAGES } from './paths.js'
import type { Site, SiteFile } from './site.js'

const NOTES = ['allegation', 'origin', 'claim', 'whole', 'disputed', 'gaps', 'wrong'] as const
const FORMS = ['cases.json', 'cases.csv', 'cases.stix.json', 'cases.misp.json', 'cases.claimreview.json'] as const

/** How to read a case and its grades, and in what forms the library can be taken along. */
export function aboutPage(site: Site): SiteFile {
  const { say, library } = site
  const grades = (key: string, values: readonly (string | number)[]): Markup =>
    html`<dl class="grades">
      ${values.map(
        (value) =>
          html`<div>
            <dt><span class="grade">${value}</span></dt>
            <dd>${say(`${key}.${value}`)}</dd>
          </div> `,
      )}
    </dl>`
  return pageShell(site, {
    path: PAGES.about,
    title: say('site.nav.about'),
    description: say('site.about.lead'),
    within: 'about',
    body: html`<h1>${say('site.nav.about')}</h1>
      <p class="lead">${say('site.about.lead')}</p>
      ${NOTES.map(
        (each) =>
          html`<h2>${say(`site.about.${each}.name`)}</h2>
            <p>${say(`site.about.${each}.what`)}</p>`,
      )}
      <h2>${say('site.about.grades')}</h2>
      <h3>${say('site.about.reliability')}</h3>
      ${grades('reliability', RELIABILITIES)}
      <h3>${say('site.about.credibility')}</h3>
      ${grades('credibility', CREDIBILITIES)}
      <h2>${say('site.about.take')}</h2>
      <p>${say('site.about.take-what', { version: library.version })}</p>
      <ul>
        ${FORMS.map((name) => html`<li><a href="data/${name}">${say(`site.about.form.${formOf(name)}`)}</a></li> `)}
        <li><a href="${PAGES.feed}">${say('site.feed')}</a></li>
      </ul>
      <p class="soft">${say('site.about.private')}</p>`,
  })
}

function formOf(name: string): string {
  const [, ...parts] = name.split('.')
  return parts[0] ?? name
}
