/**
 * One file of an archive, as a host's zip library gives it. What it says about itself may be a lie: sizes are for
 * refusing early, and what `chunks` gives is counted.
 */
export interface ArchiveEntry {
  /** With forward slashes. The host has seen to it that it does not lead out of the archive (`leadsOut`). */
  readonly path: string
  readonly size: number
  readonly compressedSize: number
  readonly isEncrypted: boolean
  readonly isLink: boolean
  /** False when the way it is compressed is not known. */
  readonly isReadable: boolean
  /** Unpacks it piece by piece. Leaving the loop stops the unpacking. Throws anything when it is damaged. */
  chunks(): AsyncIterable<Uint8Array>
}

/** A zip archive that a host has opened. Whoever opened it closes it. */
export interface OpenArchive {
  /** How many entries it says it has, where that is told before they are listed. */
  readonly count?: number
  /** Folders left out. Throws anything when the list is damaged or a name leads out of the archive. */
  entries(): AsyncIterable<ArchiveEntry>
}

/** Opens an archive that is in memory: one that lay within another. Throws anything when it is none. */
export type OpenArchiveBytes = (bytes: Uint8Array) => Promise<OpenArchive>
