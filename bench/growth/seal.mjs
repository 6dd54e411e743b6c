// Names that are hidden in a transcript, and the list of a container whose folders go very deep.
import { canonicalJson, hideNames, parseManifest } from '../../packages/seal/dist/index.js'
import { filled } from './filled.mjs'
import { fromTests } from './from-tests.mjs'

const { manifestOf } = await fromTests('packages/seal/test/made.ts')

const hide = hideNames(['a a a a a a b', 'aaaa'], 'name')

export const cases = [
  {
    what: 'hiding names that a text nearly has',
    sizes: [50_000, 150_000, 450_000],
    make: (length) => ({
      format: 'test',
      voice: 'conversation',
      turns: [{ speaker: 'a', text: filled('a ')(length) }],
      events: [],
      notices: [],
    }),
    work: hide,
  },
  {
    what: 'a list of files in deep folders, ever more files',
    sizes: [100, 300, 900],
    make: (count) =>
      canonicalJson(
        manifestOf(Array.from({ length: count }, (_, at) => ({ path: `${'d/'.repeat(200)}${at}`, content: '' }))),
      ),
    work: parseManifest,
  },
  {
    what: 'a list of files in deep folders, ever deeper',
    sizes: [100, 300, 900],
    make: (depth) =>
      canonicalJson(
        manifestOf(Array.from({ length: 200 }, (_, at) => ({ path: `${'d/'.repeat(depth)}${at}`, content: '' }))),
      ),
    work: parseManifest,
  },
]
