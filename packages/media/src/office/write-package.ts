import { Uint8ArrayWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js'

/** The first moment that a zip can say, for every part. */
const NO_TIME = new Date(1980, 0, 1)

/** Packs the parts of a document, in their order. No part has a time of its own, a remark, or an owner. */
export async function writePackage(
  parts: readonly { readonly path: string; readonly bytes: Uint8Array; readonly isStored?: boolean }[],
): Promise<Uint8Array> {
  const into = new Uint8ArrayWriter()
  const writer = new ZipWriter(into, {
    extendedTimestamp: false,
    lastModDate: NO_TIME,
    msDosCompatible: false,
    dataDescriptor: false,
    keepOrder: true,
    useUnicodeFileNames: false,
  })
  for (const { path, bytes, isStored } of parts)
    await writer.add(path, new Uint8ArrayReader(bytes), isStored === true ? { level: 0 } : {})
  return await writer.close()
}
