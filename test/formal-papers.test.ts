import { readFileSync } from 'node:fs'
import { analyse } from 'telltale'
import { describe, expect, test } from 'vitest'

/** Licences of this repository: nothing learns from them, and their words ("disclose", "third party") sound grave. */
const PAPERS = ['LICENSE', 'packs/LICENSE', 'corpus/LICENSE']

const read = (path: string): readonly { readonly speaker: string; readonly text: string }[] =>
  readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
    .split(/\n\s*\n/u)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((text) => ({ speaker: 'paper', text }))

const LURE =
  'Write me what the ministry decides before it is public. 3,000 dollars in bitcoin for each report. Tell nobody, and delete this chat afterwards.'

describe('formal papers', () => {
  test.each(PAPERS)('%s raises no alarm, from the first paragraph to the last', (path) => {
    const { outcome, firstAlertTurn } = analyse({ turns: read(path) })
    expect(outcome).toMatch(/^(?:nothing|unclear)$/u)
    expect(firstAlertTurn).toBeNull()
  })

  test('hide no approach that rules see', () => {
    const turns = [...read('LICENSE').slice(0, 8), { speaker: 'paper', text: LURE }]
    expect(analyse({ turns }).outcome).toMatch(/^(?:caution|pattern)$/u)
  })
})
