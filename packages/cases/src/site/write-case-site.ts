import type { Wording } from '@telltale/model'
import { STAGES } from '@telltale/model'
import type { CaseLibrary } from '../case-library.js'
import { exportCases, type ExportFormat } from '../export/export-cases.js'
import { techniqueByCase } from '../technique-by-case.js'
import { aboutPage } from './about-page.js'
import { browsePage } from './browse-page.js'
import { casePage } from './case-page.js'
import { choicePage } from './choice-page.js'
import { choicesOf } from './choices.js'
import { cslJson } from './csl-json.js'
import { indexPage } from './index-page.js'
import { jsonFeed } from './json-feed.js'
import { mapPage } from './map-page.js'
import { citationPath, PAGES } from './paths.js'
import { siteOf, type SiteFile, type SiteTechnique } from './site.js'
import { techniquePage } from './technique-page.js'
import { timelinePage } from './timeline-page.js'
import { welcomePage } from './welcome-page.js'

export interface SiteOptions {
  /** The sentences of the site by language, keys beginning with `site.`. There is a part of the site for each of them. */
  readonly wording: Readonly<Record<string, Wording>>
  /** What techniques are, by id. */
  readonly techniques: Readonly<Record<string, SiteTechnique>>
  /** Where the site will stand. Feeds and citations can name their addresses only then. */
  readonly address?: string
}

const FORMS: readonly (readonly [name: string, format: ExportFormat])[] = [
  ['cases.json', 'json'],
  ['cases.csv', 'csv'],
  ['cases.stix.json', 'stix'],
  ['cases.misp.json', 'misp'],
  ['cases.claimreview.json', 'claimreview'],
]

/**
 * Writes the whole library as pages that need no script to be read, and no server: in each language every case, the lists to
 * choose from, the map of techniques, the timeline, a feed, citations, and the data. Its style and its one small script are
 * files beside it (`style.css`, `search.js`), which whoever writes it to a disk adds.
 *
 * The same library gives the same files, in the same order. All text is escaped.
 *
 * @throws {RangeError} When an id of a record cannot be the name of a file.
 */
export function writeCaseSite(library: CaseLibrary, options: SiteOptions): readonly SiteFile[] {
  const languages = Object.keys(options.wording)
  const address = options.address?.replace(/\/?$/u, '/')
  const techniques = inOrder(options.techniques)
  const told = techniqueByCase(library)
  const sites = languages.map((language) =>
    siteOf({
      library,
      language,
      languages,
      wording: { ...library.wording[language], ...options.wording[language] },
      techniques,
      address,
    }),
  )
  return [
    welcomePage(sites),
    ...sites.flatMap((site): readonly SiteFile[] => {
      const { language } = site
      const choices = choicesOf(site)
      const json = (path: string, value: unknown): SiteFile => ({
        path: `${language}/${path}`,
        text: `${JSON.stringify(value, undefined, 2)}\n`,
      })
      return [
        indexPage(site),
        browsePage(choices, site),
        ...choices.map((choice) => choicePage(choice, site)),
        ...[...techniques].map(([id, technique]) => techniquePage(id, technique, told.get(id) ?? [], site)),
        ...library.records.flatMap((record) => [
          casePage(record, site),
          json(citationPath(record.id), cslJson(record, site)),
        ]),
        mapPage(site),
        timelinePage(site),
        aboutPage(site),
        json(PAGES.feed, jsonFeed(site)),
        ...FORMS.map(([name, format]) => ({
          path: `${language}/data/${name}`,
          text: exportCases(library, library.records, format, language, site.address),
        })),
      ]
    }),
  ]
}

/** Stage by stage, what the person did last; beside these nothing is a technique. */
function inOrder(techniques: SiteOptions['techniques']): ReadonlyMap<string, SiteTechnique> {
  return new Map(
    [...STAGES, 'person'].flatMap((stage) =>
      Object.entries(techniques)
        .filter(([id]) => id.startsWith(`${stage}/`))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  )
}
