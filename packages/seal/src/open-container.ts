import { TelltaleError } from '@telltale/model'
import { Decrypter } from 'age-encryption'
import type { OpenKeys } from './keys.js'

const MAGIC = 'age-encryption.org/v1\n'
const ARMOUR = '-----BEGIN AGE ENCRYPTED FILE-----'
/** What a container has in front of its content; one line for each who may open it. */
const LONGEST_HEADER = 256 * 1024

/**
 * Opens a container: what comes out is the zip in it, decrypted piece by piece, and each piece only after it was found to
 * be what was sealed. When a bit is not, or when the end is missing, the stream ends with an error there.
 *
 * @throws {TelltaleError} `seal/no-container`, `seal/wrong-key` or `seal/bad-key`. A wrong passphrase takes as long as the
 * right one.
 */
export async function openContainer(
  container: ReadableStream<Uint8Array>,
  keys: OpenKeys,
): Promise<ReadableStream<Uint8Array>> {
  const decrypter = decrypterOf(keys)
  const guarded = await withHeader(container)
  try {
    return await decrypter.decrypt(guarded)
  } catch (error) {
    throw new TelltaleError(
      'seal/wrong-key',
      'passphrase' in keys
        ? 'This passphrase does not open the container, or the very beginning of the file was changed.'
        : 'None of these keys opens the container, or the very beginning of the file was changed.',
      'Nothing was changed by trying. Look at capital letters and spaces, and try again as often as you like.',
      { cause: error },
    )
  }
}

function decrypterOf(keys: OpenKeys): Decrypter {
  const decrypter = new Decrypter()
  if ('passphrase' in keys) decrypter.addPassphrase(keys.passphrase)
  else
    for (const identity of keys.identities) {
      try {
        decrypter.addIdentity(identity)
      } catch (error) {
        throw new TelltaleError(
          'seal/bad-key',
          'One of the keys is not a secret key of the age format.',
          'Use the file that age-keygen made; its key begins with AGE-SECRET-KEY-.',
          { cause: error },
        )
      }
    }
  return decrypter
}

/** Looks at the beginning before the library does: one without an end would have to be held as a whole. */
async function withHeader(container: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const reader = container.getReader()
  const held: Uint8Array[] = []
  let head = ''
  while (head.length < LONGEST_HEADER && !/\n--- [^\n]*\n/u.test(head)) {
    const { done, value } = await reader.read()
    if (done) break
    held.push(value)
    head += latin1(value.subarray(0, LONGEST_HEADER))
    if (head.length >= MAGIC.length && !head.startsWith(MAGIC)) break
  }
  if (head.startsWith(ARMOUR)) {
    await reader.cancel()
    throw noContainer(
      'It is an age file written as letters.',
      'Turn it into a plain one first: age --decrypt reads it.',
    )
  }
  if (!head.startsWith(MAGIC) || !/\n--- [^\n]*\n/u.test(head)) {
    await reader.cancel()
    throw noContainer(
      'This is not a sealed container, or its beginning is missing.',
      'Name the file that ends in .age.',
    )
  }
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const first = held.shift()
      if (first !== undefined) {
        controller.enqueue(first)
        return
      }
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel(reason) {
      await reader.cancel(reason)
    },
  })
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

function noContainer(message: string, remedy: string): TelltaleError {
  return new TelltaleError('seal/no-container', message, remedy)
}
