/** A name as a pattern: whole words where the script has spaces. */
export function nameShape(name: string): string {
  const plain = name.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&')
  return /\p{Script=Han}/u.test(name) ? plain : `(?<![\\p{L}-])${plain}(?![\\p{L}])`
}
