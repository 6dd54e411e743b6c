import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { FAILURES } from '@telltale/host'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { flatten } from '../vite-plugins.mjs'

const src = fileURLToPath(new URL('../src/', import.meta.url))
const readOne = (path: string): Readonly<Record<string, string>> =>
  flatten(parse(readFileSync(join(src, 'texts', path), 'utf8')))
/** Screens whose sentences come with them, in a folder of their own. */
const screens = readdirSync(join(src, 'texts'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
const read = (language: string): Readonly<Record<string, string>> =>
  Object.fromEntries(['.', ...screens].flatMap((folder) => Object.entries(readOne(`${folder}/${language}.yaml`))))
const en = read('en')
const zh = read('zh')
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/u.test(name))
  .map((name) => readFileSync(join(src, name), 'utf8'))
  .join('\n')
const SCREENS = Object.fromEntries(
  [...readFileSync(join(src, 'screens.ts'), 'utf8').matchAll(/^ {2}(\w+): \{/gmu)].map(([, name = '']) => [name, true]),
)
const keysOf = (texts: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(texts).filter((key) => !key.startsWith('problem.'))

describe('the sentences of the screens', () => {
  test('are the same in every language, with the same places', () => {
    expect(keysOf(zh)).toEqual(keysOf(en))
    const places = (text: string | undefined): readonly string[] =>
      [...(text ?? '').matchAll(/\{\w+\}/gu)].map(String).sort()
    for (const key of keysOf(en)) expect(places(zh[key]), key).toEqual(places(en[key]))
  })

  test.each(screens)('of the screen "%s" stand under its name, so that they meet no others', (screen) => {
    expect(screen in SCREENS).toBe(true)
    for (const language of ['en', 'zh'])
      expect(Object.keys(readOne(`${screen}/${language}.yaml`)).filter((key) => !key.startsWith(`${screen}.`))).toEqual(
        [],
      )
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

  const folder = readFileSync(new URL('../../../packages/host-web/src/read-folder.ts', import.meta.url), 'utf8')
  const leftOut = [...folder.matchAll(/(?:leftOut\(|message: |-readable', message, )'([^']+)'/gu)].map(
    ([, sentence = '']) => sentence,
  )

  test('is said in Chinese, sentence by sentence', () => {
    expect(own.length).toBeGreaterThan(4)
    expect(leftOut.length).toBe(5)
    expect([...sentences, ...own, ...leftOut].filter((each) => zh[`problem.sentence.${each}`] === undefined)).toEqual(
      [],
    )
  })

  test('has a sentence for every code, should another one come up', () => {
    const codes = readFileSync(new URL('../../../packages/model/src/telltale-error.ts', import.meta.url), 'utf8')
    const all = [...codes.matchAll(/\| '([a-z]+\/[a-z-]+)'/gu)].map(([, code]) => code ?? '')
    expect(all.filter((code) => zh[`problem.code.${code}`] === undefined)).toEqual([])
  })
})
