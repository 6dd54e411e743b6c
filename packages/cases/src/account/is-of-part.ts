import type { AccountPart } from './find-claims.js'

/**
 * Whether a sentence belongs to a part of an account. `story`: it tells the case itself. `general`: it speaks to
 * everybody, which belongs to every case of the account. `any`: either.
 */
export function isOfPart({ account, part }: AccountPart, sentence: number, kind: 'story' | 'general' | 'any'): boolean {
  const of = account.sentences[sentence]
  if (of === undefined || of.kind === 'frame') return false
  if (of.kind === 'story' && kind === 'general') return false
  if (of.kind !== 'story' && kind === 'story') return false
  return of.part === part || (of.part === undefined && kind !== 'story')
}
