import type { Pixels, Region } from './posting.js'

/** A line of words seen in a picture. */
export interface SeenLine {
  /** Empty where a line was found and not read, because the picture has more of them than are read. */
  readonly text: string
  readonly region: Region
  readonly sureness: number
}

/** A QR code or barcode. */
export interface SeenCode {
  /** As ZXing names it: `QRCode`, `EAN13`, `PDF417`. */
  readonly symbology: string
  readonly text: string
  readonly region: Region
}

export interface SeenThing {
  readonly sign: 'face' | 'screen' | 'paper' | 'plate'
  readonly region: Region
  readonly sureness: number
}

/** How much of the looking is done, 0..1; throwing from it stops the work. */
export type LookProgress = (done: number) => void

/** What looks at pixels. It is loaded only when a picture is looked at, from the program itself, and asks nobody. */
export interface Sight {
  /** Words, in reading order. */
  words(pixels: Pixels, onProgress?: LookProgress): Promise<readonly SeenLine[]>
  codes(pixels: Pixels): Promise<readonly SeenCode[]>
  /** Faces, screens, paper and plates. It misses some; a person adds what it missed. */
  things(pixels: Pixels): Promise<readonly SeenThing[]>
}
