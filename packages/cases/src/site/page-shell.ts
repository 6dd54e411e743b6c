import { html, joined, tidied, type Markup, type Piece } from './markup.js'
import { PAGES, wayTo } from './paths.js'
import { tagOf, type Site, type SiteFile } from './site.js'

/** What a page forbids itself: everything but its own style and its own small script; no connection, no picture, no form. */
export const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const NAVIGATION = ['cases', 'browse', 'map', 'timeline', 'about'] as const

export interface PageContent {
  /** From the folder of its language. */
  readonly path: string
  readonly title: string
  readonly description: string
  readonly body: Piece
  /** Which entry of the navigation it is, or belongs to. */
  readonly within: (typeof NAVIGATION)[number]
  /** Only the page with the search needs the script. */
  readonly hasScript?: true
  /** Other forms of the same: addresses from the folder of the language, by media type. */
  readonly also?: Readonly<Record<string, string>>
}

/** A whole page: what it may do, where one is, what it says, and where else one can go. */
export function pageShell(site: Site, content: PageContent): SiteFile {
  const { say, language, languages, library } = site
  const { path, title, description, body, within, hasScript, also = {} } = content
  const up = '../'.repeat(path.split('/').length)
  const entry = (name: (typeof NAVIGATION)[number]): Markup =>
    html`<li>
      <a href="${wayTo(path, PAGES[name])}" ${current(name === within, path === PAGES[name])}
        >${say(`site.nav.${name}`)}</a
      >
    </li>`
  const markup = html`<!doctype html>
    <html lang="${tagOf(language)}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="description" content="${description}" />
        <title>${title}${title === say('site.name') ? '' : ` · ${say('site.name')}`}</title>
        <link rel="stylesheet" href="${up}style.css" />
        <link
          rel="alternate"
          type="application/feed+json"
          title="${say('site.name')}"
          href="${wayTo(path, PAGES.feed)}"
        />
        ${languages.map(
          (each) => html`<link rel="alternate" hreflang="${tagOf(each)}" href="${up}${each}/${path}" /> `,
        )}
        ${Object.entries(also).map(
          ([type, address]) => html`<link rel="alternate" type="${type}" href="${wayTo(path, address)}" /> `,
        )}
        ${hasScript === true ? html`<script src="${up}search.js" defer=""></script>` : undefined}
      </head>
      <body>
        <a class="skip" href="#main">${say('site.skip')}</a>
        <header class="bar">
          <p class="brand"><a href="${wayTo(path, PAGES.cases)}">${say('site.name')}</a></p>
          <nav aria-label="${say('site.navigation')}">
            <ul>
              ${NAVIGATION.map(entry)}
            </ul>
          </nav>
          <p class="tongues">
            ${joined(
              languages
                .filter((each) => each !== language)
                .map(
                  (each) =>
                    html`<a href="${up}${each}/${path}" hreflang="${tagOf(each)}" lang="${tagOf(each)}"
                      >${say(`site.tongue.${each}`)}</a
                    >`,
                ),
              ' ',
            )}
          </p>
        </header>
        <main id="main">${body}</main>
        <footer class="foot">
          <p>${say('site.foot')}</p>
          <p>
            ${say('site.version', { version: library.version, digest: library.digest.slice(0, 12) })}
            <a href="${wayTo(path, PAGES.feed)}">${say('site.feed')}</a>
          </p>
        </footer>
      </body>
    </html> `
  return { path: `${language}/${path}`, text: tidied(markup) }
}

function current(isWithin: boolean, isIt: boolean): Markup | undefined {
  if (isIt) return html`aria-current="page"`
  return isWithin ? html`aria-current="true"` : undefined
}
