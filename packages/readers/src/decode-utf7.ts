const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * Decodes UTF-7, in which old mail programs wrote letters that are no ASCII, as in `Fr+APY-sche`. No platform does any
 * more. What is not well-formed stays as it is.
 */
export function decodeUtf7(text: string): string {
  return text.replace(/\+([A-Za-z\d+/]{0,100000})-?/gu, (whole, letters: string) => {
    if (letters === '') return whole === '+-' ? '+' : whole
    let out = ''
    let bits = 0
    let held = 0
    for (const letter of letters) {
      held = (held << 6) | DIGITS.indexOf(letter)
      bits += 6
      if (bits < 16) continue
      bits -= 16
      out += String.fromCharCode((held >>> bits) & 0xffff)
      held &= (1 << bits) - 1
    }
    return out === '' ? whole : out
  })
}
