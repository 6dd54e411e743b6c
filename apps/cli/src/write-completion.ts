import { COMMANDS } from './commands.js'

/**
 * A completion script for a shell, made from the commands themselves.
 *
 * @returns Undefined for a shell that is not known; the caller says so.
 */
export function writeCompletion(shell: string | undefined): string | undefined {
  switch (shell) {
    case 'bash':
      return bash()
    case 'zsh':
      return `#compdef telltale\nautoload -U +X bashcompinit && bashcompinit\n${bash()}`
    case 'fish':
      return fish()
    default:
      return undefined
  }
}

function bash(): string {
  const cases = COMMANDS.map(({ name, options, takesFiles }) => {
    const words = options.map((option) => `--${option.name}`).join(' ')
    const choices = options
      .filter((option) => option.choices)
      .map(
        (option) =>
          `      --${option.name}) COMPREPLY=($(compgen -W "${option.choices?.join(' ') ?? ''}" -- "$word")); return;;`,
      )
    const extra = name === 'completion' ? 'bash zsh fish' : words
    return `    ${name})
      case "$before" in
${choices.join('\n')}
      --out) COMPREPLY=($(compgen -f -- "$word")); return;;
      esac
      COMPREPLY=($(compgen -W "${extra}" -- "$word")${takesFiles ? ' $(compgen -f -- "$word")' : ''})
      ;;`
  })
  return `_telltale() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${COMMANDS.map(({ name }) => name).join(' ')} --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
}
complete -o filenames -F _telltale telltale
`
}

function fish(): string {
  const lines = ['complete -c telltale -f']
  for (const { name, summary, options, takesFiles } of COMMANDS) {
    const inCommand = `-n "__fish_seen_subcommand_from ${name}"`
    lines.push(`complete -c telltale -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`)
    if (takesFiles) lines.push(`complete -c telltale ${inCommand} -F`)
    for (const option of options) {
      const values = option.choices
        ? ` -x -a ${quote(option.choices.join(' '))}`
        : option.value === undefined
          ? ''
          : ' -r'
      lines.push(`complete -c telltale ${inCommand} -l ${option.name}${values} -d ${quote(option.help)}`)
    }
  }
  lines.push('complete -c telltale -n "__fish_seen_subcommand_from completion" -a "bash zsh fish"')
  return `${lines.join('\n')}\n`
}

function quote(text: string): string {
  return `'${text.replace(/'/gu, "\\'")}'`
}
