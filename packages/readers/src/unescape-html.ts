const SIGNS: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['#39', "'"],
  ['#x27', "'"],
  ['apos', "'"],
])

/** Undoes what applications do to plain words so that they can stand in a page: the five signs that pages need, once. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|#39|#x27);/gu, (whole, name: string) => SIGNS.get(name) ?? whole)
}
