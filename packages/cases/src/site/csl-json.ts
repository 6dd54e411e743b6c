import type { CaseRecord, CaseSource, SourceKind } from '../case-record.js'
import { dayOfRecord } from '../export/day-of-record.js'
import { textFor } from '../sentences.js'
import { casePath } from './paths.js'
import { tagOf, type Site } from './site.js'

/** One thing to cite, as CSL-JSON has it: what Zotero, Pandoc and other writers of references read. */
export interface CslItem {
  readonly id: string
  readonly type: 'entry' | 'legal_case' | 'webpage' | 'article-newspaper' | 'report'
  readonly title: string
  readonly author?: readonly { readonly literal: string }[]
  readonly 'container-title'?: string
  readonly publisher?: string
  readonly version?: string
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] }
  readonly URL?: string
  readonly language: string
}

const TYPES: Readonly<Record<SourceKind, CslItem['type']>> = {
  court: 'legal_case',
  'official-statement': 'webpage',
  'state-media': 'article-newspaper',
  'independent-press': 'article-newspaper',
  research: 'report',
  'first-person': 'webpage',
}

/** A case as something to cite, and after it each of its sources, for whoever wants to cite those instead. */
export function cslJson(record: CaseRecord, { library, language, wording, address, say }: Site): readonly CslItem[] {
  return [
    {
      id: `telltale-${record.id}`,
      type: 'entry',
      title: textFor(record.title, wording),
      author: [{ literal: 'Telltale' }],
      'container-title': say('site.name'),
      version: library.version,
      issued: issued(dayOfRecord(record)),
      ...(address === undefined ? {} : { URL: `${address}${language}/${casePath(record.id)}` }),
      language: tagOf(language),
    },
    ...record.sources.map((source) => sourceItem(record.id, source)),
  ]
}

function sourceItem(record: string, { id, kind, title, publisher, date, address, language }: CaseSource): CslItem {
  const type = TYPES[kind]
  return {
    id: `telltale-${record}-${id}`,
    type,
    title,
    ...(type === 'article-newspaper' ? { 'container-title': publisher } : { publisher }),
    ...(date === undefined ? {} : { issued: issued(date) }),
    URL: address,
    language,
  }
}

function issued(date: string): CslItem['issued'] & object {
  return { 'date-parts': [date.split('-').map(Number)] }
}
