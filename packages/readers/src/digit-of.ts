/** The value of a decimal digit of the scripts in which exports write numbers, or -1. */
export function digitOf(code: number): number {
  if (code < 0x660) return code >= 0x30 && code <= 0x39 ? code - 0x30 : -1
  for (const zero of OTHER_ZEROS) if (code >= zero && code <= zero + 9) return code - zero
  return -1
}

/** Arabic-Indic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Thai, Myanmar, Khmer and full-width zeros. */
const OTHER_ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xe50, 0x1040, 0x17e0, 0xff10]
