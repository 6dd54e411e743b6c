import type { Notice, Pixels, PostedText, Region, Sighting, Sign } from '@telltale/model'

/**
 * What may stay in a copy. Orientation always does, because a picture without it lies on its side; colour profiles and
 * notes of copyright stay if they are asked for. Everything else that is not needed to show the file goes.
 */
export interface Keep {
  readonly orientation: true
  readonly colour: boolean
  readonly copyright: boolean
}

/** What a copy no longer has. The proof looks for it in the copy, in every encoding. */
export interface RemovedValue {
  readonly sign: Sign
  /** The field, such as `EXIF GPSLatitude`. */
  readonly label: string
  /** As the file had it, in words; left out where it was no words. */
  readonly value?: string
  /** A stretch of it as it stood in the file, where that is long enough to be told from chance. */
  readonly bytes?: Uint8Array
}

/** A picture or another file that lies within a file and is looked into by itself. */
export interface EmbeddedFile {
  readonly bytes: Uint8Array
  /** Where it lay, such as `EXIF thumbnail` or `word/media/image1.jpeg`. */
  readonly label: string
  /** Whether it is among what the file shows, as a picture on a page is and a thumbnail is not. */
  readonly isShown: boolean
  /** The name it has within the file, if any. */
  readonly name?: string
}

/** What a file holds. */
export interface MediaContents {
  /** Size of each page, or of the picture, upright, in pixels. */
  readonly pages?: readonly { readonly width: number; readonly height: number }[]
  readonly texts: readonly PostedText[]
  readonly sightings: readonly Sighting[]
  /** Files within it that have metadata of their own. */
  readonly embedded?: readonly EmbeddedFile[]
  /** As EXIF counts it, 1 to 8; left out where the file does not say. */
  readonly orientation?: number
  readonly notices: readonly Notice[]
}

/** A copy without what is not kept, and what that was. */
export interface CleanedFile {
  readonly bytes: Uint8Array
  readonly removed: readonly RemovedValue[]
}

/**
 * One format of files: how it is told, read, cleaned and covered. A new format is one more of these in `formats.ts`.
 *
 * Every method takes the whole file and changes nothing of it. Bytes come from anybody: each method is bounded in time and
 * memory whatever they say, and throws a `TelltaleError` rather than answer with half of its work.
 */
export interface MediaFormat {
  /** As in `PostedItem.format`: `jpeg`, `pdf`, `docx`. */
  readonly format: string
  /** Ending of the copy's name, without the dot. */
  readonly extension: string
  /** Stem of the copy's name, by what a person would call it. */
  readonly kind: 'photo' | 'picture' | 'document' | 'film' | 'sound' | 'text'
  /** By content, never by name. */
  matches(bytes: Uint8Array): boolean
  /**
   * What the file holds beside what is seen.
   *
   * @throws {TelltaleError} `media/damaged`, `media/too-large` or `read/encrypted`.
   */
  read(bytes: Uint8Array): Promise<MediaContents>
  /**
   * A copy without what is not kept. What is seen stays as it is, to the pixel where the format allows.
   *
   * @throws {TelltaleError} As `read`, and `media/not-cleanable` where something in it may neither stay nor go.
   */
  clean(bytes: Uint8Array, keep: Keep): Promise<CleanedFile>
  /**
   * Pixels of a page, upright. Left out where the format shows nothing.
   *
   * @throws {TelltaleError} As `read`, and `media/not-seen` where this machine has nothing to decode it with.
   */
  pixels?(bytes: Uint8Array, page?: number): Promise<Pixels>
  /**
   * The file again, cleaned, with regions filled; outside of them nothing changes where the format allows. The answer may
   * be of another format: tell it by its bytes.
   *
   * @param regions - In pixels of the upright page. They may lie partly outside of it.
   * @throws {TelltaleError} As `clean`, and `media/not-coverable`.
   */
  cover?(bytes: Uint8Array, regions: readonly Region[], keep: Keep): Promise<CleanedFile>
}
