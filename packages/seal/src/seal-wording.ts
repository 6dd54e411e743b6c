import type { Wording } from '@telltale/model'
import { en } from './wording/en.js'
import { zh } from './wording/zh.js'

/** Every sentence about sealing, by language. A new language is one more file, and its name here. */
export const SEAL_WORDING: Readonly<Record<string, Wording>> = { en, zh }
