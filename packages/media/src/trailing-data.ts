import { readAscii, readsAs } from './byte-reads.js'
import type { Detail, Details } from './detail.js'
import type { EmbeddedFile } from './media-format.js'
import { sayKindOfBytes } from './say-kind-of-bytes.js'
import { sayStrings } from './say-strings.js'

/** How far into it another file is looked for: phones put a few fields of their own before a film. */
const SEARCHED = 1_000_000
const MOST_PICTURES = 8

/** What stands after the end of a picture: more pictures, a film, a phone's own notes, an archive. */
export function trailingData(bytes: Uint8Array): Details {
  if (!bytes.some((byte) => byte !== 0)) return { details: [], embedded: [] }
  const kind = sayKindOfBytes(bytes)
  const film = kind === undefined ? filmIn(bytes) : undefined
  const words = sayStrings(bytes.subarray(Math.max(0, bytes.length - 4000)))
  const said = [
    `${bytes.length} bytes`,
    ...(kind === undefined ? [] : [kind]),
    ...(film === undefined ? [] : ['film']),
    ...(words === '' || kind !== undefined ? [] : [words]),
  ]
  const details: Detail[] = [
    {
      sign:
        kind === 'JPEG picture'
          ? 'preview'
          : kind === undefined && film === undefined
            ? 'trailing-data'
            : 'embedded-file',
      label: 'after the end of the picture',
      value: said.join(' · '),
      bytes: bytes.subarray(0, 256),
    },
  ]
  const embedded: EmbeddedFile[] = []
  if (kind === 'JPEG picture') {
    for (const start of picturesIn(bytes))
      embedded.push({ bytes: bytes.subarray(start), label: 'picture after the end of the picture', isShown: false })
  } else if (kind !== undefined && kind !== 'RIFF file')
    embedded.push({ bytes, label: 'file after the end of the picture', isShown: false })
  if (film !== undefined)
    embedded.push({ bytes: bytes.subarray(film), label: 'film after the end of the picture', isShown: false })
  return { details, embedded }
}

/** Where a film starts: a box of the type `ftyp` with a sensible length. */
function filmIn(bytes: Uint8Array): number | undefined {
  const end = Math.min(bytes.length - 12, SEARCHED)
  for (let at = bytes.indexOf(0x66, 4); at !== -1 && at < end; at = bytes.indexOf(0x66, at + 1))
    if (readsAs(bytes, at, 'ftyp') && /^[a-z0-9 ]{4}$/iu.test(readAscii(bytes, at + 4, 4))) return at - 4
  return undefined
}

function picturesIn(bytes: Uint8Array): readonly number[] {
  const starts: number[] = []
  for (let at = bytes.indexOf(0xff); at !== -1 && starts.length < MOST_PICTURES; at = bytes.indexOf(0xff, at + 1)) {
    if (!readsAs(bytes, at, '\xff\xd8\xff')) continue
    // Small pictures of that picture are found when it is looked into.
    if (starts.length === 0 || readsAs(bytes, at - 2, '\xff\xd9')) starts.push(at)
  }
  return starts
}
