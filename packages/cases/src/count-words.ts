/**
 * How many words a text has. Where a script has no spaces, two of its characters count as one word, which is what a word
 * of Chinese mostly is.
 */
export function countWords(text: string): number {
  const characters = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0
  const words =
    text
      .replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu, ' ')
      .match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0
  return words + Math.ceil(characters / 2)
}
