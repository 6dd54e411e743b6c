/** One option of a command, as help, parsing and shell completion need it. */
export interface OptionHelp {
  readonly name: string
  /** What stands for the value in help; undefined for a switch. */
  readonly value?: string
  /** It may be given more than once; its values come as lines. */
  readonly many?: true
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
enough to say, 1 worth a check, a pattern or a spot near one of your places, 2 the command or a file
could not be used.`,
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
      {
        name: 'places',
        value: 'FILE',
        help: 'say where the other side names a spot near one of these (GeoJSON, OSM JSON)',
      },
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
    name: 'wayout',
    usage: 'telltale wayout [FILE] [options]',
    summary: 'A few questions, and a plan: what to do, whom to tell in which country, and a report drafted for you.',
    details: `FILE is a conversation to start from, anything that check reads; without one the questions are enough. They are
asked on a terminal, at most fifteen; each says why, may be skipped, and none asks for a name. With --draft
the report is drafted and nothing else is written; you read it, cut it and send it, or not. Nothing is sent or kept.
This is not legal advice. Exit status: 0 done, 2 the command or a file could not be used.

Programs give answers as one object, each member of which may be left out:
  danger      yes, no                          for         self, other
  helper      parent, teacher, friend, security-officer
  happened    a list of asked, answered, gave, took-money, did-task, paid, threatened, settled
  threat      a list of violence, pictures, exposure, law, family
  age         under-18, adult                  phone       safe, shared, watched
  role        a list of student, access, soldier, refugee, journalist
  authorities yes, unsure, no (could telling an authority bring danger)
  country, citizenship    letters or a name    words       what happened, in one's own words`,
    takesFiles: true,
    options: [
      { name: 'country', value: 'COUNTRY', help: 'where it is, as two letters or a name' },
      { name: 'citizenship', value: 'COUNTRY', help: 'of which country the person is a citizen, likewise' },
      { name: 'for', value: 'WHOM', choices: ['self', 'other'], help: 'self, or other to help somebody else' },
      { name: 'answers', value: 'PATH', help: 'answers as JSON, instead of being asked; - for standard input' },
      { name: 'ask', help: 'ask, even where the input is no terminal' },
      { name: 'me', value: 'NAME', help: 'your name as it stands in the conversation; worked out when not given' },
      {
        name: 'with',
        value: 'NAME',
        help: 'the conversation with that title, speaker or number; else the one with most signs',
      },
      {
        name: 'draft',
        value: 'ID',
        help: 'draft a report for a line of the plan, or general for nobody in particular',
      },
      { name: 'draft-lang', value: 'CODES', help: "languages of the draft, as de,zh; else the country's and yours" },
      {
        name: 'reveal',
        value: 'LIST',
        help: 'what a draft may tell: name,words,deeds,situation,country; else none of it',
      },
      { name: 'cut', value: 'IDS', help: 'lines to leave out of the draft, as money-2,given-1' },
      { name: 'numbered', help: 'show the ids of lines, for --cut' },
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['text', 'markdown', 'html', 'pdf', 'json', 'eml'],
        help: 'text (default), markdown, html, pdf, json, or eml for a draft as an unsent mail',
      },
      { name: 'out', value: 'PATH', help: 'write to a new file instead of the screen; never replaces a file' },
      LANG,
    ],
    examples: [
      ['telltale wayout', 'be asked, and get a plan'],
      ['telltale wayout chat.zip --country DE', 'start from a conversation'],
      ['telltale wayout --for other --country GB --format markdown', 'for somebody you want to help'],
      ['telltale wayout chat.txt --answers answers.json --draft general --reveal deeds', 'draft a report'],
    ],
  },
  {
    name: 'seal',
    usage: 'telltale seal FILE… [options]',
    summary: 'Puts files into one encrypted container in which no change can go unseen, with a report to read.',
    details: `FILE may be any file or folder; they are read and never changed. The container is in the age format: with
age --decrypt anybody who has the key gets a plain zip, with or without Telltale. In it: the originals byte
for byte, a transcript, the report as HTML, PDF and JSON, and a list of everything with SHA-256 digests.
You are asked for a passphrase, unless you name recipients. Nothing is sent: a request for a time-stamp is a
file that you carry. Sealing is not safety: it does not help where somebody watches this device.`,
    takesFiles: true,
    options: [
      { name: 'out', value: 'PATH', help: 'name of the container (default notes-DATE.age); never replaces a file' },
      { name: 'passphrase-file', value: 'FILE', help: 'take the passphrase from the first line of a file' },
      { name: 'recipient', value: 'AGE1…', many: true, help: 'a public key that opens it; may be repeated' },
      { name: 'me', value: 'NAME', help: 'your name as it stands in the conversation; worked out when not given' },
      { name: 'hide', value: 'NAME', many: true, help: 'cover a name in transcript and report; may be repeated' },
      { name: 'only-with', value: 'NAME', help: 'transcript and report of one conversation only' },
      { name: 'without-originals', help: 'leave the originals out; their digests stay' },
      { name: 'readable', value: 'FOLDER', help: 'also write transcript and report there, not encrypted' },
      { name: 'stamp-request', help: 'also write the files that ask for a time-stamp' },
      LANG,
    ],
    examples: [
      ['telltale seal chat.zip photos/ --stamp-request', 'seal, and ask for a time-stamp'],
      ['telltale seal chat.zip --recipient age1… --out for-my-lawyer.age', 'so that only your lawyer can open it'],
      ['telltale seal chat.txt --hide "Anna Lind" --without-originals --out for-the-desk.age', 'protect somebody else'],
    ],
  },
  {
    name: 'verify',
    usage: 'telltale verify CONTAINER [options]',
    summary: 'Checks a sealed container and says in words what that proves, and what it does not.',
    details: `CONTAINER may also be a folder into which one was opened. A time-stamp (NAME.tsr) and an OpenTimestamps proof
(NAME.ots) that lie beside it are checked too, without a network. Exit status: 0 everything holds,
1 something does not, 2 it could not be opened.`,
    takesFiles: true,
    options: [
      { name: 'out', value: 'FOLDER', help: 'take the files out, into a new folder' },
      { name: 'passphrase-file', value: 'FILE', help: 'take the passphrase from the first line of a file' },
      {
        name: 'identity',
        value: 'FILE',
        many: true,
        help: 'a file with a secret key of the age format; may be repeated',
      },
      { name: 'stamp', value: 'FILE', help: 'a time-stamp that does not lie beside the container' },
      { name: 'ca', value: 'FILE', help: 'root certificates that you trust, to check who gave the time-stamp' },
      { name: 'stamp-request', help: 'write the files that ask for a time-stamp' },
      { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'text (default) or json' },
      LANG,
    ],
    examples: [
      ['telltale verify notes-2026-03-31.age', 'what it proves'],
      ['telltale verify notes-2026-03-31.age --out opened', 'and take the files out'],
    ],
  },
  {
    name: 'cases',
    usage: 'telltale cases list|show|compare|timeline|similar|read|validate|export … [options]',
    summary: 'Published cases: what is claimed, by whom, how far it is borne out, and who disputes it.',
    details: `list                      the cases that fit the options
show ID                   one case in full, each claim with its grade and the reason for it
compare ID                two accounts of one case side by side; ID SOURCE SOURCE says which two
compare ID ID             two cases side by side
timeline [ID…]            when it is told to have happened, and when it was published
similar FILE…             the published cases that went like a conversation, stage by stage
read ARTICLE…             a published account as a draft of a record
validate [FILE…]          holds records against the published schema; without a file, the library itself
export [ID…]              cases for other programs
Grades follow the Admiralty code: A to F for how reliable those who say so have been, 1 to 6 for how far
what they say is borne out. docs/grading-cases.md has the criteria. Exit status: 0 done, 1 a record is not
valid, 2 the command or a file could not be used.`,
    takesFiles: true,
    options: [
      {
        name: 'stage',
        value: 'STAGE',
        choices: ['contact', 'assess', 'develop', 'hook', 'isolate', 'task', 'leverage', 'handle'],
        help: 'only cases that tell of this stage',
      },
      { name: 'technique', value: 'RULE', help: 'only cases that tell of this technique (see telltale rules)' },
      {
        name: 'kind',
        value: 'KIND',
        choices: [
          'espionage-recruitment',
          'sabotage-for-hire',
          'informing-on-a-community',
          'romance-fraud',
          'investment-fraud',
          'task-or-job-scam',
          'sextortion',
          'phishing',
        ],
        help: 'only cases of this kind',
      },
      { name: 'country', value: 'CODE', help: 'only cases with this country on either side (two letters)' },
      { name: 'year', value: 'YEAR', help: 'only cases told to have happened in this year' },
      { name: 'language', value: 'CODE', help: 'only cases with a source in this language' },
      { name: 'grade', value: 'GRADE', help: 'only cases of this grade or better: B3, B or 3' },
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['text', 'json', 'csv', 'stix', 'misp', 'claimreview', 'markdown'],
        help: 'text (default) or json; export writes json, csv, stix, misp, claimreview or markdown',
      },
      LANG,
    ],
    examples: [
      ['telltale cases list --stage isolate --grade C3', 'cases that tell of it and are borne out'],
      ['telltale cases show cn-zhao-selfies-2024', 'one case'],
      ['telltale cases compare cn-zhao-selfies-2024', 'an official account against one that doubts it'],
      ['telltale cases similar chat.txt', 'what went like your conversation'],
      ['telltale cases export --format stix > cases.json', 'a bundle for a threat-intelligence platform'],
    ],
  },
  {
    name: 'post',
    usage: 'telltale post FILE… [--text WORDS] [options]',
    summary: 'Looks at a text, photo or document before you publish it, and makes a copy that is safe to post.',
    details: `Says what a stranger could learn from it, and what is fine to leave. FILE may be a picture, a PDF, an Office
document, a film, a text, a folder, or - for standard input; words that are in no file stand after --text. What
is named together is one post, as a text and its photos are; files found in a folder are looked at one by one.
Nothing leaves this machine, and no original is changed. A safe copy loses what is stored beside the picture; parts
are covered with --cover-found or --cover. It is opened again and proved before it is written, and never replaces
a file. Exit status: 0 fine or worth a thought, 1 better changed before it is posted, 2 the command or a file
could not be used, or a copy could not be proved. With --safe-copy 0 and 1 are about the copies.`,
    takesFiles: true,
    options: [
      { name: 'text', value: 'WORDS', help: 'words that you are about to post' },
      {
        name: 'profile',
        value: 'PROFILE',
        many: true,
        choices: ['ordinary', 'sensitive', 'not-out', 'public-figure'],
        help: 'who you are to readers: ordinary, sensitive, not-out or public-figure; may be repeated',
      },
      { name: 'remember-profile', help: 'keep --profile on this machine, in $XDG_CONFIG_HOME/telltale/post.json' },
      { name: 'forget-profile', help: 'remove what was kept' },
      { name: 'places', value: 'FILE', help: 'GeoJSON or OpenStreetMap JSON: warn of photos taken near these places' },
      { name: 'no-ocr', help: 'check what is stored in a picture, and do not look at what it shows; much faster' },
      { name: 'each', help: 'look at every file by itself' },
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['text', 'json', 'html', 'markdown', 'sarif'],
        help: 'text (default), json, html, markdown or sarif',
      },
      { name: 'with-picture', help: 'put a small copy of the picture into an html report, under the boxes' },
      { name: 'out', value: 'PATH', help: 'write to a file instead of the screen; whole or not at all' },
      { name: 'quiet', help: 'print nothing when all is fine, else a line for each finding; for hooks' },
      { name: 'reword', value: 'PATH', help: 'write the suggested wording to a new file; a folder for several texts' },
      { name: 'safe-copy', value: 'PATH', help: 'make a safe copy; a folder for several files' },
      { name: 'cover-found', help: 'cover everything in the picture that is better not shown' },
      {
        name: 'cover',
        value: 'X,Y,W,H',
        many: true,
        help: 'cover this part, in pixels, with @2 for page 2; may be repeated',
      },
      { name: 'keep', value: 'LIST', help: 'what the copy may keep: copyright,colour (default colour) or none' },
      { name: 'certificate', help: 'write COPY.certificate.json and .html beside the copy: what was checked' },
      LANG,
    ],
    examples: [
      ['telltale post photo.jpg', 'what it gives away'],
      ['telltale post --text "Night shift at gate 3 again" photo.jpg --profile sensitive', 'words and photo together'],
      ['telltale post photo.jpg --safe-copy safe.jpg --cover-found --certificate', 'a copy to post, proved'],
      ['telltale post pictures/ --no-ocr --safe-copy safe/', 'clean a folder of photos'],
      ['pbpaste | telltale post -', 'what you copied'],
      ['git diff --cached --name-only -z | xargs -0 telltale post --each --quiet --no-ocr', 'in a Git hook'],
    ],
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
