/** What finders of identifiers may find; rules of a pack name them. */
export const IDENTIFIER_NAMES = [
  'phone',
  'email',
  'handle',
  'card',
  'iban',
  'national-number',
  'tax-number',
  'social-security',
  'passport',
  'birth-date',
  'secret',
  'private-key',
  'password',
  'login-code',
  'recovery-phrase',
  'url-with-token',
  'wifi',
  'coordinates',
  'map-link',
  'booking-code',
  'boarding-pass',
  'plate',
  'device-number',
  'ip-address',
  'mac-address',
  'secrecy-mark',
] as const

export type IdentifierName = (typeof IDENTIFIER_NAMES)[number]

/** Tells whether there is a finder of that name. */
export function isIdentifierName(word: string): word is IdentifierName {
  return IDENTIFIER_NAMES.some((name) => name === word)
}
