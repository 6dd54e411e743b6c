import { isRecord } from '@telltale/model'
import type { IndexedPlace, PlaceIndex, WidePlace } from './near-places.js'
import { isOnEarth } from './is-on-earth.js'
import { CELL, cellKey } from './cell-key.js'

/**
 * Files places for `nearPlaces`: features of GeoJSON, or an extract of OpenStreetMap as JSON with its geometry.
 *
 * Features that have no place, or no place on the earth, are left out. Names are `name`, else what the feature is.
 *
 * @param data - The parsed file.
 * @param reach - How near counts, in metres; at most 20 kilometres.
 */
export function indexPlaces(data: unknown, reach = 1000): PlaceIndex {
  const places = [...placesIn(data)]
  const cells = new Map<string, number[]>()
  const wide: WidePlace[] = []
  let corners = 0
  places.forEach((place, index) => {
    const { box, isWide } = boxOf(place)
    if (isWide && (corners += place.corners.length) <= MOST_WIDE_CORNERS) wide.push({ ...box, index })
    for (const cell of cellsOf(place)) {
      const list = cells.get(cell)
      if (list) list.push(index)
      else cells.set(cell, [index])
    }
  })
  return { count: places.length, reach: Math.min(Math.max(reach, 1), 20_000), cells, wide, places }
}

/** So many corners are kept of one place, and so many places of a file. */
const MOST_CORNERS = 20_000
const MOST_PLACES = 2_000_000
/** A place over more cells than this is filed by its border, of which this is the most, and as a wide one. */
const MOST_CELLS = 4096
/** Of wide places every one is tried: so many corners of all of them together. */
const MOST_WIDE_CORNERS = 2_000_000

function* placesIn(data: unknown): Generator<IndexedPlace> {
  let count = 0
  for (const { name, geometry } of featuresIn(data))
    for (const place of partsOf(geometry, name)) {
      if (++count > MOST_PLACES) return
      yield place
    }
}

interface Feature {
  readonly name: string
  readonly geometry: unknown
}

function* featuresIn(data: unknown): Generator<Feature> {
  if (!isRecord(data)) return
  if (Array.isArray(data['features'])) {
    for (const feature of data['features'])
      if (isRecord(feature)) yield { name: nameOf(feature['properties']), geometry: feature['geometry'] }
  } else if (Array.isArray(data['elements'])) {
    for (const element of data['elements']) if (isRecord(element)) yield* elementsIn(element)
  } else if (data['type'] === 'Feature') yield { name: nameOf(data['properties']), geometry: data['geometry'] }
  else yield { name: '', geometry: data }
}

/** A node, way or relation of OpenStreetMap, with the geometry that `out geom` or `out center` writes. */
function* elementsIn(element: Readonly<Record<string, unknown>>): Generator<Feature> {
  const name = nameOf(element['tags'])
  // The nodes of which ways are made have no names of their own.
  if (!isRecord(element['tags'])) return
  const members: readonly unknown[] = Array.isArray(element['members']) ? element['members'] : [element]
  let found = false
  for (const member of members) {
    const path = isRecord(member) && Array.isArray(member['geometry']) ? member['geometry'] : undefined
    if (!path) continue
    const coordinates = path.flatMap((each: unknown) => (isRecord(each) ? [[each['lon'], each['lat']]] : []))
    const [first] = coordinates
    const last = coordinates.at(-1)
    const closed = coordinates.length > 3 && first?.[0] === last?.[0] && first?.[1] === last?.[1]
    found = true
    yield {
      name,
      geometry: closed ? { type: 'Polygon', coordinates: [coordinates] } : { type: 'LineString', coordinates },
    }
  }
  if (found) return
  const centre = isRecord(element['center']) ? element['center'] : element
  yield { name, geometry: { type: 'Point', coordinates: [centre['lon'], centre['lat']] } }
}

const LONGEST_NAME = 120

function nameOf(properties: unknown): string {
  if (!isRecord(properties)) return ''
  for (const key of ['name', 'name:en', 'official_name', 'operator', 'military', 'landuse'])
    if (typeof properties[key] === 'string') return properties[key].slice(0, LONGEST_NAME)
  return ''
}

function* partsOf(geometry: unknown, name: string, depth = 0): Generator<IndexedPlace> {
  if (!isRecord(geometry) || depth > 4) return
  const at = geometry['coordinates']
  switch (geometry['type']) {
    case 'Point':
      yield* place(name, 'point', [at])
      break
    case 'MultiPoint':
      if (Array.isArray(at)) for (const each of at) yield* place(name, 'point', [each])
      break
    case 'LineString':
      yield* place(name, 'line', at)
      break
    case 'MultiLineString':
      if (Array.isArray(at)) for (const each of at) yield* place(name, 'line', each)
      break
    case 'Polygon':
      // Whoever stands in a hole of a guarded place is near it all the same: the outer border says it.
      if (Array.isArray(at)) yield* place(name, 'area', at[0])
      break
    case 'MultiPolygon':
      if (Array.isArray(at)) for (const each of at) if (Array.isArray(each)) yield* place(name, 'area', each[0])
      break
    case 'GeometryCollection':
      if (Array.isArray(geometry['geometries']))
        for (const each of geometry['geometries']) yield* partsOf(each, name, depth + 1)
      break
  }
}

function* place(name: string, kind: IndexedPlace['kind'], corners: unknown): Generator<IndexedPlace> {
  if (!Array.isArray(corners)) return
  const flat: number[] = []
  for (const corner of corners.slice(0, MOST_CORNERS)) {
    const pair: readonly unknown[] = Array.isArray(corner) ? corner : []
    const [longitude, latitude] = pair
    if (typeof longitude !== 'number' || typeof latitude !== 'number' || !isOnEarth({ longitude, latitude })) continue
    flat.push(longitude, latitude)
  }
  if (flat.length > 0) yield { name, kind, corners: Float64Array.from(flat) }
}

/** From where to where a place goes, and whether that is an area too wide to be filed cell by cell. */
function boxOf({ kind, corners }: IndexedPlace): {
  readonly box: Omit<WidePlace, 'index'>
  readonly isWide: boolean
} {
  let west = 180
  let east = -180
  let south = 90
  let north = -90
  for (let i = 0; i < corners.length; i += 2) {
    const [x = 0, y = 0] = [corners[i], corners[i + 1]]
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  const count = ((east - west) / CELL + 1) * ((north - south) / CELL + 1)
  return { box: { west, east, south, north }, isWide: kind === 'area' && count > MOST_CELLS }
}

/** The cells that a place touches: those of its inside too, unless it is a wide one. */
function cellsOf(place: IndexedPlace): ReadonlySet<string> {
  const { kind, corners } = place
  const cells = new Set<string>()
  const add = (longitude: number, latitude: number): void =>
    void cells.add(cellKey(Math.floor(latitude / CELL), Math.floor(longitude / CELL)))
  for (let i = 0; i < corners.length; i += 2) add(corners[i] ?? 0, corners[i + 1] ?? 0)
  if (kind === 'point') return cells
  const { box, isWide } = boxOf(place)
  const { west, east, south, north } = box
  if (kind === 'area' && !isWide) {
    for (let x = west; x <= east + CELL; x += CELL)
      for (let y = south; y <= north + CELL; y += CELL) add(Math.min(x, east), Math.min(y, north))
    return cells
  }
  for (let i = 0; i + 3 < corners.length && cells.size < MOST_CELLS; i += 2) {
    const [x = 0, y = 0, toX = 0, toY = 0] = corners.subarray(i, i + 4)
    const steps = Math.min(Math.ceil(Math.max(Math.abs(toX - x), Math.abs(toY - y)) / CELL), MOST_CELLS)
    for (let step = 1; step < steps; step++) add(x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps)
  }
  return cells
}
