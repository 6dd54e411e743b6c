import { readU32 } from '../byte-reads.js'
import type { HeifFile, HeifItem } from './heif-file.js'

/** Encoders fill up to whole blocks; what is cut off beyond that, somebody cut off. */
const FILLED = 64

/** Whether a picture is shown only in part, with the rest still in the file. */
export function heifCutAway(file: HeifFile, items: Iterable<HeifItem> = file.items.values()): boolean {
  for (const { id, properties } of items) {
    const boxes = properties.map(({ index }) => file.properties[index])
    const clap = boxes.find((box) => box?.type === 'clap')?.data
    if (!clap || clap.length < 16) continue
    const parts = [id, ...file.references.flatMap(({ type, from, to }) => (type === 'dimg' && from === id ? to : []))]
    const sizes = parts
      .flatMap((part) => file.items.get(part)?.properties ?? [])
      .flatMap(({ index }) => {
        const box = file.properties[index]
        return box?.type === 'ispe' ? [[readU32(box.data, 4), readU32(box.data, 8)] as const] : []
      })
    const width = readU32(clap, 0) / Math.max(1, readU32(clap, 4))
    const height = readU32(clap, 8) / Math.max(1, readU32(clap, 12))
    if (sizes.some(([across, down]) => across - width >= FILLED || down - height >= FILLED)) return true
  }
  return false
}
