import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pixels } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { examine, identifyMedia, makeSafeCopy } from '../src/index.js'
import { fieldsByExiftool, fieldsByMat2, hasProgram, taggedByExiftool, withFile } from './support/judges.js'
import { madeAvif, madeGif, madeJpeg, madePixels, madePng, madeTiff, madeWebp } from './support/made-pictures.js'

const hasExiftool = hasProgram('exiftool')
const hasMat2 = hasProgram('mat2')
const hasHeif = hasProgram('heif-enc') && hasProgram('heif-convert')

const pixels = madePixels(161, 119)
const small = await madeJpeg(madePixels(80, 60))

/** One field at least of every family that exiftool writes, each with a word that can be looked for. */
const FIELDS = [
  '-Make=PlantedMake',
  '-Model=PlantedModel',
  '-SerialNumber=PlantedSerial',
  '-LensModel=PlantedLens',
  '-LensSerialNumber=PlantedLensSerial',
  '-OwnerName=PlantedOwner',
  '-Artist=PlantedArtist',
  '-Copyright=PlantedRights',
  '-ImageDescription=PlantedDescription',
  '-UserComment=PlantedComment 秘密',
  '-XPTitle=PlantedTitle',
  '-XPAuthor=PlantedXPAuthor',
  '-XPKeywords=PlantedXPKeys',
  '-Software=PlantedSoftware',
  '-HostComputer=PlantedHost',
  '-ImageUniqueID=0123456789abcdef0123456789abcdef',
  '-DateTimeOriginal=2026:08:20 12:34:56',
  '-CreateDate=2026:08:20 12:34:56',
  '-OffsetTimeOriginal=+02:00',
  '-SubSecTimeOriginal=123',
  '-GPSLatitude=48.858222',
  '-GPSLatitudeRef=N',
  '-GPSLongitude=2.2945',
  '-GPSLongitudeRef=E',
  '-GPSAltitude=35',
  '-GPSDateStamp=2026:08:20',
  '-GPSTimeStamp=10:34:56',
  '-GPSProcessingMethod=PlantedMethod',
  '-GPSAreaInformation=PlantedArea',
  '-ExposureTime=1/125',
  '-FNumber=2.8',
  '-ISO=200',
  '-FocalLength=35',
  '-XMP-dc:Creator=PlantedCreator',
  '-XMP-dc:Subject=PlantedSubject',
  '-XMP-dc:Description=PlantedXmpWords',
  '-XMP-dc:Rights=PlantedXmpRights',
  '-XMP-photoshop:City=PlantedCity',
  '-XMP-photoshop:Credit=PlantedCredit',
  '-XMP-xmp:CreatorTool=PlantedTool',
  '-XMP-xmpMM:DocumentID=xmp.did:planted',
  '-XMP-xmpMM:OriginalDocumentID=xmp.did:planted-before',
  '-XMP-exif:GPSLatitude=48.858222',
  '-XMP-exif:GPSLongitude=2.2945',
  '-XMP-mwg-rs:RegionInfo={RegionList=[{Name=PlantedPerson,Type=Face}]}',
  '-XMP-iptcExt:PersonInImage=PlantedInImage',
  '-XMP-xmpRights:Owner=PlantedXmpOwner',
  '-XMP-lr:HierarchicalSubject=PlantedTree',
  '-IPTC:By-line=PlantedByline',
  '-IPTC:Keywords=PlantedIptcKey',
  '-IPTC:City=PlantedIptcCity',
  '-IPTC:Caption-Abstract=PlantedCaption',
  '-IPTC:DateCreated=2026:08:20',
  '-IPTC:OriginatingProgram=PlantedProgram',
  '-Photoshop:URL=https://planted.example/',
  '-Photoshop:CopyrightFlag=1',
  '-Comment=PlantedJpegComment',
] as const

/** What a file has to say of itself so that it can be shown: the same for any picture of its kind and size. */
const TECHNICAL: ReadonlySet<string> = new Set(
  `SourceFile ImageSize Megapixels FileType FileTypeExtension MIMEType ExifByteOrder CurrentIPTCDigest ImageWidth ImageHeight
  EncodingProcess BitsPerSample ColorComponents YCbCrSubSampling JFIFVersion ResolutionUnit XResolution YResolution
  Orientation BitDepth ColorType Compression Filter Interlace VP8Version HorizontalScale VerticalScale WebP_Flags GIFVersion
  HasColorMap ColorResolutionDepth BitsPerPixel BackgroundColor AnimationIterations FrameCount Duration
  PhotometricInterpretation StripOffsets SamplesPerPixel RowsPerStrip StripByteCounts MajorBrand MinorVersion
  CompatibleBrands HandlerType PrimaryItemReference ImageSpatialExtent ImagePixelDepth MediaDataSize MediaDataOffset
  MediaData MetaImageSize AV1ConfigurationVersion SeqProfile SeqLevelIdx0 SeqTier0 HighBitDepth TwelveBit ChromaFormat
  ChromaSamplePosition InitialDelaySamples ColorProfiles ColorPrimaries TransferCharacteristics MatrixCoefficients
  VideoFullRangeFlag HEVCConfigurationVersion GeneralProfileSpace GeneralTierFlag GeneralProfileIDC
  GenProfileCompatibilityFlags ConstraintIndicatorFlags GeneralLevelIDC MinSpatialSegmentationIDC ParallelismType
  BitDepthLuma BitDepthChroma AverageFrameRate ConstantFrameRate NumTemporalLayers TemporalIDNested`.split(/\s+/u),
)

/** Of the fields that a judge names, those that might tell of somebody. */
function telling(fields: Iterable<string>): readonly string[] {
  return [...fields].filter((field) => {
    const [group = '', name] = field.split(':')
    if (name !== undefined && (group === 'System' || (group === 'ExifTool' && name !== 'Warning' && name !== 'Error')))
      return false
    return !TECHNICAL.has(name ?? group)
  })
}

const SAMPLES: readonly {
  readonly name: string
  readonly make: () => Promise<Uint8Array> | Uint8Array
  readonly more: readonly string[]
}[] = [
  {
    name: 'a.jpg',
    make: async () => await madeJpeg(pixels),
    more: ['-Orientation#=6', '-JFIF:XResolution=311', `-ThumbnailImage<=THUMB`],
  },
  {
    name: 'progressive.jpg',
    make: async () => await madeJpeg(pixels, { isProgressive: true, thinning: 1 }),
    more: ['-Orientation#=3'],
  },
  {
    name: 'a.png',
    make: async () => await madePng(pixels),
    more: ['-PNG:Author=PlantedPngAuthor', '-PNG:Title=PlantedPngTitle', '-PNG:ModifyDate=2026:08:20 12:34:56'],
  },
  { name: 'a.webp', make: async () => await madeWebp(pixels), more: [] },
  { name: 'a.gif', make: () => madeGif(pixels), more: [] },
  { name: 'a.tif', make: () => madeTiff(pixels), more: ['-Orientation#=8', '-DocumentName=PlantedDocument'] },
  { name: 'a.avif', make: async () => await madeAvif(pixels), more: [] },
]

async function pixelsOf(bytes: Uint8Array): Promise<Pixels> {
  const seen = await identifyMedia(bytes).format.pixels?.(bytes)
  if (!seen) throw new Error('not seen')
  return seen
}

/** The same words as other programs may store them. */
function inEncodings(text: string): readonly Buffer[] {
  return [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]
}

describe.runIf(hasExiftool)(
  'after cleaning, exiftool and mat2 report nothing that tells of anybody (needs exiftool)',
  () => {
    test.each(SAMPLES)('$name', async ({ name, make, more }) => {
      const plain = await make()
      const fields = [...FIELDS, ...more]
      const tagged = withFile('thumb.jpg', small, (thumb) =>
        taggedByExiftool(
          name,
          plain,
          fields.map((field) => field.replace('THUMB', thumb)),
        ),
      )
      const before = fieldsByExiftool(name, tagged)
      const planted = [...before.values()].flatMap((value) => value.match(/Planted\w*|xmp\.did:planted/gu) ?? [])
      expect(planted.length).toBeGreaterThan(name === 'a.gif' ? 10 : 15)

      const seen = await examine(tagged, name)
      const said = JSON.stringify(seen)
      expect([...new Set(planted)].filter((word) => !said.includes(word))).toEqual([])
      if (name !== 'a.gif')
        expect(seen.sightings.some(({ at }) => Math.abs((at?.latitude ?? 0) - 48.858222) < 1e-5)).toBe(true)

      const copy = await makeSafeCopy(tagged, name)
      const after = fieldsByExiftool(copy.name, copy.bytes)
      expect(telling(after.keys())).toEqual([])
      if (hasMat2) expect(telling(fieldsByMat2(copy.name, copy.bytes) ?? [])).toEqual([])

      for (const word of ['Planted', 'planted', '2026:08:20', '48.858'])
        for (const stored of inEncodings(word)) expect(Buffer.from(copy.bytes).includes(stored), word).toBe(false)
      const [was, is] = [await pixelsOf(tagged), await pixelsOf(copy.bytes)]
      expect([is.width, is.height]).toEqual([was.width, was.height])
      expect(Buffer.compare(Buffer.from(was.data), Buffer.from(is.data))).toBe(0)
    })

    test.runIf(hasHeif)('a.heic, with a small picture in it (needs heif-enc)', async () => {
      const encode = (path: string, folder: string): Uint8Array => {
        execFileSync('heif-enc', ['-q', '80', '--thumb', '64', path, '-o', join(folder, 'a.heic')], { stdio: 'ignore' })
        return new Uint8Array(readFileSync(join(folder, 'a.heic')))
      }
      const decode = (path: string, folder: string): Buffer => {
        execFileSync('heif-convert', [path, join(folder, 'out.png')], { stdio: 'ignore' })
        return readFileSync(join(folder, 'out.png'))
      }
      const plain = withFile('a.png', await madePng(pixels), encode)
      const tagged = taggedByExiftool('a.heic', plain, FIELDS)
      const copy = await makeSafeCopy(tagged, 'IMG_1234.heic')
      expect(copy.name).toBe('photo-1.heic')
      const after = fieldsByExiftool(copy.name, copy.bytes)
      expect(telling(after.keys())).toEqual([])
      if (hasMat2) expect(telling(fieldsByMat2(copy.name, copy.bytes) ?? [])).toEqual([])
      expect(Buffer.from(copy.bytes).includes('Planted')).toBe(false)
      expect((await examine(plain, undefined)).sightings.map(({ label }) => label)).toEqual(['HEIF thumbnail'])
      expect((await examine(copy.bytes, undefined)).sightings).toEqual([])
      const was = await pixelsOf(new Uint8Array(withFile('a.heic', tagged, decode)))
      const is = await pixelsOf(new Uint8Array(withFile('a.heic', copy.bytes, decode)))
      expect(Buffer.compare(Buffer.from(was.data), Buffer.from(is.data))).toBe(0)
    })

    test('the note of copyright stays if it is asked for, and nothing with it', async () => {
      for (const { name, make } of SAMPLES.filter(({ name: each }) => /^a\.(?:jpg|png|webp|tif)$/u.test(each))) {
        const tagged = taggedByExiftool(name, await make(), FIELDS)
        const copy = await makeSafeCopy(tagged, name, { keep: { copyright: true } })
        const after = fieldsByExiftool(copy.name, copy.bytes)
        expect(after.get('IFD0:Copyright'), name).toBe('PlantedRights')
        expect(telling(after.keys())).toEqual(['IFD0:Copyright'])
      }
    })
  },
)
