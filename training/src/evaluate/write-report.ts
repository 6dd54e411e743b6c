import { mkdirSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Section } from './section.js'

/** Writes the sections as one page, and their drawings beside it. */
export function writeReport(folder: string, opening: readonly string[], sections: readonly Section[]): void {
  mkdirSync(folder, { recursive: true })
  const base = pathToFileURL(`${folder.replace(/\/$/u, '')}/`)
  const page = sections.flatMap(({ heading, lines, figures = [] }) => [
    '',
    `## ${heading}`,
    '',
    ...lines,
    ...figures.flatMap(({ name, says }) => ['', `![${says}](${name})`]),
  ])
  writeFileSync(new URL('quality.md', base), `${[...opening, ...page].join('\n')}\n`)
  for (const { figures = [] } of sections) for (const { name, svg } of figures) writeFileSync(new URL(name, base), svg)
}
