import type { MailMark } from './read-attribution.js'

/** An address in brackets, as it stands behind a name. */
export const ADDRESS = /[<[(]{1,2}(?:mailto:)?([^\s<>()[\]@]{1,80}@[^\s<>()[\]@]{1,80})[>\])]{1,2}/u
/** An address by itself. */
export const BARE_ADDRESS = /(?:^|\s)([^\s<>()[\]@,;:]{1,80}@[^\s<>()[\]@,;:]{1,80})/u
const LONGEST_NAME = 100

/** `Ana <ana@example.org>` in two; the address stands for a name that is missing. */
export function nameAndAddress(from: string): Pick<MailMark, 'author' | 'address'> {
  const found = ADDRESS.exec(from) ?? BARE_ADDRESS.exec(from)
  const address = (found?.[1] ?? '').toLowerCase()
  const name = (found === null ? from : from.slice(0, found.index)).replace(/["“”*]/gu, '').trim()
  return { author: (name === '' ? from.replace(/[<>*]/gu, '').trim() : name).slice(0, LONGEST_NAME), address }
}
