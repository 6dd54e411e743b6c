import { open } from 'node:fs/promises'
import { TelltaleError } from '@telltale/model'
import { makeStampRequest } from '@telltale/seal'
import { besideContainer, digestFile } from './check-proofs.js'

/** The files that are carried to somebody who gives time-stamps, and those that come back. */
export interface StampFiles {
  readonly tsq: string
  readonly digest: string
  readonly tsr: string
  readonly ots: string
}

/** What the files beside a container are called. */
export function stampFiles(container: string): StampFiles {
  const beside = besideContainer(container)
  return { tsq: `${beside}.tsq`, digest: `${beside}.ots-digest`, tsr: `${beside}.tsr`, ots: `${beside}.ots-digest.ots` }
}

/**
 * Writes a request for a time-stamp beside a container, and the same digest for OpenTimestamps. Nothing is sent: whoever
 * wants the stamp carries the files to where there is a network. They hold nothing but a digest and a random number.
 *
 * @throws {TelltaleError} `write/exists`: the answer to an older request may be on its way.
 */
export async function writeStampRequest(container: string, manifestDigest: string): Promise<StampFiles> {
  const files = stampFiles(container)
  await writeNew(files.tsq, await makeStampRequest(manifestDigest))
  await writeNew(files.digest, digestFile(manifestDigest))
  return files
}

async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
  try {
    const handle = await open(path, 'wx', 0o600)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw isThere
      ? new TelltaleError(
          'write/exists',
          'A request for a time-stamp lies beside the container already. It was left as it is.',
          'Use that one; if it is lost on the way, take it away first.',
        )
      : new TelltaleError(
          'write/not-writable',
          'The request cannot be written there.',
          'Choose a place that you may write to.',
        )
  }
}
