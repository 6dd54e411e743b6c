import { constants } from 'node:fs'
import { access, lstat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { TelltaleError } from '@telltale/model'

/**
 * Looks whether new files could be written, before the work is done. A copy never takes the place of a file: it might be
 * the only original there is.
 *
 * @throws {TelltaleError} `write/exists` or `write/not-writable`.
 */
export async function checkNewFiles(targets: readonly string[]): Promise<void> {
  for (const target of targets) {
    const isThere = await lstat(target).then(
      () => true,
      () => false,
    )
    if (isThere) {
      throw new TelltaleError(
        'write/exists',
        'There is a file of that name already. It was left as it is.',
        'Name another one.',
      )
    }
    await access(dirname(target), constants.W_OK).catch((error: unknown) => {
      throw new TelltaleError(
        'write/not-writable',
        'The file cannot be written there.',
        'Name another folder that you may write to.',
        { cause: error },
      )
    })
  }
}
