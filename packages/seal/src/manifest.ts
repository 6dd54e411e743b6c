/**
 * What a file of a container is. `original`: as it was given, byte for byte. `transcript` and `report`: made from the
 * originals, to be read. `about`: says how to open the container.
 */
export const ROLES = ['original', 'transcript', 'report', 'about'] as const

export type Role = (typeof ROLES)[number]

/** One file, and what identifies its content. */
export interface SealedFile {
  /** Within the container, with forward slashes; safe to be made on any machine. */
  readonly path: string
  readonly role: Role
  /** In bytes. */
  readonly size: number
  /** In hexadecimal, small letters. */
  readonly sha256: string
  /** The name as the device had it, where it could not be kept as a path. */
  readonly name?: string
  /** When the device says that an original was last changed, as ISO 8601 in UTC. Proves nothing. */
  readonly modified?: string
}

/** Something that lay among the originals and was not taken. */
export interface LeftOut {
  readonly path: string
  readonly why: 'link' | 'not-a-file'
}

/**
 * The list of everything that was sealed, by which each change is found. It is the first file of a container, and its own
 * SHA-256 is what a time-stamp is asked for.
 */
export interface Manifest {
  readonly manifestVersion: 1
  /**
   * 128 random bits. They keep anybody who sees the digest of the manifest from finding out what was sealed by trying
   * files that they already have.
   */
  readonly seal: string
  /** When it was sealed by this device's clock, as ISO 8601 in UTC. */
  readonly sealedAt: string
  /** Nobody but this device vouches for `sealedAt`. */
  readonly clock: 'unproven'
  readonly tool: {
    readonly name: 'telltale'
    readonly version: string
    readonly pack: { readonly version: string; readonly digest: string }
  }
  /** In the order in which they lie in the container, after the manifest. */
  readonly files: readonly SealedFile[]
  /** Originals that are not in it, by choice; their digests are, so that they can be recognised later. */
  readonly withheld: readonly SealedFile[]
  readonly leftOut: readonly LeftOut[]
  readonly readable: {
    /** How many names were covered in the transcript and the report. */
    readonly hidden: number
    /** They show chosen conversations only. */
    readonly chosen: boolean
  }
}
