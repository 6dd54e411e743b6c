import { readAscii } from '../byte-reads.js'
import { writeJoined } from '../byte-writes.js'
import type { Details } from '../detail.js'
import { GatheredDetails } from '../gathered-details.js'
import { LARGEST_UNPACKED_TEXT } from '../limits.js'
import { readIccNames } from '../metadata/read-icc-names.js'
import { readProvenance } from '../metadata/read-provenance.js'
import { readXmp } from '../metadata/read-xmp.js'
import { sayStrings } from '../say-strings.js'
import { sayValue } from '../say-value.js'
import { trailingData } from '../trailing-data.js'
import type { Gif } from './walk-gif.js'

/** Programs whose block says how often the frames are shown. */
export const LOOPS: ReadonlySet<string> = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0'])

/** Reads every block of a GIF that shows nothing, and what stands behind its end. */
export function readGifDetails(gif: Gif): Details {
  const gathered = new GatheredDetails()
  const { details, embedded } = gathered
  const add = (more: Details): void => gathered.add(more.details, more.embedded)
  for (const part of gif.parts) {
    if (part.type === 'frame') continue
    const whole = writeJoined(part.pieces)
    if (part.kind === 0xfe) {
      const bytes = writeJoined([part.head, whole])
      details.push({ sign: 'comment', label: 'GIF comment', value: sayValue(bytes), bytes, isSaid: true })
      continue
    }
    if (part.kind === 0x01) {
      details.push({ sign: 'comment', label: 'GIF text', value: sayValue(whole), bytes: whole, isSaid: true })
      continue
    }
    const name = readAscii(part.head, 0, 11)
    if (part.kind === 0xff && LOOPS.has(name)) {
      if (part.pieces.length > 1 || part.pieces[0]?.length !== 3)
        details.push({ sign: 'other-metadata', label: `GIF ${name}`, value: sayStrings(whole), bytes: whole })
      continue
    }
    if (part.kind === 0xff && name === 'XMP DataXMP') {
      // This one is not cut into pieces: it stands as it is, with a tail that leads readers of pieces out of it.
      const tail = part.raw.lastIndexOf(0x3e)
      add(readXmp(part.raw.subarray(12, Math.min(tail + 1, LARGEST_UNPACKED_TEXT))))
    } else if (part.kind === 0xff && name === 'ICCRGBG1012') gathered.add(readIccNames(whole))
    else if (part.kind === 0xff && name.startsWith('C2PA')) add(readProvenance(whole, 'GIF'))
    else {
      const words = sayStrings(whole)
      details.push({
        sign: 'other-metadata',
        label: /^[\w .-]{3,}$/u.test(name) ? `GIF ${name}` : 'GIF block',
        value: words === '' ? `${whole.length} bytes` : words,
        bytes: whole,
      })
    }
  }
  add(trailingData(gif.trailing))
  return { details, embedded }
}
