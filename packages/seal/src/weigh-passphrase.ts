/** How hard a passphrase is to guess for somebody who has the container and a computer. */
export type PassphraseWeight = 'empty' | 'weak' | 'fair' | 'strong'

/** What lists of guesses begin with, whatever is added to it. */
const FIRST_GUESSES =
  /password|passwort|qwert|asdf|zxcv|letmein|iloveyou|woaini|welcome|dragon|monkey|admin|secret|telltale|abc|aaa|111|123|321|000|520|1314|666|888|19\d\d|20\d\d/giu

/**
 * Weighs a passphrase roughly, to say something kind before it is too late. It knows no dictionary: it counts what is left
 * after what everybody tries first, and how many different signs there are.
 */
export function weighPassphrase(passphrase: string): PassphraseWeight {
  if (passphrase === '') return 'empty'
  const rest = passphrase.replace(FIRST_GUESSES, '1')
  const words = rest.split(/[\s\-_.,;]+/u).filter((word) => word.length > 2).length
  const signs = Array.from(rest)
  const isHan = (sign: string): boolean => /\p{Script=Han}/u.test(sign)
  // A sign of a thousand common characters says more than one letter of a word.
  const bits = signs.reduce((sum, sign) => sum + (isHan(sign) ? 5 : /\d/u.test(sign) ? 2.5 : 3), 0)
  const variety = new Set(signs).size / signs.length
  const worth = bits * Math.min(1, 0.25 + variety * 1.5)
  if (worth < 36) return 'weak'
  return worth >= 60 || words >= 5 ? 'strong' : 'fair'
}
