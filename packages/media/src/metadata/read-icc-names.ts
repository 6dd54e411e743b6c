import { readAscii, readsAs, readU32 } from '../byte-reads.js'
import type { Detail } from '../detail.js'
import { sayStrings } from '../say-strings.js'

/** Tags of a colour profile whose words name it, a device or somebody. */
const NAMING: Readonly<Record<string, string>> = {
  desc: 'ProfileDescription',
  cprt: 'ProfileCopyright',
  dmnd: 'DeviceMfgDesc',
  dmdd: 'DeviceModelDesc',
  targ: 'CharTarget',
  dscm: 'ProfileDescriptionML',
  mmod: 'MakeAndModel',
  scrd: 'ScreeningDesc',
  psd0: 'PostScript2CRD0',
  meta: 'Metadata',
}
const MOST_TAGS = 200
/** What a profile of our own writing says of itself. */
const OURS: ReadonlySet<string> = new Set(['Colours', 'None'])

/** What a colour profile says of itself in words: its name, its maker, the device it was made for. */
export function readIccNames(bytes: Uint8Array): readonly Detail[] {
  if (!readsAs(bytes, 36, 'acsp'))
    return [{ sign: 'colour-profile', label: 'ICC profile', value: sayStrings(bytes), bytes: bytes.subarray(0, 256) }]
  const details: Detail[] = []
  const count = Math.min(readU32(bytes, 128), MOST_TAGS)
  for (let index = 0; index < count; index++) {
    const entry = 132 + index * 12
    const name = NAMING[readAscii(bytes, entry, 4)]
    if (name === undefined) continue
    const at = readU32(bytes, entry + 4)
    const value = bytes.subarray(at, at + readU32(bytes, entry + 8))
    const words = wordsOf(value)
    if (words !== '')
      details.push({ sign: 'colour-profile', label: `ICC ${name}`, value: words, bytes: value.subarray(8) })
  }
  if (details.length > 0 && details.every(({ value }) => OURS.has(value ?? ''))) return []
  if (details.length === 0) details.push({ sign: 'colour-profile', label: 'ICC profile' })
  return details
}

function wordsOf(value: Uint8Array): string {
  if (readsAs(value, 0, 'mluc')) {
    const length = readU32(value, 20)
    const at = readU32(value, 24)
    return new TextDecoder('utf-16be')
      .decode(value.subarray(at, at + Math.min(length, 2000)))
      .replaceAll('\0', '')
      .trim()
  }
  if (readsAs(value, 0, 'desc')) return sayStrings(value.subarray(12, 12 + Math.min(readU32(value, 8), 2000)))
  if (readsAs(value, 0, 'text')) return sayStrings(value.subarray(8, 2008))
  return sayStrings(value.subarray(8, 2008))
}
