import type { FoundIdentifier } from './found-identifier.js'
import type { PlainText } from './plain-text.js'

const ADDRESS = /\b(?:https?|wss?|otpauth|ftp):\/\/[^\s<>"'“”，。；）】]{4,2048}/dgiu
/** Parameters by which whoever has the address is let in. */
const OPENING =
  /[?&#;](?:access_?token|auth(?:_?token)?|token|id_token|refresh_token|api_?key|key|sig(?:nature)?|x-amz-signature|x-goog-signature|secret|passw(?:or)?d|pwd|passcode|session(?:_?id)?|sid|sessid|phpsessid|jwt|code|otp|invite(?:_?code)?|reset(?:_?token)?|magic|sharekey|share_token|ticket|sas|sv=[^&]*&sig)=([^&#\s]{8,})/iu
const OPENING_PATH =
  /\/(?:reset-?password|password-?reset|magic-?link|verify-?email|activate|one-?time-?login|unsubscribe-all|join-private)\/[\w-]{16,}/iu
const PLACEHOLDER =
  /^(?:x+|\*+|\.{3}|<.*|\{.*|\$.*|your.*|my.*|abc.*|123456.*|token|secret|redacted.*|example.*|xxx.*|%3c.*|test.*|demo.*|sample.*|changeme.*)$/iu

/** Web addresses that let in whoever has them, and those that carry the secret of a second factor. */
export function findLinks(plain: PlainText): readonly FoundIdentifier[] {
  const found: FoundIdentifier[] = []
  for (const match of plain.text.matchAll(ADDRESS)) {
    const [address] = match
    const start = match.index
    const end = start + (/^[\s\S]*[^.,;:!?)\]]/u.exec(address)?.[0] ?? address).length
    if (/^otpauth:/iu.test(address)) {
      if (/[?&]secret=[A-Z2-7]{8,}/iu.test(address)) found.push({ name: 'url-with-token', start, end })
      continue
    }
    const value = OPENING.exec(address)?.[1]
    const opens = value !== undefined && !PLACEHOLDER.test(value) && /\d/u.test(value) && /\p{L}/u.test(value)
    if (opens || OPENING_PATH.test(address)) found.push({ name: 'url-with-token', start, end })
  }
  return found
}
