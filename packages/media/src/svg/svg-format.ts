import { readAscii } from '../byte-reads.js'
import { detailsAsRemoved, detailsAsSeen } from '../detail.js'
import { gifFormat } from '../gif/gif-format.js'
import { jpegFormat } from '../jpeg/jpeg-format.js'
import type { MediaFormat } from '../media-format.js'
import { pngFormat } from '../png/png-format.js'
import { webpFormat } from '../webp/webp-format.js'
import { cleanSvg } from './clean-svg.js'
import { readSvgDetails } from './read-svg-details.js'
import { walkSvg, type SvgElement } from './walk-svg.js'

const HEAD = 4096
const PICTURES: readonly MediaFormat[] = [jpegFormat, pngFormat, webpFormat, gifFormat]

/** Drawings as text. Cleaned by writing anew what draws; those with programs or links in them are refused. */
export const svgFormat: MediaFormat = {
  format: 'svg',
  extension: 'svg',
  kind: 'picture',
  matches(bytes) {
    const head = readAscii(bytes, 0, HEAD).replaceAll('\0', '')
    return (
      /^[\s\xef\xbb\xbf\xfe\xff]*</u.test(head) &&
      /<(?:[a-z]{1,20}:)?svg[\s>]/iu.test(head) &&
      !/<html[\s>]/iu.test(head)
    )
  },
  async read(bytes) {
    const svg = walkSvg(bytes)
    const { details, embedded, words } = readSvgDetails(svg)
    const { texts, sightings } = detailsAsSeen(details)
    const size = sizeOf(svg.root)
    return {
      ...(size ? { pages: [size] } : {}),
      texts: [...(words === '' ? [] : [{ where: 'document', text: words } as const]), ...texts],
      sightings,
      embedded,
      notices: [],
    }
  },
  async clean(bytes, keep) {
    const svg = walkSvg(bytes)
    const { details } = readSvgDetails(svg)
    return {
      bytes: new TextEncoder().encode(await cleanSvg(svg.root, PICTURES, keep)),
      removed: detailsAsRemoved(details),
    }
  },
}

function sizeOf({ attributes }: SvgElement): { width: number; height: number } | undefined {
  const read = (name: string): string => attributes.find(({ local }) => local === name)?.value ?? ''
  const [, , boxWidth = 0, boxHeight = 0] = read('viewBox')
    .trim()
    .split(/[\s,]+/u)
    .map(Number)
  const width = /^\d+(?:\.\d+)?(?:px)?$/u.test(read('width')) ? Number.parseFloat(read('width')) : boxWidth
  const height = /^\d+(?:\.\d+)?(?:px)?$/u.test(read('height')) ? Number.parseFloat(read('height')) : boxHeight
  return width > 0 && height > 0 ? { width: Math.ceil(width), height: Math.ceil(height) } : undefined
}
