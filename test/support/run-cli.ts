import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The program as a person starts it. */
export const CLI = fileURLToPath(new URL('../../apps/cli/bin/telltale.js', import.meta.url))

export interface CliRun {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built program in a process of its own and waits for it. */
export async function runCli(
  args: readonly string[],
  {
    input = '',
    nodeArgs = [],
    env = {},
    cwd,
  }: {
    readonly input?: string | Uint8Array
    readonly nodeArgs?: readonly string[]
    readonly env?: Readonly<Record<string, string>>
    readonly cwd?: string
  } = {},
): Promise<CliRun> {
  const child = spawn(process.execPath, [...nodeArgs, CLI, ...args], {
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...env },
    ...(cwd === undefined ? {} : { cwd }),
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  // A program that has already said no does not read on; that is no failure of the test.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { status, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }
}
