import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pythonWithTorch } from './python-with-torch.js'

/**
 * Has a script learn with PyTorch: nothing that comes with Node learns a net in hours rather than minutes.
 *
 * @param script - Its path. It is called with the path of what it is told and the path of what it is to write, both JSON.
 * @returns What it wrote.
 * @throws {Error} Where there is no Python with PyTorch, or the script fails.
 */
export function learnInPython(script: string, told: unknown): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'telltale-net-'))
  try {
    const lessons = join(folder, 'lessons.json')
    const learnt = join(folder, 'weights.json')
    writeFileSync(lessons, JSON.stringify(told))
    const { status } = spawnSync(pythonWithTorch(), [script, lessons, learnt], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (status !== 0) throw new Error('The net could not be learnt: see above.')
    return JSON.parse(readFileSync(learnt, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
