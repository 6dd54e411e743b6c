import { type PostedItem, type Sign } from '@telltale/model'

/** What still stands in a copy beside what it shows. */
export interface MetadataLeft {
  readonly looked: number
  /** Kinds of it, in our own words. */
  readonly wrong: readonly string[]
}

/** What is seen, and not written beside it. */
const SEEN: ReadonlySet<Sign> = new Set(['face', 'screen', 'paper', 'plate', 'code', 'near-place'])

/**
 * Reads a copy once more for what stands beside the picture: by our own reader, and by a library that shares nothing with
 * it. What either finds and is not needed is left.
 */
export async function metadataLeft(bytes: Uint8Array, item: PostedItem): Promise<MetadataLeft> {
  const wrong: string[] = []
  let looked = 0
  for (const { sign, label } of item.sightings) {
    if (SEEN.has(sign)) continue
    looked += 1
    if (label !== 'EXIF Copyright') wrong.push(sign)
  }
  for (const { where, label } of item.texts) {
    if (where !== 'metadata' && where !== 'hidden') continue
    looked += 1
    if (label !== 'EXIF Copyright') wrong.push(where)
  }
  const fields = await fieldsByLibrary(bytes)
  for (const { group, name, value } of fields) {
    looked += 1
    if (!isPlain(item.format, group, name, value)) wrong.push(`${group} field`)
  }
  return { looked, wrong }
}

/** Which way is up, whose rights there are, and how the pixels of a TIFF are laid out. */
const LAYOUT =
  /^(?:Orientation|Copyright|ImageWidth|ImageLength|BitsPerSample|Compression|PhotometricInterpretation|FillOrder|StripOffsets|SamplesPerPixel|RowsPerStrip|StripByteCounts|PlanarConfiguration|Predictor|ColorMap|TileWidth|TileLength|TileOffsets|TileByteCounts|ExtraSamples|SampleFormat|JPEGTables|YCbCr\w{1,20}|ReferenceBlackWhite|ICC_Profile)$/u

interface Field {
  readonly group: string
  readonly name: string
  readonly value: string
}

/** As ExifReader sees it; nothing for formats that it does not know. */
async function fieldsByLibrary(bytes: Uint8Array): Promise<readonly Field[]> {
  const { default: reader } = await import('exifreader')
  let groups: Readonly<Record<string, unknown>>
  try {
    groups = { ...reader.load(new Uint8Array(bytes).buffer, { expanded: true, includeUnknown: true }) }
  } catch {
    return []
  }
  return Object.entries(groups).flatMap(([group, fields]) =>
    typeof fields === 'object' && fields !== null
      ? Object.entries(fields).map(([name, field]) => ({ group, name, value: wordsOf(field) }))
      : [],
  )
}

function wordsOf(field: unknown): string {
  if (typeof field !== 'object' || field === null) return String(field)
  const described: unknown = 'description' in field ? field.description : 'value' in field ? field.value : ''
  return typeof described === 'string' || typeof described === 'number' ? String(described) : ''
}

function isPlain(format: string, group: string, name: string, value: string): boolean {
  // The library calls the second page of a scan so, and does not know the tables of packed ones.
  if (format === 'tiff' && (group === 'Thumbnail' || name === 'undefined-347')) return true
  if (/^(?:file|jfif|pngFile|png|gif|riff|webp)$/u.test(group))
    return !/text|comment|time|date/iu.test(name) || value === ''
  // Names in profiles are those that every copy has; dates too.
  if (group === 'icc')
    return !/Manufacturer|Model|Creator|Description|Copyright/iu.test(name) || /^(?:Colours|None|\0*)$/u.test(value)
  if (group === 'Thumbnail') return false
  return group === 'exif' && LAYOUT.test(name)
}
