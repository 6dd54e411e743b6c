/** Whether a way of drawing loads something from elsewhere, or may be read so by some program. */
export function leadsOutside(style: string): boolean {
  // An escape could spell any of the words below.
  if (/\\|@import|@font-face|@charset|@namespace|expression|javascript|image-set|-moz-binding|src\s*\(/iu.test(style))
    return true
  for (const [, rest = ''] of style.matchAll(/url\s*\(([^)]{0,2000})/giu)) if (!/^\s*["']?#/u.test(rest)) return true
  return false
}
