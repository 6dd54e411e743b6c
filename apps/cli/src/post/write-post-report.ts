import { writeFileWhole } from '@telltale/host-node'
import { linesOfExposure, renderExposure, type ExposureFormat } from '@telltale/render/exposure'
import { optionText } from '../option-text.js'
import type { Invocation } from '../run.js'
import { writeInTurn } from '../write-in-turn.js'
import type { LookedPosting, Looking } from './look-at-posting.js'
import { shownPictures } from './shown-pictures.js'

const FORMATS: readonly ExposureFormat[] = ['text', 'html', 'markdown', 'json', 'sarif']
/** So many files of a folder in which nothing was found are for somebody to read through. */
const MOST_FINE = 20

/** Writes what was found, in the notation that was asked for; nothing where it is to be quiet and all is fine. */
export async function writePostReport(
  all: readonly LookedPosting[],
  looking: Looking,
  options: Invocation['options'],
): Promise<void> {
  const out = optionText(options['out'])
  const wording = looking.pack.wording[looking.language] ?? looking.pack.wording['en'] ?? {}
  const named = optionText(options['format'])
  const isQuiet = options['quiet'] === true
  if (isQuiet && all.every(({ report }) => report.level === 'fine')) return
  let output: string
  if (isQuiet && named === undefined) {
    output = all.flatMap((looked) => linesOfExposure(looked, wording).map((line) => `${line}\n`)).join('')
  } else {
    const format = FORMATS.find((each) => each === named) ?? 'text'
    const isForPeople = format !== 'json' && format !== 'sarif'
    const shown = isForPeople ? worthReading(all) : all
    const pictured =
      options['with-picture'] === true && format === 'html'
        ? await Promise.all(
            shown.map(async (looked) => ({ ...looked, pictures: await shownPictures(looked, looking.bytes) })),
          )
        : shown
    output = renderExposure(pictured, format, wording, {
      pretty: true,
      width: process.stdout.columns || Number(process.env['COLUMNS']) || 80,
      colour: out === undefined && process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
    })
  }
  if (out === undefined) await writeInTurn(output)
  else await writeFileWhole(out, output)
}

/** Of many files, those in which something was found. */
function worthReading(all: readonly LookedPosting[]): readonly LookedPosting[] {
  const telling = all.filter(({ report }) => report.level !== 'fine')
  const shown = all.length === 1 ? all : telling.length > 0 ? telling : all.slice(0, MOST_FINE)
  if (shown.length < all.length)
    process.stderr.write(
      `${String(all.length)} were looked at; ${String(all.length - shown.length)} in which all is fine are not shown.\n`,
    )
  return shown
}
