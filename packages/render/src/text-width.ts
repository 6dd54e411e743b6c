import { displayWidth } from './display-width.js'
import { splitCharacters } from './split-characters.js'

/** How many columns of a terminal a text takes. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of splitCharacters(text)) width += displayWidth(character)
  return width
}
