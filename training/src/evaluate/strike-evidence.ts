import { TokenList, tokenise, type Lexicon } from '@telltale/engine'
import type { Report, Span, Turn } from '@telltale/model'
import { strikeOut } from './strike-out.js'

/** A conversation without its quoted evidence, and without as much of anything else. */
export interface Struck {
  readonly withoutEvidence: readonly Turn[]
  readonly withoutOthers: readonly Turn[]
  /** How much of the approacher's words was quoted, 0..1. */
  readonly quotedShare: number
  /** There were as many other words to strike out. */
  readonly isEvenMatch: boolean
}

/**
 * Strikes out what a report quotes of the other side; and, for comparison, as many other words taken by chance.
 *
 * @param lexicon - Of the pack that made the report.
 * @param random - See `chance`.
 */
export function strikeEvidence(
  turns: readonly Turn[],
  report: Pick<Report, 'findings' | 'approacher'>,
  lexicon: Lexicon,
  random: () => number,
): Struck {
  const quoted = report.findings.filter(({ by }) => by !== 'person').flatMap(({ spans }) => spans)
  const tokens = new TokenList()
  const others: Span[] = []
  let struck = 0
  let said = 0
  let saidAndQuoted = 0
  turns.forEach(({ text, speaker }, turn) => {
    tokenise(text, lexicon, tokens)
    const here = quoted.filter((span) => span.turn === turn)
    for (let i = 0; i < tokens.length; i++) {
      const [start, end] = [tokens.startOf(i), tokens.endOf(i)]
      const isQuoted = here.some((span) => span.start < end && start < span.end)
      if (isQuoted) struck++
      else others.push({ turn, start, end })
      if (speaker !== report.approacher?.speaker) continue
      said++
      if (isQuoted) saidAndQuoted++
    }
  })
  for (let i = others.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const [a, b] = [others[i], others[j]]
    if (a && b) [others[i], others[j]] = [b, a]
  }
  return {
    withoutEvidence: strikeOut(turns, quoted),
    withoutOthers: strikeOut(turns, others.slice(0, struck)),
    quotedShare: said === 0 ? 0 : saidAndQuoted / said,
    isEvenMatch: others.length >= struck,
  }
}
