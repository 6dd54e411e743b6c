const SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Puts right what some versions of Node make of windows-1252, which they decode as ISO 8859-1: control characters in place
 * of its quotation marks, its dashes and the euro sign. No text holds those control characters, so every text that may
 * have come that way can be handed through here.
 */
export function withWindowsSigns(text: string): string {
  return /[\u0080-\u009f]/u.test(text)
    ? text.replace(/[\u0080-\u009f]/gu, (sign) => SIGNS.charAt(sign.charCodeAt(0) - 0x80))
    : text
}
