/** One option of a command, as help, parsing and shell completion need it. */
export interface OptionHelp {
  readonly name: string
  /** What stands for the value in help; undefined for a switch. */
  readonly value?: string
  /** Values that completion may offer. */
  readonly choices?: readonly string[]
  readonly help: string
}

export interface CommandHelp {
  readonly name: string
  readonly usage: string
  readonly summary: string
  readonly details: string
  readonly options: readonly OptionHelp[]
  readonly examples: readonly (readonly [command: string, what: string])[]
  /** Whether its arguments are files, for completion. */
  readonly takesFiles?: true
}

const LANG: OptionHelp = {
  name: 'lang',
  value: 'LANGUAGE',
  choices: ['en', 'zh'],
  help: "language of the report's own sentences (en, zh)",
}

/** All commands: the one place from which help, parsing and completion are made. */
export const COMMANDS: readonly CommandHelp[] = [
  {
    name: 'check',
    usage: 'telltale check FILE… [options]',
    summary: 'Reads conversations, offers, mails or articles and explains what they do.',
    details: `FILE may be a chat export, a mail, a text, a zip, a folder of these, or - for standard input.
Nothing leaves this machine, unless you name another reader: any server with the chat completions
of OpenAI, as Ollama and llama.cpp have them. What it points at is shown apart and changes nothing
else. A key for it is taken from TELLTALE_SECOND_READER_KEY. Exit status: 0 nothing found or not
enough to say, 1 worth a check or a pattern, 2 the command or a file could not be used.`,
    takesFiles: true,
    options: [
      { name: 'me', value: 'NAME', help: 'your name as it stands in the conversation; worked out when not given' },
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['text', 'json', 'html', 'markdown', 'sarif'],
        help: 'text (default), json, html, markdown or sarif',
      },
      { name: 'out', value: 'PATH', help: 'write to a file instead of the screen; whole or not at all' },
      LANG,
      { name: 'list', help: 'list the conversations with their numbers and names, and check none' },
      { name: 'with', value: 'NAME', help: 'only the conversation with that title, speaker or number of --list' },
      { name: 'since', value: 'DATE', help: 'only messages from this day on (YYYY-MM-DD)' },
      { name: 'show-quotes', help: 'show the exact words that were found (default)' },
      { name: 'mask', help: 'leave out every word of the conversation, to share a report' },
      { name: 'second-reader', value: 'URL', help: 'send the conversation, with names replaced, to this server too' },
      { name: 'second-reader-model', value: 'NAME', help: 'which of its models to ask' },
      { name: 'second-reader-mask', help: 'replace links, addresses, handles and long numbers as well' },
      { name: 'second-reader-timeout', value: 'SECONDS', help: 'how long to wait for each answer (default 120)' },
      { name: 'second-reader-insecure', help: 'allow http:// to another machine, where others can read along' },
    ],
    examples: [
      ['telltale check chat.txt', 'read a chat export'],
      ['telltale check chat.zip --me "Wang Lei" --lang zh', 'say who you are, report in Chinese'],
      ['telltale check exports/ --format html --out report.html', 'a page to keep or print'],
      ['telltale check facebook.zip --list', 'the conversations in an archive'],
      ['telltale check facebook.zip --with "Anna Lind"', 'one of them'],
      ['pbpaste | telltale check -', 'what you copied'],
      [
        'telltale check chat.txt --second-reader http://localhost:11434/v1 --second-reader-model llama3.1',
        'have a model on this machine read it as well',
      ],
    ],
  },
  {
    name: 'read',
    usage: 'telltale read FILE… [options]',
    summary: 'Shows what is read from a file: who said what and when, without judging it.',
    details: `FILE may be anything that check reads. As JSON each file is one object on a line of its own, in the order of
the files: {"format", "conversations": [{"title", "turns": [{"speaker", "at"?, "text", "attachments"?, "replyTo"?,
"edited"?, "deleted"?}], "events", "speakers"}], "posts", "notices"}; one with exports of several applications is
one object for each. CSV is a row for each message; a text that a spreadsheet would run as a formula gets an
apostrophe in front. Exit status: 0 read, 2 the command or a file could not be used.`,
    takesFiles: true,
    options: [
      { name: 'format', value: 'FORMAT', choices: ['json', 'csv', 'text'], help: 'json (default), csv or text' },
    ],
    examples: [
      ['telltale read chat.zip --format text | less', 'read it yourself'],
      ['telltale read chat.zip | jq ".conversations[].turns | length"', 'use it in another program'],
      ['telltale read export/ --format csv > messages.csv', 'open it in a spreadsheet'],
    ],
  },
  {
    name: 'stream',
    usage: 'telltale stream [options] < conversations.ndjson > reports.ndjson',
    summary: 'Answers each line of NDJSON with a report on one line, in order.',
    details: `Input line: {"id", "turns":[{"speaker","text","at"?}], "me"?, "language"?}. A line that cannot be used is
answered by a line with "error", and the rest goes on. Nothing is kept between lines.`,
    options: [{ name: 'workers', value: 'N', help: 'how many threads work at the same time (default 1)' }, LANG],
    examples: [['telltale stream --workers 2 < talks.ndjson > reports.ndjson', 'use two cores']],
  },
  {
    name: 'rules',
    usage: 'telltale rules [--lang LANGUAGE] [--format text|json]',
    summary: 'Lists the techniques Telltale knows, by stage.',
    details: '',
    options: [LANG, { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'text (default) or json' }],
    examples: [['telltale rules --lang zh', 'in Chinese']],
  },
  {
    name: 'explain',
    usage: 'telltale explain RULE [--lang LANGUAGE]',
    summary: 'Explains one technique: why it matters, what else it could be, where it was seen.',
    details: '',
    options: [LANG],
    examples: [['telltale explain isolate/asks-for-secrecy', 'one technique']],
  },
  {
    name: 'web',
    usage: 'telltale web [--port PORT]',
    summary: 'Serves the web app to this machine, for people who would rather not use a terminal.',
    details: `Only this machine can reach it, and nothing is sent: everything is read in the browser. The folder
apps/web/dist/site can be put on any web server, or carried on a stick, just as it is.`,
    options: [{ name: 'port', value: 'PORT', help: 'the port to use (default 8331; 0 for any that is free)' }],
    examples: [['telltale web', 'then open the address that it prints']],
  },
  {
    name: 'completion',
    usage: 'telltale completion bash|zsh|fish',
    summary: 'Prints a completion script for your shell.',
    details: '',
    options: [],
    examples: [['source <(telltale completion bash)', 'try it in this shell']],
  },
]
