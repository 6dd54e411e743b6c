/** Words of markings that stand alone at the head of a page, in capitals. */
const WORDS = [
  'TOP',
  'SECRET',
  'CONFIDENTIAL',
  'RESTRICTED',
  'CLASSIFIED',
  'UNCLASSIFIED',
  'OFFICIAL',
  'SENSITIVE',
  'NOFORN',
  'ORCON',
  'COSMIC',
  'PROPRIETARY',
  'INTERNAL',
]
const SPLIT = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${WORDS.map((word) => [...word].join(' ?')).join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
)

/**
 * Words of markings as they are written, where whoever read them in a picture saw spaces within them: "SECRE T" is "SECRET ".
 * The text stays as long as it was, so that places in it stay what they are.
 */
export function mendSplitMarkings(text: string): string {
  return text.replaceAll(SPLIT, (word) => {
    const whole = word.replaceAll(' ', '')
    return whole.padEnd(word.length, ' ')
  })
}
