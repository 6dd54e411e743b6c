import { html, tidied } from './markup.js'
import { POLICY } from './page-shell.js'
import { PAGES } from './paths.js'
import { tagOf, type Site, type SiteFile } from './site.js'

/** The page of the folder itself: what it is, and in which languages it can be read. */
export function welcomePage(sites: readonly Site[]): SiteFile {
  const [first] = sites
  if (first === undefined) throw new RangeError('a site without a language')
  const markup = html`<!doctype html>
    <html lang="${tagOf(first.language)}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="description" content="${first.say('site.lead')}" />
        <title>${first.say('site.name')}</title>
        <link rel="stylesheet" href="style.css" />
      </head>
      <body>
        <main id="main">
          <h1>
            ${sites.map(({ language, say }) => html`<span lang="${tagOf(language)}">${say('site.name')}</span> `)}
          </h1>
          ${sites.map(
            ({ language, say }) =>
              html`<section lang="${tagOf(language)}">
                <p class="lead">${say('site.lead')}</p>
                <p><a href="${language}/${PAGES.cases}" hreflang="${tagOf(language)}">${say('site.welcome')}</a></p>
              </section> `,
          )}
        </main>
      </body>
    </html> `
  return { path: 'index.html', text: tidied(markup) }
}
