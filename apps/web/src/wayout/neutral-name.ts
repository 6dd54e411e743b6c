import { dayHere } from './day-here.js'

/** What every file is called that this screen hands out, without its ending: it tells a stranger nothing. */
export function neutralName(): string {
  return `notes-${dayHere()}`
}
