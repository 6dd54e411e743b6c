import type { Detail } from '../detail.js'
import { LONGEST_VALUE } from '../limits.js'
import type { EmbeddedFile } from '../media-format.js'
import { sayStrings } from '../say-strings.js'
import { attributeOf, childrenOf, elementsIn, textIn } from './elements.js'
import type { OfficeParts, Relation } from './office-parts.js'
import type { Settling } from './part-settler.js'
import { wordsOfSlide } from './settle-slides.js'
import { parseXmlTree, type XmlElement } from './xml-tree.js'

/** What a part gave away that does not stay. */
export interface DroppedPart {
  readonly details: readonly Detail[]
  readonly hidden: Settling['hidden']
  readonly embedded: readonly EmbeddedFile[]
}

type Sign = Detail['sign']

/** Fields of the properties of a document. */
const PROPERTIES: Readonly<Record<string, { readonly sign: Sign; readonly isSaid?: boolean }>> = {
  creator: { sign: 'author' },
  lastModifiedBy: { sign: 'author' },
  Company: { sign: 'author', isSaid: true },
  Manager: { sign: 'author' },
  created: { sign: 'taken-at' },
  modified: { sign: 'taken-at' },
  lastPrinted: { sign: 'taken-at' },
  revision: { sign: 'edit-history' },
  TotalTime: { sign: 'edit-history' },
  Application: { sign: 'software' },
  AppVersion: { sign: 'software' },
  Template: { sign: 'other-metadata' },
  HyperlinkBase: { sign: 'external-link' },
  title: { sign: 'other-metadata', isSaid: true },
  subject: { sign: 'other-metadata', isSaid: true },
  description: { sign: 'comment', isSaid: true },
  keywords: { sign: 'other-metadata', isSaid: true },
  category: { sign: 'other-metadata', isSaid: true },
  contentStatus: { sign: 'other-metadata', isSaid: true },
}
const COMMENTS = new Set(['comments', 'threadedComment', 'commentsExtended', 'commentsIds', 'commentsExtensible'])
const EMBEDDED = new Set(['oleObject', 'package', 'video', 'audio', 'media', 'aFChunk', 'hdphoto', 'control'])
const LINES = new Set(['p', 'br'])
/** Settings of programs in which nobody wrote anything. */
const SILENT = new Set([
  'webSettings',
  'calcChain',
  'presProps',
  'viewProps',
  'tableStyles',
  'stylesWithEffects',
  'notesMaster',
  'handoutMaster',
  'font',
  'chartStyle',
  'chartColorStyle',
  'vmlDrawing',
  'glossaryDocument',
  'metadata',
  'sheetMetadata',
  'customXmlProps',
  'origin',
  'officeDocument',
  'slideLayout',
  'slideMaster',
  'theme',
  'themeOverride',
  'diagramLayout',
  'diagramQuickStyle',
  'diagramColors',
  'styles',
  'numbering',
  'settings',
  'fontTable',
])
/** What would show words if anything led to it. */
const UNSHOWN = new Set([
  'header',
  'footer',
  'footnotes',
  'endnotes',
  'chart',
  'chartUserShapes',
  'drawing',
  'diagramData',
  'diagramDrawing',
])

/** Tells what is in a part that a copy goes without. A part that is damaged is told by its name. */
export function readDroppedPart(parts: OfficeParts, relation: Relation, touched: Set<string>): DroppedPart {
  const { type, target, isExternal } = relation
  if (isExternal) {
    const sign: Sign = type === 'attachedTemplate' ? 'other-metadata' : 'external-link'
    return { details: [{ sign, label: type, value: target }], hidden: [], embedded: [] }
  }
  const bytes = parts.bytes.get(target)
  if (!bytes || touched.has(target)) return { details: [], hidden: [], embedded: [] }
  touched.add(target)
  const within = parts.relationsOf(target).map((each) =>
    // A slide of notes leads back to its slide, and so on: what stays is not gone through here.
    each.isExternal || ['customXmlProps', 'pivotCacheRecords', 'image', 'oleObject', 'package'].includes(each.type)
      ? readDroppedPart(parts, each, touched)
      : { details: [], hidden: [], embedded: [] },
  )
  const own = readPart(type, target, bytes)
  return {
    details: [...own.details, ...within.flatMap(({ details }) => details)],
    hidden: [...own.hidden, ...within.flatMap(({ hidden }) => hidden)],
    embedded: [...own.embedded, ...within.flatMap(({ embedded }) => embedded)],
  }
}

function readPart(type: string, path: string, bytes: Uint8Array): DroppedPart {
  const nothing: DroppedPart = { details: [], hidden: [], embedded: [] }
  if (type === 'thumbnail')
    return {
      ...nothing,
      details: [{ sign: 'thumbnail', label: 'thumbnail', bytes }],
      embedded: [{ bytes, label: path, isShown: false }],
    }
  if (type === 'vbaProject' || type === 'vbaProjectSignature' || type === 'activeXControlBinary')
    return {
      ...nothing,
      details: [{ sign: 'script', label: 'macros', value: sayStrings(bytes).slice(0, 2_000), bytes }],
    }
  if (type === 'printerSettings')
    return { ...nothing, details: [{ sign: 'device', label: 'printer', value: sayWide(bytes), bytes }] }
  if (type === 'image') return { ...nothing, embedded: [{ bytes, label: path, isShown: false }] }
  if (EMBEDDED.has(type)) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return {
      ...nothing,
      details: [{ sign: 'embedded-file', label: type, value: name }],
      embedded: [{ bytes, label: path, isShown: false, name }],
    }
  }
  if (SILENT.has(type)) return nothing
  let root: XmlElement
  try {
    root = parseXmlTree(bytes).root
  } catch {
    return { ...nothing, details: [{ sign: 'other-metadata', label: type, value: sayStrings(bytes) }] }
  }
  return readTree(type, root)
}

function readTree(type: string, root: XmlElement): DroppedPart {
  const details: Detail[] = []
  const hidden: { text: string; label: string; sign: Sign }[] = []
  if (type === 'core-properties' || type === 'extended-properties') {
    for (const field of childrenOf(root)) {
      const known = Object.hasOwn(PROPERTIES, field.local) ? PROPERTIES[field.local] : undefined
      const value = textIn(field).trim().slice(0, LONGEST_VALUE)
      if (known && value !== '') details.push({ ...known, label: `property ${field.local}`, value })
    }
  } else if (type === 'custom-properties') {
    for (const field of childrenOf(root)) {
      const value = textIn(field).trim().slice(0, LONGEST_VALUE)
      const name = attributeOf(field, 'name') ?? ''
      details.push({ sign: 'other-metadata', label: `property ${name}`.trim(), value, isSaid: true })
    }
  } else if (COMMENTS.has(type)) readComments(root, details)
  else if (type === 'person' || type === 'people' || type === 'commentAuthors' || type === 'authors') {
    for (const element of elementsIn(root)) {
      const value =
        attributeOf(element, 'displayName') ?? attributeOf(element, 'author') ?? attributeOf(element, 'name')
      if (value !== undefined) details.push({ sign: 'author', label: 'person', value })
    }
  } else if (UNSHOWN.has(type)) {
    const text = linesOf(root)
    if (text !== '') hidden.push({ text, label: `${type} that is not shown`, sign: 'hidden-text' })
  } else if (type === 'notesSlide') {
    const text = wordsOfSlide(root)
    if (text !== '') hidden.push({ text, label: 'speaker notes', sign: 'hidden-text' })
  } else if (type === 'connections' || type === 'queryTable') {
    for (const element of [root, ...elementsIn(root)]) {
      const value =
        attributeOf(element, 'connection') ?? attributeOf(element, 'url') ?? attributeOf(element, 'sourceFile')
      if (value !== undefined) details.push({ sign: 'external-link', label: 'data connection', value })
    }
  } else if (type !== 'slide') {
    const text = wordsOf(root).trim()
    details.push({
      sign: type.startsWith('pivotCache') ? 'hidden-text' : 'other-metadata',
      label: type,
      ...(text === '' ? {} : { value: text.slice(0, LONGEST_VALUE), isSaid: true }),
    })
  }
  return { details, hidden, embedded: [] }
}

function readComments(root: XmlElement, details: Detail[]): void {
  // Workbooks list their authors apart.
  const authors = new Set<string>()
  for (const element of elementsIn(root)) {
    if (element.local === 'author' && element.attributes.length === 0) authors.add(textIn(element).trim())
    const author = attributeOf(element, 'author')
    if (author !== undefined) authors.add(author)
    const isComment = element.local === 'comment' || element.local === 'cm' || element.local === 'threadedComment'
    const value = isComment ? textIn(element, LINES).trim().slice(0, LONGEST_VALUE) : ''
    if (value !== '') details.push({ sign: 'comment', label: 'comment', value, isSaid: true })
  }
  for (const value of authors) if (value !== '') details.push({ sign: 'author', label: 'comment author', value })
}

function linesOf(root: XmlElement): string {
  return [...elementsIn(root)]
    .filter(({ local }) => local === 't')
    .map((each) => textIn(each).trim())
    .filter((text) => text !== '')
    .join('\n')
}

/** All that is said, in elements and in attributes, as caches and custom parts keep it. */
function wordsOf(root: XmlElement): string {
  const words: string[] = []
  for (const element of [root, ...elementsIn(root)]) {
    for (const { local, value } of element.attributes) if (local === 'v' || local === 'name') words.push(value)
    for (const child of element.children) if (typeof child === 'string' && child.trim() !== '') words.push(child.trim())
    if (words.length > 5_000) break
  }
  return words.join('\n')
}

/** Settings of a printer hold words two bytes a letter. */
function sayWide(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-16le').decode(bytes.subarray(0, 4_000))
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N} ._()\-]{3,60}/gu) ?? []).slice(0, 5).join(' · ')
}
