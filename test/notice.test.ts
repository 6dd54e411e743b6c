import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isRecord } from '@telltale/model'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const inside = (folder: string): readonly string[] => readdirSync(new URL(folder, root)).map((name) => folder + name)

test('NOTICE names every package of others that a part of Telltale needs when it runs', () => {
  const manifests = [...inside('packages/'), ...inside('apps/'), 'packs', 'training']
    .map((folder) => new URL(`${folder}/package.json`, root))
    .filter((file) => existsSync(file))
    .map((file): unknown => JSON.parse(readFileSync(file, 'utf8')))
  expect(manifests.length).toBeGreaterThan(15)
  const own = new Set(manifests.flatMap((each) => (isRecord(each) ? [each['name']] : [])))
  const needed = manifests.flatMap((each) =>
    isRecord(each) && isRecord(each['dependencies']) ? Object.keys(each['dependencies']) : [],
  )
  const named = new Set(readFileSync(new URL('NOTICE', root), 'utf8').split(/[\s,;()]+/u))
  expect([...new Set(needed)].filter((name) => !own.has(name) && !named.has(name)).sort()).toEqual([])
})
