import { STAGES } from '@telltale/model'
import { techniqueByCase } from '../technique-by-case.js'
import { textFor } from '../sentences.js'
import { html, joined, type Markup } from './markup.js'
import { pageShell } from './page-shell.js'
import { casePath, PAGES, techniquePath, wayTo } from './paths.js'
import type { Site, SiteFile } from './site.js'

/** Techniques by cases: a table to look over, and the same as lists. */
export function mapPage(site: Site): SiteFile {
  const { say, wording, library, techniques } = site
  const path = PAGES.map
  const told = techniqueByCase(library)
  const titleOf = (id: string): string => {
    const technique = techniques.get(id)
    return technique === undefined ? id : textFor(technique.title, wording)
  }
  const groups = [...STAGES, 'person']
    .map((stage) => ({ stage, ids: [...techniques.keys()].filter((id) => id.startsWith(`${stage}/`)) }))
    .map(({ stage, ids }) => ({ stage, ids, used: ids.filter((id) => told.has(id)) }))
  const shown = groups.filter(({ used }) => used.length > 0)
  const unused = groups.flatMap(({ ids }) => ids.filter((id) => !told.has(id)))
  const link = (id: string): Markup => html`<a href="${wayTo(path, techniquePath(id))}">${titleOf(id)}</a>`
  const records = [...library.records].sort((a, b) => b.years.from - a.years.from || (a.id < b.id ? -1 : 1))
  return pageShell(site, {
    path,
    title: say('site.map.title'),
    description: say('site.map.lead'),
    within: 'map',
    body: html`<h1>${say('site.map.title')}</h1>
      <p class="lead">${say('site.map.lead')}</p>
      <p class="note"><a href="#lists">${say('site.map.to-lists')}</a></p>
      <div class="scrolls map" role="group" aria-label="${say('site.map.title')}" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col" rowspan="2">${say('label.title')}</th>
              ${shown.map(({ stage, used }) => html`<th class="stage" scope="colgroup" colspan="${used.length}">${say(`stage.${stage}.name`)}</th> `)}
            </tr>
            <tr>
              ${shown.flatMap(({ used }) =>
                used.map(
                  (id, index) =>
                    html`<th class="turned ${index === 0 ? 'opens' : ''}" scope="col"><span>${link(id)}</span></th> `,
                ),
              )}
            </tr>
          </thead>
          <tbody>
            ${records.map(
              (record) =>
                html`<tr>
                  <th scope="row">
                    <a href="${wayTo(path, casePath(record.id))}">${textFor(record.title, wording)}</a>
                  </th>
                  ${shown.flatMap(({ used }) =>
                    used.map((id, index) => {
                      const opens = index === 0 ? 'opens' : ''
                      return told.get(id)?.includes(record.id) === true
                        ? html`<td class="y ${opens}">
                            <span aria-hidden="true">●</span><span class="unseen">${say('site.map.yes')}</span>
                          </td>`
                        : html`<td class="${opens}"></td>`
                    }),
                  )}
                </tr> `,
            )}
          </tbody>
        </table>
      </div>
      <section aria-labelledby="lists">
        <h2 id="lists">${say('site.map.lists')}</h2>
        ${shown.map(
          ({ stage, used }) =>
            html`<h3>${say(`stage.${stage}.name`)}</h3>
              <dl class="map-list">
                ${used.map((id) => {
                  const cases = records.filter((record) => told.get(id)?.includes(record.id) === true)
                  return html`<div>
                    <dt>${link(id)} <span class="soft">${cases.length}</span></dt>
                    <dd>
                      ${joined(
                        cases.map(
                          (record) =>
                            html`<a href="${wayTo(path, casePath(record.id))}">${textFor(record.title, wording)}</a>`,
                        ),
                        say('join-clauses'),
                      )}
                    </dd>
                  </div> `
                })}
              </dl>`,
        )}
      </section>
      ${
        unused.length === 0
          ? undefined
          : html`<section aria-labelledby="unused">
              <h2 id="unused">${say('site.map.unused')}</h2>
              <p class="note">${say('site.no-case')}</p>
              <ul>
                ${unused.map((id) => html`<li>${link(id)}</li> `)}
              </ul>
            </section>`
      }`,
  })
}
