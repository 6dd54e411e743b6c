import type { Certificate, ProofCheck, ProvedFile, Wording } from '@telltale/model'

import type { Block, Line, Page, Section } from '../page.js'
import { say } from '../say.js'

/**
 * Lays out what was checked of a copy: first whether it is safe, then each check, what was taken out, and what no check
 * can tell.
 */
export function layOutCertificate(certificate: Certificate, wording: Wording, language: string): Page {
  const told = (key: string, places: Readonly<Record<string, string>> = {}): string =>
    say(wording, `certificate.${key}`, places)
  const section = (id: string, blocks: readonly Block[]): Section => ({
    id,
    heading: told(`heading.${id}`),
    blocks,
  })
  const { copy, isSafe } = certificate
  return {
    language,
    title: told('title'),
    about: [words(told('about', { format: copy.format, size: String(copy.size) }))],
    outcome: isSafe ? 'nothing' : 'pattern',
    outcomeName: told(isSafe ? 'safe' : 'not-safe'),
    colon: say(wording, 'label.colon'),
    sections: [
      section('outcome', [{ is: 'lead', line: words(told(isSafe ? 'lead-safe' : 'lead-not-safe')) }]),
      section('checks', [
        { is: 'list', numbered: true, items: certificate.checks.map((check) => words(sayCheck(check, wording))) },
      ]),
      section('removed', [{ is: 'list', numbered: false, items: removed(certificate, wording) }]),
      section('files', [
        { is: 'labelled', label: told('original'), line: words(sayFile(certificate.original, wording)) },
        { is: 'labelled', label: told('copy'), line: words(sayFile(copy, wording)) },
      ]),
      section('limits', [
        { is: 'list', numbered: false, items: certificate.limits.map((limit) => words(told(`limit.${limit}`))) },
      ]),
    ],
    closing: [words(told('made-by', { version: certificate.madeBy, at: certificate.at }))],
  }
}

function words(text: string): Line {
  return [{ is: 'words', text }]
}

function sayCheck({ id, result, reason, looked, wrong, details = [] }: ProofCheck, wording: Wording): string {
  const told = (key: string, places: Readonly<Record<string, string>> = {}): string =>
    say(wording, `certificate.${key}`, places)
  const sentence =
    reason === undefined
      ? told(`check.${id}`)
      : told(`reason.${reason}`, { details: details.join(say(wording, 'label.join')) })
  const line = told('line', { result: told(`result.${result}`), sentence })
  if (looked === undefined) return line
  const count = told(wrong === undefined ? 'looked' : 'wrong', { looked: String(looked), wrong: String(wrong ?? 0) })
  return line + say(wording, 'label.aside', { text: count })
}

function sayFile({ format, size, sha256 }: ProvedFile, wording: Wording): string {
  return say(wording, 'certificate.file', { format, size: String(size), sha256 })
}

function removed({ removed: counts, tooShort, regions }: Certificate, wording: Wording): readonly Line[] {
  const told = (key: string, places: Readonly<Record<string, string>> = {}): string =>
    say(wording, `certificate.${key}`, places)
  const lines = Object.entries(counts).map(([sign, count]) =>
    told('removed', { sign: say(wording, `label.sign.${sign}`), count: String(count) }),
  )
  if (lines.length === 0) lines.push(told('removed-none'))
  if (tooShort > 0) lines.push(told('too-short', { count: String(tooShort) }))
  if (regions > 0) lines.push(told('regions', { count: String(regions) }))
  return lines.map(words)
}
