import { mixed } from './mixed.js'

/** The key of two features one after the other; of more, joined one by one. */
export function joined(first: number, second: number): number {
  return mixed((Math.imul(first, 31) + second + 1) | 0) | 0
}
