import { binaryText } from './binary-text.js'

const COMPRESSED = 0x75465a4c
const PLAIN = 0x414c454d
/** What every compressed text is taken to start behind, so that short ones become shorter. */
const BEFORE =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'
const WINDOW = 4096
/** The largest text that is believed; with pictures in it a letter may be large. */
const LARGEST = 64_000_000

/**
 * Unpacks the rich text of a mail of Outlook, as MS-OXRTFCP describes it, into characters of one byte each. What is cut
 * is unpacked up to there; an empty string when it is no such text.
 */
export function decompressRtf(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 16) return ''
  const size = Math.min(view.getUint32(4, true), LARGEST)
  const kind = view.getUint32(8, true)
  if (kind === PLAIN) return binaryText(bytes.subarray(16, 16 + size))
  if (kind !== COMPRESSED) return ''
  const window = new Uint8Array(WINDOW)
  for (let at = 0; at < BEFORE.length; at++) window[at] = BEFORE.charCodeAt(at)
  // A size that is a lie costs no more than what can be unpacked at all: 17 bytes of two.
  const out = new Uint8Array(Math.min(size, bytes.length * 9 + 16))
  let write = BEFORE.length
  let length = 0
  const put = (byte: number): void => {
    window[write] = byte
    write = (write + 1) % WINDOW
    if (length < out.length) out[length++] = byte
  }
  let at = 16
  while (at < bytes.length && length < out.length) {
    const control = bytes[at++] ?? 0
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(bytes[at++] ?? 0)
        continue
      }
      const token = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
      at += 2
      const from = token >>> 4
      // A reference to where writing goes on is the end.
      if (from === write) return binaryText(out.subarray(0, length))
      for (let step = 0; step < (token & 0xf) + 2; step++) put(window[(from + step) % WINDOW] ?? 0)
    }
  }
  return binaryText(out.subarray(0, length))
}
