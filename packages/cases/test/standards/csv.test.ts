import { library } from '@telltale/packs/cases'
import { describe, expect, test } from 'vitest'
import { exportCases } from '../../src/export/export-cases.js'
import { textFor } from '../../src/sentences.js'
import { EXAMPLE } from '../example-record.js'
import { csvProblems } from './csv-problems.js'

describe('a table is as RFC 4180 has it:', () => {
  test.each(['en', 'zh'])('every claim of the whole library, in %s', (language) => {
    const { rows, problems } = csvProblems(exportCases(library, library.records, 'csv', language))
    expect(problems).toEqual([])
    const wording = library.wording[language] ?? {}
    expect(rows.slice(1).map(([id, , , , , , , , , , claim, says]) => [id, claim, says])).toEqual(
      library.records.flatMap(({ id, claims }) => claims.map((each) => [id, each.id, textFor(each.says, wording)])),
    )
  })
  test('whatever stands in a cell', () => {
    const [claim] = EXAMPLE.claims
    const says = ' "a", b;\r\n c\n'
    const record = { ...EXAMPLE, claims: [{ ...claim!, says: { en: says, zh: says } }] }
    const { rows, problems } = csvProblems(exportCases(library, [record], 'csv', 'en'))
    expect(problems).toEqual([])
    expect(rows[1]?.[11]).toBe(says)
  })
  test('nothing that a spreadsheet would run', () => {
    const { rows } = csvProblems(exportCases(library, library.records, 'csv', 'en'))
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/u.test(cell))).toEqual([])
  })
})

test.each([
  ['a row that ends with a line feed alone', 'a,b\r\nc,d\n'],
  ['a last row with no end', 'a,b\r\nc,d'],
  ['a last cell with no end', 'a,b\r\nc,'],
  ['a row with fewer cells', 'a,b\r\nc\r\n'],
  ['a mark in a cell without marks', 'a,b\r\nc,d"e\r\n'],
  ['a mark that is not doubled', 'a,b\r\nc,"d"e"\r\n'],
  ['a mark that is not closed', 'a,b\r\nc,"d\r\n'],
  ['two columns of one name', 'a,a\r\nb,c\r\n'],
])('the check refuses %s', (_what, text) => expect(csvProblems(text).problems).not.toEqual([]))

test('a cell of marks alone is read as they stand', () =>
  expect(csvProblems('"""",""\r\n')).toEqual({ rows: [['"', '']], problems: [] }))
