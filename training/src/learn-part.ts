import { KINDS, STAGES, type LearnedHead, type LearnedPart } from '@telltale/model'
import { contrastTwins } from './contrast-twins.js'
import { examplesOf, type Vocabulary } from './examples-of.js'
import { fitLogistic, type Examples, type Fitted } from './fit-logistic.js'
import { packTable } from './pack-table.js'
import { REACH, type LearnTurn, type Side } from './sides.js'

/** Found by leaving authors out; see the model card. */
export interface Settings {
  readonly toneCost: number
  readonly stageCost: number
  /** How much the side of the person in an approach counts as an innocent. */
  readonly drawnInShare: number
  /** How much a conversation of a public set counts. */
  readonly publicShare: number
  /** How much the difference between an approach and its honest twin counts beside the two themselves. */
  readonly contrastShare: number
  /** Features kept for tone, the weightiest first, and how many of them for everything else as well. */
  readonly mostRows: number
  readonly wholeRows: number
}

export const SETTINGS: Settings = {
  toneCost: 40,
  stageCost: 3,
  drawnInShare: 0.5,
  publicShare: 0.3,
  contrastShare: 0.5,
  mostRows: 260_000,
  wholeRows: 60_000,
}

/** Seen in fewer pairs than this, a feature may be one author's accident. */
const LEAST_PAIRS = 2
const FEATURES_OF_A_TECHNIQUE = 300
const LEAST_OF_A_TECHNIQUE = 12
const WINDOW = 24
const MOST_TWINS = 2
/** The first heads, tone and drawn, are asked of every text; the others of what a report names. */
const ALWAYS_HEARD = 2

/** Learns the weights from sides whose labels are known. The judge's coefficients are left at zero for a later step. */
export function learnPart(
  sides: readonly Side[],
  version: string,
  settings: Settings = SETTINGS,
  toneOnly = false,
): LearnedPart {
  const vocabulary = countFeatures(sides)
  const windows = sides.flatMap(windowsOf)
  const bags = examplesOf(
    windows.map(({ turns }) => [...new Set(turns.flatMap(({ keys }) => [...keys]))]),
    vocabulary,
  )
  const importance = Float64Array.from(windows, ({ side, share }) => share * importanceOf(side, settings))
  const twins = twinsOf(windows)
  const tone = fitLogistic(
    contrastTwins(bags, twins),
    Uint8Array.from([...windows.map(({ side }) => (side.isApproacher ? 1 : 0)), ...twins.flatMap(() => [1, 0])]),
    Float64Array.from([...importance, ...twins.flatMap(() => [settings.contrastShare, settings.contrastShare])]),
    settings.toneCost,
  )

  const drawn = fitLogistic(
    bags,
    Uint8Array.from(windows, ({ side }) => (side.isDrawnIn ? 1 : 0)),
    Float64Array.from(windows, ({ side, share }) =>
      side.isApproacher ? 0 : share * (isPublic(side) ? settings.publicShare : 1),
    ),
    settings.toneCost,
  )
  const heads: { readonly head: LearnedHead; readonly fitted: Fitted }[] = [
    { head: 'tone', fitted: tone },
    { head: 'drawn', fitted: drawn },
  ]
  if (toneOnly) return pack(version, heads, vocabulary, settings, () => ({}))

  // What tells stages and kinds apart is in words and neighbours; more is only needed to tell an approach from honest talk.
  const turns = sides.filter(isForStages).flatMap((side) => side.turns.map((turn) => ({ side, turn })))
  const single = examplesOf(
    turns.map(({ turn }) => nearOf(turn)),
    vocabulary,
  )
  const nearBags = examplesOf(
    windows.map(({ turns: of }) => [...new Set(of.flatMap(nearOf))]),
    vocabulary,
  )
  const ofTurns = Float64Array.from(turns, ({ side }) => (isPublic(side) ? settings.publicShare : 1))
  for (const stage of STAGES) {
    const labels = Uint8Array.from(turns, ({ turn }) => (hasStage(turn, stage) ? 1 : 0))
    heads.push({ head: stage, fitted: fitLogistic(single, labels, ofTurns, settings.stageCost, 50) })
  }
  const approaching = Float64Array.from(windows, ({ side, share }) => (side.isApproacher ? share : 0))
  for (const kind of KINDS) {
    const labels = Uint8Array.from(windows, ({ side }) => (side.kind === kind ? 1 : 0))
    heads.push({ head: kind, fitted: fitLogistic(nearBags, labels, approaching, settings.toneCost, 40) })
  }

  return pack(version, heads, vocabulary, settings, (rowOf) =>
    learnTechniques(
      turns.map(({ turn }) => turn),
      single,
      rowOf,
    ),
  )
}

function pack(
  version: string,
  heads: readonly { readonly head: LearnedHead; readonly fitted: Fitted }[],
  vocabulary: KnownFeatures,
  settings: Settings,
  techniquesOf: (rowOf: ReadonlyMap<number, number>) => LearnedPart['techniques'],
): LearnedPart {
  const whole = weightiest(heads, vocabulary, settings.wholeRows, (feature) => vocabulary.areNear[feature] === 1)
  const isIn = new Set(whole)
  const kept = [
    ...whole,
    ...weightiest(heads.slice(0, ALWAYS_HEARD), vocabulary, settings.mostRows).filter((feature) => !isIn.has(feature)),
  ].slice(0, settings.mostRows)
  return {
    version,
    heads: heads.map(({ head }) => head),
    biases: heads.map(({ fitted }) => round(fitted.bias)),
    reach: REACH,
    split: { heads: ALWAYS_HEARD, rows: whole.length },
    ...packTable(heads, vocabulary, kept, { heads: ALWAYS_HEARD, rows: whole.length }),
    techniques: techniquesOf(new Map(whole.map((feature, row) => [feature, row]))),
    judge: {
      bias: 0,
      tone: 1,
      drawn: 0,
      alone: 0,
      brief: 0,
      together: 0,
      rules: {},
      unclearFrom: 0.3,
      cautionFrom: 0.5,
      patternFrom: 0.8,
    },
  }
}

function nearOf({ keys, near }: LearnTurn): number[] {
  return [...keys.subarray(0, near)]
}

/** Public sets teach stages what ordinary turns are; a part of them is enough. */
const isForStages = (side: Side): boolean => !isPublic(side) || side.pair.endsWith('0')

export const isPublic = ({ file }: Side): boolean => file.startsWith('public ')

function importanceOf(side: Side, { drawnInShare, publicShare }: Settings): number {
  return side.isDrawnIn ? drawnInShare : isPublic(side) ? publicShare : 1
}

function hasStage({ techniques }: LearnTurn, stage: string): boolean {
  return techniques.some((each) => each.startsWith(`${stage}/`))
}

interface SideWindow {
  readonly side: Side
  readonly turns: readonly LearnTurn[]
  readonly share: number
}

/** Long sides are heard in windows; in an approach, only those in which something of it is said. */
function windowsOf(side: Side): readonly SideWindow[] {
  if (side.turns.length <= WINDOW) return [{ side, turns: side.turns, share: 1 }]
  const windows: SideWindow[] = []
  for (let from = 0; from < side.turns.length; from += WINDOW / 2) {
    const turns = side.turns.slice(from, from + WINDOW)
    if (side.isApproacher && !turns.some(({ techniques }) => techniques.length > 0)) continue
    windows.push({ side, turns, share: 1 })
    if (from + WINDOW >= side.turns.length) break
  }
  const share = 1 / Math.max(1, windows.length) ** 0.5
  return windows.map((each) => ({ ...each, share }))
}

/** Of each approacher's first window, those of up to two honest twins in the same place. */
function twinsOf(windows: readonly SideWindow[]): readonly (readonly [number, number])[] {
  const first = new Map<string, { readonly approaches: number[]; readonly innocents: number[] }>()
  const seen = new Set<Side>()
  windows.forEach(({ side }, index) => {
    if (seen.has(side) || isPublic(side) || side.isDrawnIn || (!side.isApproacher && side.isPerson)) return
    seen.add(side)
    const of = first.get(side.pair) ?? { approaches: [], innocents: [] }
    first.set(side.pair, of)
    ;(side.isApproacher ? of.approaches : of.innocents).push(index)
  })
  return [...first.values()].flatMap(({ approaches, innocents }) =>
    approaches.flatMap((approach) => innocents.slice(0, MOST_TWINS).map((innocent) => [approach, innocent] as const)),
  )
}

interface KnownFeatures extends Vocabulary {
  /** 1 for a feature of one word or of neighbours, 0 for words that stand apart. */
  readonly areNear: Uint8Array
}

function countFeatures(sides: readonly Side[]): KnownFeatures {
  const near = new Set(sides.flatMap(({ turns }) => turns).flatMap(nearOf))
  const seen = new Map<number, { last: string; pairs: number; sides: number }>()
  for (const side of sides) {
    for (const key of new Set(side.turns.flatMap(({ keys }) => [...keys]))) {
      const known = seen.get(key)
      if (!known) seen.set(key, { last: side.pair, pairs: 1, sides: 1 })
      else {
        known.sides++
        if (known.last !== side.pair) {
          known.last = side.pair
          known.pairs++
        }
      }
    }
  }
  const kept = [...seen].filter(([, { pairs }]) => pairs >= LEAST_PAIRS).sort(([a], [b]) => a - b)
  return {
    indexOf: new Map(kept.map(([key], index) => [key, index])),
    keys: Uint32Array.from(kept, ([key]) => key),
    rarity: Float64Array.from(kept, ([, { sides: count }]) => Math.log((1 + sides.length) / (1 + count)) + 1),
    areNear: Uint8Array.from(kept, ([key]) => (near.has(key) ? 1 : 0)),
  }
}

/** Tone and stages decide what is kept; a feature that moves neither only costs room. */
function weightiest(
  heads: readonly { readonly head: LearnedHead; readonly fitted: Fitted }[],
  { keys, rarity }: Vocabulary,
  most: number,
  isMeant: (feature: number) => boolean = () => true,
): readonly number[] {
  const worth = new Float64Array(keys.length)
  for (const { fitted } of heads.slice(0, ALWAYS_HEARD + STAGES.length))
    for (let i = 0; i < worth.length; i++)
      worth[i] = Math.max(worth[i] ?? 0, Math.abs(fitted.weights[i] ?? 0) * (rarity[i] ?? 0))
  return [...worth.keys()]
    .filter(isMeant)
    .sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b)
}

/** Within a stage, which technique: one against the others of the stage, over the stage's turns only. */
function learnTechniques(
  turns: readonly LearnTurn[],
  single: Examples,
  rowOf: ReadonlyMap<number, number>,
): LearnedPart['techniques'] {
  const out: Record<string, number[]> = {}
  const counts = new Map<string, number>()
  for (const { techniques } of turns) for (const each of techniques) counts.set(each, (counts.get(each) ?? 0) + 1)
  const names = [...counts].filter(([name, count]) => count >= LEAST_OF_A_TECHNIQUE && !name.startsWith('person/'))
  for (const [name] of names.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const stage = name.slice(0, name.indexOf('/'))
    const importance = Float64Array.from(turns, (turn) => (hasStage(turn, stage) ? 1 : 0))
    const labels = Uint8Array.from(turns, ({ techniques }) => (techniques.includes(name) ? 1 : 0))
    const { weights, bias } = fitLogistic(single, labels, importance, 5, 30)
    const best = [...rowOf]
      .map(([feature, row]) => ({ row, weight: weights[feature] ?? 0 }))
      .filter(({ weight }) => Math.abs(weight) > 0.02)
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.row - b.row)
      .slice(0, FEATURES_OF_A_TECHNIQUE)
    out[name] = [-1, round(bias), ...best.flatMap(({ row, weight }) => [row, Math.round(weight * 100) / 100])]
  }
  return out
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
