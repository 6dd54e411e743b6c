import { guessLanguage } from '@telltale/engine'
import { addAll, type ExposureKind, type Rewording } from '@telltale/model'
import { chinesePhrasing } from './chinese-phrasing.js'
import { closeSeams } from './close-seams.js'
import { englishPhrasing } from './english-phrasing.js'
import type { Phrasing } from './phrase.js'
import { readsOddly } from './reads-oddly.js'
import { sentenceAround } from './sentence-around.js'
import { tellsWhenOrWhere } from './tells-when-or-where.js'

/** A stretch of a text that shall be said in a more general way. */
export interface Rewordable {
  readonly start: number
  readonly end: number
  /** Index of the finding; of stretches that overlap, the words of the lowest are taken. */
  readonly finding: number
  /** General words by language, best first. */
  readonly instead: Readonly<Record<string, readonly string[]>>
  readonly kind?: ExposureKind
}

type Change = Rewording['changes'][number]

const PHRASINGS: Readonly<Record<string, Phrasing>> = { en: englishPhrasing, zh: chinesePhrasing }

/** What opens something, stands for a person, or says who goes where: no general words make a sentence with it harmless. */
const LEFT_OUT_WHOLE: ReadonlySet<ExposureKind> = new Set(['credential', 'identity', 'movement'])
/** Of these, what a neighbouring clause says of time and place is a part. */
const TIED: ReadonlySet<ExposureKind> = new Set(['time', 'place', 'workplace', 'role'])

/**
 * Says a text in a more general way. In this order, for each stretch: general words that fit the sentence; the stretch left
 * out where the sentence stays whole without it; the whole sentence left out where others remain. Where none of the three
 * can be, the words stay, and the stretch is in none of the changes. Credentials, numbers of persons and movements go with
 * their whole sentence; where that cannot be, nothing is suggested for the text, since it would still tell them.
 *
 * @returns The new text, and the changes that make it, in the order of the text and apart from each other.
 */
export function reword(text: string, parts: readonly Rewordable[]): Pick<Rewording, 'reworded' | 'changes'> {
  const used = new Map<string, number>()
  let changes: Change[] = []
  for (const part of merged(parts.map((each) => ({ ...each, ...wholeToken(text, each) })))) {
    const last = changes.at(-1)
    // A sentence that is gone takes everything with it that is in it.
    if (last && last.end >= part.end) continue
    const change = changeFor(text, part, used)
    if (!change && isLeftOutWhole(part)) return { reworded: text, changes: [] }
    if (!change) continue
    const clear = changes.filter(({ end }) => end <= change.start)
    // A change that reaches back over others takes their place only where it takes all of them in.
    if (changes.slice(clear.length).some(({ start }) => start < change.start)) continue
    changes = [...clear, change]
  }
  changes = closeSeams(text, withoutDoubtful(text, changes, parts))
  const reworded = apply(text, changes)
  return reworded.trim() === '' ? { reworded: text, changes: [] } : { reworded, changes }
}

/** Overlapping stretches as one. */
function merged(parts: readonly Rewordable[]): readonly Rewordable[] {
  const whole: Rewordable[] = []
  for (const part of parts.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = whole.at(-1)
    if (!last || part.start >= last.end) whole.push(part)
    else {
      const graver = part.finding < last.finding ? part : last
      const [kind] = [last, part].flatMap((each) => (isLeftOutWhole(each) ? (each.kind ?? []) : []))
      whole[whole.length - 1] = {
        ...graver,
        start: last.start,
        end: Math.max(last.end, part.end),
        ...(kind === undefined ? {} : { kind }),
      }
    }
  }
  return whole
}

function isLeftOutWhole({ kind }: Rewordable): boolean {
  return kind !== undefined && LEFT_OUT_WHOLE.has(kind)
}

/** Changes sentence by sentence: one that would read oddly, or still tell when and where, goes as a whole or stays. */
function withoutDoubtful(text: string, changes: readonly Change[], parts: readonly Rewordable[]): Change[] {
  const kept: Change[] = []
  for (let index = 0; index < changes.length;) {
    const first = changes[index]
    if (!first) break
    const sentence = sentenceAround(text, first.start, first.end) ?? { start: first.start, end: first.end }
    const own = changes.slice(index).filter(({ end }) => end <= Math.max(sentence.end, first.end))
    index += own.length
    const isGone = own.length === 1 && first.to === '' && first.start <= sentence.start && first.end >= sentence.end
    if (isGone || !isDoubtful(text, sentence, own, parts)) addAll(kept, own)
    else {
      // A change that reaches over the end of the sentence keeps its place.
      const isClear =
        (kept.at(-1)?.end ?? 0) <= sentence.start && (changes[index]?.start ?? text.length) >= sentence.end
      if (isClear && hasMore(text, sentence)) kept.push({ ...sentence, to: '', finding: first.finding })
    }
  }
  return kept
}

function isDoubtful(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  changes: readonly Change[],
  parts: readonly Rewordable[],
): boolean {
  const before = text.slice(start, end)
  const within = changes.map((change) => ({ ...change, start: change.start - start, end: change.end - start }))
  if (readsOddly(before, apply(before, within))) return true
  const kinds = parts.filter((part) => part.start < end && part.end > start).map(({ kind }) => kind)
  if (!kinds.some((kind) => kind !== undefined && TIED.has(kind))) return false
  // Of what tells a time, the rest of its own clause is looked at too.
  const isWhole = kinds.includes('time')
  let at = 0
  return before.split(/(?<=[,;，；—])/u).some((clause) => {
    const from = at
    at += clause.length
    const inside = within.filter((change) => change.start < from + clause.length && change.end > from)
    if (inside.length > 0 && !isWhole) return false
    const left = inside.reduceRight(
      (rest, change) => rest.slice(0, Math.max(0, change.start - from)) + rest.slice(Math.max(0, change.end - from)),
      clause,
    )
    return tellsWhenOrWhere(left)
  })
}

/** Whether something is said beside a stretch, so that it can be left out. */
function hasMore(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return /\p{L}/u.test(text.slice(0, start)) || /\p{L}/u.test(text.slice(end))
}

function changeFor(text: string, part: Rewordable, used: Map<string, number>): Change | undefined {
  const { start, end, finding, instead } = part
  const sentence = sentenceAround(text, start, end)
  if (isLeftOutWhole(part)) return sentence && hasMore(text, sentence) ? { ...sentence, to: '', finding } : undefined
  const language = guessLanguage([
    { speaker: '', text: sentence ? text.slice(sentence.start, sentence.end) : text.slice(start, end) },
  ])
  const phrasing = PHRASINGS[language]
  const options = instead[language] ?? []
  // Said again, the same words sound odd: those that were used least come first.
  for (const general of options.toSorted((a, b) => (used.get(a) ?? 0) - (used.get(b) ?? 0))) {
    const fit = phrasing?.fit(text, start, end, general)
    if (!fit) continue
    used.set(general, (used.get(general) ?? 0) + 1)
    return { ...fit, finding }
  }
  if (phrasing?.canLeaveOut(text, start, end) === true) {
    const space = /[ \t，、,]/u.test(text.charAt(end)) && !/\S/u.test(text.charAt(start - 1)) ? 1 : 0
    const lead = space === 0 && /[ \t]/u.test(text.charAt(start - 1)) ? 1 : 0
    return { start: start - lead, end: end + space, to: '', finding }
  }
  if (!sentence || end - start < LEAST_OF_SENTENCE * (sentence.end - sentence.start)) return undefined
  if (!hasMore(text, sentence)) return undefined
  return { ...sentence, to: '', finding }
}

/** A sentence is left out only when so much of it says what shall not be said. */
const LEAST_OF_SENTENCE = 0.4

/** Half a number or half a code left behind would give the rest away, or read oddly. */
function wholeToken(text: string, { start, end }: Rewordable): { readonly start: number; readonly end: number } {
  const after = /^(?:[\p{Script=Latin}\p{N}]{1,40}|[-./]\p{N}{1,12}){1,4}/u.exec(text.slice(end, end + 60))?.[0] ?? ''
  const isInside = /[\p{Script=Latin}\p{N}]/u.test(text.charAt(end - 1))
  const unit = /^(?: ?[号號楼樓室层層弄巷栋棟幢座] ?\d{0,5}){1,4}/u.exec(text.slice(end, end + 24))?.[0].trimEnd() ?? ''
  return {
    start,
    end: end + (isInside && after !== '' ? after.length : /\d/u.test(text.charAt(end - 1)) ? unit.length : 0),
  }
}

function apply(text: string, changes: readonly Change[]): string {
  let reworded = ''
  let at = 0
  for (const { start, end, to } of changes) {
    reworded += text.slice(at, start) + to
    at = end
  }
  return reworded + text.slice(at)
}
