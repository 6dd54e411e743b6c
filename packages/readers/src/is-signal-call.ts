const CALL = /^(?:Incoming|Outgoing|Missed) (?:(?:voice|video|group|adhoc) )?call(?: \([^()]{0,60}\))?$/u

/** Tells whether the words of a message were made by signal-export for a call. */
export function isSignalCall(text: string): boolean {
  return text.length < 120 && CALL.test(text.trim())
}
