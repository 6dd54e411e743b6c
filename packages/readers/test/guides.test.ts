import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRecord } from '@telltale/model'
import { parse } from 'yaml'
import { expect, test } from 'vitest'
import { readers } from '../src/index.js'

const GUIDES = fileURLToPath(new URL('../guides', import.meta.url))

test('every reader has a guide for people, and every guide a reader', () => {
  expect(readdirSync(GUIDES).sort()).toEqual(readers.map(({ id }) => `${id}.yaml`).sort())
})

test.each(readers.map(({ id }) => id))('%s: how to export in three steps, what is read and what is not', (id) => {
  const guide: unknown = parse(readFileSync(join(GUIDES, `${id}.yaml`), 'utf8'))
  if (!isRecord(guide)) throw new Error('not a record')
  expect(Object.keys(guide).sort()).toEqual(['app', 'desktop', 'leaves', 'phone', 'reads'])
  expect(guide['app']).toEqual(expect.any(String))
  for (const member of ['phone', 'desktop', 'reads', 'leaves']) {
    const list = guide[member]
    expect(Array.isArray(list), member).toBe(true)
    if (!Array.isArray(list)) return
    expect(list.length, member).toBeGreaterThan(0)
    if (member === 'phone' || member === 'desktop') expect(list.length, member).toBe(3)
    for (const line of list) {
      expect(line, member).toEqual(expect.any(String))
      expect(String(line).length, member).toBeLessThan(220)
    }
  }
})
