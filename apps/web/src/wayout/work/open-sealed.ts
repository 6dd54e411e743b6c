import {
  checkTimeStamp,
  ContentDigest,
  explainVerification,
  makeStampRequest,
  MANIFEST_PATH,
  openContainer,
  readOpenTimestamps,
  verifyContainer,
  type CheckedProofs,
  type FileSink,
  type Verification,
} from '@telltale/seal'
import type { OpenedSealed, OpenSealedAsked } from '../asks.js'
import { refusalOf } from './refusal-of.js'

/** More than this is better taken out by the command line. */
const MOST_KEPT = 600_000_000
/** No proof is as large. */
const LARGEST_PROOF = 2_000_000

/**
 * Opens a container, holds everything in it against its list, and says in words what that shows and what it does not.
 *
 * @param onProgress - Told how many bytes of how many.
 */
export async function openSealed(
  { container, proofs, key, language }: OpenSealedAsked,
  onProgress: (done: number, total: number) => void,
): Promise<OpenedSealed> {
  try {
    const files: { readonly path: string; readonly blob: Blob }[] = []
    let kept = 0
    const keep = (path: string): FileSink => {
      const parts: Blob[] = []
      return {
        write: async (bytes) => {
          kept += bytes.length
          if (kept <= MOST_KEPT) parts.push(new Blob([bytes.slice()]))
          return Promise.resolve()
        },
        end: async (isWhole) => {
          if (isWhole && kept <= MOST_KEPT) files.push({ path, blob: new Blob(parts) })
          return Promise.resolve()
        },
      }
    }
    const verification = await verifyContainer(await openContainer(container.stream(), key), {
      onProgress,
      keep: async ({ path }) => Promise.resolve(keep(path)),
    })
    const checked = await checkProofs(verification, proofs)
    const { title, sections } = explainVerification(verification, checked, {
      language,
      // What is too much for a browser was not kept, and is taken out by the command line.
      is: kept <= MOST_KEPT ? 'opened' : 'container',
    })
    const { manifestDigest, isWhole } = verification
    const wantsStamp = isWhole && manifestDigest !== undefined && checked.timeStamp === undefined
    return {
      is: 'opened',
      isWhole,
      title,
      sections,
      files: files.filter(({ path }) => path !== MANIFEST_PATH),
      ...(wantsStamp ? { request: new Blob([await makeStampRequest(manifestDigest)]) } : {}),
    }
  } catch (error) {
    const why = refusalOf(error)
    if (why === undefined) throw error
    return { is: 'refused', why }
  }
}

/** As `telltale verify` does with what lies beside a container. */
async function checkProofs(
  { manifestBytes, manifestDigest }: Verification,
  proofs: readonly File[],
): Promise<CheckedProofs> {
  if (manifestBytes === undefined || manifestDigest === undefined) return {}
  const response = await bytesOfFirst(proofs, /\.tsr$/iu)
  const request = await bytesOfFirst(proofs, /\.tsq$/iu)
  const roots = await bytesOfFirst(proofs, /\.(?:pem|crt|cer)$/iu)
  const ots = await bytesOfFirst(proofs, /\.ots$/iu)
  const proof = ots === undefined ? undefined : readOpenTimestamps(ots.bytes)
  const line = new ContentDigest().update(new TextEncoder().encode(`${manifestDigest}\n`)).sha256
  return {
    ...(response === undefined
      ? {}
      : {
          timeStamp: {
            name: response.name,
            check: await checkTimeStamp(manifestBytes, {
              response: response.bytes,
              ...(request === undefined ? {} : { request: request.bytes }),
              ...(roots === undefined ? {} : { roots: roots.bytes }),
            }),
          },
        }),
    ...(ots === undefined
      ? {}
      : {
          openTimestamps: {
            name: ots.name,
            ...(proof === undefined ? {} : { proof }),
            isAbout: proof !== undefined && [manifestDigest, line].includes(proof.digest),
          },
        }),
  }
}

async function bytesOfFirst(
  files: readonly File[],
  ending: RegExp,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined> {
  const file = files.find(({ name }) => ending.test(name))
  return file === undefined
    ? undefined
    : { name: file.name, bytes: new Uint8Array(await file.slice(0, LARGEST_PROOF).arrayBuffer()) }
}
