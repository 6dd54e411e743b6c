import { describe, expect, test } from 'vitest'
import { isNoTalk } from '../src/is-no-talk.js'
import { plainText } from '../src/plain-text.js'

const SETTINGS = JSON.stringify(
  {
    name: 'harbour-clock',
    version: '1.4.0',
    private: true,
    type: 'module',
    engines: { node: '>=20' },
    scripts: { build: 'node scripts/build.mjs && tsc -b', lint: 'eslint . && prettier --check .', test: 'vitest run' },
    dependencies: { 'tide-table': '^3.1.0', 'sun-times': '^2.0.4', 'plain-yaml': '^1.0.0' },
    devDependencies: { typescript: '^6.0.0', eslint: '^10.0.0', vitest: '^4.0.0' },
  },
  null,
  2,
)
const ACCOUNTS = ['root', 'daemon', 'bin', 'sys', 'games', 'man', 'mail', 'news', 'backup', 'list']
  .map((name, index) => `${name}:x:${String(index)}:${String(index)}:${name}:/var/${name}:/usr/sbin/nologin`)
  .join('\n')
const PORTS = ['ostend', 'dover', 'calais', 'harwich', 'esbjerg', 'cuxhaven', 'den helder', 'hull', 'vigo', 'brest']
  .map(
    (name, index) =>
      `${name.padEnd(16)}${String(index * 7)} nm    ${index % 2 === 0 ? 'north' : 'south'} quay\t# berth`,
  )
  .join('\n')
const CODE = `export function tide(at, port) {
  const table = load(port.id)
  for (const { hour, height } of table.rows) {
    if (hour >= at.hour && height > port.least) return { hour, height }
  }
  return undefined
}
export const PORTS = { ostend: { id: 'be-ost', least: 0.4 }, dover: { id: 'uk-dov', least: 0.7 } }
`

describe('what nobody says to anybody', () => {
  test.each([
    ['settings', SETTINGS],
    ['a list of accounts', ACCOUNTS],
    ['a table in columns', PORTS],
    ['a program', CODE],
  ])('%s is no talk, and that is told', async (_what, text) => {
    expect(isNoTalk(text)).toBe(true)
    const [reading] = await plainText.read({ name: '', text })
    expect(reading?.notices).toContainEqual({ code: 'read/no-talk' })
  })
})

describe('what may be said to somebody is talk', () => {
  const said = (...texts: readonly string[]): string =>
    JSON.stringify(
      texts.map((text, index) => ({
        id: index,
        from_id: `user${String(index % 2)}`,
        type: 'message',
        media: [],
        text,
      })),
    )
  test.each([
    ['a chat in a format that nobody knows', said('hi there', 'who is this', 'can you send pics', '300 each', 'ok')],
    ['one in which nobody says you or I', said('photos of the pier?', '400 per set', 'ok', 'tonight', 'signal')],
    [
      'one in Chinese',
      said('码头的照片有没有', '一套四百', '好', '今晚发过来', '别告诉别人，用信号聊', '知道了，晚点发', '加班'),
    ],
    ['settings with a letter in them', SETTINGS.replace('harbour-clock', 'send me the plans of the harbour')],
    [
      'an advertisement in key words',
      'Couriers wanted\n500/day\nbike or car\nno papers\npaid in crypto\nstart tonight\nDM @fastcash_77\n' +
        'easy job\n2 hours\nEU only\nfirst come\nserious people only\nphoto jobs too: bridges, depots, ports\n400/set',
    ],
    ['a few marks', '{ "a": 1 }'],
    ['nothing', ''],
  ])('%s', (_what, text) => expect(isNoTalk(text)).toBe(false))
})
