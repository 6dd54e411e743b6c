import { foldCharacter } from '@telltale/engine'

/** The meaning of a pattern, before lists are looked up and words are given their forms. */
export type PatternNode =
  | { readonly type: 'word'; readonly word: string; readonly form: 'exact' | 'any-form' | 'prefix' }
  | { readonly type: 'list'; readonly name: string }
  | { readonly type: 'class'; readonly name: string }
  | { readonly type: 'gap'; readonly most: number; readonly across: boolean }
  | { readonly type: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly type: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly type: 'optional'; readonly part: PatternNode }

/** What is wrong with a pattern, said so that its author can mend it. */
export class PatternError extends Error {
  override readonly name = 'PatternError'
}

const WIDEST_GAP = 30
/** Nobody can read more brackets within brackets. */
const DEEPEST = 20

/**
 * Reads a pattern as rule authors write it.
 *
 * @param pattern - As described under "Patterns" in docs/writing-rules.md.
 * @throws {PatternError} when it is not well formed, with the place and what to write instead.
 */
export function parsePattern(pattern: string): PatternNode {
  const text = pattern.normalize('NFC')
  let at = 0
  let depth = 0

  function fail(what: string): never {
    throw new PatternError(`${what} (at character ${at + 1} of: ${pattern})`)
  }

  function skipSpace(): void {
    while (at < text.length && /\s/u.test(text.charAt(at))) at++
  }

  function choice(closing: string): PatternNode {
    const options: PatternNode[] = []
    for (;;) {
      options.push(sequence())
      const sign = text.charAt(at)
      if (sign === '|') {
        at++
        continue
      }
      if (sign !== closing) fail(closing === ')' ? 'a "(" is not closed' : `unexpected "${sign}"`)
      return options.length === 1 && options[0] ? options[0] : { type: 'choice', options }
    }
  }

  function sequence(): PatternNode {
    const parts: PatternNode[] = []
    for (;;) {
      skipSpace()
      const sign = text.charAt(at)
      if (sign === '' || sign === '|' || sign === ')') break
      let part = atom()
      if (text.charAt(at) === '?') {
        at++
        part = { type: 'optional', part }
      }
      parts.push(part)
    }
    if (parts.length === 0) fail('something is missing here')
    return parts.length === 1 && parts[0] ? parts[0] : { type: 'sequence', parts }
  }

  function atom(): PatternNode {
    const sign = text.charAt(at)
    if (sign === '(') {
      if (++depth > DEEPEST) fail('too many brackets within brackets')
      at++
      const inside = choice(')')
      at++
      depth--
      return inside
    }
    const gap = /<(<?)(\d{1,3})>(>?)/uy
    gap.lastIndex = at
    const opened = gap.exec(text)
    if (opened) {
      at = gap.lastIndex
      if ((opened[1] === '') !== (opened[3] === '')) fail('a gap is written <4> or <<12>>')
      const most = Number(opened[2])
      if (most < 1 || most > WIDEST_GAP) fail(`a gap is 1 to ${WIDEST_GAP} words wide`)
      return { type: 'gap', most, across: opened[1] !== '' }
    }
    const name = /[@#]([a-z][a-z0-9-]*)/uy
    name.lastIndex = at
    const named = name.exec(text)
    if (named) {
      at = name.lastIndex
      return { type: sign === '@' ? 'list' : 'class', name: named[1] ?? '' }
    }
    const word = /[\p{L}\p{N}\p{M}'’]+/uy
    word.lastIndex = at
    const found = word.exec(text)
    if (!found) {
      if (sign === '-' || sign === '/') fail('hyphens and slashes separate words: write a space')
      fail(`"${sign}" has no meaning in a pattern`)
    }
    at = word.lastIndex
    const parts = splitScripts(found[0].replace(/['’ʼ]/gu, ''))
    const suffix = text.charAt(at)
    if (suffix !== '~' && suffix !== '*')
      return join(parts.map((each) => ({ type: 'word', word: each, form: 'exact' })))
    at++
    const last = parts.at(-1)
    if (parts.length !== 1 || last === undefined) fail('~ and * stand after one word of an alphabet')
    if (suffix === '*' && last.length < 3) fail('a prefix needs at least three letters')
    return { type: 'word', word: last, form: suffix === '~' ? 'any-form' : 'prefix' }
  }

  skipSpace()
  const whole = choice('')
  return whole
}

/** Chinese characters and kana are words of their own, as the tokeniser has it. */
function splitScripts(word: string): readonly string[] {
  const folded = [...word].map((character) => foldCharacter(character)).join('')
  return (
    folded.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu,
    ) ?? []
  )
}

function join(parts: readonly PatternNode[]): PatternNode {
  return parts.length === 1 && parts[0] ? parts[0] : { type: 'sequence', parts }
}
