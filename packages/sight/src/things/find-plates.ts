import type { Pixels, Region, SeenLine, SeenThing } from '@telltale/model'
import { Stands } from './stands.js'

/** How number plates are written. Those that are like nothing else need no plate around them to be known. */
const PROVINCES = '京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘青宁新'
const CHINESE = new RegExp(`^[${PROVINCES}][A-HJ-NP-Z][A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳领]$`, 'u')
/** Without spaces, dots and dashes: the reader may lose them. */
const FORMS: readonly RegExp[] = [
  CHINESE,
  // United Kingdom.
  /^[A-Z]{2}\d{2}[A-Z]{3}$/u,
  // France, Italy.
  /^[A-Z]{2}\d{3}[A-Z]{2}$/u,
  // Germany, Austria, Switzerland, Poland, Czechia and others: letters of the place, then the rest.
  /^[A-ZÄÖÜ]{2,5}\d{1,5}[A-Z]?$/u,
  // Spain.
  /^\d{4}[B-DF-HJ-NP-TV-Z]{3}$/u,
  // Russia and its neighbours, in either alphabet.
  /^[ABEKMHOPCTYXАВЕКМНОРСТУХ]\d{3}[ABEKMHOPCTYXАВЕКМНОРСТУХ]{2}\d{2,3}(?:RUS)?$/u,
  // Ukraine.
  /^[A-Z]{2}\d{4}[A-Z]{2}$/u,
  // The Netherlands and Portugal.
  /^(?:\d{2}[A-Z]{2}\d{2}|[A-Z]{2}\d{2}[A-Z]{2}|[A-Z]\d{3}[A-Z]{2}|\d[A-Z]{3}\d{2}|\d{2}[A-Z]{3}\d|[A-Z]{2}\d{3}[A-Z])$/u,
  // India.
  /^[A-Z]{2}\d{1,2}[A-Z]{1,3}\d{4}$/u,
  // Taiwan, Brazil, Argentina, Australia and many states of the USA.
  /^(?:[A-Z]{3}\d{3,4}|[A-Z]{3}\d[A-Z]\d{2}|\d{3,4}[A-Z]{2,3}|\d[A-Z]{3}\d{3}|[A-Z]{2}\d{3}[A-Z]{2})$/u,
  // Japan, as far as it can be read: the number of its lower line.
  /^\d{2}-\d{2}$/u,
]

const LONGEST = 14
const WIDEST = 9
const NARROWEST = 1.6

/** Number plates: a line that is written as one, and that stands on ground of its own. */
export function findPlates(pixels: Pixels, lines: readonly SeenLine[]): readonly SeenThing[] {
  return lines.flatMap(({ text, region, sureness }) => {
    if (text.length > LONGEST + 4 || !hasShape(region)) return []
    const bare = text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s·•.・|:*-]/gu, '')
    if (bare.length > LONGEST || !FORMS.some((form) => form.test(bare))) return []
    const around = widened(region, pixels)
    if (CHINESE.test(bare)) return [{ sign: 'plate', region: around, sureness: 0.9 * sureness }]
    return new Stands(pixels).apart(region) ? [{ sign: 'plate', region: around, sureness: 0.7 * sureness }] : []
  })
}

function hasShape({ width, height }: Region): boolean {
  const long = Math.max(width, height) / Math.max(1, Math.min(width, height))
  return long >= NARROWEST && long <= WIDEST
}

function widened({ x, y, width, height }: Region, pixels: Pixels): Region {
  const margin = Math.round(Math.min(width, height) * 0.25)
  const left = Math.max(0, x - margin)
  const top = Math.max(0, y - margin)
  return {
    x: left,
    y: top,
    width: Math.min(pixels.width, x + width + margin) - left,
    height: Math.min(pixels.height, y + height + margin) - top,
  }
}
