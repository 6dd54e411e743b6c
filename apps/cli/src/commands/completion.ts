import { TelltaleError } from '@telltale/model'
import type { Invocation } from '../run.js'
import { writeCompletion } from '../write-completion.js'

/** `telltale completion SHELL`: prints the script to standard output. */
export async function completion({ operands: [shell] }: Invocation): Promise<number> {
  const script = writeCompletion(shell)
  if (script === undefined)
    throw new TelltaleError('usage/bad-value', 'That shell is not known.', 'Use bash, zsh or fish.')
  process.stdout.write(script)
  return 0
}
