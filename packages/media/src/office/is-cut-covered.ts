import { cutRegions, type ShownPart } from './cut-regions.js'

/** A covered part is darker than this everywhere. */
const DARK = 64

/** Whether what is cut off of a picture is covered already, so that nothing lies in it. Where that cannot be seen it is not. */
export async function isCutCovered(bytes: Uint8Array, shown: ShownPart): Promise<boolean> {
  // Loaded when it is needed: the list holds the formats of documents as well.
  const { FORMATS } = await import('../formats.js')
  const format = FORMATS.find((each) => (each.kind === 'photo' || each.kind === 'picture') && each.matches(bytes))
  if (!format?.pixels) return false
  try {
    const { data, width, height } = await format.pixels(bytes)
    return cutRegions({ width, height }, shown).every((region) => {
      for (let y = region.y; y < region.y + region.height; y++)
        for (let at = (y * width + region.x) * 4; at < (y * width + region.x + region.width) * 4; at += 4)
          if (Math.max(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255) >= DARK) return false
      return true
    })
  } catch {
    return false
  }
}
