import type { PostedText, Sighting } from '@telltale/model'
import { readU16Little } from '../byte-reads.js'
import { detailsAsRemoved, detailsAsSeen, type Detail } from '../detail.js'
import { mediaError } from '../media-error.js'
import type { Keep, MediaFormat, RemovedValue } from '../media-format.js'
import { sayStrings } from '../say-strings.js'
import { openDocumentKind, settleOpenDocument, type OpenDocumentKind } from './open-documents.js'
import { withoutShown } from '../without-shown.js'
import { settleOffice, type OfficeKind, type SettledOffice } from './settle-office.js'
import { writePackage } from './write-package.js'
import { zipNames } from './zip-names.js'

const FOLDERS: Readonly<Record<OfficeKind, RegExp>> = {
  docx: /^\/?word\//u,
  xlsx: /^\/?xl\//u,
  pptx: /^\/?ppt\//u,
}
const OLD = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** Word, Excel and PowerPoint: read in every part; copied from an allow-list of parts, each as it is shown. */
export const docxFormat = officeFormat('docx')
export const xlsxFormat = officeFormat('xlsx')
export const pptxFormat = officeFormat('pptx')

/** Texts, tables and slides of LibreOffice and its kin. */
export const odtFormat = openDocumentFormat('odt', 'text')
export const odsFormat = openDocumentFormat('ods', 'spreadsheet')
export const odpFormat = openDocumentFormat('odp', 'presentation')

/** What Office wrote before, and what it writes with a password: neither is opened. */
export const oldOfficeFormat: MediaFormat = {
  format: 'doc',
  extension: 'doc',
  kind: 'document',
  matches: (bytes) => OLD.every((byte, index) => bytes[index] === byte),
  read: async (bytes) => refuse(bytes),
  clean: async (bytes) => refuse(bytes),
}

function refuse(bytes: Uint8Array): never {
  // `EncryptedPackage`, two bytes a letter.
  const isLocked = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1)).includes('EncryptedPackage')
  throw mediaError(isLocked ? 'encrypted' : 'not-known')
}

function officeFormat(kind: OfficeKind): MediaFormat {
  const matches = (bytes: Uint8Array): boolean => {
    const names = zipNames(bytes)
    return (
      names.some((name) => /^\/?\[Content_Types\]\.xml$/u.test(name)) && names.some((name) => FOLDERS[kind].test(name))
    )
  }
  return settledFormat(kind, matches, async (bytes, keep) => await settleOffice(bytes, kind, keep))
}

function openDocumentFormat(extension: string, kind: OpenDocumentKind): MediaFormat {
  return settledFormat(
    extension,
    (bytes) => openDocumentKind(bytes) === kind,
    async (bytes, keep) => await settleOpenDocument(bytes, kind, keep),
  )
}

function settledFormat(
  extension: string,
  matches: (bytes: Uint8Array) => boolean,
  settle: (bytes: Uint8Array, keep?: Keep) => Promise<SettledOffice>,
): MediaFormat {
  return {
    format: extension,
    extension,
    kind: 'document',
    matches,
    async read(bytes) {
      const { settling, embedded } = await settle(bytes)
      const { texts, sightings } = detailsAsSeen([...settling.details, ...aroundIt(bytes)])
      const shown = settling.shown
        .filter(({ text }) => text.trim() !== '')
        .map(({ text, label }): PostedText => ({ where: 'document', text, label }))
      const hidden = settling.hidden.map(({ text, label }): PostedText => ({ where: 'hidden', text, label }))
      const told = settling.hidden.map(({ text, label, sign }): Sighting => ({ sign, label, value: text }))
      return { texts: [...shown, ...texts, ...hidden], sightings: [...sightings, ...told], embedded, notices: [] }
    },
    async clean(bytes, keep) {
      const settled = await settle(bytes, keep)
      return { bytes: await writePackage(settled.parts), removed: removedFrom(settled, aroundIt(bytes)) }
    },
  }
}

/** What was removed; words that the copy shows as well are not looked for in it. */
function removedFrom({ settling }: SettledOffice, around: readonly Detail[]): readonly RemovedValue[] {
  const hidden = settling.hidden.flatMap(({ text, label, sign }) =>
    text
      .split('\n')
      .filter((line) => line.trim().length >= 4)
      .map((line): RemovedValue => ({ sign, label, value: line.trim() })),
  )
  const shown = settling.shown.map(({ text }) => text).join('\n')
  return withoutShown([...detailsAsRemoved([...settling.details, ...around]), ...hidden], shown)
}

/** A remark on the zip, and what lies behind it. */
function aroundIt(bytes: Uint8Array): readonly Detail[] {
  for (let at = bytes.length - 22; at >= 0 && at > bytes.length - 66_000; at--) {
    if (bytes[at] !== 0x50 || bytes[at + 1] !== 0x4b || bytes[at + 2] !== 5 || bytes[at + 3] !== 6) continue
    const rest = bytes.subarray(at + 22)
    if (rest.length === 0) return []
    const isRemark = readU16Little(bytes, at + 20) === rest.length
    return [
      {
        sign: 'trailing-data',
        label: isRemark ? 'zip comment' : 'data after the document',
        value: sayStrings(rest),
        bytes: rest,
      },
    ]
  }
  return []
}
