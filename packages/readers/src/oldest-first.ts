/**
 * Puts what an archive holds in the order of time, oldest first, where times may be in different zones: they are compared
 * by the moments they mean. What has no time stays behind the one before it. Of what was at the same moment the order of
 * the archive stays, or is turned round where the archive begins with the newest: where more steps from one to the next
 * lead back in time than forward.
 *
 * @param tie - What the application usually writes, for archives whose times do not tell, as when all is of one minute.
 */
export function oldestFirst<T extends { readonly at?: string | undefined }>(
  items: readonly T[],
  tie: 'oldest-first' | 'newest-first' = 'oldest-first',
): readonly T[] {
  const moments = items.map(({ at }) => momentOf(at))
  const order = [...items.keys()]
  const steps = stepsBack(moments)
  if (steps > 0 || (steps === 0 && tie === 'newest-first')) order.reverse()
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

/** How many more steps lead back in time than forward. */
function stepsBack(moments: readonly number[]): number {
  let back = 0
  let last = NaN
  for (const moment of moments) {
    if (Number.isNaN(moment)) continue
    if (moment < last) back += 1
    else if (moment > last) back -= 1
    last = moment
  }
  return back
}

/** A time without a zone is compared as if it were that of Greenwich, so that the order does not depend on the machine. */
function momentOf(at: string | undefined): number {
  if (at === undefined) return NaN
  return Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/u.test(at) ? at : `${at}${at.includes('T') ? 'Z' : ''}`)
}
