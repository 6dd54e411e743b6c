// Files on the disk: a large one in pieces, and an archive that lists very many.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFileAsReadings, readFileInPieces } from '../../packages/host-node/dist/index.js'
import { filled } from './filled.mjs'
import { fromTests } from './from-tests.mjs'

const { makeZip } = await fromTests('packages/host-node/test/make-zip.ts')

const folder = mkdtempSync(join(tmpdir(), 'telltale-growth-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
let count = 0
function written(content) {
  const path = join(folder, String(++count))
  writeFileSync(path, content)
  return path
}

/** An export of Slack, which makes an archive one that is sorted. */
const SLACK = {
  'users.json': [{ id: 'U1', name: 'anna', real_name: 'Anna', profile: { display_name: 'Anna' } }],
  'channels.json': [{ id: 'C1', name: 'general', members: ['U1'] }],
  'general/2024-05-12.json': [{ type: 'message', user: 'U1', text: 'hello', ts: '1715500000.000100' }],
}
const HEAD = '{"name": "Anna", "type": "personal_chat", "id": 9, "messages": ['

export const cases = [
  ...['"', '{', '[', '{"id": 1, "text": "', '\\'].map((piece) => ({
    what: `a file in pieces, a list of nothing but ${JSON.stringify(piece)}`,
    sizes: [400_000, 1_200_000, 3_600_000],
    make: (length) => written(filled(piece, HEAD)(length)),
    work: async (path) => {
      for await (const piece of readFileInPieces(path, { largerThan: 0 })) if (piece === undefined) return
    },
  })),
  {
    what: 'an archive that lists very many files',
    sizes: [1500, 4500, 12_000],
    make: (files) =>
      written(
        makeZip([
          ...Array.from({ length: files }, (_, index) => ({
            name: `a/${index}/message_1.json`,
            content: '{}',
            stored: true,
          })),
          ...Object.entries(SLACK).map(([name, value]) => ({ name, content: JSON.stringify(value) })),
        ]),
      ),
    work: readFileAsReadings,
  },
]
