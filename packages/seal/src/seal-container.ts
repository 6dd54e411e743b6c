import { TelltaleError } from '@telltale/model'
import { Encrypter } from 'age-encryption'
import { ZipWriter, configure } from '@zip.js/zip.js/lib/zip-core-native.js'
import { ContentDigest, type RunningSha256 } from './content-digest.js'
import { WORK_FACTOR, type SealKeys } from './keys.js'

// The streams are encrypted as they come, in the thread that this already runs in.
configure({ useWebWorkers: false })

/** A file that goes into a container. What identifies it was worked out before, and is held against what comes. */
export interface SealEntry {
  readonly path: string
  readonly size: number
  readonly sha256: string
  readonly crc32: number
  readonly modified: Date
  readonly open: () => AsyncIterable<Uint8Array>
}

export interface SealOptions {
  /** Told how many bytes were taken. */
  readonly onProgress?: (bytes: number) => void
  /** A host's own SHA-256, where it is faster. */
  readonly sha256?: () => RunningSha256
}

/**
 * Makes a container of files, in their order: a plain zip in which everything is stored as it is, encrypted in the age
 * format. Takes little memory, whatever their size. Nothing is compressed, so that each file lies in the zip byte for byte
 * and a container that was damaged can be read up to there.
 *
 * @returns The bytes of the container. It ends with an error when a file cannot be read, or is not what it was: half a
 * container is none, and whoever keeps the bytes has to let them go.
 * @throws {TelltaleError} `seal/bad-key` when one of the recipients is none.
 */
export async function sealContainer(
  entries: readonly SealEntry[],
  keys: SealKeys,
  options: SealOptions = {},
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = encrypterOf(keys)
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writing = writeZip(entries, writable, options).catch(async (error: unknown) => {
    await writable.abort(error).catch(() => undefined)
  })
  const sealed = await encrypter.encrypt(readable)
  // Nobody waits for the writing: when it fails, the stream does.
  void writing
  return sealed
}

function encrypterOf(keys: SealKeys): Encrypter {
  const encrypter = new Encrypter()
  if ('passphrase' in keys) {
    encrypter.setPassphrase(keys.passphrase)
    encrypter.setScryptWorkFactor(keys.workFactor ?? WORK_FACTOR)
    return encrypter
  }
  for (const recipient of keys.recipients) {
    try {
      encrypter.addRecipient(recipient)
    } catch (error) {
      throw new TelltaleError(
        'seal/bad-key',
        'One of the recipients is not a public key of the age format.',
        'Ask for it again; it begins with age1 and is one long word.',
        { cause: error },
      )
    }
  }
  return encrypter
}

async function writeZip(
  entries: readonly SealEntry[],
  writable: WritableStream<Uint8Array>,
  options: SealOptions,
): Promise<void> {
  const zip = new ZipWriter(writable, { useWebWorkers: false, extendedTimestamp: false })
  for (const entry of entries) {
    const { path, size, crc32, modified } = entry
    await zip.add(
      path,
      { readable: checkedStream(entry, options), size },
      // Size and CRC go before the content, where a reader that goes from the front finds them.
      { passThrough: true, level: 0, compressionMethod: 0, uncompressedSize: size, crc32, lastModDate: modified },
    )
  }
  await zip.close()
}

/** The bytes of a file, held against what was said of them. */
function checkedStream(entry: SealEntry, { onProgress, sha256 }: SealOptions): ReadableStream<Uint8Array> {
  const digest = new ContentDigest(sha256?.())
  const chunks = entry.open()[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next()
      if (next.done !== true) {
        digest.update(next.value)
        onProgress?.(next.value.length)
        if (digest.size > entry.size) throw changed()
        controller.enqueue(next.value)
        return
      }
      if (digest.size !== entry.size || digest.sha256 !== entry.sha256) throw changed()
      controller.close()
    },
    async cancel() {
      await chunks.return?.()
    },
  })
}

function changed(): TelltaleError {
  return new TelltaleError(
    'seal/changed-meanwhile',
    'A file changed while it was being sealed, so nothing was kept.',
    'Close the programs that write to it, or copy it first, and seal it again.',
  )
}
