import { open } from 'node:fs/promises'
import { TelltaleError } from '@telltale/model'

/** In bytes. */
const LONGEST = 4_096
/** With a mark in front and the end of the line behind. */
const MOST_READ = LONGEST + 16

/**
 * Asks for a passphrase on the terminal, without showing it. It is never taken from the command line, where every program
 * on the machine could read it.
 *
 * @throws {TelltaleError} `usage/no-input` when there is no terminal, or nothing was typed.
 */
export async function readPassphrase(question: string): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) {
    throw new TelltaleError(
      'usage/no-input',
      'There is no terminal to type a passphrase in.',
      'Put it into a file that only you can read and name that with --passphrase-file.',
    )
  }
  stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  try {
    return await typed(stdin)
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
}

/**
 * The first line of a file.
 *
 * @throws {TelltaleError} `usage/bad-value` when it is longer than any passphrase: a part of it would open nothing
 * anywhere else.
 */
export async function readPassphraseFile(path: string): Promise<string> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw new TelltaleError(
      'read/not-readable',
      'The file with the passphrase cannot be read.',
      'Look at how its name is written, and whether you may read it.',
      { cause: error },
    )
  })
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(MOST_READ), 0, MOST_READ, 0)
    const [line = ''] = buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\ufeff/u, '')
      .split(/\r?\n/u)
    if (Buffer.byteLength(line) > LONGEST) throw tooLong()
    if (line === '') throw empty()
    return line
  } finally {
    await handle.close()
  }
}

async function typed(stdin: NodeJS.ReadStream): Promise<string> {
  return await new Promise((resolve, reject) => {
    let line = ''
    const done = (finish: () => void): void => {
      stdin.off('data', take).off('end', end)
      finish()
    }
    const end = (): void => done(() => reject(empty()))
    const take = (data: unknown): void => {
      for (const sign of String(data)) {
        const isStopped = sign === '\u0003' || sign === '\u0004'
        if (isStopped || sign === '\r' || sign === '\n') {
          done(() => {
            if (isStopped || line === '') reject(empty())
            else if (Buffer.byteLength(line) > LONGEST) reject(tooLong())
            else resolve(line)
          })
          return
        }
        if (sign === '\u007f' || sign === '\b') line = Array.from(line).slice(0, -1).join('')
        else if (sign === '\u0015') line = ''
        else if (!/\p{Cc}/u.test(sign) && line.length <= LONGEST) line += sign
      }
    }
    stdin.on('data', take).on('end', end)
    // One that was paused after the question before does not go on by itself.
    stdin.resume()
  })
}

function tooLong(): TelltaleError {
  return new TelltaleError(
    'usage/bad-value',
    'That passphrase is longer than 4,096 bytes, so it was not used.',
    'Nothing was done. Take a shorter one; five or six words are enough.',
  )
}

function empty(): TelltaleError {
  return new TelltaleError('usage/no-input', 'No passphrase was given.', 'Nothing was done. Start again when you like.')
}
