import type { ComponentType } from 'preact'
import type { Texts } from './say.js'
import type { Language } from './state.js'

/** A screen as its own file gives it: what is seen, and the sentences that nothing else says. */
export interface ScreenPart {
  readonly View: ComponentType
  readonly texts: Readonly<Record<Language, Texts>>
}

interface ScreenEntry {
  /** What stands above its name where a thumb is: one line on a grid of 24 by 24. */
  readonly icon: string
  /** Fetches its program and sentences; the first screen needs none of them. */
  readonly load: (() => Promise<ScreenPart>) | undefined
}

const ENTRIES = {
  check: { icon: 'M4 5h16v11h-9l-4 4v-4H4z M8 9h8 M8 12.5h5', load: undefined },
  post: {
    icon: 'M12 15V4 M8 7.5L12 4l4 3.5 M5 13v7h14v-7',
    load: async () => (await import('./screens/post.js')).screen,
  },
  wayout: {
    icon: 'M10 4H5v16h5 M10 12h10 M16.5 8.5L20 12l-3.5 3.5',
    load: async () => (await import('./screens/wayout.js')).screen,
  },
  cases: {
    icon: 'M5 5h6v15H5z M13 5h6v15h-6z M7.5 9h1 M15.5 9h1',
    load: async () => (await import('./screens/cases.js')).screen,
  },
  saved: {
    icon: 'M6 11h12v9H6z M8.5 11V8a3.5 3.5 0 0 1 7 0v3',
    load: async () => (await import('./screens/saved.js')).screen,
  },
  about: {
    icon: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M12 11v5.5 M12 7.6v.4',
    load: async () => (await import('./screens/about.js')).screen,
  },
} as const satisfies Readonly<Record<string, ScreenEntry>>

export type Screen = keyof typeof ENTRIES

/** Every screen, in the order in which they stand in the navigation. */
export const SCREENS: Readonly<Record<Screen, ScreenEntry>> = ENTRIES
