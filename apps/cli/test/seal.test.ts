import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  type Stats,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { fileChunks } from '../src/seal/file-chunks.js'
import { keepOpened } from '../src/seal/keep-opened.js'
import { readPassphraseFile } from '../src/seal/read-passphrase.js'
import { verifyFolder } from '../src/seal/verify-folder.js'
import { CLI, runCli, type CliRun } from '../../../test/support/run-cli.js'

const CHAT = [
  '[2026-03-01 10:00] Lin Wei: We need somebody to photograph the naval pier. 400 per set, paid in crypto. 😀',
  '[2026-03-01 10:02] Anna Lind: Who is it for?',
  '[2026-03-01 10:03] Lin Wei: 这件事请保密，不要告诉任何人。Anna Lind, you took our money, remember.',
  '[2026-03-01 10:05] Anna Lind: OK',
  '',
].join('\n')
const PASSPHRASE = 'six quiet words for a test 静'

// Each of these starts the program, some of them often.
vi.setConfig({ testTimeout: 180_000 })

let folder = ''
let recipient = ''
let before: Stats
let good: CliRun
const path = (...names: readonly string[]): string => join(folder, ...names)
const has = (program: string, option = '--version'): boolean =>
  spawnSync(program, [option], { stdio: 'ignore' }).error === undefined
const isRoot = process.getuid?.() === 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'telltale-seal-'))
  writeFileSync(path('chat.txt'), CHAT)
  recipient = await keyPair('key')
  writeFileSync(path('pw'), `${PASSPHRASE}\n`)
  writeFileSync(path('wrong'), 'another one altogether\n')
  mkdirSync(path('kept/deep'), { recursive: true })
  writeFileSync(path('kept/deep/chat.txt'), CHAT)
  writeFileSync(path('kept/empty.txt'), '')
  writeFileSync(path('kept/.hidden'), 'hidden')
  writeFileSync(path('kept/photo.jpg'), Buffer.from(Array.from({ length: 30_000 }, (_, at) => (at * 31) & 255)))
  writeFileSync(path('kept/line\nbreak\u202e.txt'), 'odd')
  writeFileSync(path('kept/a\\b:c?.txt'), 'odd')
  writeFileSync(Buffer.concat([Buffer.from(path('kept/')), Buffer.from([0xff, 0xfe, 0x2e, 0x74])]), 'no utf-8')
  symlinkSync('/etc/passwd', path('kept/link'))
  utimesSync(path('kept/photo.jpg'), new Date('2020-01-02T03:04:06Z'), new Date('2020-01-02T03:04:06Z'))
  writeFileSync(path('large.bin'), Buffer.alloc(3_000_000, 7))
  writeFileSync(path('killed.bin'), Buffer.alloc(16_000_000, 3))
  // Two containers that the tests open: one for a passphrase, one for the key. A passphrase takes its time, as it should,
  // and so does the document: what is about neither has neither.
  await seal('kept/photo.jpg', '--out', 'whole.age', '--passphrase-file', 'pw')
  before = statSync(path('chat.txt'))
  good = await seal('chat.txt', 'kept', '--out', 'good.age', '--readable', 'once')
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** With a key where no other way is given. */
async function seal(...args: readonly string[]): Promise<CliRun> {
  const isClosed = args.includes('--recipient') || args.includes('--passphrase-file')
  return await runCli(['seal', ...args, ...(isClosed ? [] : ['--recipient', recipient])], { cwd: folder })
}

async function verify(...args: readonly string[]): Promise<CliRun> {
  const hasKey = args.includes('--identity') || args.includes('--passphrase-file')
  return await runCli(['verify', ...args, ...(hasKey ? [] : ['--identity', 'key'])], { cwd: folder })
}

/** A pair of keys, in the file that `age-keygen` would make. */
async function keyPair(name: string): Promise<string> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption')
  const identity = await generateX25519Identity()
  writeFileSync(path(name), `# created: 2026-03-01\n${identity}\n`)
  return await identityToRecipient(identity)
}

// Each test has files of its own, so that two cores are of use.
describe.concurrent('seal and verify', () => {
  test('keep files bit for bit, with a transcript and a report, and leave the originals alone', async () => {
    expect(good).toMatchObject({ status: 0, stdout: '' })
    expect(good.stderr).toContain('It does not make you safe')
    expect(good.stderr).toContain('including the passphrase')
    expect(good.stderr).toContain('(1). The manifest names them.')
    expect(good.stderr).not.toContain('still show every name')
    expect(statSync(path('good.age')).mode & 0o777).toBe(0o600)
    const after = statSync(path('chat.txt'))
    expect([after.mtimeMs, after.ino, after.size]).toEqual([before.mtimeMs, before.ino, before.size])

    const opened = await verify('good.age', '--out', 'opened')
    expect(opened.status).toBe(0)
    expect(opened.stdout).toContain('What is not proved')
    expect(opened.stdout).toContain('files fit the manifest, bit for bit.')
    expect(opened.stdout).toContain('That it was not opened, changed and sealed anew')
    expect(readFileSync(path('opened/originals/chat.txt'), 'utf8')).toBe(CHAT)
    expect(readFileSync(path('opened/originals/kept/deep/chat.txt'), 'utf8')).toBe(CHAT)
    expect(readFileSync(path('opened/originals/kept/empty.txt'), 'utf8')).toBe('')
    expect(readFileSync(path('opened/originals/kept/.hidden'), 'utf8')).toBe('hidden')
    expect(readFileSync(path('opened/originals/kept/photo.jpg'))).toEqual(readFileSync(path('kept/photo.jpg')))
    expect(statSync(path('opened/originals/kept/photo.jpg')).mtime.toISOString()).toBe('2020-01-02T03:04:06.000Z')
    expect(readdirSync(path('opened/originals/kept')).sort()).toEqual(
      ['.hidden', '__.t', 'a_b_c_.txt', 'deep', 'empty.txt', 'line_break_.txt', 'photo.jpg'].sort(),
    )
    for (const name of ['README.txt', 'report.html', 'report.json', 'report.pdf', 'transcript.txt', 'transcript.json'])
      expect(existsSync(path('opened', name)), name).toBe(true)
    const readme = readFileSync(path('opened/README.txt'), 'utf8')
    expect(readme).toContain('age --decrypt')
    expect(readme).toContain('没有 Telltale 怎样打开')

    const manifest = JSON.parse(readFileSync(path('opened/manifest.json'), 'utf8')) as {
      files: { path: string; sha256: string; size: number; name?: string }[]
      leftOut: unknown
    }
    for (const file of manifest.files) {
      const bytes = readFileSync(path('opened', file.path))
      expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([file.size, file.sha256])
    }
    expect(manifest.leftOut).toEqual([{ path: 'kept/link', why: 'link' }])
    expect(manifest.files.find((file) => file.path.endsWith('line_break_.txt'))?.name).toBe(
      'kept/line\nbreak\u202e.txt',
    )
    expect((await verify('opened')).status).toBe(0)
  })

  test('tell a folder that was changed after it was opened, and name what was', async () => {
    await verify('good.age', '--out', 'altered')
    appendFileSync(path('altered/transcript.txt'), 'x')
    rmSync(path('altered/report.json'))
    writeFileSync(path('altered/originals/more.txt'), 'x')
    const { status, stdout } = await verify('altered', '--format', 'json')
    expect(status).toBe(1)
    const { files } = JSON.parse(stdout) as { files: { path: string; state: string }[] }
    expect(files.filter(({ state }) => state !== 'whole')).toEqual([
      { path: 'report.json', state: 'missing' },
      { path: 'transcript.txt', state: 'changed' },
      { path: 'originals/more.txt', state: 'not-listed' },
    ])
  })

  test('tell of a folder with more files than could be looked at, and do not call it whole', async () => {
    await expect(verifyFolder(path('once'), { mostFound: 3 })).rejects.toMatchObject({ code: 'seal/no-container' })
    await verify('good.age', '--out', 'many')
    expect(await verifyFolder(path('many'))).toMatchObject({ isWhole: true })
    await expect(verifyFolder(path('many'), { mostFound: 3 })).rejects.toMatchObject({ code: 'read/too-large' })
  })

  test('lay no file over another, whatever the disk makes of its name', async () => {
    mkdirSync(path('over'))
    let kept = 0
    const put = async (content: string): Promise<void> => {
      const sink = await keepOpened(path('over'), { path: 'manifest.json' }, () => (kept += 1))
      await sink.write(Buffer.from(content))
      await sink.end(true)
    }
    await put('the first')
    await expect(put('the second')).rejects.toMatchObject({ code: 'write/exists' })
    expect(kept).toBe(1)
    expect(readdirSync(path('over'))).toEqual(['manifest.json'])
    expect(readFileSync(path('over/manifest.json'), 'utf8')).toBe('the first')
  })

  test('keep a file and a folder of the same name apart', async () => {
    mkdirSync(path('one/same'), { recursive: true })
    mkdirSync(path('other'))
    writeFileSync(path('one/same/x.bin'), 'in the folder')
    writeFileSync(path('other/same'), 'the file')
    expect((await seal('one/same', 'other/same', '--out', 'same.age')).status).toBe(0)
    expect((await verify('same.age', '--out', 'same')).status).toBe(0)
    expect(readFileSync(path('same/originals/same/x.bin'), 'utf8')).toBe('in the folder')
    expect(readFileSync(path('same/originals/same (2)'), 'utf8')).toBe('the file')
  })

  test('never replace a file, and never mix with one', async () => {
    writeFileSync(path('there.age'), 'mine')
    expect(await seal('chat.txt', '--out', 'there.age')).toMatchObject({ status: 2 })
    expect(readFileSync(path('there.age'), 'utf8')).toBe('mine')
    expect((await verify('good.age', '--out', 'kept')).stderr).toContain('[write/exists]')
    expect((await seal('chat.txt', '--out', 'other.age', '--readable', 'kept')).stderr).toContain('[write/exists]')
    expect(existsSync(path('other.age'))).toBe(false)
  })

  test('use a name that tells nothing, and leave nothing else behind', async () => {
    const place = mkdtempSync(join(tmpdir(), 'telltale-bare-'))
    const { status } = await runCli(['seal', path('chat.txt'), '--recipient', recipient], {
      cwd: place,
      env: { HOME: place, TMPDIR: place },
    })
    expect(status).toBe(0)
    expect(readdirSync(place)).toEqual([expect.stringMatching(/^notes-\d{4}-\d{2}-\d{2}\.age$/u)])
    const [name = ''] = readdirSync(place)
    // Signs without a meaning hold any short word by chance.
    expect(readFileSync(join(place, name)).toString('latin1')).not.toMatch(/telltale|Lin Wei|Anna Lind|chat\.txt/iu)
    rmSync(place, { recursive: true })
  })

  test('take several recipients, each of whom can open it', async () => {
    const [one, two] = [await keyPair('one.key'), await keyPair('two.key')]
    await keyPair('other.key')
    const { status, stderr } = await seal('kept/photo.jpg', '--out', 'two.age', '--recipient', one, '--recipient', two)
    expect(status).toBe(0)
    expect(stderr).toContain('Only whoever has one of the secret keys can open it.')
    expect((await verify('two.age', '--identity', 'two.key')).status).toBe(0)
    expect((await verify('two.age', '--identity', 'other.key', '--identity', 'one.key')).status).toBe(0)
    expect((await verify('two.age', '--identity', 'other.key')).stderr).toContain('[seal/wrong-key]')
    expect((await verify('two.age', '--identity', 'chat.txt')).stderr).toContain('[seal/bad-key]')
    expect((await seal('kept/photo.jpg', '--out', 'none.age', '--recipient', 'age1nobody')).stderr).toContain(
      '[seal/bad-key]',
    )
    expect(existsSync(path('none.age'))).toBe(false)
  })

  test('say both in Chinese', async () => {
    const sealed = await seal('kept/photo.jpg', '--out', 'zh.age', '--lang', 'zh')
    expect(sealed.stderr).toContain('不等于你就安全了')
    expect((await verify('zh.age', '--lang', 'zh')).stdout).toContain('不能证明的')
  })

  test('seal what is no conversation as well, and say that nothing could be read', async () => {
    const { status, stderr } = await seal('kept/photo.jpg', '--out', 'photo.age')
    expect(status).toBe(0)
    expect(stderr).toContain('sealed all the same')
    expect((await verify('photo.age')).status).toBe(0)
    writeFileSync(path('nothing'), '')
    expect((await seal('nothing', '--out', 'nothing.age')).status).toBe(0)
    expect((await verify('nothing.age')).status).toBe(0)
    mkdirSync(path('bare'))
    expect((await seal('bare', '--out', 'bare.age')).status).toBe(0)
    expect((await verify('bare.age')).status).toBe(0)
  })
})

describe.concurrent('what is for others to read', () => {
  const readable = (name: string): string =>
    ['transcript.txt', 'transcript.json', 'report.html', 'report.json']
      .map((file) => readFileSync(path(name, file), 'utf8'))
      .join('\n')

  test('has the names covered that were given, everywhere, and is sealed without the originals', async () => {
    const { status, stderr } = await seal(
      'kept/deep',
      'chat.txt',
      ...[
        '--hide',
        'Anna Lind',
        '--hide',
        'lin wei',
        '--without-originals',
        '--out',
        'covered.age',
        '--readable',
        'shown',
      ],
    )
    expect(status).toBe(0)
    expect(stderr).toContain('Read them through before you hand them on')
    expect(stderr).not.toContain('--without-originals')
    expect(readable('shown')).not.toMatch(/Anna|Lind|Wei/u)
    expect(readable('shown')).toContain('[name 1]')
    await verify('covered.age', '--out', 'covered')
    expect(existsSync(path('covered/originals'))).toBe(false)
    const manifest = readFileSync(path('covered/manifest.json'), 'utf8')
    expect(manifest).not.toMatch(/Anna|Lind|Wei/u)
    expect(manifest).toContain(createHash('sha256').update(CHAT).digest('hex'))
    const { stdout } = await verify('covered.age')
    expect(stdout).toContain('2 covered names')
    expect(stdout).toContain('kept back')
    if (has('pdftotext', '-v')) {
      const text = spawnSync('pdftotext', [path('shown/report.pdf'), '-'], { encoding: 'utf8' }).stdout
      expect(text).not.toMatch(/Anna|Lind|Wei/u)
      expect(text).toContain('[name 2]')
    }
  })

  test('can be one conversation of several', async () => {
    writeFileSync(path('bo.txt'), '[2026-03-01 10:00] Bo Berg: dinner?\n[2026-03-01 10:01] Anna Lind: yes, at eight\n')
    const names = ['--only-with', 'Bo Berg', '--hide', 'Anna Lind']
    const { status, stderr } = await seal('chat.txt', 'bo.txt', ...names, '--out', 'bo.age', '--readable', 'bo')
    expect(status).toBe(0)
    const rest = 'Hand on only the readable copies, or seal again with --without-originals.'
    expect(stderr).toContain(`The originals in the container still show every name. ${rest}`)
    expect(stderr).toContain(`The originals in the container still hold every conversation. ${rest}`)
    expect(readable('bo')).not.toContain('Anna')
    expect(readable('bo')).not.toContain('Lin Wei')
    expect(readable('bo')).toContain('Bo Berg')
    expect((await verify('bo.age')).stdout).toContain('leave out by choice')
    expect((await seal('chat.txt', '--only-with', 'nobody', '--out', 'x.age')).stderr).toContain(
      '[usage/unknown-conversation]',
    )
  })

  test('is the same every time, but for when it was sealed', async () => {
    await seal('chat.txt', 'kept', '--out', 'twice.age', '--readable', 'twice')
    for (const name of ['transcript.txt', 'transcript.json', 'report.html', 'report.json'])
      expect(readFileSync(path('once', name)), name).toEqual(readFileSync(path('twice', name)))
  })

  test.runIf(has('pdftotext', '-v') && has('pdffonts', '-v'))('is a PDF with its own fonts, Chinese too', () => {
    const pdf = path('once/report.pdf')
    const text = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })
    expect(text.stderr).toBe('')
    expect(text.stdout.replace(/\s/gu, '')).toContain('这件事请保密，不要告诉任何人。')
    expect(text.stdout).toContain('😀')
    expect(text.stdout).toContain(createHash('sha256').update(CHAT).digest('hex'))
    const fonts = spawnSync('pdffonts', [pdf], { encoding: 'utf8' })
    expect(fonts.stderr).toBe('')
    for (const line of fonts.stdout
      .split('\n')
      .slice(2)
      .filter((each) => each !== ''))
      expect(line).toMatch(/yes yes yes/u)
    expect(statSync(pdf).size).toBeLessThan(500_000)
  })

  test('has no PDF where its fonts lack the script, and says where to look instead', async () => {
    writeFileSync(
      path('ar.txt'),
      `ليلى: ${'مرحبا كيف حالك '.repeat(60)}\nme: ${'أنا بخير شكرا '.repeat(60)}\n`.repeat(8),
    )
    const { status, stderr } = await seal('ar.txt', '--out', 'ar.age', '--readable', 'ar')
    expect(status).toBe(0)
    expect(stderr).toContain('There is no PDF')
    expect(readdirSync(path('ar'))).toContain('report.html')
  })
})

describe.concurrent('other programs', () => {
  test.runIf(has('age'))('age opens a container for a recipient, and any zip program what is in it', async () => {
    const opened = spawnSync('age', [
      '--decrypt',
      '--identity',
      path('key'),
      '--output',
      path('age.zip'),
      path('good.age'),
    ])
    expect(opened.status).toBe(0)
    if (has('unzip', '-v')) {
      expect(spawnSync('unzip', ['-tq', path('age.zip')]).status).toBe(0)
      spawnSync('unzip', ['-q', path('age.zip'), '-d', path('unzipped')], {
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      })
      expect(readFileSync(path('unzipped/originals/chat.txt'), 'utf8')).toBe(CHAT)
      expect((await verify('unzipped')).status).toBe(0)
    }
    if (has('python3')) {
      const code = 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), z.namelist()[0])'
      expect(spawnSync('python3', ['-c', code, path('age.zip')], { encoding: 'utf8' }).stdout).toBe(
        'None manifest.json\n',
      )
    }
  })

  test.runIf(has('age') && has('python3'))('age opens one with its passphrase, typed on a terminal', () => {
    const { status } = typedInto(['age', '--decrypt', '--output', path('typed.zip'), path('whole.age')], 'passphrase', [
      PASSPHRASE,
    ])
    expect(status).toBe(0)
    expect(readFileSync(path('typed.zip')).subarray(0, 2).toString()).toBe('PK')
  })

  test.runIf(has('age'))('a file that age made is opened as far as it goes, and is no container of ours', async () => {
    spawnSync('age', ['--encrypt', '--recipient', recipient, '--output', path('theirs.age'), path('chat.txt')])
    const { status, stdout } = await verify('theirs.age')
    expect(status).toBe(1)
    expect(stdout).toContain('There is no manifest that can be read')
  })
})

describe.concurrent('proofs that lie beside a container', () => {
  const openssl = (...args: readonly string[]): void =>
    expect(spawnSync('openssl', args, { cwd: folder }).status, args.join(' ')).toBe(0)

  test.runIf(has('openssl', 'version'))(
    'a time-stamp: asked for, given, checked, and found out when it is changed',
    async () => {
      const { status, stderr } = await seal('kept/photo.jpg', '--out', 'stamped.age', '--stamp-request')
      expect(status).toBe(0)
      expect(stderr).toContain('stamped.tsq')
      const request = readFileSync(path('stamped.tsq'))
      expect(request.length).toBeLessThan(100)
      expect((await seal('kept/photo.jpg', '--out', 'stamped-2.age')).status).toBe(0)
      writeFileSync(
        path('tsa.cnf'),
        '[req]\ndistinguished_name=n\n[n]\n[root]\nbasicConstraints=critical,CA:TRUE\n[ext]\nextendedKeyUsage=critical,timeStamping\n' +
          '[tsa]\ndefault_tsa=t\n[t]\nserial=./serial\nsigner_digest=sha256\ndefault_policy=1.2.3\ndigests=sha256\ness_cert_id_alg=sha256\n',
      )
      writeFileSync(path('serial'), '01\n')
      const key = ['-newkey', 'rsa:2048', '-nodes', '-config', 'tsa.cnf']
      openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Root', '-extensions', 'root')
      openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Stamps')
      openssl(
        ...'x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile tsa.cnf -extensions ext -out tsa.pem'.split(
          ' ',
        ),
      )
      openssl(
        ...'ts -reply -queryfile stamped.tsq -signer tsa.pem -inkey tsa.key -config tsa.cnf -out stamped.tsr'.split(
          ' ',
        ),
      )

      const good = await verify('stamped.age', '--ca', 'ca.pem', '--out', 'stamped')
      expect(good.status).toBe(0)
      expect(good.stdout).toContain('Stamps says so; the signature holds')
      expect(good.stdout).toContain('leads up to a root in the file that you gave')
      expect(good.stdout).toContain('called back since')
      openssl(...'ts -verify -data stamped/manifest.json -in stamped.tsr -CAfile ca.pem'.split(' '))
      const unchecked = await verify('stamped', '--stamp', 'stamped.tsr')
      expect(unchecked.stdout).not.toContain('Stamps says so')
      expect(unchecked.stdout).toContain('until it is checked with --ca, the time is not proved')

      const other = await verify('stamped-2.age', '--stamp', 'stamped.tsr')
      expect(other).toMatchObject({ status: 1, stdout: expect.stringContaining('about something else') as string })
      const changed = readFileSync(path('stamped.tsr'))
      const at = changed.length - 40
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(path('stamped.tsr'), changed)
      const broken = await verify('stamped.age')
      expect(broken).toMatchObject({
        status: 1,
        stdout: expect.stringContaining('signature of the time-stamp') as string,
      })
      expect((await seal('chat.txt', '--out', 'stamped.age', '--stamp-request')).stderr).toContain('[write/exists]')
      expect(readFileSync(path('stamped.tsq'))).toEqual(request)
    },
  )

  test('OpenTimestamps: what it is about, and what is left to look up', async () => {
    await seal('kept/photo.jpg', '--out', 'ots.age', '--stamp-request')
    const text = readFileSync(path('ots.ots-digest'))
    const magic = Buffer.from('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108', 'hex')
    const block = Buffer.from('000588960d73d7190103e0dc2a', 'hex')
    const proofOf = (digest: Uint8Array): Buffer => Buffer.concat([magic, digest, Buffer.from([8]), block])
    const sha = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
    for (const digest of [sha(text), Buffer.from(text.toString().trim(), 'hex')]) {
      writeFileSync(path('ots.ots-digest.ots'), proofOf(digest))
      const { status, stdout } = await verify('ots.age')
      expect(status).toBe(0)
      expect(stdout).toContain('before block 700000 of Bitcoin')
      expect(stdout).toContain(Buffer.from(sha(digest)).reverse().toString('hex'))
    }
    writeFileSync(path('ots.ots-digest.ots'), proofOf(sha(Buffer.from('another'))))
    expect(await verify('ots.age')).toMatchObject({ status: 1 })
    writeFileSync(path('ots.ots-digest.ots'), 'no proof')
    expect((await verify('ots.age')).stdout).toContain('no OpenTimestamps proof that can be read')
  })
})

/** Types words into a program that has a terminal, each time it asks. */
function typedInto(
  command: readonly string[],
  question: string,
  answers: readonly string[],
): { readonly status: number | null; readonly shown: string } {
  const code = `
import os, pty, select, sys, time, json
command, question, answers = json.loads(sys.argv[1])
pid, fd = pty.fork()
if pid == 0: os.execvp(command[0], command)
shown = b''; since = 0
while True:
    ready, _, _ = select.select([fd], [], [], 25)
    if not ready: break
    try: data = os.read(fd, 4096)
    except OSError: break
    if not data: break
    shown += data
    if answers and question.encode() in shown[since:].lower():
        since = len(shown); time.sleep(0.3); os.write(fd, answers.pop(0).encode() + b'\\r')
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`
  const { status, stdout } = spawnSync('python3', ['-c', code, JSON.stringify([command, question, answers])], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
  })
  return { status, shown: stdout }
}

describe('a passphrase', () => {
  test.runIf(has('python3'))('is typed twice without being shown, and a slip is told', async () => {
    const command = [process.execPath, CLI, 'seal', path('kept/photo.jpg'), '--out', path('typed.age')]
    const slip = typedInto(command, ': ', [PASSPHRASE, 'not the same'])
    expect(slip).toMatchObject({ status: 2, shown: expect.stringContaining('The two were not the same.') as string })
    expect(slip.shown).not.toContain('quiet')
    expect(existsSync(path('typed.age'))).toBe(false)
    // A sign that was taken back does not count.
    const typed = typedInto(command, ': ', [`x\u007f${PASSPHRASE}`, PASSPHRASE])
    expect(typed.status).toBe(0)
    expect(typed.shown).not.toContain('quiet')
    expect((await verify('typed.age', '--passphrase-file', 'pw')).status).toBe(0)
  })

  test('is asked for on a terminal only, and never stands on the command line', async () => {
    const { status, stderr } = await runCli(['seal', path('chat.txt'), '--out', path('asked.age')])
    expect(status).toBe(2)
    expect(stderr).toContain('--passphrase-file')
    expect((await runCli(['seal', '--help'])).stdout).not.toMatch(/--passphrase\b(?!-file)/u)
  })

  test('that is weak is told of kindly, and taken', async () => {
    writeFileSync(path('weak'), 'password123\n')
    const { status, stderr } = await seal('kept/photo.jpg', '--out', 'weak.age', '--passphrase-file', 'weak')
    expect(status).toBe(0)
    expect(stderr).toContain('Five or six words')
    writeFileSync(path('blank'), '\n')
    const blank = await runCli(['seal', 'chat.txt', '--out', 'b.age', '--passphrase-file', 'blank'], { cwd: folder })
    expect(blank.stderr).toContain('[usage/no-input]')
  })

  test('that is longer than any is refused, not cut', async () => {
    for (const [name, content] of [
      ['long', 'x'.repeat(4_097)],
      ['longer', `${'静'.repeat(9_000)}\n`],
    ] as const) {
      writeFileSync(path(name), content)
      const { status, stderr } = await seal('kept/photo.jpg', '--out', 'fails.age', '--passphrase-file', name)
      expect(status).toBe(2)
      expect(stderr).toContain('longer than 4,096 bytes')
      expect(existsSync(path('fails.age'))).toBe(false)
    }
    writeFileSync(path('just'), `${'x'.repeat(4_096)}\r\nmore\n`)
    expect(await readPassphraseFile(path('just'))).toBe('x'.repeat(4_096))
  })

  test('that is wrong tells nothing, and whoever guesses meets the full work factor each time', async () => {
    const right = await runCli(['verify', 'whole.age', '--passphrase-file', 'pw'], { cwd: folder })
    const wrong = await runCli(['verify', 'whole.age', '--passphrase-file', 'wrong'], { cwd: folder })
    expect(right.status).toBe(0)
    expect(wrong).toMatchObject({ status: 2, stdout: '' })
    expect(wrong.stderr).toContain('[seal/wrong-key]')
    const [version, recipient] = readFileSync(path('whole.age'), 'latin1').split('\n', 2)
    expect(version).toBe('age-encryption.org/v1')
    expect(recipient).toMatch(/^-> scrypt \S+ 18$/u)
  })
})

describe('damage', () => {
  test('of one bit is named with the file that it is in, and what is whole can still be taken out', async () => {
    const bytes = readFileSync(path('good.age'))
    const at = bytes.length - 20_000
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(path('bit.age'), bytes)
    const { status, stdout, stderr } = await verify('bit.age', '--out', 'saved')
    expect(status).toBe(1)
    expect(stdout).toMatch(
      /damaged or cut short in the block of 64 KiB that begins 65536 bytes into its content: in [\w./]+, or right behind it/u,
    )
    expect(stdout).toContain('What does not hold')
    expect(stderr).toContain('Only files that are whole were taken out.')
    expect(existsSync(path('saved/README.txt'))).toBe(true)
    expect(readdirSync(path('saved'), { recursive: true }).filter((name) => String(name).endsWith('.tmp'))).toEqual([])
  })

  test.each([0.2, 0.6, 0.95])('that cuts it at %f of its length is told', async (part) => {
    const bytes = readFileSync(path('good.age'))
    writeFileSync(path('cut.age'), bytes.subarray(0, bytes.length * part))
    const { status, stdout } = await verify('cut.age')
    expect(status).toBe(1)
    expect(stdout).toContain('damaged or cut short')
  })

  test.each(['chat.txt', 'kept/empty.txt', 'not-there.age', 'kept'])('is not what %s has', async (name) => {
    const { status, stdout, stderr } = await verify(name)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(/\[(?:seal\/no-container|read\/not-found)\]/u)
  })
})

describe('when it cannot be sealed, nothing is left behind and the words are clear', () => {
  const nothingLeft = (): void =>
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp') || name.startsWith('fails'))).toEqual([])

  test('no files, a file that is not there, a pipe', async () => {
    expect((await runCli(['seal'])).stderr).toContain('[usage/no-input]')
    expect((await seal('not-there', '--out', 'fails.age')).stderr).toContain('[read/not-found]')
    expect((await seal('/dev/null', '--out', 'fails.age')).stderr).toContain('[read/not-readable]')
    // What is said is true for whoever seals, and for whoever verifies.
    await expect(fileChunks(folder).next()).rejects.toThrow(
      /^A file cannot be read to its end, so the work was ended\.$/u,
    )
    nothingLeft()
  })

  test('a place where nobody may write', async () => {
    for (const place of ['/proc/fails.age', path('no', 'such', 'fails.age'), path('chat.txt', 'fails.age')]) {
      const { status, stderr } = await seal('kept/photo.jpg', '--out', place)
      expect(status).toBe(2)
      expect(stderr).toContain('[write/not-writable]')
    }
    const opened = await verify('good.age', '--out', '/proc/fails')
    expect(opened).toMatchObject({ status: 2, stderr: expect.stringContaining('[write/not-writable]') as string })
    nothingLeft()
  })

  test('a disk that fills up while it is written', async () => {
    // A limit on the size of files ends the writing as a full disk does.
    const script = `ulimit -f 1000; trap '' XFSZ; exec "$0" "$@"`
    const args = [
      '-c',
      script,
      process.execPath,
      CLI,
      'seal',
      'large.bin',
      '--out',
      'fails.age',
      '--recipient',
      recipient,
    ]
    const { status, stderr } = spawnSync('bash', args, { cwd: folder, encoding: 'utf8' })
    expect(stderr).toContain('[write/no-room]')
    expect(status).toBe(2)
    nothingLeft()
  })

  test.runIf(isRoot)('a disk that is full before', async () => {
    mkdirSync(path('disk'))
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path('disk')]).status !== 0) return
    try {
      expect((await seal('large.bin', '--out', 'disk/fails.age')).stderr).toContain('[write/no-room]')
      expect(readdirSync(path('disk'))).toEqual([])
    } finally {
      spawnSync('umount', [path('disk')])
    }
  })

  test('killed at any moment: the whole container, or none under its name', async () => {
    const from = performance.now()
    await seal('killed.bin', '--out', 'fails-0.age')
    const usual = performance.now() - from
    rmSync(path('fails-0.age'))
    let whole = 0
    // Most of the work is in the second half; the first ends before it began, the last ones are let to the end.
    const moments = [0, 0.44, 0.53, 0.62, 0.71, 0.8, 0.89, 0.98, 1.07]
    for (const [round, moment] of moments.entries()) {
      const name = `fails-${round + 1}.age`
      const child = spawn(process.execPath, [CLI, 'seal', 'killed.bin', '--out', name, '--recipient', recipient], {
        cwd: folder,
        stdio: 'ignore',
      })
      const ended = new Promise((resolve) => child.on('close', resolve))
      await new Promise((resolve) => setTimeout(resolve, usual * moment))
      child.kill('SIGKILL')
      await ended
      if (existsSync(path(name))) {
        whole += 1
        expect((await verify(name)).status).toBe(0)
      }
      rmSync(path(name), { force: true })
    }
    expect(whole).toBeLessThan(moments.length)
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.tmp'))) rmSync(path(name))
  })

  test('stopped by the person: what was begun is taken away', async () => {
    const child = spawn(process.execPath, [CLI, 'seal', 'killed.bin', '--out', 'fails.age', '--recipient', recipient], {
      cwd: folder,
      stdio: 'ignore',
    })
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    while (child.exitCode === null && !readdirSync(folder).some((name) => name.endsWith('.tmp')))
      await new Promise((resolve) => setTimeout(resolve, 5))
    child.kill('SIGINT')
    await ended
    if (existsSync(path('fails.age'))) rmSync(path('fails.age'))
    nothingLeft()
  })

  test('stopped while it is taken out: nothing of a file that was begun is left', async () => {
    expect((await seal('killed.bin', '--out', 'stopped.age')).status).toBe(0)
    const files = (): readonly string[] =>
      existsSync(path('stopped')) ? readdirSync(path('stopped'), { recursive: true }).map(String) : []
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      const child = spawn(process.execPath, [CLI, 'verify', 'stopped.age', '--identity', 'key', '--out', 'stopped'], {
        cwd: folder,
        stdio: 'ignore',
      })
      const ended = new Promise((resolve) => child.on('close', resolve))
      const isBegun = (): boolean => files().some((name) => /originals.*\.tmp$/u.test(name))
      while (child.exitCode === null && !isBegun()) await new Promise((resolve) => setTimeout(resolve, 2))
      child.kill(signal)
      await ended
      expect(files().filter((name) => name.endsWith('.tmp'))).toEqual([])
      rmSync(path('stopped'), { recursive: true })
    }
  })

  test('a clock that cannot be right is told', async () => {
    writeFileSync(path('later.bin'), Buffer.alloc(100, 255))
    utimesSync(path('later.bin'), new Date('2098-01-01'), new Date('2098-01-01'))
    const { status, stderr } = await seal('later.bin', '--out', 'later.age')
    expect(status).toBe(0)
    expect(stderr).toContain('One of the two is wrong')
  })
})
