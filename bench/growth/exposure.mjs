// What a post gives away: identifiers, words, what is heard, and places near a point.
import { exposurePack as pack } from '../../packs/dist/exposure-node.js'
import { expose, findIdentifiers, indexPlaces, nearPlaces, PostEar } from '../../packages/exposure/dist/index.js'
import { filled } from './filled.mjs'
import { fromTests } from './from-tests.mjs'

const { HOSTILE_IDENTIFIERS } = await fromTests('test/support/hostile-identifiers.ts')
const ear = new PostEar(pack.heard, pack)
const postingOf = (text) => ({
  items: [{ format: 'text', texts: [{ where: 'text', text }], sightings: [] }],
  notices: [],
})

export const cases = [
  ...HOSTILE_IDENTIFIERS.map((unit) => ({
    what: `identifiers, ${JSON.stringify(unit)} over and over`,
    sizes: [12_500, 37_500, 112_500],
    make: filled(unit),
    work: findIdentifiers,
  })),
  ...['We stand at pier 9 every night, ring +31 6 5550 1294.\n', 'a', '你', '1', 'a '].map((piece) => ({
    what: `a whole post, ${JSON.stringify(piece)} over and over`,
    sizes: [6000, 18_000, 54_000],
    make: (length) => postingOf(filled(piece)(length)),
    work: (posting) => expose(posting, pack, { id: 'x' }),
  })),
  ...['The greyones left. 我们 saw 3 of them at 10:30! ', '你', 'x', '.!?…。！'].map((piece) => ({
    what: `what is heard, ${JSON.stringify(piece)} over and over`,
    sizes: [6000, 18_000, 54_000],
    make: filled(piece),
    work: (text) => ear.hear(text),
  })),
  {
    // Among many places an answer takes hardly longer than among few.
    what: 'places near a point, among ever more',
    sizes: [1000, 8000, 64_000],
    make: (count) =>
      indexPlaces({
        type: 'FeatureCollection',
        features: Array.from({ length: count }, (_, i) => ({
          type: 'Feature',
          properties: { name: `P${i}` },
          geometry: { type: 'Point', coordinates: [(i % 400) * 0.01, Math.floor(i / 400) * 0.01] },
        })),
      }),
    work: (index) => {
      for (let i = 0; i < 200; i++) nearPlaces({ latitude: 0.01, longitude: 1 + i / 100 }, index)
    },
    most: 0.7,
  },
]
