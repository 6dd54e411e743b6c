import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLI, runCli, type CliRun } from '../../../test/support/run-cli.js'
import { codePicture, telltalePicture } from './post-support/picture-files.js'

const LOUD = 'At work again.\nThe password: hunter22Xk is on the board.\n'
const QUIET = 'Lovely soup today, and the first snow.\n'
/** Looking at pictures takes seconds. */
const LONG = 120_000

let folder = ''
const path = (name: string): string => join(folder, name)
/** With settings of its own, so that none of the machine's are read. */
const post = async (args: readonly string[], input: string | Uint8Array = ''): Promise<CliRun> =>
  await runCli(['post', ...args], { input, env: { XDG_CONFIG_HOME: path('config'), HOME: path('home') }, cwd: folder })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'telltale-post-'))
  writeFileSync(path('loud.txt'), LOUD)
  writeFileSync(path('quiet.txt'), QUIET)
  writeFileSync(path('photo.png'), await telltalePicture())
  writeFileSync(path('code.png'), await codePicture())
  mkdirSync(path('many/deeper'), { recursive: true })
  writeFileSync(path('many/photo.png'), await telltalePicture())
  writeFileSync(path('many/deeper/quiet.txt'), QUIET)
  writeFileSync(path('many/data.bin'), Uint8Array.of(0, 1, 2, 3, 0, 255, 254))
  writeFileSync(path('many/.hidden.txt'), LOUD)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const schema = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync(new URL('../../../docs/exposure-report.schema.json', import.meta.url), 'utf8')) as object,
)

interface Report {
  readonly level: string
  readonly profiles: readonly string[]
  readonly items: readonly { readonly name?: string }[]
  readonly findings: readonly { readonly rule: string; readonly places: readonly { readonly quote?: string }[] }[]
}

function reportsOf(output: string): readonly Report[] {
  const data: unknown = JSON.parse(output)
  const list: readonly unknown[] = Array.isArray(data) ? data : [data]
  for (const each of list) expect(schema(each), JSON.stringify(schema.errors)).toBe(true)
  return list as readonly Report[]
}

describe('a text', () => {
  test('ends with 1 where something is better changed, and with 0 where all is fine', async () => {
    expect((await post(['loud.txt'])).status).toBe(1)
    expect((await post(['quiet.txt'])).status).toBe(0)
    expect(await post(['quiet.txt', '--quiet'])).toEqual({ status: 0, stdout: '', stderr: '' })
  })
  test('is looked at as it is typed, piped and read', async () => {
    const quotes = ({ stdout }: CliRun): unknown =>
      reportsOf(stdout)[0]?.findings.map(({ rule, places }) => [rule, places.map(({ quote }) => quote)])
    const typed = await post(['--text', LOUD, '--format', 'json'])
    expect(quotes(typed)).toEqual([['credential/password', ['hunter22Xk']]])
    expect(quotes(await post(['-', '--format', 'json'], LOUD))).toEqual(quotes(typed))
    expect(quotes(await post(['loud.txt', '--format', 'json']))).toEqual(quotes(typed))
  })
  test('is a line for each finding for a hook, with line and column, and not a word of it', async () => {
    const { status, stdout, stderr } = await post(['--quiet', 'loud.txt', 'quiet.txt'])
    expect(status).toBe(1)
    expect(stdout).toMatch(/^loud\.txt:2:\d+: stop: .+ \[credential\/password\]\n$/u)
    expect(stdout + stderr).not.toContain('hunter22Xk')
  })
  test('is a region with line and column in SARIF', async () => {
    const { stdout } = await post(['many/deeper/../../loud.txt', '--format', 'sarif'])
    const { runs } = JSON.parse(stdout) as { runs: readonly { readonly results: readonly unknown[] }[] }
    expect(runs[0]?.results[0]).toMatchObject({
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'loud.txt' },
            region: { startLine: 2, startColumn: 15, snippet: { text: 'hunter22Xk' } },
          },
        },
      ],
    })
  })
  test('is reported in the language asked for', async () => {
    expect((await post(['loud.txt', '--lang', 'zh'])).stdout).toContain('请先别这样发')
    expect((await post(['loud.txt'])).stdout).toContain('post it like this')
  })
  test('that is no file is not taken for words', async () => {
    const { status, stdout, stderr } = await post(['see you tonight'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('--text')
    expect(stderr).toContain('[read/not-found]')
  })
  test('is written in other words to a new file, and the text itself stays', async () => {
    writeFileSync(path('draft.txt'), 'My desk is in building 7 of the naval base. Lovely view!\n')
    const out = path('reworded.txt')
    const { stderr } = await post(['draft.txt', '--reword', out, '--quiet'])
    if (existsSync(out)) expect(readFileSync(out, 'utf8')).not.toContain('building 7')
    else expect(stderr).toContain('no other wording')
    expect(readFileSync(path('draft.txt'), 'utf8')).toContain('building 7')
  })
})

describe('a picture', () => {
  test('tells what is stored in it', async () => {
    const { status, stdout } = await post(['photo.png', '--no-ocr'])
    expect(status).toBe(1)
    expect(stdout).toContain('Jane Q. Public')
    expect(stdout).toContain('38.72')
  })
  test('is looked at together with the words that are posted with it', async () => {
    const { stdout } = await post(['photo.png', '--text', QUIET, '--no-ocr', '--format', 'json'])
    expect(reportsOf(stdout)[0]?.items.map(({ name }) => name)).toEqual([undefined, 'photo.png'])
    expect(
      reportsOf((await post(['photo.png', 'quiet.txt', '--each', '--no-ocr', '--format', 'json'])).stdout),
    ).toHaveLength(2)
  })
  test('is held against places of the user', async () => {
    const feature = {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [-9.14, 38.722] },
      properties: { name: 'Old Fort' },
    }
    writeFileSync(path('places.json'), JSON.stringify({ type: 'FeatureCollection', features: [feature] }))
    expect((await post(['photo.png', '--no-ocr', '--places', 'places.json'])).stdout).toContain('Old Fort')
    const bad = await post(['photo.png', '--no-ocr', '--places', 'loud.txt'])
    expect(bad).toMatchObject({ status: 2, stdout: '' })
    expect(bad.stderr).toContain('[read/not-understood]')
  })
  test('is never in a page unless that is asked for', async () => {
    expect((await post(['photo.png', '--no-ocr', '--format', 'html'])).stdout).not.toContain('data:image')
  })
  test(
    'has what it shows found and covered, with proof and certificate',
    async () => {
      const before = readFileSync(path('code.png'))
      const copying = ['--safe-copy', 'covered.png', '--cover-found', '--certificate', '--quiet']
      const made = await post(['code.png', ...copying, '--format', 'html', '--with-picture'])
      expect(made.stderr).toBe('')
      expect(made.status).toBe(0)
      expect(made.stdout).toContain('145 × 145 pixels')
      expect(made.stdout).toContain('<image href="data:image/png;base64,')
      expect(readFileSync(path('code.png')).equals(before)).toBe(true)
      expect(JSON.parse(readFileSync(path('covered.png.certificate.json'), 'utf8'))).toMatchObject({ isSafe: true })
      const page = readFileSync(path('covered.png.certificate.html'), 'utf8')
      expect(page).toContain('<!doctype html>')
      expect(page).not.toContain('hunter22Xk')
    },
    LONG,
  )
})

describe('a safe copy', () => {
  test('loses what is stored beside the picture, and the original stays as it is', async () => {
    const before = readFileSync(path('photo.png'))
    const { status, stderr } = await post(['photo.png', '--no-ocr', '--safe-copy', 'safe.png'])
    expect(stderr).toContain('passed its proof')
    expect(status).toBe(0)
    const copy = readFileSync(path('safe.png')).toString('latin1')
    expect(copy).not.toContain('Jane')
    expect(copy).not.toContain('eXIf')
    expect(readFileSync(path('photo.png')).equals(before)).toBe(true)
    expect((await post(['safe.png', '--no-ocr'])).status).toBe(0)
  })
  test('has the parts covered that were named, and only those', async () => {
    const { status } = await post(['photo.png', '--no-ocr', '--safe-copy', 'part.png', '--cover', '8,8,16,16'])
    expect(status).toBe(0)
    expect(statSync(path('part.png')).size).toBeGreaterThan(100)
  })
  test('of a folder is a folder, with names that say nothing', async () => {
    const { status, stderr } = await post(['many', '--no-ocr', '--safe-copy', 'cleaned', '--quiet'])
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(readdirSync(path('cleaned')).sort()).toEqual(['picture-2.png', 'text-1.txt'])
    const first = readFileSync(path('cleaned/picture-2.png'))
    const again = await post(['many', '--no-ocr', '--safe-copy', 'cleaned'])
    expect(again.status).toBe(0)
    expect(again.stderr).toContain(`${join('many', 'photo.png')} → ${join('cleaned', 'picture-4.png')}`)
    expect(readdirSync(path('cleaned')).sort()).toEqual(['picture-2.png', 'picture-4.png', 'text-1.txt', 'text-3.txt'])
    expect(readFileSync(path('cleaned/picture-2.png')).equals(first)).toBe(true)
  })
  test('of a part that is not in the picture is not made, and how large the picture is is said', async () => {
    const { status, stderr } = await post(['photo.png', '--no-ocr', '--safe-copy', 'off.png', '--cover', '9000,0,5,5'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/not in the picture, which is \d{1,5} × \d{1,5} pixels/u)
    const page = await post(['photo.png', '--no-ocr', '--safe-copy', 'off.png', '--cover', '0,0,5,5@3'])
    expect(page.stderr).toContain('there is 1 page')
    expect(existsSync(path('off.png'))).toBe(false)
  })
  test('of words that tell something says so', async () => {
    const { status, stderr } = await post(['loud.txt', '--safe-copy', 'other.txt', '--quiet'])
    expect(status).toBe(1)
    expect(stderr).toContain('It still says or shows 1 thing')
    expect(stderr).not.toContain('hunter22Xk')
    const aloud = await post(['loud.txt', '--safe-copy', 'another.txt'])
    expect(aloud.stderr).toMatch(/^A copy was written\. It says and shows the same as before, under another name: /u)
    expect(aloud.stderr).toContain('It still says or shows 1 thing')
    expect(aloud.stderr).not.toContain('passed its proof')
  })
  test('that cannot be proved is not written', async () => {
    const { status, stderr } = await post(['loud.txt', '--safe-copy', 'never.txt', '--cover-found', '--quiet'])
    expect(status).toBe(2)
    expect(stderr).toContain('did not pass its proof')
    expect(existsSync(path('never.txt'))).toBe(false)
  })
  test.each([
    ['the original', ['photo.png', '--safe-copy', 'photo.png'], 'write/exists'],
    ['a file that is there', ['photo.png', '--safe-copy', 'quiet.txt'], 'write/exists'],
    ['a name with that of the original', ['photo.png', '--safe-copy', 'my-photo-safe.png'], 'usage/bad-value'],
    ['a folder that is not there', ['photo.png', '--safe-copy', 'no/where.png'], 'write/not-writable'],
    ['a part that is none', ['photo.png', '--safe-copy', 'x.png', '--cover', '1,2,3'], 'usage/bad-value'],
    ['a part of nothing', ['photo.png', '--safe-copy', 'x.png', '--cover', '1,2,0,3'], 'usage/bad-value'],
    ['parts of several', ['photo.png', 'code.png', '--safe-copy', 'x/', '--cover', '1,2,3,4'], 'usage/bad-value'],
    ['parts without a copy', ['photo.png', '--cover', '1,2,3,4'], 'usage/bad-value'],
    ['what it does not know to keep', ['photo.png', '--safe-copy', 'x.png', '--keep', 'all'], 'usage/bad-value'],
    ['words alone', ['--text', 'x', '--safe-copy', 'x.txt'], 'usage/bad-value'],
  ])('refuses %s before it looks', async (_what, args, code) => {
    const { status, stdout, stderr } = await post([...args, '--no-ocr'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(`[${code}]`)
    expect(existsSync(path('x.png'))).toBe(false)
  })
  test('over the original names the option to change', async () =>
    expect((await post(['photo.png', '--no-ocr', '--safe-copy', 'photo.png'])).stderr).toContain('--safe-copy'))
  test('with a name that does not fit what it is is not written', async () => {
    const { status, stderr } = await post(['photo.png', '--no-ocr', '--quiet', '--safe-copy', 'wrong.jpg'])
    expect(status).toBe(2)
    expect(stderr).toContain('.png')
    expect(existsSync(path('wrong.jpg'))).toBe(false)
  })
  test('does not follow a link that lies where it should be', async () => {
    symlinkSync(path('quiet.txt'), path('link.png'))
    expect((await post(['photo.png', '--no-ocr', '--safe-copy', 'link.png'])).status).toBe(2)
    expect(readFileSync(path('quiet.txt'), 'utf8')).toBe(QUIET)
  })
})

describe('files and folders', () => {
  test('a folder is looked at file by file, without what is hidden; what is of another kind is passed over', async () => {
    const { status, stdout, stderr } = await post(['many', '--no-ocr', '--format', 'json'])
    expect(status).toBe(1)
    expect(stderr).toBe('1 file of another kind passed over.\n')
    expect(reportsOf(stdout).map(({ items }) => items[0]?.name)).toEqual(['quiet.txt', 'photo.png'])
  })
  test('a broken file in a folder is named, and all is not well', async () => {
    mkdirSync(path('broken'), { recursive: true })
    writeFileSync(path('broken/quiet.txt'), QUIET)
    writeFileSync(path('broken/half.png'), readFileSync(path('photo.png')).subarray(0, 60))
    const { status, stderr } = await post(['broken', '--no-ocr', '--quiet'])
    expect(status).toBe(2)
    expect(stderr).toContain(`${join('broken', 'half.png')}: `)
    expect(stderr).toContain('1 file could not be looked at.')
  })
  test('one bad file costs the others nothing, and shows in the exit status', async () => {
    const { status, stdout, stderr } = await post(['many/data.bin', 'loud.txt', '--format', 'json'])
    expect(status).toBe(2)
    expect(stderr).toContain('[media/not-known]')
    expect(reportsOf(stdout)[0]?.level).toBe('stop')
  })
  test('a report goes to a file whole, never over what is read', async () => {
    expect(await post(['loud.txt', '--format', 'html', '--out', 'report.html'])).toMatchObject({
      status: 1,
      stdout: '',
    })
    expect(readFileSync(path('report.html'), 'utf8')).toContain('</html>')
    expect((await post(['loud.txt', '--out', 'loud.txt'])).stderr).toContain('[write/exists]')
    expect(readFileSync(path('loud.txt'), 'utf8')).toBe(LOUD)
  })
  test.each([
    ['nothing', []],
    ['an unknown profile', ['quiet.txt', '--profile', 'spy']],
    ['a profile to remember that is not named', ['--remember-profile']],
  ])('refuses %s', async (_what, args) => {
    const { status, stdout, stderr } = await post(args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/\[usage\/[a-z-]+\]\n$/u)
  })
})

describe('a profile', () => {
  test('is remembered only when that is asked for, where only the person can read it, and forgotten again', async () => {
    const profiles = async (...args: readonly string[]): Promise<unknown> =>
      reportsOf((await post(['quiet.txt', '--format', 'json', ...args])).stdout)[0]?.profiles
    expect(await profiles('--profile', 'sensitive', '--profile', 'not-out')).toEqual(['sensitive', 'not-out'])
    expect(await profiles()).toEqual(['ordinary'])
    expect(existsSync(path('config'))).toBe(false)
    expect((await post(['--profile', 'sensitive', '--remember-profile'])).status).toBe(0)
    const kept = path('config/telltale/post.json')
    expect(statSync(kept).mode & 0o077).toBe(0)
    expect(await profiles()).toEqual(['sensitive'])
    expect(await profiles('--profile', 'ordinary')).toEqual(['ordinary'])
    writeFileSync(kept, '{"profiles":["__proto__",7')
    expect(await profiles()).toEqual(['ordinary'])
    expect((await post(['--forget-profile'])).status).toBe(0)
    expect(existsSync(kept)).toBe(false)
  })
})

describe('whatever it is given', () => {
  const image = readFileSync(CLI)
  test.each<readonly [string, string | Uint8Array, number]>([
    ['nothing', '', 2],
    ['zeroes', new Uint8Array(10_000), 2],
    ['a PNG that is cut short', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0), 2],
    ['a PDF that is none', '%PDF-1.7\nnothing', 2],
    ['a program', image, 0],
    ['a megabyte without a space', 'x'.repeat(1_000_000), 0],
    ['a megabyte of Chinese', '你'.repeat(330_000), 0],
  ])(
    'says so or answers: %s',
    async (_what, input, least) => {
      const { status, stderr } = await post(['-', '--no-ocr', '--quiet'], input)
      expect(stderr).not.toContain('internal/unexpected')
      if (least === 2) expect(stderr).toMatch(/\[[a-z]+\/[a-z-]+\]\n$/u)
      expect(status).toBeGreaterThanOrEqual(least)
      expect(status).toBeLessThanOrEqual(2)
    },
    240_000,
  )
  test('is told in the same words each time', async () => {
    for (const format of ['html', 'sarif']) {
      const args = ['photo.png', 'loud.txt', '--no-ocr', '--format', format]
      expect((await post(args)).stdout).toBe((await post(args)).stdout)
    }
  })
  test('cannot steer the terminal, by its words or by its name', async () => {
    const name = `a\u001b[31m\u202e.txt`
    writeFileSync(path(name), 'the password: hun\u001b]0;x\u0007ter22Xk is\u202e here\n')
    for (const args of [[name], [name, '--quiet'], [name, 'loud.txt', '--format', 'markdown']]) {
      const { stdout, stderr } = await post(args)
      // eslint-disable-next-line no-control-regex -- these are what must not be there
      expect(stdout + stderr).not.toMatch(/[\u001b\u0007\u202e]/u)
    }
    rmSync(path(name))
  })
})

describe('the program', () => {
  test('loads nothing of this for its help', async () => {
    const log = path('loaded.txt')
    writeFileSync(log, '')
    const hook = `import { appendFileSync } from 'node:fs'
export async function resolve(name, context, next) {
  const found = await next(name, context)
  appendFileSync(${JSON.stringify(log)}, found.url + '\\n')
  return found
}`
    const start = `import { register } from 'node:module'; register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hook)}))`
    const nodeArgs = ['--import', `data:text/javascript,${encodeURIComponent(start)}`]
    await runCli(['--help'], { nodeArgs })
    await runCli(['post', '--help'], { nodeArgs })
    const loaded = readFileSync(log, 'utf8')
    expect(loaded).toContain('run.js')
    expect(loaded).not.toMatch(/packages\/(?:media|sight|exposure)|packs\/dist|onnx/u)
    writeFileSync(log, '')
    await runCli(['post', '--text', 'x'], { nodeArgs })
    expect(readFileSync(log, 'utf8')).toMatch(/packages\/media/u)
    expect(readFileSync(log, 'utf8')).not.toMatch(/packages\/sight|onnx/u)
  })
  test.skipIf(process.platform === 'win32')('stops when it is told to, and leaves nothing behind', async () => {
    mkdirSync(path('stop'), { recursive: true })
    for (let file = 0; file < 300; file++) writeFileSync(path(`stop/${String(file)}.txt`), LOUD.repeat(200))
    // A picture that is none is told first, and by then it listens.
    writeFileSync(path('none.png'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
    const args = ['post', path('none.png'), path('stop'), '--safe-copy', path('stopped')]
    const child = spawn(process.execPath, [CLI, ...args], {
      env: { PATH: process.env['PATH'], HOME: path('home') },
    })
    let told = ''
    child.stderr.on('data', (part: Buffer) => {
      if (told === '') child.kill('SIGINT')
      told += part.toString()
    })
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
    expect(status).toBe(130)
    expect(told).toContain('Stopped.')
    expect(
      existsSync(path('stopped')) ? readdirSync(path('stopped')).filter((name) => name.startsWith('.')) : [],
    ).toEqual([])
  })
})
