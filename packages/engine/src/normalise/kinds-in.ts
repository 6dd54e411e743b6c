import { kindsOfUnits } from './kinds-of-units.js'

/** The bits of all units of a text, taken together. */
export function kindsIn(text: string): number {
  const kindOf = kindsOfUnits()
  let kinds = 0
  for (let i = 0; i < text.length; i++) kinds |= kindOf[text.charCodeAt(i)] ?? 0
  return kinds
}
