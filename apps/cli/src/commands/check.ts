import { writeFileWhole } from '@telltale/host-node'
import { TelltaleError, type Reading, type Report } from '@telltale/model'
import { analyse, pack, renderHtml, renderJson, renderMany, renderMarkdown, renderSarif, renderText } from 'telltale'
import { chooseConversations } from '../choose-conversations.js'
import { labelOfFile } from '../label-of-file.js'
import { languageOf } from '../language-of.js'
import { listConversations } from '../list-conversations.js'
import { readOperands, type ReadFile } from '../read-operands.js'
import { openProgress } from '../progress.js'
import { EXIT_UNUSABLE, type Invocation } from '../run.js'
import { sinceDate } from '../since-date.js'
import { writeError } from '../write-error.js'

/** `telltale check`: reads everything it was given and reports on each conversation in it. */
export async function check({ options, operands }: Invocation): Promise<number> {
  if (operands.length === 0) {
    throw new TelltaleError('usage/no-input', 'No file was named.', 'Name a file or a folder, or - for standard input.')
  }
  const language = languageOf(options)
  const me = text(options['me'])
  const since = sinceDate(text(options['since']))
  const wanted = text(options['with'])
  const isList = options['list'] === true
  const reports: Report[] = []
  /** Everything that was read, for commands that count or choose over all files. */
  const gathered: Reading[] = []
  const isGathered = isList || wanted !== undefined
  let posts = 0
  let unusable = false
  const report = (whole: Reading, isOnly: boolean): void => {
    if (whole.turns.length === 0 && whole.posts !== undefined) {
      posts += whole.posts.length
      return
    }
    const reading = since === undefined ? whole : since(whole)
    const hasMe = me !== undefined && reading.turns.some(({ speaker }) => speaker === me)
    if (me !== undefined && !hasMe && isOnly && reading.voice === 'conversation') throw unknownSpeaker()
    const progress = openProgress(reading.turns.length)
    try {
      const id = String(reports.length + 1)
      reports.push(analyse(reading, { id, language, onProgress: progress.update, ...(hasMe ? { me } : {}) }))
    } finally {
      progress.close()
    }
  }
  for await (const file of readOperands(operands)) {
    if (file.error) {
      // One bad file never costs the rest; the exit status still tells of one that was named.
      process.stderr.write(`${isAlone(operands, file) ? '' : `${labelOfFile(file)}: `}${writeError(file.error)}`)
      if (file.wasNamed) unusable = true
      continue
    }
    if (isGathered) gathered.push(...file.readings)
    else for (const reading of file.readings) report(reading, isAlone(operands, file) && file.readings.length === 1)
  }
  if (isList && gathered.length > 0) {
    await write(listConversations(wanted === undefined ? gathered : chooseConversations(gathered, wanted)))
    return unusable ? EXIT_UNUSABLE : 0
  }
  if (wanted !== undefined && gathered.length > 0) {
    const chosen = chooseConversations(gathered, wanted)
    for (const reading of chosen) report(reading, chosen.length === 1)
  }
  if (posts > 0 && reports.length > 0)
    process.stderr.write(`${String(posts)} posts of the owner were left out: only conversations are checked.\n`)
  if (posts > 0 && reports.length === 0 && !unusable) {
    throw new TelltaleError(
      'read/empty',
      'There is no conversation in it, only what its owner published.',
      'Use telltale read to see the posts.',
    )
  }
  if (reports.length === 0 && !unusable) {
    throw new TelltaleError('read/empty', 'Nothing there could be read.', 'Name the files themselves to see why.')
  }
  if (reports.length > 0) {
    const output = render(
      reports,
      text(options['format']) ?? 'text',
      language,
      options['mask'] === true,
      text(options['out']),
    )
    const path = text(options['out'])
    if (path === undefined) await write(output)
    else await writeFileWhole(path, output)
  }
  if (unusable) return EXIT_UNUSABLE
  return reports.some(({ outcome }) => outcome === 'caution' || outcome === 'pattern') ? 1 : 0
}

function render(
  reports: readonly Report[],
  format: string,
  language: string,
  mask: boolean,
  out: string | undefined,
): string {
  const wording = pack.wording[language] ?? pack.wording['en'] ?? {}
  const onTerminal = out === undefined && process.stdout.isTTY
  const shown = {
    mask,
    pretty: true,
    width: process.stdout.columns || Number(process.env['COLUMNS']) || 80,
    colour: onTerminal && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
  }
  const [report] = reports
  const isKnown = format === 'html' || format === 'markdown' || format === 'json' || format === 'sarif'
  if (!report || reports.length > 1) return ended(renderMany(reports, isKnown ? format : 'text', wording, shown))
  switch (format) {
    case 'html':
      return ended(renderHtml(report, wording, shown))
    case 'markdown':
      return ended(renderMarkdown(report, wording, shown))
    case 'json':
      return ended(renderJson(report, shown))
    case 'sarif':
      return ended(renderSarif(reports, shown))
    default:
      return ended(renderText(report, wording, shown))
  }
}

function ended(output: string): string {
  return output.endsWith('\n') ? output : `${output}\n`
}

/** Waits until everything is handed on, so that a slow reader of a pipe loses nothing. */
async function write(output: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(output, (error) => (error ? reject(error) : resolve()))
  })
}

function unknownSpeaker(): TelltaleError {
  return new TelltaleError(
    'usage/unknown-speaker',
    'Nobody in this conversation has the name given with --me.',
    'Give the name exactly as it stands in the file, or leave --me out.',
  )
}

function isAlone(operands: readonly string[], { wasNamed }: ReadFile): boolean {
  return operands.length === 1 && wasNamed
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
