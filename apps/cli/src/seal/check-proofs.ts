import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { TelltaleError } from '@telltale/model'
import { checkTimeStamp, readOpenTimestamps, type CheckedProofs, type Verification } from '@telltale/seal'

/** No proof is as large. */
const LARGEST = 2_000_000

/** Where proofs of a container lie: beside it, with its name and another ending. */
export function besideContainer(container: string): string {
  const end = /[/\\]$/u.test(container) ? container.slice(0, -1) : container
  return end.replace(/\.age$/iu, '')
}

/** The text that is given to OpenTimestamps: the digest of the manifest in letters, on one line. */
export function digestFile(digest: string): string {
  return `${digest}\n`
}

/**
 * Finds the proofs that lie beside a container, and checks them without a network.
 *
 * @param roots - A file with certificates that whoever checks trusts.
 * @param stamp - A time-stamp that lies elsewhere.
 * @throws {TelltaleError} `read/not-readable` when that file cannot be read.
 */
export async function checkProofs(
  container: string,
  { manifestBytes, manifestDigest }: Verification,
  { roots, stamp }: { readonly roots: string | undefined; readonly stamp: string | undefined },
): Promise<CheckedProofs> {
  const trusted = roots === undefined ? undefined : await readSmall(roots)
  if (roots !== undefined && trusted === undefined) throw unreadable('--ca')
  if (manifestBytes === undefined || manifestDigest === undefined) return {}
  const beside = besideContainer(container)
  const response = await readSmall(stamp ?? `${beside}.tsr`)
  if (stamp !== undefined && response === undefined) throw unreadable('--stamp')
  const request = await readSmall(`${beside}.tsq`)
  const ots = await firstOf([`${beside}.ots`, `${beside}.ots-digest.ots`])
  const proof = ots === undefined ? undefined : readOpenTimestamps(ots.bytes)
  const about = [manifestDigest, createHash('sha256').update(digestFile(manifestDigest)).digest('hex')]
  return {
    ...(response === undefined
      ? {}
      : {
          timeStamp: {
            name: basename(stamp ?? `${beside}.tsr`),
            check: await checkTimeStamp(manifestBytes, {
              response,
              ...(request === undefined ? {} : { request }),
              ...(trusted === undefined ? {} : { roots: trusted }),
            }),
          },
        }),
    ...(ots === undefined
      ? {}
      : {
          openTimestamps: {
            name: basename(ots.path),
            ...(proof === undefined ? {} : { proof }),
            isAbout: proof !== undefined && about.includes(proof.digest),
          },
        }),
  }
}

function unreadable(option: string): TelltaleError {
  return new TelltaleError(
    'read/not-readable',
    `The file that was given with ${option} cannot be read.`,
    'Look at how its name is written.',
  )
}

async function firstOf(
  paths: readonly string[],
): Promise<{ readonly path: string; readonly bytes: Uint8Array } | undefined> {
  for (const path of paths) {
    const bytes = await readSmall(path)
    if (bytes !== undefined) return { path, bytes }
  }
  return undefined
}

/** Undefined when there is none. */
async function readSmall(path: string): Promise<Uint8Array | undefined> {
  const handle = await open(path, 'r').catch(() => undefined)
  if (handle === undefined) return undefined
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(LARGEST), 0, LARGEST, 0)
    return new Uint8Array(buffer.subarray(0, bytesRead))
  } catch {
    return undefined
  } finally {
    await handle.close()
  }
}
