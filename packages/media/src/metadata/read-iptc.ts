import { readU16 } from '../byte-reads.js'
import type { Detail } from '../detail.js'
import { MOST_PARTS } from '../limits.js'
import { sayStrings } from '../say-strings.js'
import { sayValue } from '../say-value.js'
import { signOfField, signOfSaid } from './sign-of-field.js'

/** Fields of the second record, as IPTC names them. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [3, 'ObjectTypeReference'],
  [4, 'ObjectAttributeReference'],
  [5, 'ObjectName'],
  [7, 'EditStatus'],
  [8, 'EditorialUpdate'],
  [10, 'Urgency'],
  [12, 'SubjectReference'],
  [15, 'Category'],
  [20, 'SupplementalCategories'],
  [22, 'FixtureIdentifier'],
  [25, 'Keywords'],
  [26, 'ContentLocationCode'],
  [27, 'ContentLocationName'],
  [30, 'ReleaseDate'],
  [35, 'ReleaseTime'],
  [37, 'ExpirationDate'],
  [38, 'ExpirationTime'],
  [40, 'SpecialInstructions'],
  [42, 'ActionAdvised'],
  [45, 'ReferenceService'],
  [47, 'ReferenceDate'],
  [50, 'ReferenceNumber'],
  [55, 'DateCreated'],
  [60, 'TimeCreated'],
  [62, 'DigitalCreationDate'],
  [63, 'DigitalCreationTime'],
  [65, 'OriginatingProgram'],
  [70, 'ProgramVersion'],
  [75, 'ObjectCycle'],
  [80, 'By-line'],
  [85, 'By-lineTitle'],
  [90, 'City'],
  [92, 'Sub-location'],
  [95, 'Province-State'],
  [100, 'CountryCode'],
  [101, 'Country'],
  [103, 'OriginalTransmissionReference'],
  [105, 'Headline'],
  [110, 'Credit'],
  [115, 'Source'],
  [116, 'CopyrightNotice'],
  [118, 'Contact'],
  [120, 'Caption'],
  [121, 'LocalCaption'],
  [122, 'Writer-Editor'],
  [130, 'ImageType'],
  [131, 'ImageOrientation'],
  [135, 'LanguageIdentifier'],
  [184, 'JobID'],
  [185, 'MasterDocumentID'],
  [186, 'ShortDocumentID'],
  [187, 'UniqueDocumentID'],
  [188, 'OwnerID'],
  [202, 'ObjectPreviewData'],
  [221, 'Prefs'],
  [225, 'ClassifyState'],
  [228, 'SimilarityIndex'],
  [230, 'DocumentNotes'],
  [231, 'DocumentHistory'],
  [232, 'ExifCameraInfo'],
])

/** What a block of IPTC says, field by field. What cannot be taken apart is named as a whole. */
export function readIptc(bytes: Uint8Array): readonly Detail[] {
  const details: Detail[] = []
  let at = 0
  while (at + 5 <= bytes.length && bytes[at] === 0x1c && details.length < MOST_PARTS) {
    const record = bytes[at + 1]
    const number = bytes[at + 2] ?? 0
    let length = readU16(bytes, at + 3)
    at += 5
    if (length & 0x8000) {
      const size = length & 0x7fff
      if (size > 4 || at + size > bytes.length) break
      length = 0
      for (let index = 0; index < size; index++) length = length * 256 + (bytes[at + index] ?? 0)
      at += size
    }
    if (at + length > bytes.length) break
    const value = bytes.subarray(at, at + length)
    at += length
    // The first record says how the others are stored.
    if (record === 2 && number !== 0) {
      const name = NAMES.get(number) ?? String(number)
      const words = number === 202 ? '' : sayValue(value)
      details.push({
        sign: number === 5 ? 'comment' : signOfField(name),
        label: `IPTC ${name}`,
        ...(words === '' ? {} : { value: words }),
        bytes: value,
        ...(number === 5 || signOfSaid(name) ? { isSaid: true } : {}),
      })
    } else if (record !== 1 && record !== 2 && length > 0)
      details.push({
        sign: 'other-metadata',
        label: `IPTC ${String(record)}:${number}`,
        value: sayStrings(value),
        bytes: value,
      })
  }
  const rest = bytes.subarray(at)
  if (rest.some((byte) => byte !== 0))
    details.push({ sign: 'other-metadata', label: 'IPTC block', value: sayStrings(rest), bytes: rest })
  return details
}
