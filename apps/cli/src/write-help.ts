import { COMMANDS, type CommandHelp } from './commands.js'

/** The help of the program, or of one command. Plain text, at most 100 columns wide. */
export function writeHelp(command?: CommandHelp): string {
  if (command) {
    const options = [...command.options, { name: 'help', help: 'show this' }].map(
      (option) =>
        `  ${`--${option.name}${'value' in option && option.value ? ` ${option.value}` : ''}`.padEnd(20)} ${option.help}`,
    )
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
    'Telltale tells you what a conversation is doing to you. It reads your files on this machine and sends nothing.',
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
