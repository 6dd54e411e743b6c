import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../../../test/support/run-cli.js'

const CHAT = fileURLToPath(new URL('../../../examples/harbour-photos.txt', import.meta.url))
let folder = ''
const path = (name: string): string => join(folder, name)
const answers = (name: string, data: unknown): string => {
  writeFileSync(path(name), typeof data === 'string' ? data : JSON.stringify(data))
  return path(name)
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telltale-wayout-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('from a chat export to a draft', () => {
  test('is a matter of at most fifteen answers', async () => {
    const typed = ['2', '1', '1,2,3,4', '2', '1', '1', 'Germany', 'cn', '3', 'It began in March.', '', '1', '3,4', '']
    expect(typed.length).toBeLessThanOrEqual(15)
    const { status, stdout, stderr } = await runCli(['wayout', CHAT, '--ask', '--lang', 'zh'], {
      input: typed.join('\n'),
    })
    expect(status).toBe(0)
    const asked = stderr.match(/^> /gmu)?.length ?? 0
    expect(asked).toBeLessThanOrEqual(15)
    expect(stderr.match(/为什么问：/gu)).toHaveLength(asked)
    // The plan, the advice for the person alone, and the draft in German and in their own language.
    expect(stdout).toContain('现在怎么做')
    expect(stdout).toContain('使用之前')
    expect(stdout).toContain('Bericht über eine Kontaktaufnahme')
    expect(stdout).toContain('关于一次接触的情况说明')
    expect(stdout).toContain('Could you photograph the navy pier')
    expect(stdout).toContain('It began in March.')
    expect(stdout).toContain('Geld oder ein Geschenk erhalten')
  })

  test('no name is asked for, and what is typed is not repeated in the questions', async () => {
    const { stderr } = await runCli(['wayout', '--ask'], { input: '2\n1\nsecret words\n1\n' })
    expect(stderr).not.toContain('secret')
    expect(stderr).not.toMatch(/your name/iu)
  })

  test('own words may have many lines, and are told to be too long rather than cut in silence', async () => {
    const typed = ['2', '1', '', '', '', '', '', '', '', 'One line.', '2', 'Three lines.', '', '1', '', '']
    const { stdout } = await runCli(['wayout', '--ask', '--lang', 'en'], { input: typed.join('\n') })
    expect(stdout).toMatch(/> One line\.\s+> 2\s+> Three lines\./u)
    const long = [...typed.slice(0, 9), ...Array.from({ length: 30 }, () => 'x'.repeat(999)), '', '1', '', '']
    const { stderr, status } = await runCli(['wayout', '--ask', '--lang', 'en'], { input: long.join('\n') })
    expect(status).toBe(0)
    expect(stderr).toContain('The first 20000 characters were taken')
  })

  test('in danger, the country is asked for next, and its number is shown at once', async () => {
    const { stderr } = await runCli(['wayout', '--ask', '--lang', 'en'], { input: '1\nGermany\nq\n' })
    const asked = stderr.indexOf('In which country are you')
    expect(asked).toBeGreaterThan(stderr.indexOf('Get to safety first'))
    expect(stderr.indexOf('Phone: 112 (Germany)')).toBeGreaterThan(asked)
    expect(stderr.indexOf('about somebody you want')).toBeGreaterThan(stderr.indexOf('Phone: 112 (Germany)'))
  })

  test.each([
    ['Germany', 'DE'],
    ['uk', 'GB'],
    ['Brasil', 'BR'],
    ['巴西', 'BR'],
  ])('a country may be told by its name: %s', async (name, code) => {
    const { stdout, status } = await runCli([
      'wayout',
      '--answers',
      answers('c.json', { country: name }),
      '--format',
      'json',
    ])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ situation: { country: code } })
    const option = await runCli(['wayout', '--answers', answers('c.json', {}), '--country', name, '--format', 'json'])
    expect(JSON.parse(option.stdout)).toMatchObject({ situation: { country: code } })
  })

  test('danger is answered at once, with the number to call where the country is known', async () => {
    const { stderr } = await runCli(['wayout', '--ask', '--country', 'de', '--lang', 'en'], { input: '1\nq\n' })
    expect(stderr).toContain('Get to safety first')
    expect(stderr).toContain('Phone: 112')
    expect(stderr.indexOf('Get to safety first')).toBeGreaterThan(stderr.indexOf('in danger right now'))
  })

  test.each(['', 'q\n', '\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n', '99\n99\nx\n'])(
    'whatever is skipped or misspelt, there is a plan: %j',
    async (input) => {
      const { status, stdout } = await runCli(['wayout', '--ask', '--lang', 'en'], { input })
      expect(status).toBe(0)
      expect(stdout).toContain('What to do')
      expect(stdout).toContain('not legal advice')
    },
  )
})

describe('for programs', () => {
  const given = { happened: ['asked', 'took-money'], country: 'DE', citizenship: 'CN', role: ['student'] }

  test('a plan is JSON, with the situation that it is for', async () => {
    const { status, stdout, stderr } = await runCli([
      'wayout',
      '--answers',
      answers('a.json', given),
      '--format',
      'json',
    ])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const written: unknown = JSON.parse(stdout)
    expect(written).toMatchObject({ wayOutVersion: 1, situation: { facts: { abroad: ['yes'] } }, drafts: [] })
    expect(stdout.match(/"slot": /gu)?.length).toBeGreaterThanOrEqual(3)
  })

  test('answers may come on standard input, and options complete them', async () => {
    const { stdout } = await runCli(
      ['wayout', '--answers', '-', '--country', 'gb', '--for', 'other', '--format', 'json'],
      {
        input: JSON.stringify({ happened: ['asked'] }),
      },
    )
    expect(JSON.parse(stdout)).toMatchObject({ situation: { country: 'GB', facts: { subject: ['other'] } } })
  })

  test.each(['text', 'markdown', 'html'])('a plan can be %s', async (format) => {
    const { status, stdout } = await runCli([
      'wayout',
      '--answers',
      answers('a.json', given),
      '--format',
      format,
      '--lang',
      'en',
    ])
    expect(status).toBe(0)
    expect(stdout).toContain('Leave the money where it is')
  })

  test('a draft stands alone, and what is for the person goes to standard error', async () => {
    const { status, stdout, stderr } = await runCli([
      ...['wayout', CHAT, '--answers', answers('a.json', given), '--draft', 'de-bfv'],
      ...['--reveal', 'deeds', '--lang', 'en'],
    ])
    expect(status).toBe(0)
    expect(stdout).not.toContain('What to do')
    expect(stdout.indexOf('Bericht über')).toBe(0)
    expect(stdout).toContain('Report of a contact')
    expect(stderr).toContain('Show it to a lawyer')
    expect(stdout).not.toContain('Show it to a lawyer')
  })

  test('a draft can be a mail that is not sent, with what was cut left out', async () => {
    const out = path('draft.eml')
    const { status, stdout } = await runCli([
      ...['wayout', CHAT, '--answers', answers('a.json', given), '--draft', 'general', '--draft-lang', 'en'],
      ...['--cut', 'how-1,what-1', '--format', 'eml', '--out', out],
    ])
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    expect(statSync(out).mode & 0o777).toBe(0o600)
    const mail = readFileSync(out, 'utf8')
    expect(mail.startsWith('X-Unsent: 1\r\n')).toBe(true)
    const body = Buffer.from(mail.split('\r\n\r\n')[1] ?? '', 'base64').toString('utf8')
    expect(body).toContain('This was asked, in their words')
    expect(body).not.toContain('This was offered, in their words')
  })

  test('a draft can be a PDF that holds its fonts and tells the day and no more', async () => {
    const out = path('draft.pdf')
    const { status, stdout } = await runCli([
      ...['wayout', CHAT, '--answers', answers('a.json', given), '--draft', 'de-bfv', '--lang', 'zh'],
      ...['--format', 'pdf', '--out', out],
    ])
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    const pdf = readFileSync(out).toString('latin1')
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(pdf).toMatch(/\/FontFile[23]?/u)
    expect(pdf).toMatch(/\(D:\d{8}000000Z\)/u)
    expect(statSync(out).mode & 0o777).toBe(0o600)
  })

  test('ids for cutting are shown where they are asked for', async () => {
    const { stdout } = await runCli([
      ...['wayout', CHAT, '--answers', answers('a.json', given), '--draft', 'general'],
      ...['--draft-lang', 'en', '--numbered'],
    ])
    expect(stdout).toContain('(what-1)')
  })
})

describe('what is read is never written over:', () => {
  test.each<readonly [string, (chat: string) => string]>([
    ['under its own name', (chat) => chat],
    ['by another way to it', (chat) => join(folder, '.', 'x', '..', chat.slice(folder.length + 1))],
    [
      'by a link',
      (chat) => {
        symlinkSync(chat, `${chat}.link`)
        return `${chat}.link`
      },
    ],
    [
      'by a second name',
      (chat) => {
        linkSync(chat, `${chat}.second`)
        return `${chat}.second`
      },
    ],
  ])('%s', async (what, outFor) => {
    mkdirSync(path('x'), { recursive: true })
    const chat = path(`chat-${what.replaceAll(' ', '-')}.txt`)
    copyFileSync(CHAT, chat)
    const out = outFor(chat)
    for (const args of [
      ['wayout', chat, '--answers', answers('a.json', {}), '--out', out],
      ['check', chat, '--out', out],
    ]) {
      const { status, stderr } = await runCli(args)
      expect(status).toBe(2)
      expect(stderr).toContain('That is the file you are reading from. It was left as it is.')
      expect(stderr).toContain('[write/exists]')
      expect(readFileSync(chat)).toEqual(readFileSync(CHAT))
    }
  })

  test('nor one in a folder that is read, nor the answers', async () => {
    const within = path('folder')
    mkdirSync(within)
    copyFileSync(CHAT, join(within, 'chat.txt'))
    const { stderr } = await runCli(['check', within, '--out', join(within, 'chat.txt')])
    expect(stderr).toContain('[write/exists]')
    expect(readFileSync(join(within, 'chat.txt'))).toEqual(readFileSync(CHAT))
    const given = answers('own.json', { happened: ['asked'] })
    expect((await runCli(['wayout', '--answers', given, '--out', given])).stderr).toContain('reading from')
    expect(readFileSync(given, 'utf8')).toContain('asked')
  })

  test('and the way out replaces no file at all, while check replaces its own report', async () => {
    const report = path('report.txt')
    writeFileSync(report, 'cut by hand')
    const { status, stderr } = await runCli(['wayout', '--answers', answers('a.json', {}), '--out', report])
    expect(status).toBe(2)
    expect(stderr).toContain('There is a file of that name already')
    expect(readFileSync(report, 'utf8')).toBe('cut by hand')
    expect((await runCli(['check', CHAT, '--out', report])).stderr).not.toContain('[write/exists]')
    expect(readFileSync(report, 'utf8')).not.toBe('cut by hand')
  })
})

describe('what cannot be used is told in words, without any of the user’s:', () => {
  test.each<readonly [string, readonly string[], string]>([
    ['an answer that is not known', ['--answers', 'bad-value'], 'usage/bad-value'],
    ['answers that are no JSON', ['--answers', 'bad-json'], 'read/not-understood'],
    ['answers that are too long', ['--answers', 'too-long'], 'read/not-understood'],
    ['answers that are not there', ['--answers', 'nowhere'], 'read/not-found'],
    ['a country that is none', ['--country', 'secretland'], 'usage/bad-value'],
    ['a draft for nobody in the plan', ['--draft', 'secret-line'], 'usage/bad-value'],
    ['a language without a draft', ['--draft', 'general', '--draft-lang', 'xx'], 'usage/bad-value'],
    ['something to reveal that there is not', ['--draft', 'general', '--reveal', 'secret'], 'usage/bad-value'],
    ['a mail without a draft', ['--format', 'eml'], 'usage/bad-value'],
    ['two files', ['a', 'b'], 'usage/bad-value'],
    ['a file that is not there', ['secret.txt'], 'read/not-found'],
  ])('%s', async (_what, args, code) => {
    answers('bad-value', { age: 'secret' })
    answers('bad-json', '{"secret')
    answers('too-long', `${' '.repeat(200_000)}{}`)
    const given = args.map((arg) => (['bad-value', 'bad-json', 'too-long', 'nowhere'].includes(arg) ? path(arg) : arg))
    const { status, stdout, stderr } = await runCli(['wayout', ...given])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(`[${code}]`)
    expect(stderr).not.toMatch(/\bsecret\b/u)
  })
})
