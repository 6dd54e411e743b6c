/** Tells whether a value only stands where a password would be: `changeme`, `<password>`, `${SECRET}`, `****`. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value) || /^(.)\1+$/u.test(value)
}

const PLACEHOLDER =
  /^["'“‘`]?(?:[*x•.…#-]{3,}|[<{[$%(].*|your.*|my[-_ ]?(?:password|secret|token|key)|passw(?:or)?d?\d{0,3}|pass|secret|token|key|changeme|change[-_]?it|example.*|placeholder|postgres|root|admin|user|guest|null|none|undefined|true|false|string|todo|redacted|hidden|removed|required|incorrect|invalid|wrong|expired|forgotten|again|env\..*|process\.env.*|os\.environ.*|getenv.*|test|foo|bar|hunter2|correct ?horse.*|qwerty|letmein|123456(?:78)?9?0?)["'”’`]?[.,;!]?$/iu
