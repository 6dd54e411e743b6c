/** What a text without any such word comes to, so that its logarithm stays small. */
const LEAST = 1e-4

/** How loud it is, where so many words count as part of something: a logarithm, so that twice as many are a step louder. */
export function loudnessOf(words: number): number {
  return Math.log(words + LEAST)
}
