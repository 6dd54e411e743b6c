/** What is safe as the name of a file on every disk, and as a part of an address. */
const SAFE = /^[a-z0-9]+(?:[-/][a-z0-9]+)*$/u

/** Where each page is, from the folder of its language. */
export const PAGES = {
  cases: 'index.html',
  browse: 'browse.html',
  map: 'map.html',
  timeline: 'timeline.html',
  about: 'about.html',
  feed: 'feed.json',
} as const

/** @throws {RangeError} When the id could not be the name of a file: a record that was not checked. */
export function casePath(id: string): string {
  return `cases/${safe(id)}.html`
}

/**
 * Where a case can be had to cite it, as CSL-JSON.
 *
 * @throws {RangeError} As `casePath`.
 */
export function citationPath(id: string): string {
  return `cases/${safe(id)}.csl.json`
}

/**
 * Where the page of a technique is.
 *
 * @throws {RangeError} As `casePath`.
 */
export function techniquePath(id: string): string {
  return `techniques/${safe(id).replace('/', '-')}.html`
}

/** @param by - What cases are chosen by: `stage`. */
export function listPath(by: string, value: string): string {
  return `by/${by}/${safe(value.toLowerCase())}.html`
}

/** The way from one page to another, both from the folder of their language. */
export function wayTo(from: string, to: string): string {
  return '../'.repeat(from.split('/').length - 1) + to
}

function safe(id: string): string {
  if (id.length > 100 || !SAFE.test(id)) throw new RangeError('an id that cannot be the name of a file')
  return id
}
