/** Compares paths so that parts of one export count up: `messages.html`, `messages2.html`, `messages10.html`. */
export function comparePaths(a: string, b: string): number {
  let left = 0
  let right = 0
  while (left < a.length && right < b.length) {
    const one = numberAt(a, left)
    const other = numberAt(b, right)
    if (one !== undefined && other !== undefined) {
      if (one.value !== other.value) return one.value - other.value
      left = one.end
      right = other.end
      continue
    }
    const difference = a.charCodeAt(left) - b.charCodeAt(right)
    if (difference !== 0) return difference
    left += 1
    right += 1
  }
  return a.length - left - (b.length - right) || (a < b ? -1 : a > b ? 1 : 0)
}

function numberAt(path: string, from: number): { readonly value: number; readonly end: number } | undefined {
  let end = from
  while (end < path.length && isDigit(path.charCodeAt(end))) end += 1
  return end === from ? undefined : { value: Number(path.slice(from, end)), end }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
