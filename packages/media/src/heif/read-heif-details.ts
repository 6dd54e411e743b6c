import { readAscii, readsAs, readU32 } from '../byte-reads.js'
import type { Details } from '../detail.js'
import { GatheredDetails } from '../gathered-details.js'
import { readExif } from '../metadata/read-exif.js'
import { readIccNames } from '../metadata/read-icc-names.js'
import { readProvenance } from '../metadata/read-provenance.js'
import { readXmp } from '../metadata/read-xmp.js'
import { sayStrings } from '../say-strings.js'
import { trailingData } from '../trailing-data.js'
import { auxiliaryIsOpacity, auxiliaryKind } from './auxiliary-pictures.js'
import { heifCutAway } from './heif-cut-away.js'
import type { HeifFile } from './heif-file.js'

const PICTURES: ReadonlySet<string> = new Set(['hvc1', 'av01', 'grid', 'iovl', 'iden', 'tmap', 'jpeg', 'avc1', 'j2k1'])

/** Reads what a HEIC or AVIF file holds beside its picture. */
export function readHeifDetails(file: HeifFile): Details {
  const gathered = new GatheredDetails()
  const { details, embedded } = gathered
  const add = (more: Details): void => gathered.add(more.details, more.embedded)
  for (const { id, type, content, name, data } of file.items.values()) {
    if (name !== '' && !/^(?:color|alpha|exif|hevc image|image|xmp|grid)$/iu.test(name))
      details.push({ sign: 'other-metadata', label: 'HEIF item name', value: name })
    if (type === 'Exif') {
      const start = 4 + readU32(data, 0)
      const block = data.subarray(readsAs(data, start, 'Exif\0\0') ? start + 6 : start)
      add(readExif(block))
    } else if (type === 'mime' && /xml/iu.test(content)) add(readXmp(data))
    else if (!PICTURES.has(type)) {
      const words = sayStrings(data)
      details.push({
        sign: 'other-metadata',
        label: `HEIF item ${type}`,
        value: words === '' ? `${data.length} bytes` : words,
        bytes: data,
      })
    } else if (id !== file.primary) {
      const small = file.references.some((each) => each.type === 'thmb' && each.from === id)
      const beside = file.references.find((each) => each.type === 'auxl' && each.from === id)
      if (small) details.push({ sign: 'thumbnail', label: 'HEIF thumbnail', bytes: data.subarray(16) })
      else if (beside) {
        const kind = auxiliaryKind(file, id)
        if (!auxiliaryIsOpacity(kind))
          details.push({ sign: 'preview', label: 'HEIF auxiliary picture', value: kind, bytes: data.subarray(16) })
      } else if (!isPartOf(file, id))
        details.push({ sign: 'preview', label: 'HEIF further picture', bytes: data.subarray(16) })
    }
  }
  for (const { type, data } of file.properties)
    if (type === 'colr' && /^(?:prof|rICC)/u.test(readAscii(data, 0, 4))) gathered.add(readIccNames(data.subarray(4)))
    else if (type === 'udes')
      details.push({ sign: 'comment', label: 'HEIF description', value: sayStrings(data), bytes: data, isSaid: true })
  for (const { type, data } of file.others) {
    if (type === 'free' || type === 'skip') {
      if (data.some((byte) => byte !== 0))
        details.push({ sign: 'trailing-data', label: `HEIF ${type}`, value: sayStrings(data), bytes: data })
    } else if (type === 'jumb' || type === 'uuid') add(readProvenance(data, 'HEIF'))
    else details.push({ sign: 'other-metadata', label: `HEIF box ${type}`, value: sayStrings(data), bytes: data })
  }
  if (heifCutAway(file)) details.push({ sign: 'edit-history', label: 'HEIF cut-away part' })
  if (file.isMoving) details.push({ sign: 'embedded-file', label: 'HEIF film' })
  add(trailingData(file.trailing))
  return { details, embedded }
}

/** Whether a picture is a part of one that is put together. */
function isPartOf(file: HeifFile, id: number): boolean {
  return file.references.some((each) => each.type === 'dimg' && each.to.includes(id))
}
