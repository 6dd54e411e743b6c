import type { CheckedProofs } from './explain-verification.js'
import { shownPath } from './shown-path.js'
import type { Verification } from './verify-container.js'

/** One thing about a proof that does not hold: the sentence `verify.KEY` says it. */
export interface ProofTrouble {
  readonly key: string
  readonly places?: Readonly<Record<string, string>>
}

/** Clocks differ by as much without anything being wrong. */
const CLOCK_SLACK = 60_000

/** Everything about the proofs beside a container that does not hold. A proof that is not there is no trouble. */
export function proofTrouble(
  { manifest }: Verification,
  { timeStamp, openTimestamps }: CheckedProofs,
): readonly ProofTrouble[] {
  const found: ProofTrouble[] = []
  if (timeStamp !== undefined) {
    const { name, check } = timeStamp
    if (check.is !== 'holds') found.push({ key: `stamp-${check.is}`, places: { name: shownPath(name) } })
    else {
      if (check.answersRequest === false) found.push({ key: 'stamp-not-request' })
      if (check.isFit === false) found.push({ key: 'stamp-unfit' })
      if (check.isTrusted === false) found.push({ key: 'stamp-untrusted' })
      const slack = CLOCK_SLACK + 1_000 * (check.accuracySeconds ?? 0)
      if (manifest !== undefined && Date.parse(check.at ?? '') + slack < Date.parse(manifest.sealedAt))
        found.push({ key: 'stamp-before' })
    }
  }
  if (openTimestamps !== undefined) {
    const { name, proof, isAbout } = openTimestamps
    if (proof === undefined) found.push({ key: 'ots-unreadable', places: { name: shownPath(name) } })
    else if (!isAbout) found.push({ key: 'ots-other' })
  }
  return found
}
