import type { CaseQuote, CaseRecord, Claim } from '../case-record.js'
import { gradeClaim } from '../grade-claim.js'
import { layOutCase, type CaseLine } from '../lay-out-case.js'
import { fill, joinWords, textFor } from '../sentences.js'
import { caseTimeline } from './case-timeline.js'
import { gradeOf, sayCountries, sayGrade, sayYears } from './case-entries.js'
import { html, joined, type Markup, type Piece } from './markup.js'
import { pageShell } from './page-shell.js'
import { citationPath, listPath, PAGES, techniquePath, wayTo, casePath } from './paths.js'
import { sideBySide } from './side-by-side.js'
import { tagOf, type Site, type SiteFile } from './site.js'
import { sourceGraph } from './source-graph.js'

/** Sections that are shown as they are laid out for every surface. */
const PLAIN = new Set(['people', 'lure', 'channels', 'outcome', 'recommended', 'reply', 'corrections'])
/** In which order they come: what happened, how far it is borne out, who disputes it, what is missing, and then the rest. */
const ORDER = [
  'stages',
  'claims',
  'beside',
  'gaps',
  'reply',
  'people',
  'lure',
  'channels',
  'asks',
  'did',
  'payments',
  'leverage',
  'outcome',
  'sentence',
  'recommended',
  'sources',
  'graph',
  'origins',
  'timeline',
  'corrections',
  'cite',
]

/** The page of one case: everything that its record holds, with the grades and where each stands. */
export function casePage(record: CaseRecord, site: Site): SiteFile {
  const { say, wording, library } = site
  const path = casePath(record.id)
  const title = textFor(record.title, wording)
  const laid = new Map(
    layOutCase(record, { wording, techniques: library.techniques }).sections.map((section) => [section.id, section]),
  )
  const page: Page = { record, site, path }
  const own: Readonly<Record<string, () => Piece>> = {
    stages: () => stages(page),
    claims: () =>
      html`<p class="note">
          ${say('site.claims-note')} <a href="${wayTo(path, PAGES.about)}">${say('site.grades-how')}</a>
        </p>
        ${record.claims.map((claim, index) => claimView(claim, index, page))}`,
    beside: () => sideBySide(record, site),
    gaps: () => lines(laid.get('gaps')?.lines ?? []),
    asks: () =>
      resting(
        record.asks.map(({ what, claims }) => ({ text: textFor(what, wording), claims })),
        page,
      ),
    did: () =>
      html`<ul>
        ${(record.did ?? []).map((id) => html`<li><a href="${wayTo(path, techniquePath(id))}">${say(id.replace('person/', 'did.'))}</a></li> `)}
      </ul>`,
    payments: () =>
      resting(
        record.payments.map(({ claims }, index) => ({
          ...(laid.get('payments')?.lines[index] ?? { text: '' }),
          claims,
        })),
        page,
      ),
    leverage: () =>
      resting(
        record.leverage.map(({ what, claims }) => ({ text: textFor(what, wording), claims })),
        page,
      ),
    sentence: () =>
      record.sentence === undefined
        ? undefined
        : resting([{ text: record.sentence.asGiven, claims: record.sentence.claims }], page),
    sources: () => sources(page),
    graph: () =>
      html`<p class="note">${say('site.graph.note')}</p>
        ${sourceGraph(record, site)}`,
    origins: () =>
      html`<ul>
        ${(laid.get('origins')?.lines ?? []).map(
          ({ label, text, below = [] }) =>
            html`<li>
              ${grade(label ?? '')} ${text}${below.map((each) => html`<br /><span class="soft">${each}</span>`)}
            </li> `,
        )}
      </ul>`,
    timeline: () => caseTimeline(record, site),
    cite: () => cite(page),
  }
  const isThere = (id: string): boolean =>
    laid.has(id) || ['graph', 'timeline', 'cite'].includes(id) || (id === 'beside' && record.sources.length > 1)
  const sections = ORDER.filter(isThere).map((id) => ({
    id,
    heading: laid.get(id)?.heading ?? say(`site.section.${id}`),
    body: PLAIN.has(id) ? lines(laid.get(id)?.lines ?? []) : own[id]?.(),
  }))
  return pageShell(site, {
    path,
    title,
    description: textFor(record.summary, wording),
    within: 'cases',
    also: { 'application/vnd.citationstyles.csl+json': citationPath(record.id) },
    body: html`<article class="case">
      <header>
        <h1>${title}</h1>
        ${facts(page)}
        <p class="lead">${textFor(record.summary, wording)}</p>
        <p class="notice">${say(`site.status-note.${record.status}`)}</p>
      </header>
      <nav class="contents" aria-label="${say('site.contents')}">
        <ul>
          ${sections.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li> `)}
        </ul>
      </nav>
      ${sections.map(
        ({ id, heading, body }) =>
          html`<section id="${id}" aria-labelledby="${id}-heading">
            <h2 id="${id}-heading">${heading}</h2>
            ${body}
          </section> `,
      )}
    </article>`,
  })
}

interface Page {
  readonly record: CaseRecord
  readonly site: Site
  readonly path: string
}

function facts({ record, site, path }: Page): Markup {
  const { say } = site
  const { alleging, alleged } = record.countries
  const places = (codes: readonly string[]): Markup =>
    joined(
      codes.map((code) => html`<a href="${wayTo(path, listPath('country', code))}">${sayCountries([code], site)}</a>`),
      say('join'),
    )
  const code = gradeOf(record)
  const rows: readonly (readonly [name: string, what: Piece])[] = [
    ['kind', html`<a href="${wayTo(path, listPath('kind', record.kind))}">${say(`kind.${record.kind}.name`)}</a>`],
    ['years', sayYears(record)],
    ['countries', places(alleging)],
    ['alleged', alleged.length === 0 ? say('label.nobody-alleged') : places(alleged)],
    ['status', say(`status.${record.status}`)],
    ['grade', html`${grade(code)} ${sayGrade(code, site)}${fill(say('aside'), { text: say('label.grade-case') })}`],
  ]
  return html`<dl class="facts">
    ${rows.map(
      ([name, what]) =>
        html`<div>
          <dt>${say(`label.${name}`)}</dt>
          <dd>${what}</dd>
        </div> `,
    )}
  </dl>`
}

function stages({ record, site, path }: Page): Markup {
  const { say, wording, techniques } = site
  return html`<ol class="stages">
    ${record.stages.map(
      ({ stage, techniques: ids, told, claims }) =>
        html`<li>
          <h3><a href="${wayTo(path, listPath('stage', stage))}">${say(`stage.${stage}.name`)}</a></h3>
          <p>${textFor(told, wording)}</p>
          ${
            ids.length === 0
              ? html`<p class="soft">${say('site.no-technique')}</p>`
              : html`<ul class="techniques">
                  ${ids.map((id) => {
                    const technique = techniques.get(id)
                    return html`<li>
                      ${technique === undefined ? id : html`<a href="${wayTo(path, techniquePath(id))}">${textFor(technique.title, wording)}</a>`}
                    </li> `
                  })}
                </ul>`
          }
          ${restsOn(claims, { record, site, path })}
        </li> `,
    )}
  </ol>`
}

function claimView(claim: Claim, index: number, { record, site }: Page): Markup {
  const { say, wording } = site
  const { reliability, credibility, because } = gradeClaim(record, claim, wording)
  const publisher = (source: string): string => record.sources.find(({ id }) => id === source)?.publisher ?? source
  const quoted = ({ source, words, paragraph }: CaseQuote, isNamed: boolean): Markup => {
    const language = record.sources.find(({ id }) => id === source)?.language
    const where = [
      ...(isNamed ? [publisher(source)] : []),
      ...(paragraph === undefined ? [] : [say('site.paragraph', { number: paragraph })]),
    ].join(say('join'))
    return html`<q dir="auto" ${language === undefined ? undefined : html`lang="${tagOf(language)}"`}>${words}</q
      >${where === '' ? undefined : fill(say('aside'), { text: where })}`
  }
  const asserting = record.origins.filter(({ id }) => claim.assertedBy.includes(id))
  return html`<article class="claim" id="claim-${claim.id}">
    <h3><span class="number">${index + 1}</span> ${textFor(claim.says, wording)}</h3>
    <p>
      ${grade(`${reliability}${credibility}`)}
      <strong>${sayGrade(`${reliability}${credibility}`, site)}</strong>${say('site.stop')} ${because}
    </p>
    <p>
      ${say('site.asserted-by', {
        who: joinWords(
          asserting.map(({ who }) => textFor(who, wording)),
          wording,
        ),
      })}
    </p>
    <ul class="stances">
      ${claim.stances.map(
        ({ source, stance, note, quote }) =>
          html`<li class="stance ${stance}">
            <a href="#source-${source}"><bdi>${publisher(source)}</bdi></a
            >${say('colon')}<strong>${say(`stance.${stance}`)}</strong>${note === undefined ? undefined : html`${say('site.stop')} ${textFor(note, wording)}`}
            ${quote === undefined ? undefined : quoted(quote, false)}
          </li> `,
      )}
    </ul>
    ${
      claim.quotes.length === 0
        ? undefined
        : html`<h4>${say('site.quotes')}</h4>
            <ul class="quotes">
              ${claim.quotes.map((quote) => html`<li>${quoted(quote, true)}</li> `)}
            </ul>`
    }
  </article>`
}

function sources({ record, site }: Page): Markup {
  const { say, wording } = site
  const numbers = (source: string, wanted: (stance: string) => boolean): readonly Claim[] =>
    record.claims.filter(({ stances }) => stances.some((each) => each.source === source && wanted(each.stance)))
  const links = (claims: readonly Claim[]): Markup =>
    joined(
      claims.map((claim) => html`<a href="#claim-${claim.id}">${record.claims.indexOf(claim) + 1}</a>`),
      say('join'),
    )
  const line = (key: string, claims: readonly Claim[]): Markup | undefined =>
    claims.length === 0 ? undefined : html`<br />${say(key)}${say('colon')}${links(claims)}`
  return html`<ol class="sources">
    ${record.sources.map(({ id, publisher, title, date, language, kind, carries, address }) => {
      const about = [date, say(`site.language.${language}`), say(`source-kind.${kind}`)].filter(
        (each) => each !== undefined,
      )
      return html`<li id="source-${id}">
        <strong><bdi>${publisher}</bdi></strong
        >${say('colon')}${outside(address, title, language)}${fill(say('aside'), { text: about.join(say('join')) })}<br />
        <span class="soft"
          >${say('site.carries', {
            who: joinWords(
              record.origins.filter((origin) => carries.includes(origin.id)).map(({ who }) => textFor(who, wording)),
              wording,
            ),
          })}
          ${line(
            'site.says-claims',
            numbers(id, (stance) => stance === 'supports'),
          )}
          ${line(
            'site.objects-claims',
            numbers(id, (stance) => stance !== 'supports' && stance !== 'silent'),
          )}
          ${line(
            'site.silent-claims',
            numbers(id, (stance) => stance === 'silent'),
          )}</span
        >
        <span class="address">${address}</span>
      </li> `
    })}
  </ol>`
}

/** A link to another place, which is told nothing; anything but an address of the web stays text. */
function outside(address: string, title: string, language: string): Markup {
  const named = html`<bdi lang="${tagOf(language)}">${title}</bdi>`
  return /^https?:\/\//u.test(address)
    ? html`<a href="${address}" rel="external noreferrer noopener nofollow">${named}</a>`
    : named
}

function cite({ record, site, path }: Page): Markup {
  const { say, wording, library, address, language } = site
  return html`<p class="citation">
      ${say('site.citation', { title: textFor(record.title, wording), id: record.id, version: library.version })}
      ${address === undefined ? undefined : html`<span class="address">${address}${language}/${path}</span>`}
    </p>
    <p><a href="${wayTo(path, citationPath(record.id))}" type="application/json">${say('site.csl')}</a></p>`
}

/** Lines with the claims that each rests on. */
function resting(list: readonly (CaseLine & { readonly claims: readonly string[] })[], page: Page): Markup {
  return html`<ul>
    ${list.map(({ label, text, claims }) => html`<li>${label === undefined ? undefined : html`<strong>${label}</strong> `}${text} ${restsOn(claims, page)}</li> `)}
  </ul>`
}

function restsOn(ids: readonly string[], { record, site: { say, wording } }: Page): Markup | undefined {
  const claims = record.claims.flatMap((claim, index) => (ids.includes(claim.id) ? [{ claim, index }] : []))
  if (claims.length === 0) return undefined
  const links = claims.map(({ claim, index }) => {
    const { reliability, credibility } = gradeClaim(record, claim, wording)
    return html`<a href="#claim-${claim.id}">${say('site.claim-number', { number: index + 1 })}</a>
      ${grade(`${reliability}${credibility}`)}`
  })
  return html`<span class="rests">${say('site.rests-on')} ${joined(links, say('join'))}</span>`
}

function grade(code: string): Markup {
  return html`<span class="grade">${code}</span>`
}

function lines(list: readonly CaseLine[]): Markup {
  const line = ({ label, text }: CaseLine): Markup =>
    html`${label === undefined ? undefined : html`<strong>${label}</strong> `}${text}`
  const [only] = list
  if (only !== undefined && list.length === 1) return html`<p>${line(only)}</p>`
  return html`<ul>
    ${list.map((each) => html`<li>${line(each)}</li> `)}
  </ul>`
}
