import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from './support/run-cli.js'

const root = fileURLToPath(new URL('..', import.meta.url))
let folder = ''
let preload: readonly string[] = []

/** Loaded before the program: every way out of the process throws, and leaves a mark that it was tried. */
const NO_WAY_OUT = `
import { appendFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const load = createRequire(import.meta.url)
const tried = (what) => {
  appendFileSync(process.env.TELLTALE_TRIED, what + '\\n')
  throw new Error('no way out: ' + what)
}
const net = load('node:net')
net.Socket.prototype.connect = () => tried('net.Socket.connect')
net.Server.prototype.listen = () => tried('net.Server.listen')
load('node:dgram').Socket.prototype.bind = () => tried('dgram.bind')
load('node:dgram').Socket.prototype.send = () => tried('dgram.send')
for (const [name, methods] of Object.entries({
  net: ['connect', 'createConnection'],
  dgram: ['createSocket'],
  tls: ['connect'],
  http: ['request', 'get'],
  https: ['request', 'get'],
  http2: ['connect'],
  dns: ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse'],
  child_process: ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'],
})) {
  const module = load('node:' + name)
  for (const method of methods) module[method] = () => tried(name + '.' + method)
}
for (const method of ['lookup', 'resolve']) load('node:dns').promises[method] = () => tried('dns.promises.' + method)
load('node:module').syncBuiltinESMExports()
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])
  globalThis[name] = () => tried(name)
`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telltale-offline-'))
  const path = join(folder, 'no-way-out.mjs')
  writeFileSync(path, NO_WAY_OUT)
  preload = ['--import', pathToFileURL(path).href]
  writeFileSync(
    join(folder, 'chat.txt'),
    'Lin: Could you photograph the navy pier? See https://example.org/brief. 400 per set, and keep it between us.\nme: Who is it for?\n',
  )
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('no way out of the process is tried by', () => {
  const tried = (): string => (existsSync(join(folder, 'tried')) ? readFileSync(join(folder, 'tried'), 'utf8') : '')
  const run = async (args: readonly string[], input = '') =>
    await runCli(args, { input, nodeArgs: preload, env: { TELLTALE_TRIED: join(folder, 'tried') } })

  test.each(['text', 'json', 'html', 'markdown', 'sarif'])('check --format %s', async (format) => {
    const { status, stderr } = await run(['check', join(folder, 'chat.txt'), '--format', format])
    expect(stderr).toBe('')
    expect(status).toBeLessThan(2)
    expect(tried()).toBe('')
  })

  test.each(['json', 'csv', 'text'])('read --format %s', async (format) => {
    const { status, stderr } = await run(['read', join(folder, 'chat.txt'), '--format', format])
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(tried()).toBe('')
  })

  test('wayout, with a plan and a draft', async () => {
    const draft = ['--draft', 'general', '--reveal', 'words', '--format', 'json']
    for (const more of [[], draft]) {
      const { status } = await run(['wayout', join(folder, 'chat.txt'), '--country', 'GB', ...more])
      expect(status).toBe(0)
      expect(tried()).toBe('')
    }
  })

  test.each([[['rules']], [['explain', 'isolate/asks-for-secrecy']], [['--help']], [['completion', 'bash']]])(
    '%j',
    async (args) => {
      const { status, stderr } = await run(args)
      expect(stderr).toBe('')
      expect(status).toBe(0)
      expect(tried()).toBe('')
    },
  )

  test('post, with what looks at a picture, a safe copy and its proof', async () => {
    const picture = join(root, 'apps/web/public/icon-192.png')
    const more = ['--safe-copy', join(folder, 'safe.png'), '--certificate', '--text', 'Night shift at gate 3 again']
    const { status } = await run(['post', picture, ...more])
    expect(status).toBeLessThan(2)
    expect(existsSync(join(folder, 'safe.png.certificate.json'))).toBe(true)
    expect(tried()).toBe('')
  }, 180_000)

  test('seal and verify', async () => {
    writeFileSync(join(folder, 'passphrase'), 'six quiet words for a test')
    const key = ['--passphrase-file', join(folder, 'passphrase')]
    const container = join(folder, 'sealed.age')
    const sealed = await run(['seal', join(folder, 'chat.txt'), '--out', container, '--stamp-request', ...key])
    expect(sealed.status).toBe(0)
    expect((await run(['verify', container, '--out', join(folder, 'opened'), ...key])).status).toBe(0)
    expect(tried()).toBe('')
  })

  test.each(['1', '2'])('stream --workers %s', async (workers) => {
    const record = JSON.stringify({
      turns: [{ speaker: 'Lin', text: 'see https://example.org and send me the files' }],
    })
    const { status, stdout } = await run(['stream', '--workers', workers], `${record}\n`.repeat(3))
    expect(status).toBe(0)
    expect(stdout.split('\n')).toHaveLength(4)
    expect(tried()).toBe('')
  })

  test('nothing, and a try would be seen', async () => {
    const path = join(folder, 'tries.mjs')
    writeFileSync(path, "try { await fetch('http://localhost:9') } catch {}\n")
    const { spawnSync } = await import('node:child_process')
    const mark = join(folder, 'tried-on-purpose')
    spawnSync(process.execPath, [...preload, path], { env: { ...process.env, TELLTALE_TRIED: mark } })
    expect(readFileSync(mark, 'utf8')).toBe('fetch\n')
  })
})

describe('nothing that is shipped', () => {
  const sources = ['packages', 'apps']
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(root, parent, name)))
    .flatMap((each) => ['src', 'bin'].map((part) => join(each, part)))
    .filter((each) => existsSync(each))
    .flatMap((each) =>
      readdirSync(each, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.[jt]sx?$/u.test(name))
        .map((name) => join(each, name)),
    )

  test('there is something to look at', () => expect(sources.length).toBeGreaterThan(50))

  /** The one program that answers: it serves the web app to its own machine, and asks nobody for anything. */
  const SERVER = 'apps/cli/src/commands/web.ts'
  /** The one program that asks: it posts to the address that a person names with `--second-reader`, and nowhere else. */
  const SENDER = 'apps/cli/src/second-reader/post-question.ts'
  /** The one command that may load it. */
  const ASKS = 'apps/cli/src/commands/check.ts'
  /** A source without what it takes types from only. */
  const valuesOf = (path: string): string => readFileSync(path, 'utf8').replace(/^import type .*$/gmu, '')

  test('listens anywhere but on this machine itself', () => {
    const source = readFileSync(join(root, SERVER), 'utf8')
    expect(source.match(/from 'node:https?'/gu)).toHaveLength(1)
    expect(source).toMatch(/import \{ createServer, type \w+, type \w+ \} from 'node:http'/u)
    expect(source.match(/\.listen\([^)]*\)/gu)).toEqual([".listen(port, '127.0.0.1', resolve)"])
  })

  test('imports a module that can open a connection or start a program', () => {
    const modules =
      /from\s+['"](?:node:)?(?:net|dgram|tls|https?|http2|dns|child_process|inspector|cluster)(?:\/[a-z]+)?['"]|import\(\s*['"](?:node:)?(?:net|dgram|tls|http|dns|child_process)/u
    expect(
      sources
        .filter((path) => modules.test(readFileSync(path, 'utf8')))
        .map((path) => relative(root, path).split(sep).join('/')),
    ).toEqual([SERVER, SENDER].sort())
  })

  test('loads the program that sends before a person has named whom to send to', () => {
    const loading = sources
      .filter((path) => path.includes(join('apps', 'cli')))
      .filter((path) => /'\.\.?\/(?:second-reader\/)?(?:second-reader|post-question)\.js'/u.test(valuesOf(path)))
      .map((path) => relative(root, path).split(sep).join('/'))
    // Within their own folder they belong together; from outside, the one way in waits for the name.
    expect(loading.filter((path) => !path.startsWith(dirname(SENDER)))).toEqual([ASKS])
    const asks = readFileSync(join(root, ASKS), 'utf8')
    expect(asks).not.toMatch(/^import (?!type).*second-reader\.js'/mu)
    expect(asks).toMatch(
      /if \(endpoint === undefined\) return undefined\n\s+const \{ SecondReader \} = await import\('\.\.\/second-reader\/second-reader\.js'\)/u,
    )
  })

  test('calls what a browser would send with, but to have the app’s own models when a person asks to look at a picture', () => {
    const calls =
      /\b(?:fetch|sendBeacon|importScripts)\s*\(|new\s+(?:XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection)\b/gu
    const calling = sources.filter((path) => readFileSync(path, 'utf8').search(calls) !== -1)
    expect(calling.map((path) => relative(root, path).split(sep).join('/')).sort()).toEqual([
      'apps/web/src/post/load-eyes.ts',
      'packages/host-web/src/offline.ts',
    ])
    for (const path of calling) {
      // Once in each, for a file that the build has named with its digest: nothing of anybody's can be in what is asked.
      const text = readFileSync(path, 'utf8')
      expect(text.match(calls)).toEqual(['fetch('])
      expect(text).toMatch(/fetch\((?:new Request\()?url, \{ integrity, (?:signal, )?credentials: 'omit' \}/u)
    }
  })
})
