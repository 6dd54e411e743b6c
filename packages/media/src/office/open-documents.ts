import { readAscii, readsAs } from '../byte-reads.js'
import type { Detail } from '../detail.js'
import { mediaError } from '../media-error.js'
import type { EmbeddedFile, Keep } from '../media-format.js'
import { LONGEST_VALUE } from '../limits.js'
import { cleanEmbedded } from './clean-embedded.js'
import { attributeOf, childOf, childrenOf, dropAttributes, elementsIn, settleTree, textIn } from './elements.js'
import { openPackage } from './open-package.js'
import type { Settling } from './part-settler.js'
import { renameOpenStyles } from './rename-open-styles.js'
import type { SettledOffice } from './settle-office.js'
import { parseXmlTree, writeXmlTree, type XmlElement, type XmlTree } from './xml-tree.js'
import { newSettling } from './new-settling.js'

export type OpenDocumentKind = 'text' | 'spreadsheet' | 'presentation'

const MIME = 'application/vnd.oasis.opendocument.'
const PARTS = ['content.xml', 'styles.xml']
/** The namespaces of what a document shows. */
const SHOWN =
  /^(?:$|http:\/\/www\.w3\.org\/(?:XML\/1998\/namespace|1999\/xlink|1998\/Math\/MathML)$|urn:oasis:names:tc:opendocument:xmlns:(?:office|style|text|table|drawing|datastyle|presentation|chart|dr3d|xsl-fo-compatible|svg-compatible|smil-compatible|manifest):1\.\d$)/u
/** What carries words that are not shown, or leads elsewhere. */
const DROPPED = new Set([
  'scripts',
  'event-listeners',
  'tracked-changes',
  'change',
  'change-start',
  'change-end',
  'annotation',
  'annotation-end',
  'bookmark',
  'bookmark-start',
  'bookmark-end',
  'reference-mark',
  'reference-mark-start',
  'reference-mark-end',
  'hidden-text',
  'hidden-paragraph',
  'user-field-decls',
  'variable-decls',
  'sequence-decls',
  'dde-connection-decls',
  'notes',
  'dde-links',
  'database-ranges',
  'named-expressions',
  'content-validations',
  'table-source',
  'data-pilot-tables',
  'consolidation',
  'label-ranges',
  'calculation-settings',
  'cell-range-source',
  'forms',
  'control',
  'title',
  'desc',
  'object',
  'object-ole',
  'plugin',
  'applet',
  'floating-frame',
  'meta',
  'settings',
  'animation-group',
  'par',
  'alphabetical-index-mark',
  'soft-page-break',
])
/** Fields of which only the words stay that they show. */
const FIELDS =
  /^(?:a|(?:author|creator|sender|user|initial|file|template|database|editing|modification|creation|print|printed|document|user-defined|execute|dde|conditional|macro|placeholder|variable|expression|text-input|bookmark-ref|reference-ref|note-ref|sequence-ref|meta-field)(?:-[a-z-]{1,40})?|title|subject|keywords|description|date|time)$/u
const TRACES =
  /^(?:formula|rsid|paragraph-rsid|protection-key|protected|protection-key-digest-algorithm|id|author|display-name-of-author|visited-style-name|target-frame-name|condition|connection-name|filter-name|print-ranges)$/u
const META: ReadonlyMap<string, readonly [Detail['sign'], boolean]> = new Map([
  ['initial-creator', ['author', false]],
  ['creator', ['author', false]],
  ['printed-by', ['author', false]],
  ['creation-date', ['taken-at', false]],
  ['date', ['taken-at', false]],
  ['print-date', ['taken-at', false]],
  ['generator', ['software', false]],
  ['editing-cycles', ['edit-history', false]],
  ['editing-duration', ['edit-history', false]],
  ['title', ['other-metadata', true]],
  ['subject', ['other-metadata', true]],
  ['description', ['comment', true]],
  ['keyword', ['other-metadata', true]],
  ['user-defined', ['other-metadata', true]],
])
const LINES = new Set(['p', 'h', 'table-row', 'line-break'])

/** Which kind of OpenDocument the zip says it is, in its first file. */
export function openDocumentKind(bytes: Uint8Array): OpenDocumentKind | undefined {
  if (!readsAs(bytes, 0, 'PK') || !readsAs(bytes, 30, `mimetype${MIME}`)) return undefined
  const found = /^(text|spreadsheet|presentation)(?!-)/u.exec(readAscii(bytes, 38 + MIME.length, 20))
  return found?.[1] === 'text' || found?.[1] === 'spreadsheet' || found?.[1] === 'presentation' ? found[1] : undefined
}

/**
 * Settles a document of OpenOffice and LibreOffice as it is shown: its content, its styles and its pictures stay.
 *
 * @throws {TelltaleError} As `settleOffice`.
 */
export async function settleOpenDocument(
  bytes: Uint8Array,
  kind: OpenDocumentKind,
  keep?: Keep,
): Promise<SettledOffice> {
  const inside = await openPackage(bytes)
  const settling: Settling = newSettling()
  const embedded: EmbeddedFile[] = []
  const listed = inside.get('META-INF/manifest.xml')
  if (!listed || !inside.has('content.xml')) throw mediaError('damaged')
  if ([...elementsIn(parseXmlTree(listed).root)].some(({ local }) => local === 'encryption-data'))
    throw mediaError('encrypted')
  readMeta(inside.get('meta.xml'), settling)
  for (const [path, part] of inside) readOther(path, part, settling, embedded)

  const trees = PARTS.flatMap((path): readonly { path: string; tree: XmlTree }[] => {
    const part = inside.get(path)
    return part === undefined ? [] : [{ path, tree: parseXmlTree(part) }]
  })
  const hiddenStyles = new Set(trees.flatMap(({ tree }) => hiddenStylesIn(tree.root)))
  const flatStyles = new Set(trees.flatMap(({ tree }) => flatStylesIn(tree.root)))
  for (const { tree } of trees) markHidden(tree.root, flatStyles)
  // What is cut off is counted in lengths of paper, and the picture does not say how many pixels those are.
  if (trees.some(({ tree }) => [...elementsIn(tree.root)].some(cutsPicture))) settling.refuse = true
  const pictures = new Map<string, string>()
  for (const { path, tree } of trees) {
    settle(tree.root, hiddenStyles, settling)
    for (const element of elementsIn(tree.root)) point(element, inside, pictures)
    if (path === 'content.xml') settling.shown.push({ text: shownIn(tree.root), label: 'document' })
  }
  renameOpenStyles(
    trees.map(({ tree }) => tree.root),
    kind === 'text',
  )
  if (keep && settling.refuse) throw mediaError('not-cleanable')
  const out: { path: string; bytes: Uint8Array; isStored?: boolean }[] = []
  for (const [old, name] of pictures) {
    const picture = inside.get(old)
    if (!picture) throw mediaError('damaged')
    embedded.push({ bytes: picture, label: old, isShown: true })
    if (!keep) continue
    const cleaned = await cleanEmbedded(picture, keep)
    out.push({ path: `Pictures/${name}`, bytes: cleaned.bytes, isStored: true })
  }
  if (!keep) return { settling, embedded, parts: [] }
  const mime = `${MIME}${kind}`
  const written = trees.map(({ path, tree }) => ({ path, bytes: writeXmlTree(tree) }))
  return {
    settling,
    embedded,
    parts: [
      { path: 'mimetype', bytes: new TextEncoder().encode(mime), isStored: true },
      ...written,
      ...out,
      {
        path: 'META-INF/manifest.xml',
        bytes: manifestOf(
          mime,
          [...written, ...out].map(({ path }) => path),
        ),
      },
    ],
  }
}

function readMeta(bytes: Uint8Array | undefined, settling: Settling): void {
  if (!bytes) return
  for (const element of elementsIn(parseXmlTree(bytes).root)) {
    const known = META.get(element.local)
    const value = textIn(element).trim().slice(0, LONGEST_VALUE)
    const template = element.local === 'template' ? attributeOf(element, 'href') : undefined
    if (template !== undefined)
      settling.details.push({ sign: 'other-metadata', label: 'property template', value: template })
    if (!known || value === '') continue
    const [sign, isSaid] = known
    settling.details.push({ sign, label: `property ${element.local}`, value, ...(isSaid ? { isSaid } : {}) })
  }
}

function readOther(path: string, part: Uint8Array, settling: Settling, embedded: EmbeddedFile[]): void {
  if (path.startsWith('Thumbnails/')) {
    settling.details.push({ sign: 'thumbnail', label: 'thumbnail', bytes: part })
    embedded.push({ bytes: part, label: path, isShown: false })
  } else if (/^(?:Basic|Scripts)\//u.test(path)) settling.details.push({ sign: 'script', label: 'macros', value: path })
  else if (path.startsWith('Versions/') || path === 'VersionList.xml')
    settling.details.push({ sign: 'edit-history', label: 'earlier version', value: path })
  else if (/^Object [^/]{1,40}\/content\.xml$/u.test(path))
    settling.details.push({ sign: 'embedded-file', label: 'object', value: path.slice(0, path.indexOf('/')) })
  else if (path === 'META-INF/documentsignatures.xml') settling.details.push({ sign: 'author', label: 'signature' })
}

/** Styles by which words, sheets and slides are not shown. */
function hiddenStylesIn(root: XmlElement): readonly string[] {
  return [...elementsIn(root)].flatMap((style) => {
    const name = style.local === 'style' ? attributeOf(style, 'name') : undefined
    const isHidden = childrenOf(style).some(
      (properties) =>
        (properties.local === 'text-properties' && attributeOf(properties, 'display') === 'none') ||
        (properties.local === 'table-properties' && attributeOf(properties, 'display') === 'false') ||
        (properties.local === 'drawing-page-properties' && attributeOf(properties, 'visibility') === 'hidden'),
    )
    return name !== undefined && isHidden ? [name] : []
  })
}

/** Styles of rows and columns without any height or width. */
function flatStylesIn(root: XmlElement): readonly string[] {
  return [...elementsIn(root)].flatMap((style) => {
    const name = style.local === 'style' ? attributeOf(style, 'name') : undefined
    const isFlat = childrenOf(style).some(
      (properties) =>
        isNothing(attributeOf(properties, 'column-width')) ||
        (isNothing(attributeOf(properties, 'row-height')) &&
          attributeOf(properties, 'use-optimal-row-height') !== 'true'),
    )
    return name !== undefined && isFlat ? [name] : []
  })
}

function isNothing(length: string | undefined): boolean {
  return length !== undefined && parseFloat(length) === 0
}

/** Rows and columns that are folded away, or have no height or width, are marked as hidden as others are. */
function markHidden(root: XmlElement, flatStyles: ReadonlySet<string>): void {
  const mark = (element: XmlElement): void => {
    const { uri, prefix } = element
    dropAttributes(element, (local) => local === 'visibility')
    element.attributes.push({ uri, prefix, local: 'visibility', value: 'collapse' })
  }
  for (const element of elementsIn(root)) {
    const group = /^table-(row|column)-group$/u.exec(element.local)?.[1]
    if (group !== undefined && attributeOf(element, 'display') === 'false')
      for (const each of elementsIn(element)) if (each.local === `table-${group}`) mark(each)
    const isLine = element.local === 'table-row' || element.local === 'table-column'
    if (isLine && flatStyles.has(attributeOf(element, 'style-name') ?? '')) mark(element)
  }
}

function cutsPicture(element: XmlElement): boolean {
  return /[1-9]/u.test((element.local === 'graphic-properties' && attributeOf(element, 'clip')) || '')
}

/** A part of a text that is shown only sometimes counts by what it was last. */
function isHiddenSection(element: XmlElement): boolean {
  if (element.local !== 'section') return false
  const display = attributeOf(element, 'display')
  return display === 'none' || (display === 'condition' && attributeOf(element, 'is-hidden') === 'true')
}

function settle(root: XmlElement, hiddenStyles: ReadonlySet<string>, settling: Settling): void {
  const hide = (element: XmlElement, label: string, sign: Detail['sign'] = 'hidden-text'): void => {
    const text = shownIn(element)
    if (text !== '') settling.hidden.push({ text, label, sign })
  }
  settleTree(root, (child, parent) => {
    const { local, uri } = child
    if (!SHOWN.test(uri)) return 'drop'
    if (local === 'annotation') {
      const author = childOf(child, 'creator')
      if (author) settling.details.push({ sign: 'author', label: 'comment author', value: textIn(author) })
      const words = childrenOf(child).filter((each) => each.local === 'p' || each.local === 'list')
      const value = words
        .map((each) => textIn(each))
        .join('\n')
        .trim()
      if (value !== '') settling.details.push({ sign: 'comment', label: 'comment', value, isSaid: true })
      return 'drop'
    }
    if (local === 'tracked-changes') {
      for (const each of [...elementsIn(child)]) {
        if (each.local === 'creator')
          settling.details.push({ sign: 'author', label: 'tracked change', value: textIn(each) })
        if (each.local === 'deletion') {
          each.children = childrenOf(each).filter(({ local: kind }) => kind !== 'change-info')
          hide(each, 'words that were taken out', 'tracked-change')
        }
      }
      return 'drop'
    }
    const isUnshownHeader =
      /^(?:header|footer)(?:-left|-first)?$/u.test(local) && attributeOf(child, 'display') === 'false'
    if (isUnshownHeader || isHiddenSection(child)) {
      hide(child, isUnshownHeader ? 'header that is not shown' : 'hidden section')
      return 'drop'
    }
    const style = attributeOf(child, 'style-name')
    const isHiddenRow =
      /^table-(?:row|column)$/u.test(local) && /^(?:collapse|filter)$/u.test(attributeOf(child, 'visibility') ?? '')
    if ((style !== undefined && hiddenStyles.has(style) && local !== 'style') || isHiddenRow) {
      hide(child, 'hidden words')
      if (!isHiddenRow) return 'drop'
      // Its place stays, or what follows would move up.
      const [uri, prefix] = [child.uri, child.prefix]
      const empty: XmlElement = { uri, prefix, local: 'table-cell', attributes: [], children: [] }
      child.children = local === 'table-row' ? [empty] : []
    }
    if (local === 'notes' && parent.local === 'page') hide(child, 'speaker notes')
    if (local === 'hidden-text' || local === 'hidden-paragraph') {
      const value = attributeOf(child, 'string-value') ?? textIn(child)
      if (value !== '') settling.hidden.push({ text: value, label: 'hidden words', sign: 'hidden-text' })
    }
    if (FIELDS.test(local) && uri.includes(':text:')) {
      const address = attributeOf(child, 'href')
      if (address !== undefined) settling.details.push({ sign: 'external-link', label: 'hyperlink', value: address })
      return 'open'
    }
    // Footnotes are words of the page; notes of a slide are not.
    if (DROPPED.has(local) && !(local === 'notes' && parent.local !== 'page')) return 'drop'
    if (
      attributeOf(child, 'formula') !== undefined &&
      /https?:|file:|DDE|WEBSERVICE/iu.test(attributeOf(child, 'formula') ?? '')
    )
      settling.details.push({ sign: 'external-link', label: 'formula', value: attributeOf(child, 'formula') ?? '' })
    dropAttributes(child, (name, space) => !SHOWN.test(space) || TRACES.test(name))
    return 'keep'
  })
  dropAttributes(root, (name, space) => !SHOWN.test(space) || TRACES.test(name))
  settleCells(root, settling)
}

/** What stands in columns that are not shown. */
function settleCells(root: XmlElement, settling: Settling): void {
  for (const table of [...elementsIn(root)].filter(({ local }) => local === 'table')) {
    const hidden: boolean[] = []
    const [columns, rows] = [new Set(['table-column']), new Set(['table-row'])]
    for (const column of [...elementsIn(table)].filter(({ local }) => columns.has(local))) {
      const count = Math.min(Number(attributeOf(column, 'number-columns-repeated') ?? 1), 16_384)
      const isHidden = /^(?:collapse|filter)$/u.test(attributeOf(column, 'visibility') ?? '')
      for (let each = 0; each < count && hidden.length < 16_384; each++) hidden.push(isHidden)
    }
    if (!hidden.includes(true)) continue
    for (const row of [...elementsIn(table)].filter(({ local }) => rows.has(local))) {
      let column = 0
      for (const cell of childrenOf(row)) {
        const count = Number(attributeOf(cell, 'number-columns-repeated') ?? 1)
        if (hidden[column] === true) {
          const text = shownIn(cell)
          if (text !== '') settling.hidden.push({ text, label: 'hidden cells', sign: 'hidden-text' })
          cell.children = []
          dropAttributes(cell, (name) => name !== 'style-name' && name !== 'number-columns-repeated')
        }
        column += count
      }
    }
  }
}

/** Lets an element point only to pictures of the document, by names of their own. */
function point(element: XmlElement, inside: ReadonlyMap<string, Uint8Array>, pictures: Map<string, string>): void {
  for (const attribute of element.attributes) {
    if (attribute.local === 'name' && /^(?:frame|image|custom-shape|rect|line|g)$/u.test(element.local))
      attribute.value = 'Object'
    if (attribute.local !== 'href') continue
    const path = attribute.value.replace(/^\.\//u, '')
    if (!inside.has(path)) {
      attribute.value = ''
      continue
    }
    const extension = /\.[a-z]{3,4}$/iu.exec(path)?.[0].toLowerCase() ?? ''
    const name = pictures.get(path) ?? `picture${String(pictures.size + 1)}${extension}`
    pictures.set(path, name)
    attribute.value = `Pictures/${name}`
  }
  if (attributeOf(element, 'href') === '')
    dropAttributes(element, (name, uri) => uri.endsWith('xlink') || name === 'href')
}

function shownIn(root: XmlElement): string {
  const body = [...elementsIn(root)].find(({ local }) => local === 'body') ?? root
  return textIn(body, LINES)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

function manifestOf(mime: string, paths: readonly string[]): Uint8Array {
  const rows = paths.map((path) => {
    const type = path.endsWith('.xml')
      ? 'text/xml'
      : path.endsWith('.png')
        ? 'image/png'
        : path.endsWith('.svg')
          ? 'image/svg+xml'
          : /\.jpe?g$/u.test(path)
            ? 'image/jpeg'
            : ''
    return `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`
  })
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${mime}"/>${rows.join('')}</manifest:manifest>`,
  )
}
