import { pack } from 'telltale'
import type { LibraryShown } from '../protocol.js'

/** The published cases, which nothing but their screen needs, and what their techniques are. */
export async function openLibrary(): Promise<LibraryShown> {
  const { library } = await import('@telltale/packs/cases')
  const techniques = pack.rules.map(({ id, why, couldAlsoBe }) => [id, { why, couldAlsoBe }] as const)
  return { library, techniques: Object.fromEntries(techniques) }
}
