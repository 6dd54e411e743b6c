const DOUBLED = /[，、,；;：:][ \t]{0,3}[，、,；;：:。.!?！？]|[。！？][，、,；;：:。]/gu
const LEADING = /^\s*[，、,；;：:。]/u
const TRAILING = /[，、,；;：:]\s*$/u
/** An owner with nothing that is owned, or with two owners. */
const OWNER_ALONE =
  /\b(?:my|our|your|his|her|their|its)(?=\s{0,3}(?:[.,;:!?)]|$)|\s{1,3}(?:my|our|your|his|her|their|the|an?|at|in|on|of|to|i|we|away|now|working|some|somebody|something)\b)/giu
/** A thing that is said to be itself in general words: "the password is the wifi". */
const SAID_OF_ITSELF =
  /\b(?:number|code|password|key|pin|id)\s{1,3}(?:is|was|=)\s{1,3}(?:my|our|the)\b|[码号碼號][是为：:]?我的/giu

/** Whether a sentence that was changed reads as none would that a person wrote: it is better changed by hand. */
export function readsOddly(before: string, after: string): boolean {
  const more = (pattern: RegExp): boolean => [...after.matchAll(pattern)].length > [...before.matchAll(pattern)].length
  const newly = (pattern: RegExp): boolean => pattern.test(after) && !pattern.test(before)
  return newly(LEADING) || newly(TRAILING) || more(DOUBLED) || more(OWNER_ALONE) || more(SAID_OF_ITSELF)
}
