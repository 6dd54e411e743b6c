import { STAGES } from '@telltale/model'
import { caseEntries, gradeOf } from './case-entries.js'
import { html, type Markup } from './markup.js'
import { pageShell } from './page-shell.js'
import { PAGES, wayTo } from './paths.js'
import type { Site, SiteFile } from './site.js'

/** The first page: what this is, how to read it, and every case. With a script it can be searched and narrowed down. */
export function indexPage(site: Site): SiteFile {
  const { say, library } = site
  const { records } = library
  const path = PAGES.cases
  const distinct = (list: readonly string[]): readonly string[] => [...new Set(list)].sort()
  const years = distinct(records.flatMap(({ years: { from, to } }) => [String(from), String(to ?? from)])).toReversed()
  const choice = (name: string, values: readonly (readonly [value: string, text: string])[]): Markup =>
    html`<label>
      <span>${say(`site.by.${name}`)}</span>
      <select name="${name}">
        <option value="">${say('site.any')}</option>
        ${values.map(([value, text]) => html`<option value="${value}">${text}</option> `)}
      </select>
    </label>`
  const named = (prefix: string, values: readonly string[]): readonly (readonly [string, string])[] =>
    values.map((value) => [value, say(`${prefix}.${value}`)] as const)
  return pageShell(site, {
    path,
    title: say('site.name'),
    description: say('site.lead'),
    within: 'cases',
    hasScript: true,
    body: html`<h1>${say('site.name')}</h1>
      <p class="lead">${say('site.lead')}</p>
      <p class="notice">
        ${say('site.reading-note')} <a href="${wayTo(path, PAGES.about)}">${say('site.grades-how')}</a>
      </p>
      <form class="search" data-search="" hidden="" role="search" autocomplete="off">
        <label class="words">
          <span>${say('site.search')}</span>
          <input type="search" name="words" />
        </label>
        ${choice(
          'stage',
          STAGES.map((stage) => [stage, say(`stage.${stage}.name`)] as const),
        )}
        ${choice(
          'kind',
          distinct(records.map(({ kind }) => kind)).map((kind) => [kind, say(`kind.${kind}.name`)] as const),
        )}
        ${choice('country', named('country', distinct(records.flatMap(({ countries: { alleging, alleged } }) => [...alleging, ...alleged]))))}
        ${choice(
          'year',
          years.map((year) => [year, year] as const),
        )}
        ${choice(
          'grade',
          distinct(records.map(gradeOf)).map((grade) => [grade, grade] as const),
        )}
        <button type="reset">${say('site.reset')}</button>
      </form>
      <p class="soft">
        <span
          role="status"
          data-count="${say('list.count')}"
          data-count-one="${say('list.count-one')}"
          data-none="${say('list.none')}"
          >${say('list.count', { count: records.length })}</span
        >
        <a href="${wayTo(path, PAGES.browse)}">${say('site.browse-lead')}</a>
      </p>
      ${caseEntries(records, path, site)}`,
  })
}
