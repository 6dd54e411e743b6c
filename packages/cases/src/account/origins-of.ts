import type { NotedAccount } from './note-account.js'

/** An authority that an account says has said so. Equal keys are one origin. */
export interface AccountOrigin {
  readonly key: string
  readonly name: string
}

/**
 * Whom an account rests on: authorities and courts that it says have said so. Keys are equal where the origin is the
 * same, so that two papers that retell one ministry are two sources and one origin.
 */
export function originsOf(account: NotedAccount): readonly AccountOrigin[] {
  const { sentences, language, facts } = account
  const origins: AccountOrigin[] = []
  for (const { kind, as, sentence, start, end } of facts) {
    if (kind !== 'attribution' && !(kind === 'claim' && as === 'made-public')) continue
    const of = sentences[sentence]
    if (of === undefined) continue
    for (const agency of language.findAgencies(of.plain)) {
      const isHere = of.start + agency.start < end && of.start + agency.end > start
      if (!isHere || (agency.role !== 'alleging' && agency.role !== 'court')) continue
      const meant = /^(?:the )?ministry$/u.test(agency.key) ? ministryBefore(account, sentence) : agency
      if (meant === undefined || isGeneric(meant.key)) continue
      if (!origins.some(({ key }) => key === meant.key)) origins.push({ key: meant.key, name: meant.name })
    }
  }
  return origins
}

/** "The ministry": the one that was named last. */
function ministryBefore({ sentences, language }: NotedAccount, sentence: number): AccountOrigin | undefined {
  for (let index = sentence; index >= 0; index--) {
    const named = language
      .findAgencies(sentences[index]?.plain ?? '')
      .findLast(({ key, role }) => role === 'alleging' && key.includes('ministry of'))
    if (named !== undefined) return { key: named.key, name: named.name }
  }
  return undefined
}

/** "The ministry", "the police": whoever was named before. */
function isGeneric(key: string): boolean {
  return /^(?:the )?(?:ministry|police|prosecutors?|prosecution|procuratorate|court|authority|agency|警方|法院|检察院|检方|国家安全机关)$/u.test(
    key,
  )
}
