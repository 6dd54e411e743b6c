import { readsAs, readU16, readU32 } from '../byte-reads.js'
import type { Details } from '../detail.js'
import { GatheredDetails } from '../gathered-details.js'
import { DEEPEST_EMBEDDING, MOST_PARTS } from '../limits.js'
import { sayStrings } from '../say-strings.js'
import { readExif } from './read-exif.js'
import { readIccNames } from './read-icc-names.js'
import { readIptc } from './read-iptc.js'
import { readXmp } from './read-xmp.js'

/** Resources that say how a picture is printed or shown, and nothing of anybody. */
const TECHNICAL: ReadonlySet<number> = new Set([
  0x3ed, 0x3f3, 0x3f5, 0x3f8, 0x400, 0x401, 0x406, 0x408, 0x40a, 0x40d, 0x411, 0x414, 0x416, 0x417, 0x419, 0x41e, 0x420,
  0x425, 0x426, 0x428, 0x42a, 0x42d, 0x430, 0x43a, 0x43b, 0x2710,
])

/**
 * What Photoshop, and programs that write as it does, left in a picture.
 *
 * @param depth - In how many blocks of Exif and of Photoshop this one lies; Exif that lies too deep is named as a whole.
 */
export function readPhotoshop(bytes: Uint8Array, depth = 0): Details {
  const gathered = new GatheredDetails()
  const { details, embedded } = gathered
  const add = (more: Details): void => gathered.add(more.details, more.embedded)
  let at = 0
  while (at + 12 <= bytes.length && details.length < MOST_PARTS) {
    if (!/^(?:8BIM|PHUT|AgHg|DCSR|MeSa)/u.test(String.fromCharCode(...bytes.subarray(at, at + 4)))) break
    const id = readU16(bytes, at + 4)
    const nameLength = bytes[at + 6] ?? 0
    const start = at + 6 + nameLength + 1 + ((nameLength + 1) % 2)
    const length = readU32(bytes, start)
    if (start + 4 + length > bytes.length) break
    const value = bytes.subarray(start + 4, start + 4 + length)
    at = start + 4 + length + (length % 2)
    if (id === 0x404) gathered.add(readIptc(value))
    else if ((id === 0x422 || id === 0x423) && depth < DEEPEST_EMBEDDING) add(readExif(value, false, depth + 1))
    else if (id === 0x424) add(readXmp(value))
    else if (id === 0x40f) gathered.add(readIccNames(value))
    else if ((id === 0x409 || id === 0x40c) && length > 28) {
      const small = value.subarray(28)
      details.push({
        sign: 'thumbnail',
        label: 'Photoshop thumbnail',
        value: `${small.length} bytes`,
        bytes: small.subarray(20),
      })
      if (readsAs(small, 0, '\xff\xd8')) embedded.push({ bytes: small, label: 'Photoshop thumbnail', isShown: false })
    } else if (!TECHNICAL.has(id)) {
      const words = sayStrings(value)
      if (words !== '')
        details.push({
          sign: id === 0x40b ? 'external-link' : 'other-metadata',
          label: `Photoshop 0x${id.toString(16).padStart(4, '0')}`,
          value: words,
          bytes: value,
        })
    }
  }
  const rest = bytes.subarray(at)
  if (rest.some((byte) => byte !== 0))
    details.push({ sign: 'other-metadata', label: 'Photoshop block', value: sayStrings(rest), bytes: rest })
  return { details, embedded }
}
