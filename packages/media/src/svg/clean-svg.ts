import { addAll } from '@telltale/model'
import { mediaError } from '../media-error.js'
import type { Keep, MediaFormat } from '../media-format.js'
import { leadsOutside } from './leads-outside.js'
import { pictureInAddress } from './picture-in-address.js'
import { DRAWING_ATTRIBUTES, DRAWING_ELEMENTS, SILENT_ELEMENTS } from './svg-names.js'
import { SVG, type SvgElement, type SvgNode } from './walk-svg.js'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * A drawing of only elements and attributes that draw. Names that nothing refers to go; pictures in it are cleaned.
 *
 * @param pictures - Formats that a picture in a drawing may have.
 * @throws {TelltaleError} `media/not-cleanable` where programs, links or parts in another language are in it: without them
 * it might not show what it shows now.
 */
export async function cleanSvg(root: SvgElement, pictures: readonly MediaFormat[], keep: Keep): Promise<string> {
  const referred = new Set<string>()
  let hasStyle = false
  const gather = (node: SvgNode): void => {
    if (node.type !== 'element') return
    hasStyle ||= node.local === 'style'
    const texts = node.attributes.map(({ value }) => value)
    if (node.local === 'style')
      addAll(
        texts,
        node.children.map((child) => (child.type === 'element' ? '' : child.value)),
      )
    for (const text of texts)
      for (const [, id = ''] of text.matchAll(/#([^\s"'(),;{}:.>+~[\]]{1,200})/gu)) referred.add(id)
    for (const child of node.children) gather(child)
  }
  gather(root)

  const write = async (node: SvgNode, isText: boolean): Promise<string> => {
    if (node.type === 'text') return isText ? escaped(node.value) : ''
    if (node.uri !== SVG || SILENT_ELEMENTS.has(node.local)) return ''
    const inside = async (): Promise<string> => {
      const holdsText = /^(?:text|tspan|textPath|style)$/u.test(node.local) || (node.local === 'a' && isText)
      const parts: string[] = []
      for (const child of node.children) parts.push(await write(child, holdsText))
      return parts.join('')
    }
    // A link shows what is in it; where it leads is not kept.
    if (node.local === 'a') return `<g>${await inside()}</g>`
    if (!DRAWING_ELEMENTS.has(node.local)) throw mediaError('svg-active')
    let attributes = node === root ? ` xmlns="${SVG}" xmlns:xlink="http://www.w3.org/1999/xlink"` : ''
    for (const { local, prefix, uri, value } of node.attributes) {
      if (/^on/iu.test(local)) throw mediaError('svg-active')
      if (local === 'href') attributes += ` xlink:href="${escaped(await address(value))}"`
      else if (prefix === 'xml' && local === 'space') attributes += ` xml:space="${escaped(value)}"`
      else if (uri !== '' && uri !== SVG) continue
      else if (local === 'id') attributes += referred.has(value) ? ` id="${escaped(value)}"` : ''
      else if (local === 'class') attributes += hasStyle ? ` class="${escaped(value)}"` : ''
      else if (local === 'style' || DRAWING_ATTRIBUTES.has(local)) {
        if (leadsOutside(value)) throw mediaError('svg-active')
        attributes += ` ${local}="${escaped(local === 'style' ? plainStyle(value) : value)}"`
      }
    }
    const content = await inside()
    if (node.local === 'style') {
      const style = plainStyle(node.children.map((child) => (child.type === 'element' ? '' : child.value)).join(''))
      if (leadsOutside(style)) throw mediaError('svg-active')
      return `<style${attributes}>${escaped(style)}</style>`
    }
    return content === '' ? `<${node.local}${attributes}/>` : `<${node.local}${attributes}>${content}</${node.local}>`
  }

  const address = async (value: string): Promise<string> => {
    if (value.startsWith('#')) return value
    const bytes = pictureInAddress(value)
    const format = bytes && pictures.find((each) => each.matches(bytes))
    if (!bytes || !format) throw mediaError('svg-active')
    const cleaned = await format.clean(bytes, keep)
    let letters = ''
    for (let at = 0; at < cleaned.bytes.length; at += 8192)
      letters += String.fromCharCode(...cleaned.bytes.subarray(at, at + 8192))
    return `data:image/${format.format};base64,${btoa(letters)}`
  }
  return `${await write(root, false)}\n`
}

/** A way of drawing without what its author noted in it, and without what only editors read. */
function plainStyle(style: string): string {
  let plain = ''
  let at = 0
  for (;;) {
    const start = style.indexOf('/*', at)
    if (start === -1) break
    plain += style.slice(at, start)
    const end = style.indexOf('*/', start + 2)
    at = end === -1 ? style.length : end + 2
  }
  plain += style.slice(at)
  return plain
    .split(';')
    .filter((each) => !/^\s*-(?:inkscape|adobe)-/u.test(each))
    .join(';')
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (sign) => ESCAPES[sign] ?? '')
}
