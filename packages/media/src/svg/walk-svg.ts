import { SaxesParser } from 'saxes'
import { MOST_PARTS } from '../limits.js'
import { mediaError } from '../media-error.js'

export interface SvgAttribute {
  readonly prefix: string
  readonly local: string
  readonly uri: string
  readonly value: string
}

export interface SvgElement {
  readonly type: 'element'
  readonly local: string
  readonly uri: string
  readonly attributes: readonly SvgAttribute[]
  readonly children: readonly SvgNode[]
}

export interface SvgWords {
  readonly type: 'text'
  readonly value: string
}

export type SvgNode = SvgElement | SvgWords

const LARGEST = 30_000_000
const MOST_DEPTH = 256
export const SVG = 'http://www.w3.org/2000/svg'

/**
 * Reads a drawing as a tree.
 *
 * @throws {TelltaleError} `media/damaged` where it is no XML or defines words of its own, `media/too-large`.
 */
export function walkSvg(bytes: Uint8Array): { readonly root: SvgElement; readonly comments: readonly string[] } {
  if (bytes.length > LARGEST) throw mediaError('too-many-parts')
  const encoding = bytes[0] === 0xfe ? 'utf-16be' : bytes[0] === 0xff ? 'utf-16le' : 'utf-8'
  const comments: string[] = []
  const open: { element: SvgElement; children: SvgNode[] }[] = []
  let root: SvgElement | undefined
  let count = 0
  const parser = new SaxesParser({ xmlns: true, position: false })
  parser.on('error', (error) => {
    throw mediaError('damaged', { cause: error })
  })
  parser.on('doctype', (doctype) => {
    // Words that a drawing defines by itself can grow without end, or fetch files.
    if (doctype.includes('[')) throw mediaError('svg-active')
  })
  parser.on('opentag', (tag) => {
    if (open.length >= MOST_DEPTH) throw mediaError('too-deep')
    if (++count > MOST_PARTS * 3) throw mediaError('too-many-parts')
    const children: SvgNode[] = []
    const element: SvgElement = {
      type: 'element',
      local: tag.local,
      uri: tag.uri,
      attributes: Object.values(tag.attributes)
        .filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns')
        .map(({ prefix, local, uri, value }) => ({ prefix, local, uri, value })),
      children,
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push({ element, children })
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const text = (value: string): void => {
    open.at(-1)?.children.push({ type: 'text', value })
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('comment', (value) => comments.push(value))
  parser.on('processinginstruction', ({ target, body }) => {
    if (target !== 'xml') comments.push(`${target} ${body}`)
  })
  parser.write(new TextDecoder(encoding).decode(bytes)).close()
  if (root?.local !== 'svg' || root.uri !== SVG) throw mediaError('damaged')
  return { root, comments }
}
