/**
 * One file of an export that has several: an entry of an archive, or a file of a folder. Nothing is read until it is
 * asked for, and every answer is within the limits of the host.
 */
export interface ExportFile {
  /** From the root of the export, with forward slashes; never absolute, and never leads out of it. */
  readonly path: string
  /** In bytes, as the archive or the file system says. */
  readonly size: number
  /** The first 64 KiB as text; an empty string when they are no text. Cheap, and for telling formats apart. */
  head(): Promise<string>
  /** The whole file as text; undefined when it is none. What was assumed about its encoding is told by the host. */
  text(): Promise<string | undefined>
  /** The whole file as it is. */
  bytes(): Promise<Uint8Array>
}
