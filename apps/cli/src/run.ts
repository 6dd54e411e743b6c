import { parseArgs } from 'node:util'
import { TelltaleError } from '@telltale/model'
import { COMMANDS, type CommandHelp } from './commands.js'

/** What a command gets: its options as given, and what else stood on the command line. */
export interface Invocation {
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly operands: readonly string[]
}

/** A command's work. Answers with the exit status. */
export type Command = (invocation: Invocation) => Promise<number>

/** 0: nothing or unclear. 1: caution or pattern. 2: bad usage or unreadable input. */
export const EXIT_UNUSABLE = 2

/**
 * Runs the program. Each command is loaded only when it is called, so that help is there at once.
 *
 * @param args - The words after `telltale`.
 * @returns The exit status. Never throws: every failure is told on standard error, in words, with a code.
 */
export async function run(args: readonly string[]): Promise<number> {
  process.stdout.on('error', endWithoutReader)
  try {
    return await dispatch(args)
  } catch (error) {
    const { writeError } = await import('./write-error.js')
    process.stderr.write(writeError(error))
    return EXIT_UNUSABLE
  }
}

/** Whoever read the output wants no more, as `head` does; that is no failure. Anything else, such as a full disk, is one. */
function endWithoutReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write('The output could not be written. Look whether there is room for it. [write/not-writable]\n')
  process.exit(EXIT_UNUSABLE)
}

async function dispatch(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const { writeHelp } = await import('./write-help.js')
    const about = COMMANDS.find((command) => command.name === rest[0])
    process.stdout.write(writeHelp(name === 'help' ? about : undefined))
    return name === undefined ? EXIT_UNUSABLE : 0
  }
  if (name === '--version' || name === '-V') {
    const { readFileSync } = await import('node:fs')
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string
    }
    process.stdout.write(`${version}\n`)
    return 0
  }
  const command = COMMANDS.find((each) => each.name === name)
  if (!command) {
    throw new TelltaleError(
      'usage/unknown-option',
      'There is no such command.',
      'Run telltale --help to see the commands.',
    )
  }
  const invocation = parse(command, rest)
  if (invocation.options['help'] === true) {
    const { writeHelp } = await import('./write-help.js')
    process.stdout.write(writeHelp(command))
    return 0
  }
  return (await load(command.name))(invocation)
}

function parse(command: CommandHelp, args: readonly string[]): Invocation {
  try {
    const known: Record<
      string,
      { readonly type: 'string' | 'boolean'; readonly short?: string; readonly multiple?: boolean }
    > = {
      help: { type: 'boolean', short: 'h' },
    }
    for (const { name, value, many } of command.options)
      known[name] = { type: value === undefined ? 'boolean' : 'string', ...(many === true ? { multiple: true } : {}) }
    const { values: parsed, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: known })
    const values = Object.fromEntries(
      Object.entries(parsed).map(([option, value]) => [option, Array.isArray(value) ? value.join('\n') : value]),
    )
    for (const { name, choices, many } of command.options) {
      const value = values[name]
      const given = typeof value !== 'string' ? [] : many === true ? value.split('\n') : [value]
      if (choices && given.some((each) => !choices.includes(each))) {
        throw new TelltaleError(
          'usage/bad-value',
          `--${name} does not know that value.`,
          `Use one of: ${choices.join(', ')}.`,
        )
      }
    }
    return { options: values, operands: positionals }
  } catch (error) {
    if (error instanceof TelltaleError) throw error
    throw new TelltaleError(
      'usage/unknown-option',
      'An option is not known, or lacks its value.',
      `Run telltale ${command.name} --help to see the options.`,
      { cause: error },
    )
  }
}

async function load(name: string): Promise<Command> {
  switch (name) {
    case 'check':
      return (await import('./commands/check.js')).check
    case 'read':
      return (await import('./commands/read.js')).read
    case 'stream':
      return (await import('./commands/stream.js')).stream
    case 'rules':
      return (await import('./commands/rules.js')).rules
    case 'explain':
      return (await import('./commands/explain.js')).explain
    case 'wayout':
      return (await import('./commands/wayout.js')).wayout
    case 'seal':
      return (await import('./commands/seal.js')).seal
    case 'verify':
      return (await import('./commands/verify.js')).verify
    case 'cases':
      return (await import('./commands/cases.js')).cases
    case 'post':
      return (await import('./commands/post.js')).post
    case 'web':
      return (await import('./commands/web.js')).web
    default:
      return (await import('./commands/completion.js')).completion
  }
}
