import type { Span, Turn } from '@telltale/model'

/** What kind of trace it is. The name says how it looks, not what it belongs to. */
export type AccountKind = 'mail' | 'address' | 'iban' | 'wallet' | 'handle' | 'number'

/** An address, a number or an account that stands in a message, exactly as it stands there. */
export interface FoundAccount extends Span {
  readonly kind: AccountKind
  readonly text: string
}

const MOST = 40
const LONGEST_TURN = 200_000
/** Every repetition is bounded, and no two neighbours share a character that they could give to each other. */
const SHAPES: readonly (readonly [AccountKind, RegExp])[] = [
  ['address', /\bhttps?:\/\/[^\s<>"'\u3001-\u303f\uff00-\uff60]{4,300}/gu],
  ['mail', /(?<![\w.+-])[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,4}/giu],
  ['address', /\b(?:t\.me|wa\.me|discord\.gg|line\.me|signal\.me)\/[\w+/-]{2,80}/giu],
  ['iban', /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b/gu],
  ['wallet', /\b(?:bc1[a-z\d]{25,60}|0x[A-Fa-f\d]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\b/gu],
  ['handle', /(?<![\w@/.])@[A-Za-z]\w{3,31}\b/gu],
  ['number', /(?<![\w+])\+?\d(?:[ ()./-]{0,2}\d){6,18}\b/gu],
]
/** Dates, times and amounts look like numbers to call. */
const NO_NUMBER = /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})/u

/**
 * Finds addresses, numbers and accounts that somebody wrote: what a desk can look up. Each once, where it stands first.
 * At most forty, and in linear time.
 *
 * @param speaker - Whose messages are looked through.
 */
export function findAccounts(turns: readonly Turn[], speaker: string): readonly FoundAccount[] {
  const found: FoundAccount[] = []
  const known = new Set<string>()
  for (const [turn, { speaker: by, text }] of turns.entries()) {
    if (by !== speaker) continue
    const head = text.slice(0, LONGEST_TURN)
    // What an earlier shape took is not looked at again: a number in an address is no number to call.
    const taken = new Uint8Array(head.length)
    const inTurn = new Map<string, FoundAccount>()
    for (const [kind, shape] of SHAPES) {
      let ofShape = 0
      for (const match of head.matchAll(shape)) {
        const words = withoutEnd(match[0])
        const start = match.index
        const end = start + words.length
        if (kind === 'number' && NO_NUMBER.test(words)) continue
        if (taken.subarray(start, end).includes(1)) continue
        taken.fill(1, start, end)
        if (known.has(words) || inTurn.has(words)) continue
        inTurn.set(words, { kind, text: words, turn, start, end })
        ofShape += 1
        if (ofShape === MOST) break
      }
    }
    for (const each of [...inTurn.values()].sort((a, b) => a.start - b.start)) {
      known.add(each.text)
      found.push(each)
      if (found.length === MOST) return found
    }
  }
  return found
}

/** What ends a sentence is not part of an address. */
function withoutEnd(words: string): string {
  let end = words.length
  while (end > 1 && '.,;:!?)]'.includes(words.charAt(end - 1))) end -= 1
  return words.slice(0, end)
}
