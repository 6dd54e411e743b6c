import { describe, expect, test } from 'vitest'
import type { ExportFile, Reader, Reading } from '@telltale/model'
import { claimExport } from '../src/index.js'
import { expectAccounted, type Said } from './behaviour.js'

/** The files of an export by their paths. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** What a reader of exports must tell the shared suite about its format. */
export interface ExportFormat {
  readonly reader: Reader
  /** Writes a conversation as an export of several files, with the folder names that the application gives. */
  readonly make: (messages: readonly Said[]) => Files
  /** What is to be read back; the messages themselves unless the format keeps less. */
  readonly expected?: (messages: readonly Said[]) => readonly Said[]
  /** The file of the made export that holds the messages, to damage it. */
  readonly messages: string
  readonly skips?: Readonly<
    Partial<Record<'claims' | 'wrapped' | 'beside' | 'broken' | 'empty' | 'accounting', string>>
  >
}

const TALK: readonly Said[] = [
  { speaker: 'Anna', text: 'Hello, nice to meet you here' },
  { speaker: 'Ben', text: 'Hi! How did you find me?' },
  { speaker: 'Anna', text: 'Could you take a <b>photo</b> & send it' },
  { speaker: 'Ben', text: 'Of what' },
]

/** Files in memory, as a host would hand them over. */
export function filesOf(files: Files): readonly ExportFile[] {
  return Object.entries(files).map(([path, content]) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const decode = (part: Uint8Array): string | undefined =>
      part.includes(0) ? undefined : new TextDecoder().decode(part)
    return {
      path,
      size: bytes.length,
      head: async () => Promise.resolve(decode(bytes.subarray(0, 64 * 1024)) ?? ''),
      text: async () => Promise.resolve(decode(bytes)),
      bytes: async () => Promise.resolve(bytes),
    }
  })
}

/** Everything that the readers of exports make of these files, whichever claims them. */
export async function readFiles(files: Files, name = 'export'): Promise<readonly Reading[]> {
  const readings: Reading[] = []
  for (const { reader, files: claimed } of (await claimExport(filesOf(files))).exports)
    for await (const reading of reader.read(claimed, name)) readings.push(reading)
  return readings
}

/** What every reader of exports must do. */
export function describeExport(format: ExportFormat): void {
  const { reader, make } = format
  const expected = format.expected ?? ((messages: readonly Said[]): readonly Said[] => messages)
  const saidIn = (readings: readonly Reading[]): readonly Said[] =>
    readings.flatMap(({ turns }) => turns.map(({ speaker, text }) => ({ speaker, text })))
  const run = (name: keyof NonNullable<ExportFormat['skips']>, says: string, body: () => Promise<void>): void => {
    const reason = format.skips?.[name]
    if (reason === undefined) test(says, body)
    else test.skip(`${says} (skipped: ${reason})`, body)
  }

  describe(`${reader.id}, as an export of several files`, () => {
    run('claims', 'claims its own export, and no other reader does', async () => {
      const { exports } = await claimExport(filesOf(make(TALK)))
      expect(exports.map(({ format: id }) => id)).toEqual([reader.id])
      expect(saidIn(await readFiles(make(TALK)))).toEqual(expected(TALK))
    })

    run('wrapped', 'reads the same with a folder around it', async () => {
      const wrapped = Object.fromEntries(
        Object.entries(make(TALK)).map(([path, content]) => [`some folder/mine/${path}`, content]),
      )
      expect(saidIn(await readFiles(wrapped))).toEqual(expected(TALK))
    })

    run('beside', 'leaves files alone that are not its own', async () => {
      const beside = {
        'notes.txt': 'Anna: hello\nBen: hi\n',
        'data.json': '{"a": 1}',
        'list.csv': 'a,b\n1,2\n',
        'page.html': '<p>x</p>',
      }
      const { exports, others } = await claimExport(filesOf({ ...make(TALK), ...beside }))
      expect(exports.map(({ format: id }) => id)).toEqual([reader.id])
      for (const path of Object.keys(beside)) expect(others.map((file) => file.path)).toContain(path)
      expect((await claimExport(filesOf(beside))).exports).toEqual([])
    })

    run('broken', 'never fails when the file with the messages is broken, cut or empty', async () => {
      const files = make(TALK)
      const whole = files[format.messages]
      expect(whole).toBeDefined()
      const text = typeof whole === 'string' ? whole : new TextDecoder('latin1').decode(whole)
      for (const damaged of [
        '',
        text.slice(0, text.length / 2),
        text.slice(text.length / 2),
        '\u0000\u0001',
        '[[[[',
        '{"a":{}}',
      ]) {
        const readings = await readFiles({ ...files, [format.messages]: damaged })
        expectAccounted(readings)
      }
    })

    run('accounting', 'accounts for every record', async () => {
      const readings = await readFiles(make(TALK))
      expectAccounted(readings)
      const kept = readings.reduce((sum, { tally }) => sum + (tally?.found ?? 0) - (tally?.frame ?? 0), 0)
      expect(kept).toBeGreaterThanOrEqual(expected(TALK).length)
    })
  })
}
