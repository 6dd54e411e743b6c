import type { ExposureKind } from './exposure-kind.js'
import type { ExposureLevel } from './exposure-level.js'
import type { ExposureProfile } from './exposure-profile.js'
import type { Region, Sign, TextPlace } from './posting.js'
import type { Advice, NoticeReport } from './report.js'

/** One place where something is given away: words with those around them, a field, or a part of a picture. */
export interface ExposurePlace {
  /** Index of the item in the posting. */
  readonly item: number
  readonly where: TextPlace | 'metadata' | 'picture'
  /** Index of the text in the item, with the quote's own place in it; left out where it is no text. */
  readonly text?: number
  readonly start?: number
  readonly end?: number
  /** The exact words, or the value of a field. */
  readonly quote?: string
  readonly before?: string
  readonly after?: string
  /** The field that holds it. */
  readonly label?: string
  /** Several where words break over lines. */
  readonly regions?: readonly Region[]
  readonly sign?: Sign
}

/** One thing that the posting gives away, with every place it does so. */
export interface ExposureFinding {
  /** `kind/name`, as in the pack. */
  readonly rule: string
  readonly kind: ExposureKind
  readonly level: ExposureLevel
  readonly title: string
  /**
   * `learned`: no rule saw it; the sentence sounds like posts that give such a thing away. `both`: a rule saw it, and it
   * sounds so too. Left out, or `rule`: a rule, a number or a sign of a file.
   */
  readonly basis?: 'rule' | 'learned' | 'both'
  /** What a stranger learns from it. */
  readonly learns: string
  /** What one who recruits, stalks or swindles would do with it. */
  readonly uses?: string
  /** When it is harmless. */
  readonly couldAlsoBe: readonly string[]
  readonly places: readonly ExposurePlace[]
}

/** What several findings give away together, which none of them does alone. */
export interface ExposureSum {
  readonly id: string
  readonly level: ExposureLevel
  readonly text: string
  /** Indexes into `findings`. */
  readonly findings: readonly number[]
}

/** One text of the posting said in a more general way. Nothing is masked: it reads as if it had been written so. */
export interface Rewording {
  readonly item: number
  readonly text: number
  readonly reworded: string
  readonly changes: readonly {
    readonly start: number
    readonly end: number
    readonly to: string
    readonly finding: number
  }[]
}

/** What a posting gives away, in words, for its author. Its JSON form is an interface: see the published JSON Schema. */
export interface ExposureReport {
  readonly exposureVersion: 1
  readonly id: string
  /** The language of the report's own sentences. Quotes stay as they are. */
  readonly language: string
  readonly pack: { readonly version: string; readonly digest: string }
  readonly profiles: readonly ExposureProfile[]
  /** Of each item: its name, format, and the sizes of its pages. */
  readonly items: readonly {
    readonly name?: string
    readonly format: string
    readonly level: ExposureLevel
    readonly pages?: readonly { readonly width: number; readonly height: number }[]
  }[]
  readonly level: ExposureLevel
  /** The level in one sentence. */
  readonly summary: string
  /** Everything above `fine`, most harmful first. */
  readonly findings: readonly ExposureFinding[]
  readonly together: readonly ExposureSum[]
  /** What was seen and may stay. */
  readonly fine: readonly ExposureFinding[]
  readonly rewordings: readonly Rewording[]
  /** What to do now, mildest first. */
  readonly now: readonly Advice[]
  readonly limits: readonly Advice[]
  readonly notices: readonly NoticeReport[]
}
