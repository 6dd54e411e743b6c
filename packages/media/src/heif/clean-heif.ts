import { readAscii, readU32 } from '../byte-reads.js'
import { writeAscii, writeJoined, writeU16, writeU32 } from '../byte-writes.js'
import { mediaError } from '../media-error.js'
import type { Keep } from '../media-format.js'
import { plainIcc } from '../metadata/plain-icc.js'
import { auxiliaryIsOpacity, auxiliaryKind } from './auxiliary-pictures.js'
import type { Box, HeifFile, HeifItem } from './heif-file.js'
import { heifCutAway } from './heif-cut-away.js'
import { plainUnits } from './plain-units.js'

const PICTURES: ReadonlySet<string> = new Set(['hvc1', 'av01', 'grid', 'iovl', 'iden'])
/** Properties that are needed to show a picture. */
const SHOWING: ReadonlySet<string> = new Set([
  'hvcC',
  'av1C',
  'ispe',
  'pixi',
  'colr',
  'irot',
  'imir',
  'clap',
  'pasp',
  'auxC',
  'a1op',
  'a1lx',
  'lsel',
  'clli',
  'mdcv',
])
const BRANDS: ReadonlySet<string> = new Set([
  'mif1',
  'miaf',
  'heic',
  'heix',
  'avif',
  'MA1A',
  'MA1B',
  'MiHB',
  'MiHE',
  'MiHA',
  'MiPr',
])

/**
 * A HEIC or AVIF file of only the picture that is shown, its tiles and its opacity, written anew around the packed pixels
 * as they were. Notes within the packed pixels, which change none of them, go too.
 *
 * @throws {TelltaleError} `media/not-cleanable` for films, and where a part has to be known and is not.
 */
export function cleanHeif(file: HeifFile, keep: Keep): Uint8Array {
  if (file.isMoving) throw mediaError('not-cleanable')
  const kept = keptItems(file)
  // What was cut away is still among the packed pixels.
  if (heifCutAway(file, kept)) throw mediaError('not-cleanable')
  const { boxes, owned } = keptProperties(file, kept, keep)
  const brand = BRANDS.has(file.brand) ? file.brand : 'mif1'
  const brands = [...new Set([...file.brands.filter((each) => BRANDS.has(each)), 'mif1', 'miaf', brand])]
  const ftyp = box('ftyp', [writeAscii(brand), writeU32(0), ...brands.map((each) => writeAscii(each))])

  const iinf = box('iinf', [
    writeU32(0),
    writeU16(kept.length),
    ...kept.map(({ id, type, isHidden }) =>
      box('infe', [Uint8Array.of(2, 0, 0, isHidden ? 1 : 0), writeU16(id), writeU16(0), writeAscii(`${type}\0`)]),
    ),
  ])
  const ids = new Set(kept.map(({ id }) => id))
  const references = file.references.flatMap(({ type, from, to }) => {
    const targets = to.filter((id) => ids.has(id))
    if (!/^(?:dimg|auxl|prem)$/u.test(type) || !ids.has(from) || targets.length === 0) return []
    return [box(type, [writeU16(from), writeU16(targets.length), ...targets.map((id) => writeU16(id))])]
  })
  const data = kept.map((item) => plainUnits(item, file))
  const write = (start: number): Uint8Array => {
    let at = start
    const entries = kept.map(({ id }, index) => {
      const length = data[index]?.length ?? 0
      const entry = writeJoined([writeU16(id), writeU16(0), writeU16(0), writeU16(1), writeU32(at), writeU32(length)])
      at += length
      return entry
    })
    return box('meta', [
      writeU32(0),
      box('hdlr', [writeU32(0), writeU32(0), writeAscii('pict'), new Uint8Array(13)]),
      box('pitm', [writeU32(0), writeU16(file.primary)]),
      box('iloc', [Uint8Array.of(1, 0, 0, 0, 0x44, 0), writeU16(kept.length), ...entries]),
      iinf,
      ...(references.length === 0 ? [] : [box('iref', [writeU32(0), ...references])]),
      box('iprp', [
        box(
          'ipco',
          boxes.map(({ type, data: inside }) => box(type, [inside])),
        ),
        ownedBox(kept, owned),
      ]),
    ])
  }
  const length = write(0).length
  return writeJoined([ftyp, write(ftyp.length + length + 8), box('mdat', data)])
}

/** The picture that is shown, what it is put together from, and how clear its pixels are. */
function keptItems(file: HeifFile): readonly HeifItem[] {
  const ids = new Set<number>([file.primary])
  for (const id of ids) {
    for (const { type, from, to } of file.references) {
      if (type === 'dimg' && from === id) for (const each of to) ids.add(each)
      if (type === 'auxl' && to.includes(id) && auxiliaryIsOpacity(auxiliaryKind(file, from))) ids.add(from)
    }
  }
  return [...ids]
    .sort((one, other) => one - other)
    .map((id) => {
      const item = file.items.get(id)
      if (!item || !PICTURES.has(item.type) || id > 0xffff) throw mediaError('not-cleanable')
      return item
    })
}

type Owned = ReadonlyMap<number, readonly { readonly index: number; readonly isEssential: boolean }[]>

function keptProperties(
  file: HeifFile,
  kept: readonly HeifItem[],
  keep: Keep,
): { readonly boxes: readonly Box[]; readonly owned: Owned } {
  const boxes: Box[] = []
  const places = new Map<number, number | undefined>()
  const owned = new Map<number, { index: number; isEssential: boolean }[]>()
  for (const { id, properties } of kept) {
    const list: { index: number; isEssential: boolean }[] = []
    for (const { index, isEssential } of properties) {
      if (!places.has(index)) {
        const plain = plainProperty(file.properties[index], keep)
        places.set(index, plain && boxes.push(plain) - 1)
      }
      const place = places.get(index)
      const isProfile = file.properties[index]?.type === 'colr'
      if (place === undefined && isEssential && !isProfile) throw mediaError('not-cleanable')
      if (place !== undefined) list.push({ index: place, isEssential })
    }
    owned.set(id, list)
  }
  if (boxes.length > 126) throw mediaError('not-cleanable')
  return { boxes, owned }
}

function plainProperty(property: Box | undefined, keep: Keep): Box | undefined {
  if (!property || !SHOWING.has(property.type)) return undefined
  const { type, data } = property
  if (type === 'colr') {
    const kind = readAscii(data, 0, 4)
    if (kind === 'nclx') return data.length === 11 ? property : undefined
    const profile = keep.colour ? plainIcc(data.subarray(4)) : undefined
    return profile && { type, data: writeJoined([writeAscii('prof'), profile]) }
  }
  if (type === 'hvcC') return { type, data: plainConfiguration(data) }
  const most = { ispe: 12, pixi: 32, irot: 1, imir: 1, clap: 32, pasp: 8, clli: 4, mdcv: 24, a1op: 1, a1lx: 7, lsel: 2 }
  const limit = Object.entries(most).find(([name]) => name === type)?.[1]
  if (limit !== undefined && data.length > limit) throw mediaError('not-cleanable')
  return property
}

/** The parameters of a HEVC picture without the notes that encoders put among them. */
function plainConfiguration(data: Uint8Array): Uint8Array {
  if (data.length < 23) throw mediaError('damaged')
  const arrays: Uint8Array[] = []
  let at = 23
  for (let index = 0; index < (data[22] ?? 0); index++) {
    const start = at
    const kind = (data[at] ?? 0) & 0x3f
    const count = ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0)
    at += 3
    for (let unit = 0; unit < count; unit++) at += 2 + (((data[at] ?? 0) << 8) | (data[at + 1] ?? 0))
    if (at > data.length) throw mediaError('damaged')
    if (kind >= 32 && kind <= 34) arrays.push(data.subarray(start, at))
  }
  return writeJoined([data.subarray(0, 22), Uint8Array.of(arrays.length), ...arrays])
}

function ownedBox(kept: readonly HeifItem[], owned: Owned): Uint8Array {
  return box('ipma', [
    writeU32(0),
    writeU32(kept.length),
    ...kept.flatMap(({ id }) => {
      const list = owned.get(id) ?? []
      return [
        writeU16(id),
        Uint8Array.of(list.length, ...list.map(({ index, isEssential }) => (index + 1) | (isEssential ? 0x80 : 0))),
      ]
    }),
  ])
}

function box(type: string, parts: readonly Uint8Array[]): Uint8Array {
  const inside = writeJoined(parts)
  const whole = writeJoined([writeU32(inside.length + 8), writeAscii(type), inside])
  if (readU32(whole, 0) !== whole.length) throw mediaError('not-cleanable')
  return whole
}
