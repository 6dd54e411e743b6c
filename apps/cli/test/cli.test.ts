import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '@telltale/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLI, runCli } from '../../../test/support/run-cli.js'
import { COMMANDS } from '../src/commands.js'

const LOUD =
  'Lin: hi, I found your profile, my client pays well for small photo jobs\nLin: Could you photograph the navy pier? 400 per set, and keep it between us.\nSam: Who is it for?\nLin: a client who prefers to stay private, write down which ships come and go, do not tell anyone, delete this chat after\n'
const QUIET = 'Ana: shall we cook tonight?\nBo: yes, pasta\nAna: I bring bread\n'

let folder = ''
const path = (name: string): string => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'telltale-cli-'))
  writeFileSync(path('loud.txt'), LOUD)
  writeFileSync(path('quiet.txt'), QUIET)
  mkdirSync(path('both/deeper'), { recursive: true })
  writeFileSync(path('both/loud.txt'), LOUD)
  writeFileSync(path('both/deeper/quiet.txt'), QUIET)
  writeFileSync(path('empty.txt'), '  \n')
  writeFileSync(
    path('dated.txt'),
    '12/30/23, 9:39 PM - Lin: hi, I found your profile, my client pays well for small photo jobs and prefers to stay private\n12/30/23, 9:40 PM - Lin: Could you photograph the navy pier and write down which ships come and go? 400 per set in crypto, and keep it between us\n12/30/23, 9:41 PM - Sam: Who is it for?\n12/30/23, 9:42 PM - Lin: you do not need to know, do not tell anyone, write me on signal and delete this chat after\n12/31/23, 9:41 PM - Sam: hello\n12/31/23, 9:42 PM - Lin: happy new year\n',
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('help', () => {
  test.each(['--help', '-h', 'help'])('telltale %s names every command', async (word) => {
    const { status, stdout, stderr } = await runCli([word])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const { name } of COMMANDS) expect(stdout).toContain(`\n  ${name} `)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120)
  })
  test.each(COMMANDS.map(({ name }) => name))('telltale %s --help names every option', async (name) => {
    const { status, stdout } = await runCli([name, '--help'])
    expect(status).toBe(0)
    for (const option of COMMANDS.find((command) => command.name === name)?.options ?? [])
      expect(stdout).toContain(`--${option.name}`)
    expect((await runCli(['help', name])).stdout).toBe(stdout)
  })
  test('is what a call without anything gets, as a mistake', async () => {
    const { status, stdout } = await runCli([])
    expect(status).toBe(2)
    expect(stdout).toContain('Usage: telltale')
  })
  test.each(['--version', '-V'])('%s tells the version', async (word) => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string
    }
    expect(await runCli([word])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })
})

describe('what cannot be used is told in words, with a code, and exit status 2:', () => {
  test.each([
    ['an unknown command', ['chek'], 'usage/unknown-option'],
    ['an unknown option', ['check', '--formt', 'json', '-'], 'usage/unknown-option'],
    ['a value that is missing', ['check', 'x', '--out'], 'usage/unknown-option'],
    ['an unknown format', ['check', 'x', '--format', 'pdf'], 'usage/bad-value'],
    ['an unknown language', ['check', 'x', '--lang', 'tlh'], 'usage/bad-value'],
    ['a day that is none', ['check', 'x', '--since', '2024-02-30'], 'usage/bad-value'],
    ['a day of no month', ['check', 'x', '--since', '2024-13-01'], 'usage/bad-value'],
    ['a day of month 0', ['check', 'x', '--since', '2024-00-10'], 'usage/bad-value'],
    ['a day 0', ['check', 'x', '--since', '2024-01-00'], 'usage/bad-value'],
    ['a day that is written otherwise', ['check', 'x', '--since', '31.03.2024'], 'usage/bad-value'],
    ['no file', ['check'], 'usage/no-input'],
    ['no file to read', ['read'], 'usage/no-input'],
    ['an unknown notation', ['read', 'x', '--format', 'html'], 'usage/bad-value'],
    ['a file that is not there', ['check', '/nowhere/at/all.txt'], 'read/not-found'],
    ['no threads', ['stream', '--workers', '0'], 'usage/bad-value'],
    ['too many threads', ['stream', '--workers', '1000'], 'usage/bad-value'],
    ['an unknown technique', ['explain', 'hook/nothing'], 'usage/unknown-rule'],
    ['an unknown shell', ['completion', 'cmd'], 'usage/bad-value'],
  ])('%s', async (_what, args, code) => {
    const { status, stdout, stderr } = await runCli(args)
    expect(stdout).toBe('')
    expect(stderr).toContain(`[${code}]`)
    expect(stderr).not.toContain('    at ')
    expect(status).toBe(2)
  })
  test('an empty file', async () => {
    const { status, stderr } = await runCli(['check', path('empty.txt')])
    expect(stderr).toContain('[read/empty]')
    expect(status).toBe(2)
  })
  test('nothing on standard input', async () => expect((await runCli(['check', '-'])).status).toBe(2))
})

describe('check', () => {
  test('ends with 1 where something is worth a check, and with 0 where nothing is', async () => {
    expect((await runCli(['check', path('loud.txt')])).status).toBe(1)
    expect((await runCli(['check', path('quiet.txt')])).status).toBe(0)
  })
  test('one bad file costs the others nothing, and shows in the exit status', async () => {
    const { status, stdout, stderr } = await runCli(['check', path('empty.txt'), path('loud.txt'), '--format', 'json'])
    expect(status).toBe(2)
    expect(stderr).toContain('[read/empty]')
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'pattern' })
  })
  test('reads standard input as it reads the file', async () => {
    const fromFile = await runCli(['check', path('loud.txt'), '--format', 'json'])
    const fromInput = await runCli(['check', '-', '--format', 'json'], { input: LOUD })
    const findingsOf = (output: string): unknown => (JSON.parse(output) as { findings: unknown }).findings
    expect(findingsOf(fromInput.stdout)).toEqual(findingsOf(fromFile.stdout))
    expect(fromInput.status).toBe(1)
  })
  test('reads a folder and the folders in it', async () => {
    const { status, stdout } = await runCli(['check', path('both'), '--format', 'json'])
    expect(status).toBe(1)
    const reports = JSON.parse(stdout) as { outcome: string; id: string }[]
    expect(reports.map(({ outcome }) => outcome).sort()).toEqual(['nothing', 'pattern'])
    expect(new Set(reports.map(({ id }) => id)).size).toBe(2)
  })
  test('--me says whose side it is on', async () => {
    expect((await runCli(['check', path('loud.txt'), '--me', 'Lin'])).status).toBe(0)
    expect((await runCli(['check', path('loud.txt'), '--me', 'Sam'])).status).toBe(1)
    const unknown = await runCli(['check', path('loud.txt'), '--me', 'Kim'])
    expect(unknown).toMatchObject({ status: 2, stdout: '' })
    expect(unknown.stderr).toContain('[usage/unknown-speaker]')
  })
  test('--since leaves out what was said before', async () => {
    expect((await runCli(['check', path('dated.txt')])).status).toBe(1)
    expect((await runCli(['check', path('dated.txt'), '--since', '2023-12-31'])).status).toBe(0)
    expect((await runCli(['check', path('dated.txt'), '--since', '2023-12-30'])).status).toBe(1)
  })
  test('--since counts in a notice what it left out', async () => {
    const noticesOf = async (day: string, ...more: readonly string[]) =>
      await runCli(['check', path('dated.txt'), '--since', day, ...more])
    const json = await noticesOf('2023-12-31', '--format', 'json')
    const { notices } = JSON.parse(json.stdout) as Report
    expect(notices.find(({ code }) => code === 'read/older-left-out')?.count).toBe(4)
    const english = await noticesOf('2023-12-31')
    expect(english.stdout.replace(/\s+/gu, ' ')).toContain('before the day you named was left out, as you asked')
    expect(english.stdout).toContain('(4 times)')
    expect((await noticesOf('2023-12-31', '--lang', 'zh')).stdout).toContain('早于指定日期的消息没有读')
    expect((await noticesOf('2000-01-01', '--format', 'json')).stdout).not.toContain('older-left-out')
  })
  test('--since a day that nothing is as recent as says so, and reports on nothing', async () => {
    for (const format of ['text', 'json']) {
      const alone = await runCli([
        'check',
        path('dated.txt'),
        '--since',
        '2030-01-01',
        '--me',
        'Sam',
        '--format',
        format,
      ])
      expect(alone).toMatchObject({ status: 2, stdout: '' })
      expect(alone.stderr).toMatch(/^No message is from the day given with --since, or later\. .*\[read\/empty\]\n$/u)
    }
    // What has no times is kept, as leaving it out would hide it.
    const both = await runCli([
      'check',
      path('dated.txt'),
      path('loud.txt'),
      '--since',
      '2030-01-01',
      '--format',
      'json',
    ])
    expect(both.status).toBe(1)
    expect(JSON.parse(both.stdout)).toMatchObject({ id: '1', file: { number: 2 } })
    expect(both.stderr).toContain('1 conversation has no message from the day given with --since')
  })
  test('of several files, each report says which it is about; of one, it need not', async () => {
    writeFileSync(path('both/a-picture.png'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0))
    const inBoth = async (...args: readonly string[]) => await runCli(['check', 'both', ...args], { cwd: folder })
    const { stdout, stderr } = await inBoth('--format', 'json')
    const filesIn = (output: string): unknown => (JSON.parse(output) as { file?: unknown }[]).map(({ file }) => file)
    const number = Number(/^File (\d):/u.exec(stderr)?.[1])
    const left = [1, 2, 3].filter((each) => each !== number)
    const names = ['both/deeper/quiet.txt', 'both/loud.txt']
    expect(filesIn(stdout)).toEqual(left.map((each, index) => ({ number: each, name: names[index] })))
    expect(filesIn((await inBoth('--format', 'json', '--mask')).stdout)).toEqual(left.map((each) => ({ number: each })))
    const lines = left.map((each, index) => `File ${String(each)}: ${names[index] ?? ''}`)
    const text = (await inBoth()).stdout
    const [markdown, html] = [(await inBoth('--format', 'markdown')).stdout, (await inBoth('--format', 'html')).stdout]
    for (const [index, name] of names.entries()) {
      expect(text).toContain(`${lines[index] ?? ''}\n`)
      expect(markdown).toContain(`\`${name}\``)
      expect(html).toContain(`<bdi>${name}</bdi>`)
    }
    expect((await inBoth('--mask')).stdout).not.toContain('loud.txt')
    const sarif = JSON.parse((await inBoth('--format', 'sarif')).stdout) as { runs: { artifacts: unknown }[] }
    expect(sarif.runs.map(({ artifacts }) => artifacts)).toEqual(
      names.map((name) => [{ location: { uri: name }, roles: ['analysisTarget'] }]),
    )
    const elsewhere = await runCli(['check', path('both'), '--format', 'json'], { cwd: tmpdir() })
    expect(elsewhere.stdout).not.toContain(JSON.stringify(folder).slice(1, -1))
    const alone = await runCli(['check', path('loud.txt'), '--format', 'json'])
    expect(JSON.parse(alone.stdout)).not.toHaveProperty('file')
    const piped = await runCli(['check', '-', path('quiet.txt'), '--format', 'json'], { input: LOUD, cwd: folder })
    expect(filesIn(piped.stdout)).toEqual([{ number: 1 }, { number: 2, name: 'quiet.txt' }])
    rmSync(path('both/a-picture.png'))
  })
  test('--mask leaves out the words, and --format says how it is written', async () => {
    const masked = await runCli(['check', path('loud.txt'), '--mask'])
    expect(masked.stdout).not.toContain('navy pier')
    expect(masked.stdout).not.toContain('Lin')
    expect((await runCli(['check', path('loud.txt'), '--format', 'html'])).stdout).toMatch(/^<!doctype html>/iu)
    expect((await runCli(['check', path('loud.txt'), '--format', 'markdown'])).stdout).toMatch(/^# /mu)
    expect(JSON.parse((await runCli(['check', path('loud.txt'), '--format', 'sarif'])).stdout)).toMatchObject({
      version: '2.1.0',
    })
  })
  test('--lang and the environment say in which language', async () => {
    const chinese = await runCli(['check', path('loud.txt'), '--lang', 'zh'])
    expect(chinese.stdout).toMatch(/\p{Script=Han}{6}/u)
    expect((await runCli(['check', path('loud.txt')], { env: { LANG: 'zh_CN.UTF-8' } })).stdout).toBe(chinese.stdout)
    expect(
      (await runCli(['check', path('loud.txt'), '--lang', 'en'], { env: { LANG: 'zh_CN.UTF-8' } })).stdout,
    ).not.toMatch(/\p{Script=Han}{6}/u)
  })
  test('writes no colours and no escapes where there is no terminal', async () => {
    const { stdout } = await runCli(['check', '-'], {
      input: `Lin: \u001b[31mphotograph the navy pier\u001b]0;x\u0007, keep it between us\nSam: no\n`,
    })
    expect(stdout).not.toContain('\u001b')
    expect(stdout).not.toContain('\u0007')
  })
})

describe('--out', () => {
  test('writes the whole report, and nothing to the screen', async () => {
    const out = path('report.json')
    const { status, stdout } = await runCli(['check', path('loud.txt'), '--format', 'json', '--out', out])
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ outcome: 'pattern' })
  })
  test('leaves what was there when the work fails', async () => {
    const out = path('kept.txt')
    writeFileSync(out, 'as it was')
    expect((await runCli(['check', path('empty.txt'), '--out', out])).status).toBe(2)
    expect((await runCli(['check', path('loud.txt'), '--me', 'Kim', '--out', out])).status).toBe(2)
    expect(readFileSync(out, 'utf8')).toBe('as it was')
  })
  test('says so when it cannot be written, and leaves nothing behind', async () => {
    const { status, stderr } = await runCli(['check', path('loud.txt'), '--out', path('nowhere/report.txt')])
    expect(status).toBe(2)
    expect(stderr).toContain('[write/not-writable]')
    expect(existsSync(path('nowhere'))).toBe(false)
    expect((await runCli(['check', path('loud.txt'), '--out', path('both')])).status).toBe(2)
    expect(readdirSync(folder).filter((name) => /tmp|part|~/u.test(name))).toEqual([])
  })
})

describe('read', () => {
  const CHAT =
    '30/12/2023, 21:40 - Lin added Sam\n30/12/2023, 21:41 - Lin: hello\nto you\n30/12/2023, 21:42 - Sam: =HYPERLINK("http://example.org")\n30/12/2023, 21:43 - Lin: \u001b[31mred\u202e\n30/12/2023, 21:44 - Sam: IMG-20231230-WA0001.jpg (file attached)\n'

  test('prints what was read as one object a line for each file', async () => {
    writeFileSync(path('read.txt'), CHAT)
    const { status, stdout, stderr } = await runCli(['read', path('read.txt')])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual({
      format: 'whatsapp',
      conversations: [
        {
          turns: [
            { speaker: 'Lin', at: '2023-12-30T21:41:00', text: 'hello\nto you' },
            { speaker: 'Sam', at: '2023-12-30T21:42:00', text: '=HYPERLINK("http://example.org")' },
            { speaker: 'Lin', at: '2023-12-30T21:43:00', text: '\u001b[31mred\u202e' },
            {
              speaker: 'Sam',
              at: '2023-12-30T21:44:00',
              text: '',
              attachments: [{ name: 'IMG-20231230-WA0001.jpg', kind: 'image' }],
            },
          ],
          events: [{ at: '2023-12-30T21:40:00', text: 'Lin added Sam' }],
          speakers: ['Lin', 'Sam'],
        },
      ],
      posts: [],
      notices: [],
    })
    const both = await runCli(['read', path('read.txt'), path('loud.txt'), path('empty.txt')])
    expect(both.status).toBe(2)
    expect(both.stderr).toContain('File 3: ')
    const formats = both.stdout
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { format: string }).format)
    expect(formats).toEqual(['whatsapp', 'pasted-chat'])
  })
  test('what it prints can be checked', async () => {
    const { stdout } = await runCli(['read', path('loud.txt')])
    const again = await runCli(['check', '-', '--format', 'json'], { input: stdout })
    const direct = await runCli(['check', path('loud.txt'), '--format', 'json'])
    expect(again.status).toBe(1)
    const told = (output: string): unknown => {
      const { turns, findings } = JSON.parse(output) as { turns: number; findings: unknown }
      return { turns, findings }
    }
    expect(told(again.stdout)).toEqual(told(direct.stdout))
  })
  test('a table runs nothing in a spreadsheet, and keeps line breaks and quotation marks', async () => {
    writeFileSync(path('read.txt'), CHAT)
    const { stdout } = await runCli(['read', path('read.txt'), '--format', 'csv'])
    expect(stdout.split('\r\n')).toEqual([
      'conversation,title,kind,at,speaker,text,attachments,replyTo,edited,deleted',
      '1,"","event","2023-12-30T21:40:00","","Lin added Sam","","","",""',
      '1,"","turn","2023-12-30T21:41:00","Lin","hello\nto you","","","",""',
      '1,"","turn","2023-12-30T21:42:00","Sam","\'=HYPERLINK(""http://example.org"")","","","",""',
      '1,"","turn","2023-12-30T21:43:00","Lin","\u001b[31mred\u202e","","","",""',
      '1,"","turn","2023-12-30T21:44:00","Sam","","image: IMG-20231230-WA0001.jpg","","",""',
      '',
    ])
  })
  test('text steers no terminal, and no line of a message passes for another message', async () => {
    writeFileSync(path('read.txt'), CHAT)
    const { stdout } = await runCli(['read', path('read.txt'), '--format', 'text'])
    expect(stdout).toBe(
      [
        '== whatsapp (whatsapp)',
        '[2023-12-30 21:40:00] * Lin added Sam',
        '[2023-12-30 21:41:00] Lin: hello',
        '    to you',
        '[2023-12-30 21:42:00] Sam: =HYPERLINK("http://example.org")',
        '[2023-12-30 21:43:00] Lin: <U+001B>[31mred<U+202E>',
        '[2023-12-30 21:44:00] Sam: [image: IMG-20231230-WA0001.jpg]',
        '',
      ].join('\n'),
    )
  })
  test('a long conversation is written whole, in order', async () => {
    const lines = Array.from(
      { length: 12_000 },
      (_, at) => `30/12/2023, 21:40 - ${at % 2 === 0 ? 'Lin' : 'Sam'}: ${String(at)}\n`,
    )
    writeFileSync(path('long.txt'), lines.join(''))
    const { stdout } = await runCli(['read', path('long.txt')])
    const { conversations } = JSON.parse(stdout) as { conversations: { turns: { text: string }[] }[] }
    expect(conversations).toHaveLength(1)
    expect(conversations[0]?.turns.map(({ text }) => text)).toEqual(lines.map((_, at) => String(at)))
  })
})

describe('several conversations', () => {
  const two = JSON.stringify([
    {
      title: 'Harbour \u001b[31m',
      turns: [
        { speaker: 'Lin', text: 'hello', at: '2024-05-01T10:00:00' },
        { speaker: 'Sam', text: 'hi', at: '2024-05-02T11:30:00' },
      ],
    },
    {
      title: 'Kitchen',
      turns: [
        { speaker: 'Ana', text: 'bread?' },
        { speaker: 'Bo', text: 'yes' },
        { speaker: 'Bo', text: 'two' },
      ],
    },
  ])
  test('--list shows their numbers, titles, speakers, sizes and times', async () => {
    const { status, stdout } = await runCli(['check', '-', '--list'], { input: two })
    expect(status).toBe(0)
    expect(stdout).toBe(
      '1  Harbour [31m · Lin, Sam · 2 messages · 2024-05-01 10:00 to 2024-05-02 11:30 · telltale-json\n2  Kitchen · Ana, Bo · 3 messages · no times · telltale-json\n',
    )
  })
  test.each(['Kitchen', 'kitch', 'Bo', '2', '#2'])('--with %s chooses one', async (name) => {
    const { status, stdout } = await runCli(['check', '-', '--with', name, '--format', 'json'], { input: two })
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Kitchen', turns: 3 })
  })
  test('--list with --with keeps the numbers that --with takes', async () => {
    const { stdout } = await runCli(['check', '-', '--list', '--with', 'Kitchen'], { input: two })
    expect(stdout).toMatch(/^2 {2}Kitchen · .*\n$/u)
  })
  test('as JSON are one array, however many they are, on the screen and in a file', async () => {
    const many = JSON.stringify(
      Array.from({ length: 30 }, (_, at) => ({
        title: `Talk ${String(at)}`,
        turns: [
          { speaker: 'Ana', text: 'bread?\n"yes"' },
          { speaker: 'Bo', text: 'no' },
        ],
      })),
    )
    const { status, stdout } = await runCli(['check', '-', '--format', 'json'], { input: many })
    expect(status).toBe(0)
    const reports = JSON.parse(stdout) as { title: string; id: string }[]
    expect(reports.map(({ title }) => title)).toEqual(Array.from({ length: 30 }, (_, at) => `Talk ${String(at)}`))
    expect(stdout).toBe(`${JSON.stringify(reports, undefined, 2)}\n`)
    expect((await runCli(['check', '-', '--format', 'json', '--out', path('many.json')], { input: many })).stdout).toBe(
      '',
    )
    expect(readFileSync(path('many.json'), 'utf8')).toBe(stdout)
  })
  test('of files are chosen by a second look at them', async () => {
    writeFileSync(path('two.json'), two)
    writeFileSync(path('not.bin'), Buffer.from([0, 1, 2]))
    const { status, stdout, stderr } = await runCli([
      'check',
      path('not.bin'),
      path('two.json'),
      '--with',
      'kitch',
      '--format',
      'json',
    ])
    expect(status).toBe(2)
    expect(stderr.match(/read\/not-text/gu)).toHaveLength(1)
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Kitchen' })
  })
  test('--with a name that nobody has is told', async () => {
    const { status, stderr } = await runCli(['check', '-', '--with', 'Kim'], { input: two })
    expect(status).toBe(2)
    expect(stderr).toContain('[usage/unknown-conversation]')
  })
})

describe('rules and explain', () => {
  test('every rule that is listed can be explained, in both languages', async () => {
    const { stdout } = await runCli(['rules', '--format', 'json'])
    const list = JSON.parse(stdout) as { id: string; title: string }[]
    expect(list.length).toBeGreaterThan(30)
    for (const id of [list[0]?.id, list.at(-1)?.id]) {
      const explained = await runCli(['explain', String(id)])
      expect(explained.status).toBe(0)
      expect(explained.stdout).toContain(String(id))
      expect((await runCli(['explain', String(id), '--lang', 'zh'])).stdout).toMatch(/\p{Script=Han}{4}/u)
    }
    const text = (await runCli(['rules'])).stdout
    for (const { id } of list) expect(text).toContain(id)
  })
})

describe('completion', () => {
  test.each(['bash', 'zsh'])('for %s is a script that a shell can read', async (shell) => {
    const { status, stdout } = await runCli(['completion', shell])
    expect(status).toBe(0)
    const checked = spawnSync('bash', ['-n'], { input: stdout, encoding: 'utf8' })
    expect(checked).toMatchObject({ status: 0, stderr: '' })
  })
  test('for bash offers commands, options and their values', async () => {
    const { stdout } = await runCli(['completion', 'bash'])
    const offered = (...words: readonly string[]): readonly string[] => {
      const script = `${stdout}\nCOMP_WORDS=(telltale ${words.map((word) => `'${word}'`).join(' ')})\nCOMP_CWORD=${String(words.length)}\n_telltale\nprintf '%s\\n' "\${COMPREPLY[@]}"\n`
      return spawnSync('bash', [], { input: script, encoding: 'utf8', cwd: folder }).stdout.trim().split('\n')
    }
    expect(offered('')).toEqual(expect.arrayContaining([...COMMANDS.map(({ name }) => name), '--help']))
    expect(offered('che')).toEqual(['check'])
    expect(offered('check', '--f')).toEqual(['--format'])
    expect(offered('check', '--format', 's')).toEqual(['sarif'])
    expect(offered('check', 'lou')).toEqual(['loud.txt'])
    expect(offered('completion', 'f')).toEqual(['fish'])
  })
  test('for fish names every command and option', async () => {
    const { stdout } = await runCli(['completion', 'fish'])
    for (const { name, options } of COMMANDS) {
      expect(stdout).toContain(`-a ${name} `)
      for (const option of options) expect(stdout).toContain(`-l ${option.name}`)
    }
    // A quote in a help text must not end the word.
    for (const line of stdout.trim().split('\n')) expect(line.replaceAll("\\'", '').split("'").length % 2, line).toBe(1)
  })
})

describe('stream', () => {
  const record = (id: string | number, text = 'photograph the navy pier, keep it between us'): string =>
    JSON.stringify({
      id,
      turns: [
        { speaker: 'Lin', text },
        { speaker: 'Sam', text: 'ok' },
      ],
      me: 'Sam',
    })
  const idsOf = (output: string): readonly unknown[] =>
    output
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id?: unknown }).id)

  test.each(['1', '3'])('answers each line with one line, in order, --workers %s', async (workers) => {
    const ids = Array.from({ length: 500 }, (_, index) => `c${String(index)}`)
    const { status, stdout } = await runCli(['stream', '--workers', workers], {
      input: `${ids.map((id) => record(id)).join('\n')}\n`,
    })
    expect(status).toBe(0)
    expect(idsOf(stdout)).toEqual(ids)
  })

  test.each(['1', '2'])('answers a line that it cannot use, and goes on, --workers %s', async (workers) => {
    const lines = [
      record('a'),
      'no json',
      '',
      '  ',
      '{"id":"b"}',
      '{"id":"c","turns":[{"speaker":1}]}',
      record('d'),
      '{"id":"e","turns":[],"me":"nobody"}',
    ]
    const { status, stdout } = await runCli(['stream', '--workers', workers], { input: lines.join('\r\n') })
    expect(status).toBe(0)
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id?: string; error?: { code: string }; outcome?: string })
    expect(answers.map(({ id, error }) => [id, error?.code])).toEqual([
      ['a', undefined],
      [undefined, 'read/bad-record'],
      ['b', 'read/bad-record'],
      ['c', 'read/bad-record'],
      ['d', undefined],
      ['e', 'usage/unknown-speaker'],
    ])
  })

  test('a byte-order mark before the first line is no mistake of it', async () => {
    const { stdout } = await runCli(['stream'], { input: `\ufeff${record('a')}\n${record('b')}\n` })
    expect(idsOf(stdout)).toEqual(['a', 'b'])
    expect(stdout).not.toContain('"error"')
  })

  test('who passes an approach on is not taken for the one who made it, as with check', async () => {
    const words =
      'Photograph the navy pier and note which ships come in, 400 a set. Tell nobody, this stays between us.'
    const turns = [
      { speaker: 'Sam', text: 'what did she write?' },
      { speaker: 'Ben', text: words, quoted: [[0, words.length]] },
      { speaker: 'Ben', text: words, forwardedFrom: 'Rio' },
    ]
    const input = JSON.stringify({ turns, me: 'Sam' })
    const streamed = JSON.parse((await runCli(['stream'], { input })).stdout) as { outcome: string; score: number }
    const checked = JSON.parse((await runCli(['check', '--format', 'json', '-'], { input })).stdout) as typeof streamed
    expect([streamed.outcome, streamed.score]).toEqual([checked.outcome, checked.score])
    expect(streamed.outcome).toBe('nothing')
  })

  test('gives the same bytes with two threads as with one', async () => {
    const input = Array.from({ length: 300 }, (_, index) =>
      record(index, `${'word '.repeat(index)}keep it between us`),
    ).join('\n')
    const [one, two] = [await runCli(['stream'], { input }), await runCli(['stream', '--workers', '2'], { input })]
    expect(two.stdout === one.stdout, 'the same bytes').toBe(true)
    expect(one.stdout.length).toBeGreaterThan(1000)
  })

  test('the language of a line is that of its report', async () => {
    const { stdout } = await runCli(['stream'], {
      input: `${JSON.stringify({ ...(JSON.parse(record('a')) as object), language: 'zh' })}\n${record('b')}\n`,
    })
    const [first, second] = stdout.trim().split('\n')
    expect(first).toMatch(/"language":"zh"/u)
    expect(second).toMatch(/"language":"en"/u)
  })

  test.each(['1', '2'])('waits for a slow reader instead of filling the memory, --workers %s', async (workers) => {
    const child = spawn(process.execPath, [CLI, 'stream', '--workers', workers], { stdio: ['pipe', 'pipe', 'inherit'] })
    // Nobody reads yet. What the program takes in must stop growing although there is far more to have.
    let taken = 0
    let stopped = false
    const line = `${record('x', 'keep it between us '.repeat(400))}\n`
    const feed = (): void => {
      if (stopped || taken >= 60_000_000) return
      do taken += line.length
      while (child.stdin.write(line) && taken < 60_000_000)
      child.stdin.once('drain', feed)
    }
    child.stdin.on('error', () => undefined)
    feed()
    let before = -1
    while (before !== taken) {
      before = taken
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
    stopped = true
    expect(taken).toBeLessThan(20_000_000)
    let answered = 0
    child.stdout.on('data', (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 10) answered++
    })
    child.stdin.end()
    await new Promise((resolve) => child.on('close', resolve))
    expect(answered).toBe(taken / line.length)
  })

  test('ends quietly when nobody wants the rest', async () => {
    const child = spawn(process.execPath, [CLI, 'stream'], { stdio: ['pipe', 'pipe', 'pipe'] })
    child.stdin.on('error', () => undefined)
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
    child.stdout.once('data', () => child.stdout.destroy())
    child.stdin.end(`${record('x')}\n`.repeat(2000))
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect(complaint).not.toContain('    at ')
    expect(status).not.toBeNull()
  })
})
