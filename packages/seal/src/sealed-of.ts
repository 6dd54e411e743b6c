import type { MadeFile } from './made-file.js'
import type { SealedFile } from './manifest.js'

/** A file that was made, as the manifest lists it. */
export function sealedOf({ path, role, digest }: MadeFile): SealedFile {
  return { path, role, size: digest.size, sha256: digest.sha256 }
}
