import type { Wording } from '@telltale/model'
import type { CaseLibrary } from '../case-library.js'
import type { Texts } from '../case-record.js'
import { fill, sentenceFor } from '../sentences.js'

/** What a technique is, for the page about it. */
export interface SiteTechnique {
  readonly title: Texts
  readonly why: Texts
  readonly couldAlsoBe: Readonly<Record<string, readonly string[]>>
}

/** A file of the site, by its path from the site's folder. */
export interface SiteFile {
  readonly path: string
  readonly text: string
}

/** All that every page of one language needs. */
export interface Site {
  readonly library: CaseLibrary
  readonly language: string
  /** Every language of the site, its own included. */
  readonly languages: readonly string[]
  /** The sentences of the library and those of the site. */
  readonly wording: Wording
  /** By id, in the order in which they are shown. */
  readonly techniques: ReadonlyMap<string, SiteTechnique>
  /** Where the site will stand, ending in a slash; undefined when that is not known. */
  readonly address: string | undefined
  readonly say: (key: string, places?: Readonly<Record<string, string | number>>) => string
}

/** @param options - All but what follows from them. */
export function siteOf(options: Omit<Site, 'say'>): Site {
  return { ...options, say: (key, places) => fill(sentenceFor(options.wording, key), places ?? {}) }
}

/** The code of a language as pages name it. */
export function tagOf(language: string): string {
  return language === 'zh' ? 'zh-Hans' : language
}
