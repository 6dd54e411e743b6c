#!/usr/bin/env node
// Writes docs/what-it-reads.md from the guides that every reader has (`packages/readers/guides`). `--check` writes nothing and
// fails when the page is behind.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

const guides = new URL('../packages/readers/guides/', import.meta.url)
const page = new URL('what-it-reads.md', import.meta.url)
/** What takes anything stands last. */
const LAST = ['email', 'pasted-chat', 'plain-text', 'telltale-json']

const all = readdirSync(guides)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ id: name.slice(0, -5), ...parse(readFileSync(new URL(name, guides), 'utf8')) }))
  .sort((a, b) => LAST.indexOf(a.id) - LAST.indexOf(b.id) || (a.app.toLowerCase() < b.app.toLowerCase() ? -1 : 1))

const numbered = (steps) => steps.map((step, index) => `${index + 1}. ${step}`)
const listed = (lines) => lines.map((line) => `- ${line}`)
const anchor = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/gu, '-')

const lines = [
  '# What Telltale reads',
  '',
  'How to get a conversation out of each application, what is read of it, and what is not. Which format a file has is told by',
  'what is in it; names of files do not matter. `telltale read FILE` shows what was read, and `telltale check FILE --list` the',
  'conversations in an archive. Everything happens on your own machine.',
  '',
  'An export holds what other people wrote to you. Keep it where only you can open it, and delete it when you are done.',
  '',
  'A `.zip`, or the folder that it makes when it is unpacked, is read as it is: several exports in one, and archives in the',
  'archive, too. One with a password must be unpacked first.',
  '',
  ...all.map(({ app }) => `- [${app}](#${anchor(app)})`),
  '',
  ...all.flatMap(({ id, app, phone, desktop, reads, leaves }) => [
    `## ${app}`,
    '',
    `Read as \`${id}\`.`,
    '',
    'On the phone:',
    '',
    ...numbered(phone),
    '',
    'On the computer:',
    '',
    ...numbered(desktop),
    '',
    'What is read:',
    '',
    ...listed(reads),
    '',
    'What is not:',
    '',
    ...listed(leaves),
    '',
  ]),
  '<!-- Written by docs/write-what-it-reads.mjs from packages/readers/guides; change those. -->',
  '',
]
const made = lines.join('\n')
let before = ''
try {
  before = readFileSync(page, 'utf8')
} catch {
  // It is written for the first time.
}
if (made !== before) {
  if (process.argv.includes('--check')) {
    console.error('docs/what-it-reads.md is behind; run node docs/write-what-it-reads.mjs')
    process.exitCode = 1
  } else writeFileSync(page, made)
}
