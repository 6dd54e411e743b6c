/**
 * What is looked at before a copy is called safe.
 *
 * `copy`: it is another file, and its name says nothing. `parts`: it is made of nothing but what shows it. `metadata`: read
 * anew, it tells nothing beside what it shows. `values`: nothing that was removed stands in it, in any way of writing.
 * `covered`: every pixel of a covered part is the fill. `unchanged`: the rest looks as it did. `shown`: looked at again,
 * nothing is seen in it that was to be covered.
 */
export const PROOF_CHECKS = ['copy', 'parts', 'metadata', 'values', 'covered', 'unchanged', 'shown'] as const

export type ProofCheckId = (typeof PROOF_CHECKS)[number]

/** What a check found. */
export interface ProofCheck {
  readonly id: ProofCheckId
  /** `not-done` where it does not apply, or nothing on this machine can do it: then `reason` says which. */
  readonly result: 'passed' | 'failed' | 'not-done'
  /** A code, with a sentence in the wording of every language. */
  readonly reason?: ProofReason
  /** How many things were looked at: parts, values and their ways of writing, pixels. */
  readonly looked?: number
  /** How many of them were not as they should be. */
  readonly wrong?: number
  /** What kinds of thing were wrong, in our own words and never in those of the file. */
  readonly details?: readonly string[]
}

/** Why a check failed, or was not made. */
export type ProofReason =
  | 'same-file'
  | 'telling-name'
  | 'unknown-part'
  | 'metadata-left'
  | 'value-left'
  | 'not-filled'
  | 'changed-outside'
  | 'seen-again'
  | 'nothing-to-cover'
  | 'nothing-to-look-with'
  | 'cannot-be-opened'
  | 'cannot-be-compared'

/** A file as a certificate names it: never by what it was called, only by its digest. */
export interface ProvedFile {
  /** In hexadecimal. */
  readonly sha256: string
  readonly size: number
  readonly format: string
}

/**
 * What was checked of a copy, so that somebody else can check it again. It holds nothing of what was removed.
 * Its JSON form is an interface: see the published JSON Schema.
 */
export interface Certificate {
  readonly certificateVersion: 1
  /** ISO 8601, as the caller gave it. */
  readonly at: string
  /** Version of what made the copy. */
  readonly madeBy: string
  readonly original: ProvedFile
  readonly copy: ProvedFile & { readonly name: string }
  /** Every one of them, in their order. */
  readonly checks: readonly ProofCheck[]
  /** All passed, but for those that do not apply. */
  readonly isSafe: boolean
  /** How many values were removed, by sign, and how many were too short to be looked for. */
  readonly removed: Readonly<Record<string, number>>
  readonly tooShort: number
  /** Parts that were covered. */
  readonly regions: number
  /** What no check can tell: codes, with a sentence in the wording of every language. */
  readonly limits: readonly ProofLimit[]
}

export type ProofLimit = 'hidden-in-pixels' | 'meaning-of-what-is-shown' | 'not-looked-at' | 'style-and-surroundings'
