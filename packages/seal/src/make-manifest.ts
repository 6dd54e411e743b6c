import { bytesToHex } from '@noble/hashes/utils.js'
import type { Manifest } from './manifest.js'

/** What is known of a container before it has a manifest. */
export interface ManifestParts {
  readonly sealedAt: string
  /** Of Telltale. */
  readonly version: string
  readonly pack: Manifest['tool']['pack']
  readonly files: Manifest['files']
  readonly withheld: Manifest['withheld']
  readonly leftOut: Manifest['leftOut']
  readonly readable: Manifest['readable']
}

/** Makes the manifest of a container, with random bits of its own: no two are alike. */
export function makeManifest({ sealedAt, version, pack, ...lists }: ManifestParts): Manifest {
  return {
    manifestVersion: 1,
    seal: bytesToHex(crypto.getRandomValues(new Uint8Array(16))),
    sealedAt,
    clock: 'unproven',
    tool: { name: 'telltale', version, pack: { version: pack.version, digest: pack.digest } },
    ...lists,
  }
}
