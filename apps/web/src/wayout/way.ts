import type { Answers, Reveal } from '@telltale/wayout'
import { keptWhileOpen } from '../kept-while-open.js'

/** Where somebody is on this screen. */
export type Place = 'welcome' | 'danger' | 'asking' | 'plan' | 'draft' | 'seal' | 'open'

/** All that was said on the way out. It is in memory only. */
export interface Way {
  readonly at: Place
  /** Where one was before a place that is no step of the way. */
  readonly before: Place
  readonly answers: Answers
  readonly skipped: readonly string[]
  /** Questions that were answered or skipped, in that order: the way back. */
  readonly asked: readonly (keyof Answers)[]
  /** What was answered to the question that one went back to. */
  readonly was: Answers
  readonly addressee: string
  readonly reveal: readonly Reveal[]
  /** Lines of the draft that were cut out. */
  readonly cut: readonly string[]
  /** Languages of what is handed on; undefined until the person chose. */
  readonly languages: readonly string[] | undefined
}

/** Nothing was said yet, and nothing is revealed in a draft unless the person says so. */
export const FIRST_WAY: Way = {
  at: 'welcome',
  before: 'welcome',
  answers: {},
  skipped: [],
  asked: [],
  was: {},
  addressee: 'general',
  reveal: [],
  cut: [],
  languages: undefined,
}

/** Keeps the way while the page is open, so that whoever looks at another screen comes back to where they were. */
export const useWay = keptWhileOpen(() => FIRST_WAY)
