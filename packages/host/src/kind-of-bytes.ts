/** A kind of file that people hand over in place of a chat. */
export type OtherKind = 'picture' | 'film' | 'sound' | 'packed'

/** How files of each kind begin: a sign, and how far from the start it stands. */
const SIGNS: readonly (readonly [kind: OtherKind, at: number, sign: string])[] = [
  ['picture', 0, '\xff\xd8\xff'],
  ['picture', 0, '\x89PNG'],
  ['picture', 0, 'GIF8'],
  ['picture', 8, 'WEBP'],
  ['picture', 0, 'II*\0'],
  ['picture', 0, 'MM\0*'],
  ['picture', 0, '8BPS'],
  ['picture', 0, '\xff\x0a'],
  ['picture', 4, 'JXL '],
  ['picture', 4, 'ftyphei'],
  ['picture', 4, 'ftyphev'],
  ['picture', 4, 'ftypmif1'],
  ['picture', 4, 'ftypavi'],
  ['sound', 4, 'ftypM4A'],
  ['film', 4, 'ftyp'],
  ['film', 0, '\x1aE\xdf\xa3'],
  ['film', 8, 'AVI '],
  ['sound', 8, 'WAVE'],
  ['sound', 0, 'ID3'],
  ['sound', 0, 'OggS'],
  ['sound', 0, 'fLaC'],
  ['sound', 0, '#!AMR'],
  ['sound', 0, '\xff\xfb'],
  ['packed', 0, '7z\xbc\xaf'],
  ['packed', 0, 'Rar!'],
  ['packed', 0, '\x1f\x8b'],
  ['packed', 0, 'BZh'],
  ['packed', 0, '\xfd7zXZ'],
  ['packed', 257, 'ustar'],
]

/** Tells by how it begins what a file is that holds no text, so that the person can be told what to do with it. */
export function kindOfBytes(bytes: Uint8Array): OtherKind | undefined {
  return SIGNS.find(([, at, sign]) =>
    [...sign].every((letter, index) => bytes[at + index] === letter.charCodeAt(0)),
  )?.[0]
}
