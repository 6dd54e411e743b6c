import type { SavedEntry } from '@telltale/host-web'
import type { ConversationSummary, Doing, Opened, Problem, Question, Shown } from './protocol.js'
import type { Screen } from './screens.js'

export type Language = 'en' | 'zh'
export type Theme = 'light' | 'dark' | 'system'

/** Where somebody is on the way from a file to a report. */
export type Step =
  | { readonly is: 'start' }
  | { readonly is: 'choosing'; readonly opened: Opened }
  | { readonly is: 'naming'; readonly opened: Opened; readonly conversation: number }
  | ReportStep

export interface ReportStep {
  readonly is: 'report'
  /** The conversations it is one of. */
  readonly opened: Opened
  readonly summary: ConversationSummary
  readonly question: Question
  readonly shown: Shown
  /** Before anything was struck out. */
  readonly whole: Shown
  /** Changes with every report, so that what is on the screen follows. */
  readonly number: number
}

/** Work that is under way, and how far it is. */
export interface Work {
  readonly doing: Doing
  readonly done: number
  readonly total: number
}

/** Everything that is on the screen, in one place. Nothing of it is stored; it is gone when the page is. */
export interface State {
  readonly language: Language
  readonly theme: Theme
  readonly screen: Screen
  readonly step: Step
  /** A report that was left by going back; it can be gone back to. */
  readonly resting: ReportStep | undefined
  readonly work: Work | undefined
  readonly problem: Problem | undefined
  readonly saved: readonly SavedEntry[]
  /** Pictures that another app shared, until the screen for them takes them. */
  readonly brought: readonly File[]
  /** A new version of the app is on the device and waits. */
  readonly hasUpdate: boolean
  /** The whole app is on the device: it works without a network from now on. */
  readonly isOffline: boolean
}

export type Event =
  | { readonly type: 'language'; readonly language: Language }
  | { readonly type: 'theme'; readonly theme: Theme }
  | { readonly type: 'screen'; readonly screen: Screen }
  | { readonly type: 'step'; readonly step: Step }
  | { readonly type: 'work'; readonly work: Work | undefined }
  | { readonly type: 'problem'; readonly problem: Problem | undefined }
  | { readonly type: 'saved'; readonly saved: readonly SavedEntry[] }
  | { readonly type: 'brought'; readonly files: readonly File[] }
  | { readonly type: 'update' }
  | { readonly type: 'offline' }
  | { readonly type: 'forget' }

/** The state at the beginning: nothing is open, and the first screen is shown. */
export function firstState(language: Language): State {
  return {
    language,
    theme: 'system',
    screen: 'check',
    step: { is: 'start' },
    resting: undefined,
    work: undefined,
    problem: undefined,
    saved: [],
    brought: [],
    hasUpdate: false,
    isOffline: false,
  }
}

/** What an event makes of the state: all changes there are, on one page. */
export function follow(state: State, event: Event): State {
  switch (event.type) {
    case 'language':
      return { ...state, language: event.language }
    case 'theme':
      return { ...state, theme: event.theme }
    case 'screen':
      return { ...state, screen: event.screen, problem: undefined }
    case 'step':
      return {
        ...state,
        step: event.step,
        // A report that was only looked at anew, as in another language, calls nobody away from another screen.
        screen: isSameReport(state.step, event.step) ? state.screen : 'check',
        problem: undefined,
        resting: event.step.is === 'start' ? (state.step.is === 'report' ? state.step : state.resting) : undefined,
      }
    case 'work':
      return { ...state, work: event.work, ...(event.work === undefined ? {} : { problem: undefined }) }
    case 'problem':
      return { ...state, problem: event.problem, work: undefined }
    case 'saved':
      return { ...state, saved: event.saved }
    case 'brought':
      return { ...state, brought: event.files }
    case 'update':
      return { ...state, hasUpdate: true }
    case 'offline':
      return { ...state, isOffline: true }
    case 'forget':
      return {
        ...firstState(state.language),
        theme: state.theme,
        hasUpdate: state.hasUpdate,
        isOffline: state.isOffline,
      }
  }
}

function isSameReport(before: Step, after: Step): boolean {
  return before.is === 'report' && after.is === 'report' && before.number === after.number
}
