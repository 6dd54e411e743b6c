import type { CheckedProofs } from './explain-verification.js'
import { proofTrouble } from './proof-trouble.js'
import type { Verification } from './verify-container.js'

/**
 * Tells whether nothing that lies beside a container speaks against it: the same that `explainVerification` puts under what
 * does not hold. Without any proof there is nothing that could.
 */
export function proofsHold(verification: Verification, proofs: CheckedProofs): boolean {
  return proofTrouble(verification, proofs).length === 0
}
