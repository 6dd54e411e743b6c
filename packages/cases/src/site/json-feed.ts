import type { CaseRecord } from '../case-record.js'
import { dayOfRecord } from '../export/day-of-record.js'
import { textFor } from '../sentences.js'
import { gradeOf, sayGrade } from './case-entries.js'
import { casePath, PAGES } from './paths.js'
import { tagOf, type Site } from './site.js'

/** A JSON Feed, version 1.1. */
export interface JsonFeed {
  readonly version: 'https://jsonfeed.org/version/1.1'
  readonly title: string
  readonly description: string
  readonly language: string
  readonly home_page_url?: string
  readonly feed_url?: string
  readonly authors: readonly { readonly name: string }[]
  readonly items: readonly {
    readonly id: string
    readonly url?: string
    readonly title: string
    readonly content_text: string
    readonly date_published: string
    readonly language: string
    readonly tags: readonly string[]
  }[]
}

/**
 * The library as a JSON Feed, newest first. An item's date is that of its newest source or correction, as no clock is asked.
 * Addresses are only there when it is known where the site stands, because a feed's must be whole.
 */
export function jsonFeed(site: Site): JsonFeed {
  const { library, language, address, say } = site
  const base = address === undefined ? undefined : `${address}${language}/`
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: say('site.name'),
    description: say('site.lead'),
    language: tagOf(language),
    ...(base === undefined ? {} : { home_page_url: base + PAGES.cases, feed_url: base + PAGES.feed }),
    authors: [{ name: 'Telltale' }],
    items: [...library.records]
      .sort((a, b) => {
        const [x, y] = [dayOfRecord(a), dayOfRecord(b)]
        return x === y ? (a.id < b.id ? -1 : 1) : x > y ? -1 : 1
      })
      .map((record) => itemOf(record, site, base)),
  }
}

function itemOf(record: CaseRecord, site: Site, base: string | undefined): JsonFeed['items'][number] {
  const { say, wording, language } = site
  const grade = gradeOf(record)
  return {
    id: `urn:telltale:case:${record.id}`,
    ...(base === undefined ? {} : { url: base + casePath(record.id) }),
    title: textFor(record.title, wording),
    content_text: [
      textFor(record.summary, wording),
      `${say('label.status')}${say('colon')}${say(`status.${record.status}`)}`,
      `${say('label.grade')}${say('colon')}${grade}${say('aside', { text: sayGrade(grade, site) })}`,
    ].join('\n\n'),
    date_published: `${dayOfRecord(record)}T00:00:00Z`,
    language: tagOf(language),
    tags: [
      ...new Set([
        say(`kind.${record.kind}.name`),
        ...record.stages.map(({ stage }) => say(`stage.${stage}.name`)),
        say(`status.${record.status}`),
      ]),
    ],
  }
}
