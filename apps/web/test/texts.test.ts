import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { FAILURES } from '@telltale/host'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { flatten } from '../vite-plugins.mjs'

const src = fileURLToPath(new URL('../src/', import.meta.url))
const read = (language: string): Readonly<Record<string, string>> =>
  flatten(parse(readFileSync(join(src, `texts/${language}.yaml`), 'utf8')))
const en = read('en')
const zh = read('zh')
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/u.test(name))
  .map((name) => readFileSync(join(src, name), 'utf8'))
  .join('\n')
const keysOf = (texts: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(texts).filter((key) => !key.startsWith('problem.'))

describe('the sentences of the screens', () => {
  test('are the same in every language, with the same places', () => {
    expect(keysOf(zh)).toEqual(keysOf(en))
    const places = (text: string | undefined): readonly string[] =>
      [...(text ?? '').matchAll(/\{\w+\}/gu)].map(String).sort()
    for (const key of keysOf(en)) expect(places(zh[key]), key).toEqual(places(en[key]))
  })

  test('are all there that the screens say', () => {
    const said = [...sources.matchAll(/\bsay\('([^']+)'/gu)].map(([, key]) => key ?? '')
    expect(said.length).toBeGreaterThan(80)
    expect(said.filter((key) => !(key in en))).toEqual([])
  })

  test('are all said somewhere', () => {
    const unsaid = keysOf(en).filter((key) => {
      if (sources.includes(`'${key}'`)) return false
      // A key may be put together: `guide.${guide}.name`.
      const parts = key.split('.')
      return !parts.some((_, at) => sources.includes(`\`${parts.slice(0, at).join('.')}.\${`))
    })
    expect(unsaid).toEqual([])
  })
})

describe('what can go wrong', () => {
  const sentences = Object.values(FAILURES).flatMap(([, message, remedy]) => [message, remedy])
  const own = [...sources.matchAll(/new TelltaleError\(\s*'[^']+',\s*'([^']+)',\s*'([^']+)'/gu)].flatMap(
    ([, message = '', remedy = '']) => [message, remedy],
  )

  test('is said in Chinese, sentence by sentence', () => {
    expect(own.length).toBeGreaterThan(4)
    expect([...sentences, ...own].filter((each) => zh[`problem.sentence.${each}`] === undefined)).toEqual([])
  })

  test('has a sentence for every code, should another one come up', () => {
    const codes = readFileSync(new URL('../../../packages/model/src/telltale-error.ts', import.meta.url), 'utf8')
    const all = [...codes.matchAll(/\| '([a-z]+\/[a-z-]+)'/gu)].map(([, code]) => code ?? '')
    expect(all.filter((code) => zh[`problem.code.${code}`] === undefined)).toEqual([])
  })
})
