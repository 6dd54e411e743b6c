import { readAscii, readsAs, readU32 } from '../byte-reads.js'

/** Whether the bytes say that they are a HEIC or AVIF picture, and which. */
export function heifBrand(bytes: Uint8Array): 'heic' | 'avif' | undefined {
  if (!readsAs(bytes, 4, 'ftyp')) return undefined
  const end = Math.min(readU32(bytes, 0), 256)
  const brands: string[] = []
  for (let at = 8; at + 4 <= end; at += 4) if (at !== 12) brands.push(readAscii(bytes, at, 4))
  const [main = ''] = brands
  if (main === 'avif' || main === 'avis') return 'avif'
  if (/^(?:hei[cxms]|hev[cxms])$/u.test(main)) return 'heic'
  if (main !== 'mif1' && main !== 'msf1' && main !== 'miaf') return undefined
  return brands.includes('avif') ? 'avif' : 'heic'
}
