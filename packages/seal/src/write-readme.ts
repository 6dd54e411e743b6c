import { saySeal } from './say-seal.js'
import { SEAL_WORDING } from './seal-wording.js'

/**
 * What whoever opens a container without Telltale reads first: what it is, how to check it with programs that everybody
 * has, and what it proves. In every language, one after the other.
 *
 * @param at - When it was sealed, as the manifest says.
 */
export function writeReadme(at: string): string {
  return `${Object.keys(SEAL_WORDING)
    .map((language) => saySeal(language, 'readme', { at }))
    .join('\n\n\n')}\n`
}
