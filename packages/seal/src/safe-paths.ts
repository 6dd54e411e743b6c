import { sameEverywhere } from './same-everywhere.js'

/** What a file system, a shell or a screen would take for something else than a sign of a name. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\/:*?"<>|\ufffd]/gu
/** Names that Windows keeps for devices, with or without an ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/iu
/** Most file systems allow 255; a number may still be added. */
const MOST_BYTES = 200
const MOST_BYTES_NUMBERED = 230
/** Longer than this, some machine cannot make it. */
const LONGEST_PATH = 4_000
/** The end of a name tells what kind of file it is. */
const LONGEST_ENDING = 16

/**
 * Makes a path that every machine can have, out of names that a device had: whatever a file system, a shell or a screen
 * would take for something else becomes `_`, and so does a name that leads elsewhere. The same names always make the same
 * path, and a path that is safe already stays as it is.
 */
export function safePath(names: readonly string[]): string {
  return names.map(safeName).join('/')
}

/** Tells whether a path can be made on any machine, and stays within the folder it is made in. */
export function isSafePath(path: string): boolean {
  if (path.length === 0 || path.length > LONGEST_PATH) return false
  return path.split('/').every((name) => plainName(name) === name && bytesOf(name) <= MOST_BYTES_NUMBERED)
}

/**
 * Gives each path a name of its own on machines that do not tell capital letters or ways of writing an accent apart, so
 * that nothing is a file in one place and a folder in another.
 *
 * @param taken - The paths so far, as such machines see them, those of folders with a slash at the end; the new one and the
 * folders it is in are added.
 */
export function nameApart(path: string, taken: Set<string>): string {
  const names = path.split('/')
  const file = names.pop() ?? ''
  let within = ''
  for (const folder of names) {
    within = numbered(within, folder, (tried) => !taken.has(tried)) + '/'
    taken.add(sameEverywhere(within))
  }
  const apart = numbered(within, file, (tried) => !taken.has(tried) && !taken.has(`${tried}/`))
  taken.add(sameEverywhere(apart))
  return apart
}

/** The name, or the first with a number that is free. */
function numbered(within: string, name: string, isFree: (tried: string) => boolean): string {
  const dot = name.lastIndexOf('.')
  const end = dot > 0 ? dot : name.length
  for (let number = 1; ; number++) {
    const tried = within + (number === 1 ? name : `${name.slice(0, end)} (${number})${name.slice(end)}`)
    if (isFree(sameEverywhere(tried))) return tried
  }
}

function safeName(name: string): string {
  return shortened(plainName(name))
}

function plainName(name: string): string {
  const plain = name
    .replace(UNSAFE, '_')
    .replace(/^ +/u, (spaces) => '_'.repeat(spaces.length))
    .replace(/[. ]$/u, '_')
  if (plain === '') return '_'
  return DEVICE.test(plain) ? `_${plain}` : plain
}

function shortened(name: string): string {
  if (bytesOf(name) <= MOST_BYTES) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= LONGEST_ENDING ? name.slice(dot) : ''
  let begin = ''
  let left = MOST_BYTES - bytesOf(ending) - 1
  for (const sign of name.slice(0, name.length - ending.length)) {
    left -= bytesOf(sign)
    if (left < 0) break
    begin += sign
  }
  return `${begin}_${ending}`
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
