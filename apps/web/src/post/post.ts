import type { ExposureProfile, Region } from '@telltale/model'
import { keptWhileOpen } from '../kept-while-open.js'
import type { Eyes, PostCopied, PostLooked } from './asks.js'
import { keptProfiles } from './kept-profiles.js'

/** A part of a picture that may be covered. */
export interface Box extends Region {
  readonly id: string
  /** What was found there; undefined for one that the person drew. */
  readonly label?: string
  readonly isCovered: boolean
}

/** Changes a box by what it is by now, or takes it away. */
export type ChangeBox = (id: string, to: ((box: Box) => Partial<Box>) | undefined) => void

/** What was made of one file. */
export interface Made {
  readonly boxes: readonly Box[]
  readonly copied?: PostCopied
}

/** What somebody wants to publish, and how far they are. In memory only. */
export interface Post {
  readonly words: string
  readonly files: readonly File[]
  readonly profiles: readonly ExposureProfile[]
  readonly keep: { readonly colour: boolean; readonly copyright: boolean }
  readonly looked?: PostLooked
  /** By index into the files. */
  readonly made: Readonly<Record<number, Made>>
}

/** Nothing was brought yet. A copy keeps its colours, and the name of its author only when asked. */
export const NO_POST: Post = {
  words: '',
  files: [],
  profiles: [],
  keep: { colour: true, copyright: false },
  made: {},
}

/** What is being looked at, for whoever comes back to it. It begins with what was to be remembered of the person. */
export const usePost = keptWhileOpen<Post>(() => ({ ...NO_POST, profiles: keptProfiles.read() ?? [] }))

/** The models that look at pictures, once they were loaded; undefined before, and again when all is forgotten. */
export const useEyes = keptWhileOpen<Eyes | undefined>(() => undefined)
