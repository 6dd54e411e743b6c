const ISO =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ](?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/u

/** Tells whether a text is a day, or a day and a time, of ISO 8601. */
export function isIsoTime(text: string): boolean {
  return text.length <= 40 && ISO.test(text)
}
