import type { Detail } from '../detail.js'
import { LONGEST_VALUE, MOST_PARTS } from '../limits.js'
import type { EmbeddedFile } from '../media-format.js'
import { leadsOutside } from './leads-outside.js'
import { pictureInAddress } from './picture-in-address.js'
import { SILENT_ELEMENTS } from './svg-names.js'
import { SVG, type SvgElement, type SvgNode, type walkSvg } from './walk-svg.js'

/** What a drawing holds beside what it draws, and the words that it draws. */
export interface SvgDetails {
  readonly details: readonly Detail[]
  readonly embedded: readonly EmbeddedFile[]
  readonly words: string
}

const ACTIVE = /^(?:script|foreignObject|iframe|embed|object|audio|video|animate\w*|set|handler|listener|feImage)$/u
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|(?:^|;)\s*opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)/u

/** Reads a drawing: programs, links, notes, what editors left in it, words that are hidden and words that are not. */
export function readSvgDetails({ root, comments }: ReturnType<typeof walkSvg>): SvgDetails {
  const details: Detail[] = []
  const embedded: EmbeddedFile[] = []
  const words: string[] = []
  const add = (sign: Detail['sign'], label: string, value: string, isSaid = false): void => {
    const short = value.trim().slice(0, LONGEST_VALUE)
    if (short !== '' && details.length < MOST_PARTS)
      details.push({ sign, label, value: short, ...(isSaid ? { isSaid: true } : {}) })
  }
  for (const comment of comments) add('comment', 'SVG comment', comment, true)

  const visit = (element: SvgElement, isHidden: boolean): void => {
    const { local, uri, attributes, children } = element
    if (uri !== SVG || SILENT_ELEMENTS.has(local)) {
      const said = textOf(element)
      const isNote = uri === SVG && local !== 'metadata'
      add(isNote ? 'comment' : 'other-metadata', `SVG ${local}`, said, true)
      for (const attribute of attributes) addForeign(attribute.prefix, attribute.local, attribute.value)
      for (const child of children) if (child.type === 'element' && !isNote) visit(child, true)
      return
    }
    if (ACTIVE.test(local))
      add(
        local === 'script' || local === 'handler' ? 'script' : 'other-metadata',
        `SVG ${local}`,
        textOf(element) || local,
      )
    if (local === 'style' && leadsOutside(textOf(element))) add('external-link', 'SVG style', textOf(element))
    let hides = isHidden
    for (const { prefix, local: name, uri: space, value } of attributes) {
      if (name === 'href') {
        const picture = pictureInAddress(value)
        if (picture) embedded.push({ bytes: picture, label: 'SVG picture', isShown: !isHidden })
        else if (/^\s*(?:javascript|data):/iu.test(value)) add('script', `SVG ${local} href`, value)
        else if (!value.startsWith('#')) add('external-link', `SVG ${local} href`, value)
      } else if (/^on/iu.test(name)) add('script', `SVG ${name}`, value)
      else if (space !== '' && space !== SVG) addForeign(prefix, name, value)
      else if (/^(?:data-|aria-label)/u.test(name)) add('other-metadata', `SVG ${name}`, value, true)
      else if (leadsOutside(value)) add('external-link', `SVG ${name}`, value)
      hides ||=
        (name === 'display' && value === 'none') ||
        (name === 'visibility' && value === 'hidden') ||
        (name === 'opacity' && Number(value) === 0) ||
        (name === 'style' && HIDDEN.test(value))
    }
    for (const child of children) {
      if (child.type === 'element') visit(child, hides)
      else if (child.value.trim() !== '' && /^(?:text|tspan|textPath|a)$/u.test(local)) {
        words.push(child.value.trim())
        if (hides) add('hidden-text', 'SVG hidden words', child.value, true)
      }
    }
  }
  const addForeign = (prefix: string, name: string, value: string): void => {
    if (prefix === 'xml' || value.length < 3 || /^[\d.,\s%a-z-]{0,12}$/u.test(value)) return
    add(
      /name|file|uri|path/iu.test(name) ? 'author' : 'other-metadata',
      `SVG ${prefix}:${name}`,
      value,
      /name|file|label/iu.test(name),
    )
  }
  visit(root, false)
  return { details, embedded, words: words.join('\n') }
}

function textOf(node: SvgNode): string {
  if (node.type !== 'element') return node.value
  return node.children
    .map((child) => textOf(child).trim())
    .filter((text) => text !== '')
    .join(' ')
}
