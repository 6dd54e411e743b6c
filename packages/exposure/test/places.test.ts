import { describe, expect, test } from 'vitest'
import { indexPlaces } from '../src/places/index-places.js'
import { nearPlaces } from '../src/places/near-places.js'
import { readCoordinates } from '../src/places/read-coordinates.js'
import { spotsInText } from '../src/places/spots-in-text.js'

const feature = (name: string, type: string, coordinates: unknown) => ({
  type: 'Feature',
  properties: { name },
  geometry: { type, coordinates },
})
const collection = (...features: readonly unknown[]) => ({ type: 'FeatureCollection', features })
const square = [
  [10, 50],
  [10.1, 50],
  [10.1, 50.1],
  [10, 50.1],
  [10, 50],
]

describe('what is near a point', () => {
  test('has its name and its distance in metres', () => {
    const index = indexPlaces(collection(feature('Gate', 'Point', [10, 50]), feature('Far', 'Point', [10.2, 50])))
    expect(nearPlaces({ latitude: 50.0027, longitude: 10 }, index)).toEqual([{ name: 'Gate', metres: 300 }])
  })

  test('is at 0 metres within an area, and its distance from the border outside', () => {
    const index = indexPlaces(collection(feature('Yard', 'Polygon', [square])))
    expect(nearPlaces({ latitude: 50.05, longitude: 10.05 }, index)).toEqual([{ name: 'Yard', metres: 0 }])
    expect(nearPlaces({ latitude: 50.05, longitude: 9.995 }, index)[0]?.metres).toBeCloseTo(357, -1)
    expect(nearPlaces({ latitude: 50.05, longitude: 9.9 }, index)).toEqual([])
  })

  test('is found in the midst of an area as wide as a province, and outside of it is not', () => {
    const wide = [
      [10, 50],
      [13, 50],
      [13, 53],
      [10, 50],
    ]
    const index = indexPlaces(collection(feature('Range', 'Polygon', [wide]), feature('Post', 'Point', [12.5, 51])))
    expect(nearPlaces({ latitude: 51, longitude: 12.5 }, index)).toEqual([
      { name: 'Post', metres: 0 },
      { name: 'Range', metres: 0 },
    ])
    expect(nearPlaces({ latitude: 50.003, longitude: 11.5 }, index)).toEqual([{ name: 'Range', metres: 0 }])
    // Within its box, and not within it.
    expect(nearPlaces({ latitude: 52.5, longitude: 10.5 }, index)).toEqual([])
  })

  test('is found along a line far from its corners', () => {
    const index = indexPlaces(
      collection(
        feature('Runway', 'LineString', [
          [10, 50],
          [10.5, 50],
        ]),
      ),
    )
    expect(nearPlaces({ latitude: 50.001, longitude: 10.25 }, index)).toEqual([{ name: 'Runway', metres: 111 }])
  })

  test('is found across the line where days change, and near the poles', () => {
    const index = indexPlaces(
      collection(feature('East', 'Point', [179.9995, 0]), feature('North', 'Point', [0, 89.999])),
    )
    expect(nearPlaces({ latitude: 0, longitude: -179.9995 }, index)).toEqual([{ name: 'East', metres: 111 }])
    expect(nearPlaces({ latitude: 89.998, longitude: 0 }, index)).toEqual([{ name: 'North', metres: 111 }])
  })

  test('comes from an extract of OpenStreetMap too', () => {
    const index = indexPlaces({
      version: 0.6,
      elements: [
        { type: 'node', id: 1, lat: 50, lon: 10, tags: { name: 'Mast' } },
        { type: 'node', id: 2, lat: 50, lon: 10 },
        { type: 'way', id: 3, tags: { military: 'barracks' }, geometry: square.map(([lon, lat]) => ({ lat, lon })) },
        { type: 'relation', id: 4, tags: { name: 'Centre' }, center: { lat: 50.05, lon: 10.05 } },
      ],
    })
    expect(index.count).toBe(3)
    expect(nearPlaces({ latitude: 50.05, longitude: 10.05 }, index).map(({ name }) => name)).toEqual([
      'Centre',
      'barracks',
    ])
  })

  test('is the same among very many places', () => {
    const index = indexPlaces(
      collection(
        ...Array.from({ length: 64_000 }, (_, i) =>
          feature(`P${i}`, 'Point', [(i % 400) * 0.01, Math.floor(i / 400) * 0.01]),
        ),
      ),
    )
    expect(index.count).toBe(64_000)
    expect(nearPlaces({ latitude: 0.01, longitude: 1.001 }, index)).toEqual([{ name: 'P500', metres: 111 }])
  })
})

test.each([
  undefined,
  null,
  [],
  'x',
  { features: [null, {}, { geometry: null }, { geometry: { type: 'Point', coordinates: ['1', {}] } }] },
  { features: [{ geometry: { type: 'Point', coordinates: [NaN, 500] } }] },
  { elements: [null, { tags: {} }, { tags: { name: 'x' }, members: [{ geometry: [null, {}] }] }] },
  { type: '__proto__', coordinates: { length: 1e9 } },
])('a file that is no map has no places: %j', (data) => {
  const index = indexPlaces(data)
  expect(index.count).toBe(0)
  expect(nearPlaces({ latitude: 0, longitude: 0 }, index)).toEqual([])
})

test.each([
  ['51.47812, -0.29431', 51.47812, -0.29431],
  ['N 28.61347, E 112.90482', 28.61347, 112.90482],
  ['S 33.8568, E 151.2153', -33.8568, 151.2153],
  ['51°28′40.1″N 0°17′39.5″W', 51.47781, -0.29431],
  ['北纬27°59′17″，东经86°55′31″', 27.98806, 86.92528],
  ['https://www.openstreetmap.org/#map=17/51.47812/-0.29431', 51.47812, -0.29431],
])('%s is read as a place', (written, latitude, longitude) => {
  const spot = readCoordinates(written)
  expect(spot?.latitude).toBeCloseTo(latitude, 4)
  expect(spot?.longitude).toBeCloseTo(longitude, 4)
})

test('places written in a message are found where they stand', () => {
  const text =
    'Just snap the gate at 50.00200, 10.00000 or see https://www.openstreetmap.org/#map=17/51.47812/-0.29431 thanks'
  expect(spotsInText(text).map(({ at, start, end }) => [at, text.slice(start, end)])).toEqual([
    [{ latitude: 50.002, longitude: 10 }, '50.00200, 10.00000'],
    [{ latitude: 51.47812, longitude: -0.29431 }, 'https://www.openstreetmap.org/#map=17/51.47812/-0.29431'],
  ])
})
