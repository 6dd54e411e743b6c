import type { Settling } from './part-settler.js'

/** What is gathered while a document is settled, before anything is. */
export function newSettling(): Settling {
  return {
    details: [],
    shown: [],
    hidden: [],
    cuts: new Map(),
    unseenStyles: new Set(),
    colouredStyles: new Set(),
    refuse: false,
  }
}
