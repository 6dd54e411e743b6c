import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { analyse, readConversationRecord, readSource, type Source } from 'telltale'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runCli } from './support/run-cli.js'

/** Stands for everything private. It must be where the person's own words are shown to the person, and nowhere else. */
const CANARY = 'Zqxcanary'
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Every kind of input that there is, with the canary in every place that it has. File names are the caller's own. */
const INPUTS: Readonly<Record<string, string>> = {
  'pasted chat': `${CANARY} Lin: send me ${CANARY} files, it is our secret\nSam: no ${CANARY}\n${CANARY}\n`,
  'WhatsApp export': `12/31/23, 9:41 PM - ${CANARY}: photograph the ${CANARY} pier, keep it between us\n31/31/23, 9:99 PM - ${CANARY}\n12/31/23, 9:42 PM - Sam: ${CANARY}.jpg (file attached)\n`,
  'Telegram export': JSON.stringify({
    name: CANARY,
    type: CANARY,
    id: 1,
    messages: [
      { id: 1, type: 'message', date: CANARY, from: CANARY, text: `send files ${CANARY}` },
      { id: 2, type: CANARY, from: 7, text: [{ type: CANARY, text: CANARY }] },
      CANARY,
      { id: 3, type: 'message', date: '2024-01-01T10:00:00', from: CANARY, text: { [CANARY]: CANARY }, file: CANARY },
    ],
  }),
  'Telegram export, broken': `{"name": "${CANARY}", "messages": [{"id": 1, "type": "message", "text": "${CANARY}`,
  mail: `From: ${CANARY} <${CANARY}@example.org>\nTo: sam@example.org\nSubject: ${CANARY}\nDate: ${CANARY}\nContent-Type: text/plain; charset=${CANARY}\n\nKeep it between us, ${CANARY}.\n> ${CANARY}\n`,
  'mail, broken': `From: ${CANARY}\nContent-Type: multipart/mixed; boundary="${CANARY}"\nSubject: =?${CANARY}?B?${CANARY}?=\n\n--${CANARY}\nContent-Transfer-Encoding: base64\n\n${CANARY}###\n`,
  'own JSON': JSON.stringify({ id: CANARY, title: CANARY, me: CANARY, turns: [{ speaker: CANARY, text: CANARY }] }),
  'own JSON, broken': JSON.stringify({
    [CANARY]: CANARY,
    turns: [{ speaker: CANARY }, CANARY, { text: CANARY, at: CANARY }],
  }),
  NDJSON: `${JSON.stringify({ turns: [{ speaker: CANARY, text: CANARY }] })}\n${CANARY}\n{"turns": "${CANARY}"}\n`,
  article:
    `${CANARY} met a recruiter in 2019. He asked ${CANARY} to photograph the naval pier and paid her 500 dollars. `.repeat(
      6,
    ),
  HTML: `<html><title>${CANARY}</title><script>${CANARY}</script><p onclick="${CANARY}">${CANARY}</p><!-- ${CANARY}`,
  'not JSON': `{"${CANARY}": ${CANARY}}`,
  'control characters': `\u001b]0;${CANARY}\u0007\u0000${CANARY}\u202e`,
}

/** What a program would write to a log of an error: everything, causes and properties too. */
const logOf = (error: unknown): string => inspect(error, { depth: 10, showHidden: true })

describe('the library', () => {
  test.each(Object.entries(INPUTS))('says no private word outside the quotes: %s', async (_kind, text) => {
    const said: unknown[] = []
    const spies = [
      ...(['log', 'error', 'warn', 'info', 'debug', 'trace'] as const).map((name) =>
        vi.spyOn(console, name).mockImplementation((...args) => void said.push(args)),
      ),
      ...[process.stdout, process.stderr].map((stream) =>
        vi.spyOn(stream, 'write').mockImplementation((chunk) => said.push(chunk) > 0),
      ),
    ]
    let failure: unknown
    const notices: unknown[] = []
    try {
      const source: Source = { name: 'a file', text, bytes: bytesOf(text) }
      for (const reading of await readSource(source)) {
        notices.push(reading.notices, reading.format)
        const report = analyse(reading)
        notices.push(
          report.notices,
          report.summary,
          report.sureness,
          report.now,
          report.limits,
          report.settle,
          report.next,
        )
      }
    } catch (error) {
      failure = error
    } finally {
      for (const spy of spies) spy.mockRestore()
    }
    expect(inspect(said, { depth: 5 })).not.toContain(CANARY)
    expect(said).toEqual([])
    expect(JSON.stringify(notices)).not.toContain(CANARY)
    if (failure !== undefined) expect(logOf(failure)).not.toContain(CANARY)
  })

  test.each<[what: string, record: unknown]>([
    ['no record', CANARY],
    ['turns that are none', { turns: CANARY }],
    ['a turn that is none', { turns: [CANARY] }],
    ['no speaker', { turns: [{ text: CANARY }] }],
    ['a speaker that is none', { turns: [{ speaker: { [CANARY]: CANARY }, text: CANARY }] }],
    ['a text that is none', { turns: [{ speaker: CANARY, text: [CANARY] }] }],
    ['a time that is none', { turns: [{ speaker: CANARY, text: CANARY, at: CANARY }] }],
    ['an id that is none', { id: [CANARY], turns: [] }],
    ['a name that is none', { me: [CANARY], turns: [] }],
    ['a title that is none', { title: { [CANARY]: 1 }, turns: [] }],
  ])('refuses a record without its words: %s', (_what, record) => {
    try {
      readConversationRecord(record)
      expect.unreachable('it must be refused')
    } catch (error) {
      expect(error).toMatchObject({ code: 'read/bad-record' })
      expect(logOf(error)).not.toContain(CANARY)
    }
  })

  test('refuses an unknown name without the names', () => {
    try {
      analyse({ turns: [{ speaker: `${CANARY} a`, text: CANARY }], me: `${CANARY} b` })
      expect.unreachable('it must be refused')
    } catch (error) {
      expect(logOf(error)).not.toContain(CANARY)
    }
  })

  test('fails on what is no conversation at all without its words', () => {
    for (const turns of [[{ speaker: CANARY }], [{ text: CANARY }], [CANARY], CANARY, { [CANARY]: 1 }]) {
      try {
        // @ts-expect-error What a program without types may hand over.
        analyse({ turns })
      } catch (error) {
        expect(logOf(error)).not.toContain(CANARY)
      }
    }
  })
})

describe('the program', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'telltale-privacy-'))
    Object.entries(INPUTS).forEach(([, text], index) => writeFileSync(join(folder, `${String(index)}.txt`), text))
    writeFileSync(join(folder, 'broken.zip'), `PK\u0003\u0004${CANARY}`)
    writeFileSync(
      join(folder, 'picture.jpg'),
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2]), Buffer.from(CANARY)]),
    )
    writeFileSync(
      join(folder, 'wrong-encoding.txt'),
      Buffer.concat([Buffer.from([0xff, 0xfe, 0xfd]), Buffer.from(CANARY)]),
    )
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(['text', 'json', 'html', 'markdown', 'sarif'])(
    'keeps private words off standard error, and with --mask off standard output: %s',
    async (format) => {
      const { status, stdout, stderr } = await runCli(['check', folder, '--mask', '--format', format])
      expect(status).not.toBeNull()
      expect(stdout.length).toBeGreaterThan(1000)
      expect(stdout).not.toContain(CANARY)
      expect(stdout.toLowerCase()).not.toContain(CANARY.toLowerCase())
      expect(stderr).not.toContain(CANARY)
    },
  )

  test('shows them to the person who asked, without --mask', async () => {
    const { stdout, stderr } = await runCli(['check', folder])
    expect(stdout).toContain(CANARY)
    expect(stderr).not.toContain(CANARY)
  })

  test.each([
    ['an unknown command', [CANARY]],
    ['an unknown option', ['check', `--${CANARY}`]],
    ['an option without its value', ['check', '-', '--me']],
    ['an unknown format', ['check', '-', '--format', CANARY]],
    ['a day that is none', ['check', '-', '--since', CANARY]],
    ['an unknown language', ['check', '-', '--lang', CANARY]],
    ['a name that nobody has', ['check', '-', '--me', CANARY]],
    ['a conversation that is not there', ['check', '-', '--with', CANARY]],
    ['an unknown notation', ['read', '-', '--format', CANARY]],
    ['a number of threads that is none', ['stream', '--workers', CANARY]],
    ['an unknown technique', ['explain', CANARY]],
    ['an unknown shell', ['completion', CANARY]],
  ])('does not repeat %s', async (_what, args) => {
    const { status, stdout, stderr } = await runCli(args, { input: 'Lin: hello there\nSam: hi\nLin: how are you\n' })
    expect(status).toBe(2)
    expect(stderr).toMatch(/\[[a-z]+\/[a-z-]+\]/u)
    expect(stdout + stderr).not.toContain(CANARY)
  })

  test.each(['1', '2'])(
    'answers lines of a stream that it cannot use without their words, --workers %s',
    async (workers) => {
      const lines = [
        CANARY,
        `{"${CANARY}": 1}`,
        `{"turns": "${CANARY}"}`,
        `[${CANARY}`,
        `{"turns": [{"speaker": "${CANARY}", "text": 1}]}`,
      ]
      const { stdout, stderr } = await runCli(['stream', '--workers', workers], { input: `${lines.join('\n')}\n` })
      expect(stdout.trim().split('\n')).toHaveLength(lines.length)
      expect(stdout + stderr).not.toContain(CANARY)
    },
  )
})
