import { COMMANDS, type CommandHelp } from './commands.js'

/** What is longer gets a line of its own. */
const OPTION_WIDTH = 20

/** The help of the program, or of one command. Plain text, at most 100 columns wide. */
export function writeHelp(command?: CommandHelp): string {
  if (command) {
    const options = [...command.options, { name: 'help', help: 'show this' }].map((option) => {
      const label = `--${option.name}${'value' in option && option.value ? ` ${option.value}` : ''}`
      return label.length > OPTION_WIDTH
        ? `  ${label}\n${' '.repeat(OPTION_WIDTH + 3)}${option.help}`
        : `  ${label.padEnd(OPTION_WIDTH)} ${option.help}`
    })
    return [
      `Usage: ${command.usage}`,
      '',
      command.summary,
      ...(command.details === '' ? [] : ['', command.details]),
      '',
      'Options:',
      ...options,
      '',
      'Examples:',
      ...command.examples.map(([line, what]) => `  ${line}\n      ${what}`),
      '',
    ].join('\n')
  }
  return [
    'Telltale tells you what a conversation is doing to you. It reads your files on this machine and sends nothing by itself.',
    '',
    'Usage: telltale COMMAND [options]',
    '',
    'Commands:',
    ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(11)} ${summary}`),
    '',
    'Examples:',
    '  telltale check chat.txt',
    '  telltale check chat.txt --lang zh --format html --out report.html',
    '',
    'telltale COMMAND --help tells more. telltale --version prints the version.',
    '',
  ].join('\n')
}
