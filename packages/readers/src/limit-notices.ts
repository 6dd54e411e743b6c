import type { Notice } from '@telltale/model'

/** A person reads the first few places; after that a number says more. */
const MOST_ALIKE = 100

/** Puts what was not understood over and over into one notice, with how many times, from the hundredth on. */
export function limitNotices(notices: readonly Notice[]): readonly Notice[] {
  const seen = new Map<Notice['code'], number>()
  for (const { code } of notices) seen.set(code, (seen.get(code) ?? 0) + 1)
  const kept: Notice[] = []
  const taken = new Map<Notice['code'], number>()
  const rest = new Map<Notice['code'], { readonly notice: Notice; count: number }>()
  for (const notice of notices) {
    const { code } = notice
    const before = taken.get(code) ?? 0
    taken.set(code, before + 1)
    if ((seen.get(code) ?? 0) <= MOST_ALIKE || before < MOST_ALIKE - 1) {
      kept.push(notice)
      continue
    }
    const gathered = rest.get(code)
    if (gathered === undefined) rest.set(code, { notice, count: notice.count ?? 1 })
    else gathered.count += notice.count ?? 1
  }
  for (const { notice, count } of rest.values()) kept.push({ ...notice, count })
  return kept
}
