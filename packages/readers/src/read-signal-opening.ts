/** One line that opens a message: `[2024-01-15 10:00:00] name: words`, or with a comma and without seconds in older exports. */
export interface SignalOpening {
  readonly at: string
  readonly speaker: string
  readonly hasSeconds: boolean
}

/** Longest name that is believed. */
const LONGEST_NAME = 120

/** Reads the opening of a message of signal-export, and where its words start; undefined when the line opens none. */
export function readSignalOpening(
  text: string,
  start: number,
  end: number,
): { readonly opening: SignalOpening; readonly textStart: number } | undefined {
  const from = text.charCodeAt(start) === 0xfeff ? start + 1 : start
  if (text.charCodeAt(from) !== 0x5b) return undefined
  const stamp = /^\[(\d{4}-\d{2}-\d{2}),? (\d{2}:\d{2})(:\d{2})?\] /u.exec(text.slice(from, Math.min(end, from + 24)))
  if (stamp === null) return undefined
  const nameStart = from + stamp[0].length
  const colon = text.indexOf(':', nameStart)
  let nameEnd = colon
  // The first colon with a space behind it, or at the end of the line, ends the name.
  while (nameEnd !== -1 && nameEnd < end && nameEnd + 1 < end && text.charCodeAt(nameEnd + 1) !== 0x20)
    nameEnd = text.indexOf(':', nameEnd + 1)
  if (nameEnd === -1 || nameEnd >= end || nameEnd === nameStart || nameEnd - nameStart > LONGEST_NAME) return undefined
  const [, day = '', minute = '', second] = stamp
  return {
    opening: {
      at: `${day}T${minute}${second ?? ':00'}`,
      speaker: text.slice(nameStart, nameEnd),
      hasSeconds: second !== undefined,
    },
    textStart: Math.min(end, nameEnd + 2),
  }
}
