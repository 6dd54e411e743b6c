import type { TimeStampCheck } from './check-time-stamp.js'
import type { OpenTimestampsProof } from './read-open-timestamps.js'
import { proofTrouble } from './proof-trouble.js'
import { saySeal } from './say-seal.js'
import { shownPath } from './shown-path.js'
import type { FileState, Verification } from './verify-container.js'

/** What lay beside the container, read and checked. */
export interface CheckedProofs {
  readonly timeStamp?: { readonly name: string; readonly check: TimeStampCheck }
  /** `proof` is undefined when the file could not be read as one. */
  readonly openTimestamps?: {
    readonly name: string
    readonly proof?: OpenTimestampsProof
    /** It is about this manifest. */
    readonly isAbout: boolean
  }
}

/** What a check showed, in words, in the order in which it is read. */
export interface ExplainedVerification {
  readonly title: string
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[]
}

/** More lines of a kind would hide the others. */
const MOST_NAMED = 20

/**
 * Says what a check proves, what it does not, and what does not hold. The second is never left out: a digest that fits is
 * easily taken for more than it is.
 *
 * @param is - A sealed container, one whose files the host hands out beside this, or a folder into which one was opened.
 */
export function explainVerification(
  verification: Verification,
  proofs: CheckedProofs,
  { language, is }: { readonly language: string; readonly is: 'container' | 'opened' | 'folder' },
): ExplainedVerification {
  const say = (key: string, places: Readonly<Record<string, string | number>> = {}): string =>
    saySeal(language, `verify.${key}`, places)
  const { timeStamp, openTimestamps } = proofs
  const { manifest, manifestDigest, files, isWhole } = verification
  const stamp = timeStamp?.check.is === 'holds' ? timeStamp.check : undefined
  // Anybody can make an authority: only one that leads up to a root that is trusted proves a time.
  const proving = stamp?.isFit === true && stamp.isTrusted === true ? stamp : undefined
  const blocks = openTimestamps?.isAbout === true ? (openTimestamps.proof?.attestations ?? []) : []

  const proved: string[] = []
  if (isWhole) proved.push(say('whole', { count: files.length }))
  else {
    const whole = files.filter(({ state }) => state === 'whole').length
    if (whole > 0) proved.push(say('partly', { whole, count: files.length }))
  }
  if (manifestDigest !== undefined && manifest !== undefined) proved.push(say('digest', { digest: manifestDigest }))
  if (proving !== undefined) {
    proved.push(say('stamp', { at: proving.at ?? '', authority: shownPath(proving.authority ?? '') }))
    if (proving.accuracySeconds !== undefined) proved.push(say('stamp-accuracy', { seconds: proving.accuracySeconds }))
    proved.push(say('stamp-trusted'))
  }

  const trouble = [
    ...damageOf(verification, say),
    ...proofTrouble(verification, proofs).map(({ key, places }) => say(key, places)),
  ]

  const notProved = [say('not-true'), say('not-who')]
  if (proving === undefined) {
    notProved.push(say('not-anew'))
    if (is === 'folder') notProved.push(say('not-folder'))
    if (stamp !== undefined) notProved.push(say(howUnproved(stamp), { at: stamp.at ?? '' }))
    if (manifest !== undefined) notProved.push(say('not-when', { at: manifest.sealedAt }))
  } else notProved.push(say('not-before'), say('not-revoked'))
  if (manifest !== undefined) {
    notProved.push(say('not-all-sealed'))
    const { hidden, chosen } = manifest.readable
    if (hidden > 0) notProved.push(say('not-hidden', { hidden }))
    if (chosen) notProved.push(say('not-chosen'))
    if (manifest.withheld.length > 0) notProved.push(say('not-withheld', { count: manifest.withheld.length }))
  }

  const next: string[] = []
  if (!isWhole) next.push(say('next-copy'))
  for (const block of blocks) {
    // Anybody can write down a number of a block: until it was looked up, that is no proof.
    if (block.is === 'bitcoin') next.push(say('ots', { height: block.height, root: block.merkleRoot }))
    else if (block.is === 'pending') next.push(say('ots-pending', { calendar: block.calendar }))
  }
  if (isWhole && (stamp === undefined || howUnproved(stamp) === 'stamp-unfounded')) next.push(say('next-stamp'))
  if (is === 'container' && isWhole) next.push(say('next-open'))

  const sections = [
    { heading: say('trouble'), lines: trouble },
    { heading: say('proved'), lines: proved.length === 0 ? [say('none-proved')] : proved },
    { heading: say('not-proved'), lines: notProved },
    { heading: say('next'), lines: next },
  ]
  return {
    title: say(is === 'folder' ? 'title-folder' : 'title'),
    sections: sections.filter(({ lines }) => lines.length > 0),
  }
}

type Say = (key: string, places?: Readonly<Record<string, string | number>>) => string

const NAMED: readonly FileState[] = ['changed', 'missing', 'not-listed', 'not-reached']

function damageOf({ manifest, files, damage, isWhole }: Verification, say: Say): readonly string[] {
  const lines: string[] = []
  if (damage?.is === 'irregular' && manifest !== undefined) lines.push(say('irregular', { at: damage.at }))
  if (damage?.is === 'damaged')
    lines.push(
      damage.path === undefined
        ? say('damage', { at: damage.at })
        : say('damage-in', { at: damage.at, path: shownPath(damage.path) }),
    )
  if (manifest === undefined) lines.push(say('no-manifest'))
  for (const state of NAMED) {
    const these = files.filter((file) => file.state === state)
    for (const { path } of these.slice(0, MOST_NAMED)) lines.push(say(state, { path: shownPath(path) }))
    if (these.length > MOST_NAMED) lines.push(say('more', { count: these.length - MOST_NAMED }))
  }
  if (lines.length === 0 && !isWhole) lines.push(say('order'))
  return lines
}

/** Why a time-stamp whose signature fits does not prove its time. */
function howUnproved({ isFit, isTrusted }: TimeStampCheck): 'stamp-unchecked' | 'stamp-unfounded' {
  return isFit === false || isTrusted === false ? 'stamp-unfounded' : 'stamp-unchecked'
}
