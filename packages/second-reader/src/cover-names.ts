import { CoveredText, type Cover } from './covered-text.js'
import type { PlacedTurn } from './recent-turns.js'

/** A turn as it may be sent. */
export interface CoveredTurn extends PlacedTurn {
  /** `Speaker 1`, by first appearance. */
  readonly label: string
  readonly text: CoveredText
}

/** What is replaced before anything is sent. */
export interface Covering {
  /** Replaces links, addresses of mail, handles and long numbers as well as names. */
  readonly mask: boolean
}

/** More speakers than this are a crowd, of whose names the first ones are looked for. */
const MOST_NAMES = 1000
const LONGEST_NAME = 200

/** Scripts that write names into a row of other letters, so that they are looked for at every place. */
const RUN_TOGETHER =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+$/u
const LONGEST_RUN = 12
const WORD = /[\p{L}\p{M}\p{N}_]+/gu
const DIGITS = /^\p{N}+$/u

/** What stands in the place of a name, or beside one, and is said in any talk. */
const NO_NAMES = new Set(
  `me myself you i my your he she they we the and of von van der den de la le el al bin ibn mr mrs ms dr prof sir
   unknown user ich du sie wir ihr moi je tu vous nous yo tú usted eu io tu voi lei ja ty on ona my wy pan pani
   я ты вы мы он она ти ви ми 我 你 您 他 她 我们 你们 自己 本人 나 저 너 私 僕 俺 あなた אני אתה את من أنا أنت تو شما मैं आप तुम`
    .split(/\s+/u)
    .filter((word) => word !== ''),
)

/**
 * Each repetition is bounded, or can end in one way only. What they find is covered whole, from left to right.
 */
const TRACES: readonly (readonly [pattern: RegExp, cover: string])[] = [
  [/(?:https?:\/\/|www\.)\S{1,2000}/giu, '[link]'],
  [/[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu, '[address]'],
  [/@[\p{L}\p{N}_.]{2,64}/gu, '[handle]'],
  [/\+?\p{Nd}(?:[ ()./-]{0,2}\p{Nd}){4,40}/gu, '[number]'],
]

/**
 * Replaces the speakers' names with numbers, before and in what is said: whole names and their parts, in any case.
 *
 * It is no promise of namelessness: pet names, inflected forms and names of others stay as they are.
 */
export function coverNames(turns: readonly PlacedTurn[], { mask }: Covering): readonly CoveredTurn[] {
  const labels = new Map<string, string>()
  for (const { turn } of turns) {
    for (const name of [turn.speaker, turn.forwardedFrom ?? '']) {
      if (name !== '' && !labels.has(name)) labels.set(name, `Speaker ${labels.size + 1}`)
    }
  }
  const names = new Names(labels)
  return turns.map(({ index, turn }) => ({
    index,
    turn,
    label: labels.get(turn.speaker) ?? 'Speaker',
    text: new CoveredText(turn.text, apart([...(mask ? tracesIn(turn.text) : []), ...names.in(turn.text)])),
  }))
}

class Names {
  readonly #words = new Map<string, string>()
  readonly #runs = new Map<string, string>()
  #longestRun = 0

  constructor(labels: ReadonlyMap<string, string>) {
    for (const [name, label] of [...labels].slice(0, MOST_NAMES)) {
      for (const [part] of name.slice(0, LONGEST_NAME).normalize('NFC').matchAll(WORD)) this.#add(part, label)
    }
  }

  #add(part: string, label: string): void {
    const word = part.toLowerCase()
    const length = Array.from(word).length
    if (length < 2 || NO_NAMES.has(word) || (DIGITS.test(word) && length < 5)) return
    if (!RUN_TOGETHER.test(word)) {
      // Short ones are words of many languages in small letters.
      if (length > 2) set(this.#words, word, label)
      else set(this.#words, part, label)
      return
    }
    const run = Array.from(word).slice(0, LONGEST_RUN)
    set(this.#runs, run.join(''), label)
    // A family name of one character is left out when people talk with each other.
    if (run.length === 3) set(this.#runs, run.slice(1).join(''), label)
    this.#longestRun = Math.max(this.#longestRun, run.length)
  }

  /** In the order of the text. The words of one name, one after the other, are replaced together. */
  in(text: string): readonly Cover[] {
    const found: Cover[] = []
    const add = (cover: Cover): void => {
      const last = found.at(-1)
      if (last?.with === cover.with && /^[\s'’.-]{0,3}$/u.test(text.slice(last.end, cover.start))) {
        found[found.length - 1] = { ...last, end: cover.end }
      } else found.push(cover)
    }
    for (const match of text.matchAll(WORD)) {
      const [word] = match
      const plain = word.normalize('NFC')
      const label = this.#words.get(plain.toLowerCase()) ?? this.#words.get(plain)
      if (label !== undefined) add({ start: match.index, end: match.index + word.length, with: label })
      else if (this.#longestRun > 0) for (const cover of this.#runsIn(word, match.index)) add(cover)
    }
    return found
  }

  *#runsIn(word: string, offset: number): Generator<Cover, void, undefined> {
    let at = 0
    while (at < word.length) {
      const length = this.#lengthOfRun(word, at)
      const label = length === 0 ? undefined : this.#runs.get(word.slice(at, at + length))
      if (label !== undefined) yield { start: offset + at, end: offset + at + length, with: label }
      at += Math.max(1, length)
    }
  }

  /** The longest name that begins there. */
  #lengthOfRun(word: string, at: number): number {
    for (let length = Math.min(this.#longestRun * 2, word.length - at); length > 1; length--) {
      if (this.#runs.has(word.slice(at, at + length))) return length
    }
    return 0
  }
}

/** Whoever has a name first keeps it. */
function set(map: Map<string, string>, name: string, label: string): void {
  if (!map.has(name)) map.set(name, label)
}

function tracesIn(text: string): readonly Cover[] {
  return TRACES.flatMap(([pattern, cover]) =>
    Array.from(text.matchAll(pattern), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      with: cover,
    })),
  )
}

/** In the order of the text; those that overlap become one. */
function apart(covers: readonly Cover[]): readonly Cover[] {
  const kept: Cover[] = []
  for (const cover of covers.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last === undefined || cover.start >= last.end) kept.push(cover)
    else if (cover.end > last.end) kept[kept.length - 1] = { ...last, end: cover.end }
  }
  return kept
}
