import { readFileSync } from 'node:fs'
import { isRecord, TelltaleError } from '@telltale/model'
import { optionLines } from '../option-lines.js'
import { optionText } from '../option-text.js'
import type { Invocation } from '../run.js'
import { parseCovers } from './parse-covers.js'
import type { CopyWishes } from './safe-copies.js'

/**
 * How copies are to be made, as it stands on the command line; undefined when none is asked for.
 *
 * @throws {TelltaleError} `usage/bad-value`.
 */
export function copyWishes(options: Invocation['options']): CopyWishes | undefined {
  const out = optionText(options['safe-copy'])
  const covers = parseCovers(optionLines(options['cover']))
  const kept = optionText(options['keep'])
    ?.split(',')
    .map((each) => each.trim())
  if (kept?.some((each) => !['copyright', 'colour', 'none'].includes(each)) === true)
    throw new TelltaleError(
      'usage/bad-value',
      '--keep does not know that value.',
      'Use some of: copyright, colour; or none.',
    )
  if (out === undefined) {
    if (['cover', 'cover-found', 'keep', 'certificate'].every((name) => options[name] === undefined)) return undefined
    throw new TelltaleError(
      'usage/bad-value',
      '--cover, --cover-found, --keep and --certificate are for a copy.',
      'Name where to write it with --safe-copy.',
    )
  }
  return {
    out,
    covers,
    coverFound: options['cover-found'] === true,
    keep: { colour: kept === undefined || kept.includes('colour'), copyright: kept?.includes('copyright') === true },
    withCertificate: options['certificate'] === true,
    madeBy: versionOf(),
  }
}

function versionOf(): string {
  const found: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return isRecord(found) ? String(found['version']) : ''
}
