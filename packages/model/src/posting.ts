import type { Notice } from './notice.js'

/** A part of a picture or page, in whole pixels of the picture as it is seen (turned upright), from its upper left corner. */
export interface Region {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Page or frame, from 0; left out where there is one. */
  readonly page?: number
}

/** Pixels as they are seen: upright, four bytes each (red, green, blue, opacity), row by row from the top. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** Where words of a posting stand. */
export const TEXT_PLACES = ['text', 'picture', 'file-name', 'metadata', 'document', 'hidden', 'code'] as const

export type TextPlace = (typeof TEXT_PLACES)[number]

/** Words of something that is about to be published. */
export interface PostedText {
  readonly where: TextPlace
  readonly text: string
  /** The field that holds it, such as `XMP dc:creator`, or the kind of code, such as `QRCode`. */
  readonly label?: string
  /** For words in a picture: which stretch of `text` stands where; in order, not overlapping. */
  readonly places?: readonly {
    readonly start: number
    readonly end: number
    readonly region: Region
    /** 0..1, as the recogniser says. */
    readonly sureness: number
  }[]
}

/** What media find beside words. */
export const SIGNS = [
  'gps',
  'taken-at',
  'device',
  'serial-number',
  'author',
  'person-named',
  'software',
  'network',
  'comment',
  'thumbnail',
  'preview',
  'maker-note',
  'colour-profile',
  'provenance',
  'trailing-data',
  'embedded-file',
  'edit-history',
  'tracked-change',
  'hidden-text',
  'external-link',
  'script',
  'other-metadata',
  'face',
  'screen',
  'paper',
  'plate',
  'code',
  'near-place',
] as const

export type Sign = (typeof SIGNS)[number]

/** Something in a file that gives something away and is no sentence. */
export interface Sighting {
  readonly sign: Sign
  readonly region?: Region
  /** The field, such as `EXIF GPSLatitude`. */
  readonly label?: string
  /** As the file has it, in words. */
  readonly value?: string
  /** Decimal degrees, WGS 84. */
  readonly at?: { readonly latitude: number; readonly longitude: number }
  /** 0..1 where it was recognised and not read. */
  readonly sureness?: number
}

/** One text or file of a posting. */
export interface PostedItem {
  /** The file's own name; left out for words that were typed. */
  readonly name?: string
  /** `text`, `jpeg`, `png`, `webp`, `gif`, `tiff`, `heic`, `avif`, `mp4`, `pdf`, `docx`, `xlsx`, `pptx`, `svg`. */
  readonly format: string
  /** Size of each page or of the picture, upright, in pixels. */
  readonly pages?: readonly { readonly width: number; readonly height: number }[]
  readonly texts: readonly PostedText[]
  readonly sightings: readonly Sighting[]
}

/** What someone is about to publish, as it was read. `media` makes it from files; `expose` takes it. */
export interface Posting {
  readonly items: readonly PostedItem[]
  readonly notices: readonly Notice[]
}
