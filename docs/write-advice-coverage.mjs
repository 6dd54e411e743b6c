#!/usr/bin/env node
// Writes docs/generated/advice-coverage.md from packs/wayout/guidance-points.yaml: each point of the published guidance, its
// source, and where Telltale says it. `--check` writes nothing and fails when the page is behind.
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

const packs = new URL('../packs/', import.meta.url)
const page = new URL('generated/advice-coverage.md', import.meta.url)
const { sources, points } = parse(readFileSync(new URL('wayout/guidance-points.yaml', packs), 'utf8'))

const cell = (text) => text.replace(/\|/gu, '\\|')
const sourceOf = (id) => {
  const { title, address, date } = sources[id]
  return cell(`[${title}](${address})${date === undefined ? '' : `, ${date}`}`)
}
const rows = (wanted, third) => [
  '|---|---|---|',
  ...wanted.map((point) => `| ${cell(point.says)} | ${sourceOf(point.source)} | ${cell(third(point))} |`),
]
const where = (point) => point.where.map((place) => `\`${place}\``).join(', ')
const [said, decided, later] = [
  points.filter((point) => point.decided === undefined && point['not-yet'] === undefined),
  points.filter((point) => point.decided !== undefined),
  points.filter((point) => point['not-yet'] !== undefined),
]

const lines = [
  '# What published guidance advises, and where Telltale says it',
  '',
  'The points are in our own words; they are not quotes. `step:` is a step of the plan (`packs/wayout/plan.yaml`), `rule:` a',
  'technique (`packs/approach`), `help:` a line, a law or a caution of a country (`packs/help`), `question:` a question. Where',
  'only the publisher of a source is known, its site is linked. Written by `node docs/write-advice-coverage.mjs`.',
  '',
  `${said.length} points are said, ${decided.length} pull apart and were decided, ${later.length} are not part of the way out.`,
  '',
  '## Said',
  '',
  '| what is advised | source | where it is said |',
  ...rows(said, where),
  '',
  '## Where guidance pulls apart',
  '',
  '| what is advised | source | what was decided, and where it is said |',
  ...rows(decided, (point) => `${point.decided} ${where(point)}`),
  '',
  '## Not part of the way out',
  '',
  '| what is advised | source | why |',
  ...rows(later, (point) => point['not-yet']),
  '',
]
const text = lines.join('\n')
if (process.argv.includes('--check')) {
  if (readFileSync(page, 'utf8') !== text) {
    console.error('docs/generated/advice-coverage.md is behind. Run: node docs/write-advice-coverage.mjs')
    process.exit(1)
  }
} else writeFileSync(page, text)
