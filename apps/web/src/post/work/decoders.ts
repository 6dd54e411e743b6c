import { mediaError, type LoadWasm, type WasmPart } from '@telltale/media'

/** The programs that decode pictures, each in a part of its own that is fetched when a picture of its kind comes. */
export const loadDecoder: LoadWasm = async (part) => bytesOf(await programOf(part))

async function programOf(part: WasmPart): Promise<string> {
  switch (part) {
    case 'jpeg-decode':
      return (await import('virtual:program/jpeg-decode')).default
    case 'webp-decode':
      return (await import('virtual:program/webp-decode')).default
    case 'webp-encode':
      return (await import('virtual:program/webp-encode')).default
    case 'avif-decode':
      return (await import('virtual:program/avif-decode')).default
    case 'pdfium':
      // Pages of documents are not drawn here; their details are read and removed without it.
      throw mediaError('not-seen')
  }
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}
