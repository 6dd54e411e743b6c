/**
 * Puts what an archive holds in the order of time, oldest first, where times may be in different zones: they are compared
 * by the moments they mean. What has no time stays behind the one before it. Of what was at the same moment the order of
 * the archive stays, or is turned round with an archive that begins with the newest.
 */
export function oldestFirst<T extends { readonly at?: string | undefined }>(items: readonly T[]): readonly T[] {
  const moments = items.map(({ at }) => momentOf(at))
  const known = moments.filter((moment) => !Number.isNaN(moment))
  const falls = known.every((moment, index) => index === 0 || moment <= (known[index - 1] ?? 0))
  const isReversed = falls && (known[0] ?? 0) > (known.at(-1) ?? 0)
  const order = [...items.keys()]
  if (isReversed) order.reverse()
  let last = -Infinity
  return order
    .map((index) => {
      const moment = moments[index] ?? NaN
      if (!Number.isNaN(moment)) last = moment
      return { index, moment: last }
    })
    .sort((a, b) => (a.moment === b.moment ? 0 : a.moment - b.moment))
    .flatMap(({ index }) => items[index] ?? [])
}

/** A time without a zone is compared as if it were that of Greenwich, so that the order does not depend on the machine. */
function momentOf(at: string | undefined): number {
  if (at === undefined) return NaN
  return Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/u.test(at) ? at : `${at}${at.includes('T') ? 'Z' : ''}`)
}
