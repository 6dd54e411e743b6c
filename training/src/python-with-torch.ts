import { spawnSync } from 'node:child_process'

/**
 * A Python that has PyTorch: of `PYTHON`, Debian's, and whichever comes first.
 *
 * @throws {Error} Where none has.
 */
export function pythonWithTorch(): string {
  const candidates = [process.env['PYTHON'], '/usr/bin/python3', 'python3'].filter((each) => each !== undefined)
  const found = candidates.find((each) => spawnSync(each, ['-c', 'import torch'], { stdio: 'ignore' }).status === 0)
  if (found === undefined)
    throw new Error('No Python with PyTorch was found. On Debian: apt-get install python3-torch. Or set PYTHON.')
  return found
}
