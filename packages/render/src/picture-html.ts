import { isEmbeddedPicture } from './is-embedded-picture.js'
import type { PictureEntry } from './page.js'

/**
 * A picture with its boxes, drawn by attributes alone, so that the page's policy need not allow any style more.
 *
 * @param label - What stands under it, already escaped.
 * @param scope - As for the links of the page.
 */
export function pictureHtml(picture: PictureEntry, label: string, scope: string): string {
  const width = whole(picture.width)
  const height = whole(picture.height)
  // A twentieth of a picture can be read on a phone; a long page is narrow.
  const letter = Math.max(8, Math.round(Math.max(width, height / 2) / 20))
  const line = Math.max(1, Math.round(letter / 8))
  const image =
    isEmbeddedPicture(picture) && picture.image !== undefined
      ? `<image href="${picture.image}" width="${width}" height="${height}"/>`
      : `<rect width="${width}" height="${height}" fill="none" stroke="currentColor" stroke-width="${line}"/>`
  return `<figure><svg viewBox="0 0 ${width} ${height}" width="100%" role="group">${image}
${picture.boxes.map((box) => boxSvg(box, letter, line, scope)).join('\n')}
</svg>
<figcaption>${label}</figcaption></figure>`
}

/** Dark and light at once, to be seen on any picture. */
function boxSvg(box: PictureEntry['boxes'][number], letter: number, line: number, scope: string): string {
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(whole)
  const frame = `x="${x ?? 0}" y="${y ?? 0}" width="${width ?? 0}" height="${height ?? 0}" fill="none"`
  // Above the box where there is room, so that it does not cover what it is about.
  const foot = (y ?? 0) > letter + line * 4 ? (y ?? 0) - line * 3 : (y ?? 0) + letter
  const at = `x="${(x ?? 0) + line}" y="${foot}"`
  return `<a href="#${scope}finding-${box.number}"><rect ${frame} stroke="#fff" stroke-width="${line * 3}"/><rect ${frame} stroke="#8a2be2" stroke-width="${line}"/><text ${at} font-size="${letter}" fill="#8a2be2" stroke="#fff" stroke-width="${line * 2}" paint-order="stroke">${box.number}</text></a>`
}

function whole(number: number): number {
  return Number.isFinite(number) ? Math.round(Math.min(1e6, Math.max(-1e6, number))) : 0
}
