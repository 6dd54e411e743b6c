import { readAscii } from '../byte-reads.js'
import type { HeifFile } from './heif-file.js'

/** What a picture beside the picture is for, as the file names it. */
export function auxiliaryKind(file: HeifFile, id: number): string {
  const boxes = file.items.get(id)?.properties.map(({ index }) => file.properties[index]) ?? []
  const data = boxes.find((box) => box?.type === 'auxC')?.data
  if (!data) return ''
  const end = data.indexOf(0, 4)
  return readAscii(data, 4, (end === -1 ? data.length : end) - 4)
}

/** Whether a picture beside the picture says how clear each pixel is. */
export function auxiliaryIsOpacity(kind: string): boolean {
  return kind === 'urn:mpeg:mpegB:cicp:systems:auxiliary:alpha' || kind === 'urn:mpeg:hevc:2015:auxid:1'
}
