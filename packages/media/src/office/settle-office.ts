import { addAll } from '@telltale/model'
import { mediaError } from '../media-error.js'
import type { EmbeddedFile, Keep } from '../media-format.js'
import { cleanEmbedded } from './clean-embedded.js'
import type { ShownPart } from './cut-regions.js'
import { dropOffSlide } from './drop-off-slide.js'
import { dropUnshownHeaders } from './drop-unshown-headers.js'
import { attributeOf, childOf, childrenOf, dropAttributes, elementsIn, textIn } from './elements.js'
import { OfficeParts, type Relation } from './office-parts.js'
import { openPackage } from './open-package.js'
import type { Settling } from './part-settler.js'
import { readDroppedPart } from './read-dropped-part.js'
import { isCutCovered } from './is-cut-covered.js'
import { renameSheetStyles } from './rename-sheet-styles.js'
import { renameWordStyles } from './rename-word-styles.js'
import { settleAny } from './settle-any.js'
import { settleChart } from './settle-chart.js'
import { settleHiddenShapes } from './settle-hidden-shapes.js'
import { settleSheet } from './settle-sheet.js'
import { isHiddenSlide, settleSlides, wordsOfSlide } from './settle-slides.js'
import { settleTable } from './settle-table.js'
import { settleWord } from './settle-word.js'
import { unseenCells } from './unseen-cells.js'
import { unseenWordStyles } from './unseen-word-styles.js'
import { WorkbookStrings } from './workbook-strings.js'
import { parseXmlTree, writeXmlTree, type XmlElement, type XmlTree } from './xml-tree.js'
import { newSettling } from './new-settling.js'

export type OfficeKind = 'docx' | 'xlsx' | 'pptx'

/** A document as it is shown, and what else it held. */
export interface SettledOffice {
  readonly settling: Settling
  readonly embedded: readonly EmbeddedFile[]
  /** Its parts, written anew; without pictures where they were not asked for. */
  readonly parts: readonly { readonly path: string; readonly bytes: Uint8Array; readonly isStored?: boolean }[]
}

const VML = 'urn:schemas-microsoft-com:vml'
const FOLDERS: Readonly<Record<OfficeKind, string>> = { docx: 'word', xlsx: 'xl', pptx: 'ppt' }
const MAIN: Readonly<Record<OfficeKind, { readonly path: string; readonly type: string }>> = {
  docx: {
    path: 'word/document.xml',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  },
  xlsx: {
    path: 'xl/workbook.xml',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  },
  pptx: {
    path: 'ppt/presentation.xml',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
  },
}
/** The parts that show something. */
const SHARED = [
  'image',
  'theme',
  'themeOverride',
  'chart',
  'chartUserShapes',
  'diagramData',
  'diagramLayout',
  'diagramQuickStyle',
  'diagramColors',
  'diagramDrawing',
]
const KEPT: Readonly<Record<OfficeKind, ReadonlySet<string>>> = {
  docx: new Set([
    ...SHARED,
    'styles',
    'numbering',
    'settings',
    'fontTable',
    'header',
    'footer',
    'footnotes',
    'endnotes',
  ]),
  xlsx: new Set([...SHARED, 'styles', 'worksheet', 'chartsheet', 'sharedStrings', 'drawing', 'table']),
  pptx: new Set([...SHARED, 'slide', 'slideLayout', 'slideMaster', 'tableStyles']),
}
/** Parts that are needed without a word of the part that needs them. */
const UNNAMED = new Set([
  'styles',
  'numbering',
  'settings',
  'fontTable',
  'theme',
  'themeOverride',
  'footnotes',
  'endnotes',
  'sharedStrings',
  'tableStyles',
])
const RELATIONS = /\/officeDocument\/(?:2006\/)?relationships$/u
const PART_TYPE = /^application\/vnd\.(?:openxmlformats-officedocument|ms-office)\.[a-z.\-]{1,120}\+xml$/iu
const MOST_PARTS = 10_000
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/**
 * Settles a document: keeps the parts that show something, from an allow-list, each as it is shown, and tells of the rest.
 *
 * @param keep - Given where a copy is wanted, with its pictures; without it the document is only looked through.
 * @throws {TelltaleError} As `openPackage` and `parseXmlTree`, and `media/not-cleanable` where something that is shown may
 * neither stay nor go.
 */
export async function settleOffice(bytes: Uint8Array, kind: OfficeKind, keep?: Keep): Promise<SettledOffice> {
  return await new OfficeSettling(new OfficeParts(await openPackage(bytes)), kind, keep).done()
}

interface KeptPart {
  readonly path: string
  readonly type: string
  readonly newPath: string
  relations: readonly Relation[]
  tree?: XmlTree
  bytes?: Uint8Array
  extension?: string
}

class OfficeSettling {
  readonly #parts: OfficeParts
  readonly #kind: OfficeKind
  readonly #keep: Keep | undefined
  readonly #settling: Settling = newSettling()
  readonly #embedded: EmbeddedFile[] = []
  readonly #kept = new Map<string, KeptPart>()
  readonly #touched = new Set<string>(['[Content_Types].xml'])
  readonly #counts = new Map<string, number>()
  readonly #hiddenSheets: string[] = []

  constructor(parts: OfficeParts, kind: OfficeKind, keep: Keep | undefined) {
    this.#parts = parts
    this.#kind = kind
    this.#keep = keep
  }

  async done(): Promise<SettledOffice> {
    const roots = this.#parts.relationsOf('')
    const main = roots.find(({ type }) => type === 'officeDocument')
    if (!main || !this.#parts.bytes.has(main.target)) throw mediaError('damaged')
    for (const relation of roots) if (relation !== main) this.#drop(relation)
    this.#gather(main)
    this.#beforeSettling()
    this.#keepReached(main, (part) => {
      this.#settle(part)
    })
    this.#settleStrings()
    this.#findCuts()
    for (const part of this.#kept.values()) if (part.tree) this.#finish(part)
    this.#keepReached(main)
    if (this.#keep) for (const part of this.#kept.values()) if (part.tree) part.bytes = writeXmlTree(part.tree)
    for (const part of this.#kept.values()) if (part.type === 'image') await this.#picture(part)
    this.#strays()
    if (this.#keep && this.#settling.refuse) throw mediaError('not-cleanable')
    return { settling: this.#settling, embedded: this.#embedded, parts: this.#keep ? this.#write() : [] }
  }

  get #hasSlides(): boolean {
    return this.#kind === 'pptx' && this.#partOf('slide') !== undefined
  }

  /** Goes from the main part to all that it needs, and keeps what is on the list. */
  #gather(main: Relation): void {
    const left: Relation[] = [main]
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      if (this.#kept.has(next.target)) continue
      if (this.#kept.size > MOST_PARTS) throw mediaError('too-many-parts')
      this.#touched.add(next.target)
      const relations = this.#parts.relationsOf(next.target)
      const tree = next.type === 'image' ? undefined : this.#parse(next.target)
      const hidden = this.#hiddenIds(next, tree)
      const kept: Relation[] = []
      for (const relation of relations) {
        const isKept =
          !relation.isExternal &&
          KEPT[this.#kind].has(relation.type) &&
          !hidden.has(relation.id) &&
          this.#parts.bytes.has(relation.target) &&
          (relation.type === 'image' || !this.#isHiddenSlide(relation))
        if (isKept) kept.push(relation)
        else if (!hidden.has(relation.id)) this.#drop(relation)
      }
      const newPath = next === main ? MAIN[this.#kind].path : this.#newPath(next.type)
      this.#kept.set(next.target, {
        path: next.target,
        type: next.type,
        newPath,
        relations: kept,
        ...(tree ? { tree } : {}),
      })
      addAll(left, kept)
    }
  }

  #parse(path: string): XmlTree {
    const bytes = this.#parts.bytes.get(path)
    if (!bytes) throw mediaError('damaged')
    return parseXmlTree(bytes)
  }

  #newPath(type: string): string {
    const folder = FOLDERS[this.#kind]
    const number = (this.#counts.get(type) ?? 0) + 1
    this.#counts.set(type, number)
    return type === 'image' ? `${folder}/media/image${String(number)}` : `${folder}/${type}${String(number)}.xml`
  }

  /** Sheets that are not shown are gone through for what they hold, and left out. */
  #hiddenIds(part: Relation, tree: XmlTree | undefined): ReadonlySet<string> {
    const ids = new Set<string>()
    if (this.#kind !== 'xlsx' || part.type !== 'officeDocument' || !tree) return ids
    const strings = this.#strings(part.target)
    for (const sheet of childrenOf(childOf(tree.root, 'sheets') ?? tree.root, 'sheet')) {
      const state = attributeOf(sheet, 'state')
      if (state === undefined || state === 'visible') continue
      const id = attributeOf(sheet, 'id') ?? ''
      ids.add(id)
      const relation = this.#parts.relationsOf(part.target).find((each) => each.id === id)
      const name = attributeOf(sheet, 'name') ?? ''
      this.#hiddenSheets.push(name)
      this.#settling.details.push({ sign: 'hidden-text', label: 'hidden sheet', value: name, isSaid: true })
      if (!relation || !this.#parts.bytes.has(relation.target) || relation.type !== 'worksheet') continue
      this.#touched.add(relation.target)
      const text = strings.wordsOf(this.#parse(relation.target).root).join('\n')
      if (text !== '') this.#settling.hidden.push({ text, label: `hidden sheet`, sign: 'hidden-text' })
      for (const each of this.#parts.relationsOf(relation.target)) this.#drop(each)
    }
    return ids
  }

  #strings(mainPath: string): WorkbookStrings {
    const relation = this.#parts.relationsOf(mainPath).find(({ type }) => type === 'sharedStrings')
    return new WorkbookStrings(
      relation && this.#parts.bytes.has(relation.target) ? this.#parse(relation.target).root : undefined,
    )
  }

  #isHiddenSlide(relation: Relation): boolean {
    if (relation.type !== 'slide') return false
    const { root } = this.#parse(relation.target)
    if (!isHiddenSlide(root)) return false
    this.#settling.details.push({ sign: 'hidden-text', label: 'hidden slide' })
    return true
  }

  #drop(relation: Relation): void {
    const { details, hidden, embedded } = readDroppedPart(this.#parts, relation, this.#touched)
    addAll(this.#settling.details, details)
    addAll(this.#settling.hidden, hidden)
    addAll(this.#embedded, embedded)
    if (relation.type === 'slide' && !relation.isExternal && this.#parts.bytes.has(relation.target)) {
      const text = wordsOfSlide(this.#parse(relation.target).root)
      if (text !== '') this.#settling.hidden.push({ text, label: 'hidden slide', sign: 'hidden-text' })
      for (const each of this.#parts.relationsOf(relation.target)) if (each.type === 'notesSlide') this.#drop(each)
    }
  }

  #partOf(type: string): KeptPart | undefined {
    for (const part of this.#kept.values()) if (part.type === type) return part
    return undefined
  }

  #beforeSettling(): void {
    if (this.#kind === 'docx') {
      const styles = this.#partOf('styles')?.tree?.root
      const { ids, isUnclear, coloured } = unseenWordStyles(styles)
      for (const id of ids) this.#settling.unseenStyles.add(id)
      for (const id of coloured) this.#settling.colouredStyles.add(id)
      if (isUnclear) this.#settling.refuse = true
      const roots = [...this.#kept.values()].flatMap(({ tree }) => (tree ? [tree.root] : []))
      const settings = this.#partOf('settings')?.tree?.root
      const even = settings && childOf(settings, 'evenAndOddHeaders')
      const isEvenShown = even !== undefined && !/^(?:0|false|off)$/u.test(attributeOf(even, 'val') ?? '')
      for (const root of roots) dropUnshownHeaders(root, isEvenShown)
    }
    const presentation = this.#kind === 'pptx' ? this.#partOf('officeDocument')?.tree?.root : undefined
    const size = presentation && childOf(presentation, 'sldSz')
    const [width, height] = [Number(size && attributeOf(size, 'cx')), Number(size && attributeOf(size, 'cy'))]
    if (width > 0 && height > 0)
      for (const { type, tree } of this.#kept.values())
        if (tree && /^slide(?:Layout|Master)?$/u.test(type)) dropOffSlide(tree.root, { width, height }, this.#settling)
  }

  /**
   * Goes from the main part again to what is still led to, and leaves the rest out: that something is there is not enough,
   * something has to show it.
   */
  #keepReached(main: Relation, settle?: (part: KeptPart) => void): void {
    const reached = new Set<string>()
    const left = [main.target]
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const part = this.#kept.get(path)
      if (!part || reached.has(path)) continue
      reached.add(path)
      settle?.(part)
      addAll(
        left,
        this.#neededBy(part).map(({ target }) => target),
      )
    }
    const unshown = [...this.#kept.values()].filter(({ path }) => !reached.has(path))
    for (const { path } of unshown) {
      this.#kept.delete(path)
      this.#touched.delete(path)
    }
    for (const part of this.#kept.values()) {
      const needed = new Set(this.#neededBy(part, true))
      part.relations = part.relations.filter((each) => needed.has(each) && reached.has(each.target))
    }
    for (const { path, type } of unshown) this.#drop({ id: '', type, fullType: '', target: path, isExternal: false })
  }

  /** @param isBack - Whether what leads back to it counts as well: a layout of slides is kept by its slide alone. */
  #neededBy({ type, tree, relations }: KeptPart, isBack = false): readonly Relation[] {
    if (!tree) return []
    const ids = new Set(
      [tree.root, ...elementsIn(tree.root)].flatMap(({ attributes }) =>
        attributes.flatMap(({ uri, local, value }) => (RELATIONS.test(uri) || local === 'relid' ? [value] : [])),
      ),
    )
    const diagrams = relations.filter((each) => each.type === 'diagramData')
    return relations.filter((each) => {
      if (each.type === 'diagramDrawing') return diagrams.length > 0 && diagrams.every(({ id }) => ids.has(id))
      if (UNNAMED.has(each.type)) return true
      if (each.type === 'slideLayout' && type === 'slide') return true
      if (each.type === 'slideMaster' && type === 'slideLayout') return true
      if (!isBack && this.#hasSlides && /^slide(?:Layout|Master)$/u.test(each.type)) return false
      return ids.has(each.id)
    })
  }

  /** Notes below a page that nothing refers to any more. */
  #dropUnshownNotes(root: XmlElement, type: string): void {
    const local = type === 'footnotes' ? 'footnote' : 'endnote'
    const main = this.#partOf('officeDocument')?.tree?.root
    const shown = new Set(
      main
        ? [...elementsIn(main)].flatMap((each) =>
            each.local === `${local}Reference` ? [attributeOf(each, 'id') ?? ''] : [],
          )
        : [],
    )
    const isUnshown = (each: XmlElement): boolean => {
      const kind = attributeOf(each, 'type')
      return (
        each.local === local && (kind === undefined || kind === 'normal') && !shown.has(attributeOf(each, 'id') ?? '')
      )
    }
    const unshown = childrenOf(root).filter(isUnshown)
    root.children = childrenOf(root).filter((each) => !isUnshown(each))
    for (const note of unshown) {
      settleWord({ root: note, prefixes: new Map() }, type, { ...this.#settling, shown: [] })
      const text = textIn(note).trim()
      if (text !== '') this.#settling.hidden.push({ text, label: 'note that is not shown', sign: 'hidden-text' })
    }
  }

  #settle(part: KeptPart): void {
    if (!part.tree) return
    const { root } = part.tree
    settleHiddenShapes(root, this.#settling)
    if (part.type === 'footnotes' || part.type === 'endnotes') this.#dropUnshownNotes(root, part.type)
    if (part.type === 'drawing') this.#settling.shown.push({ text: wordsOfSlide(root), label: 'drawing' })
    if (this.#kind === 'docx') settleWord(part.tree, part.type, this.#settling)
    else if (this.#kind === 'pptx') settleSlides(part.tree, part.type, this.#settling)
    if (part.type === 'chart') this.#settleChart(root)
    if (part.type === 'chart' || part.type === 'diagramData') {
      const text = [...elementsIn(root)].flatMap((each) => (each.local === 't' ? [textIn(each)] : []))
      this.#settling.shown.push({ text: text.join('\n'), label: part.type })
    }
    if (part.type === 'theme')
      for (const element of [root, ...elementsIn(root)])
        for (const attribute of element.attributes)
          if (
            attribute.local === 'name' &&
            /^(?:theme|clrScheme|fontScheme|fmtScheme|themeOverride)$/u.test(element.local)
          )
            attribute.value = 'Theme'
  }

  /** In a workbook a chart goes on showing its cells, unless they are on a sheet that does not stay. */
  #settleChart(root: XmlElement): void {
    if (this.#kind === 'xlsx' && this.#hiddenSheets.length === 0) return
    settleChart(root)
    for (const element of elementsIn(root))
      if (element.local === 'f' && this.#hiddenSheets.some((name) => textIn(element).includes(name)))
        this.#settling.refuse = true
  }

  /** Sheets share their words, so what is hidden in one is only gone when all were gone through. */
  #settleStrings(): void {
    if (this.#kind !== 'xlsx') return
    const main = [...this.#kept.values()].find(({ type }) => type === 'officeDocument')
    if (!main) return
    const strings = this.#strings(main.path)
    const styles = this.#partOf('styles')?.tree?.root
    const isUnseen = unseenCells(styles)
    const tables: XmlElement[] = []
    for (const part of this.#kept.values()) {
      if (!part.tree) continue
      const { root } = part.tree
      const before = part.type === 'worksheet' ? strings.wordsOf(root) : []
      settleSheet(part.tree, part.type, this.#settling)
      if (part.type !== 'worksheet') continue
      for (const cell of [...elementsIn(root)].filter(({ local }) => local === 'c'))
        if (cell.children.length > 0 && isUnseen(cell)) {
          cell.children = []
          dropAttributes(cell, (local) => local === 't')
        }
      const after = strings.wordsOf(root)
      const [wasThere, isThere] = [new Set(before), new Set(after)]
      const rows = new Map(
        childrenOf(childOf(root, 'sheetData') ?? root, 'row').map((row) => [attributeOf(row, 'r') ?? '', row]),
      )
      for (const { type, target } of part.relations) {
        const table = type === 'table' ? this.#kept.get(target)?.tree?.root : undefined
        if (!table) continue
        tables.push(table)
        for (const text of settleTable(table, rows, isThere, tables.length))
          if (!wasThere.has(text)) this.#settling.hidden.push({ text, label: 'head of a column', sign: 'hidden-text' })
      }
      strings.renumber(root)
      this.#settling.shown.push({ text: after.join('\n'), label: 'sheet' })
      const gone = before.filter((text) => !isThere.has(text)).join('\n')
      if (gone !== '') this.#settling.hidden.push({ text: gone, label: 'hidden cells', sign: 'hidden-text' })
    }
    for (const part of this.#kept.values())
      if (part.type === 'sharedStrings' && part.tree) strings.shrink(part.tree.root)
    if (styles) renameSheetStyles(styles, tables)
  }

  #findCuts(): void {
    if (this.#kind === 'docx')
      renameWordStyles(
        this.#partOf('styles')?.tree?.root,
        [...this.#kept.values()].flatMap(({ tree }) => (tree ? [tree.root] : [])),
      )
    for (const part of this.#kept.values()) {
      if (!part.tree) continue
      const places = new Map(part.relations.map(({ id, target }) => [id, target]))
      for (const element of elementsIn(part.tree.root)) {
        const picture = childOf(element, 'blip')
        const target = picture && places.get(attributeOf(picture, 'embed') ?? '')
        if (target !== undefined) this.#cut(target, shownPart(childOf(element, 'srcRect')))
        if (element.uri !== VML) continue
        const old = element.attributes.find(({ uri, local }) => RELATIONS.test(uri) || local === 'relid')
        const oldTarget = old && places.get(old.value)
        if (oldTarget !== undefined) this.#cut(oldTarget, shownPartOfOld(element))
      }
    }
    for (const [path, { left, top, right, bottom }] of this.#settling.cuts) {
      if (left <= 0 && top <= 0 && right >= 1 && bottom >= 1) this.#settling.cuts.delete(path)
    }
  }

  /** A picture may be shown several times, each with another part. */
  #cut(path: string, shown: ShownPart): void {
    const before = this.#settling.cuts.get(path) ?? shown
    this.#settling.cuts.set(path, {
      left: Math.min(before.left, shown.left),
      top: Math.min(before.top, shown.top),
      right: Math.max(before.right, shown.right),
      bottom: Math.max(before.bottom, shown.bottom),
    })
  }

  #finish(part: KeptPart): void {
    if (!part.tree) return
    settleAny(part.tree, new Set(part.relations.map(({ id }) => id)))
  }

  async #picture(part: KeptPart): Promise<void> {
    const bytes = this.#parts.bytes.get(part.path)
    if (!bytes) throw mediaError('damaged')
    this.#embedded.push({
      bytes,
      label: part.path,
      isShown: true,
      name: part.path.slice(part.path.lastIndexOf('/') + 1),
    })
    const cut = this.#settling.cuts.get(part.path)
    if (cut && !(await isCutCovered(bytes, cut)))
      this.#settling.details.push({ sign: 'preview', label: 'cut-off part of a picture' })
    if (!this.#keep) return
    const cleaned = await cleanEmbedded(bytes, this.#keep, cut)
    part.bytes = cleaned.bytes
    part.extension = cleaned.extension
  }

  /** Parts that nothing leads to. */
  #strays(): void {
    for (const path of this.#parts.bytes.keys())
      if (!this.#touched.has(path) && !path.endsWith('.rels'))
        this.#settling.details.push({ sign: 'embedded-file', label: 'part that nothing leads to', value: path })
  }

  #write(): SettledOffice['parts'] {
    const paths = new Map([...this.#kept.values()].map((part) => [part.path, pathOf(part)]))
    const out: { path: string; bytes: Uint8Array; isStored?: boolean }[] = []
    const overrides: string[] = []
    const extensions = new Set<string>()
    for (const part of this.#kept.values()) {
      const path = pathOf(part)
      if (!part.bytes) throw mediaError('not-cleanable')
      const isMain = path === MAIN[this.#kind].path
      const type = isMain ? MAIN[this.#kind].type : this.#parts.typeOf(part.path)
      if (part.extension !== undefined) extensions.add(part.extension)
      else {
        if (!PART_TYPE.test(type)) throw mediaError('not-cleanable')
        overrides.push(`<Override PartName="/${path}" ContentType="${type}"/>`)
      }
      out.push({ path, bytes: part.bytes, isStored: part.extension !== undefined })
      if (part.relations.length > 0) out.push(relationsPart(path, part.relations, paths))
    }
    const images = [...extensions].map(
      (extension) =>
        `<Default Extension="${extension}" ContentType="image/${extension === 'jpg' ? 'jpeg' : extension === 'svg' ? 'svg+xml' : extension}"/>`,
    )
    const types = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${images.join('')}${overrides.join('')}</Types>`
    const root = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="${MAIN[this.#kind].path}"/></Relationships>`
    return [
      { path: '[Content_Types].xml', bytes: xmlBytes(types) },
      { path: '_rels/.rels', bytes: xmlBytes(root) },
      ...out,
    ]
  }
}

function shownPart(rect: XmlElement | undefined): ShownPart {
  const share = (side: string): number => {
    const value = rect && attributeOf(rect, side)
    return bounded(Number((value ?? '0').replace('%', '')) / (value?.endsWith('%') === true ? 100 : 100_000))
  }
  return { left: share('l'), top: share('t'), right: 1 - share('r'), bottom: 1 - share('b') }
}

/** Drawings of the old kind count in shares, or in parts of 65,536. */
function shownPartOfOld(element: XmlElement): ShownPart {
  const share = (side: string): number => {
    const value = attributeOf(element, `crop${side}`) ?? '0'
    return bounded(Number(value.replace(/[f%]$/u, '')) / (value.endsWith('f') ? 65_536 : value.endsWith('%') ? 100 : 1))
  }
  return { left: share('left'), top: share('top'), right: 1 - share('right'), bottom: 1 - share('bottom') }
}

function bounded(number: number): number {
  return Number.isFinite(number) ? Math.min(1, Math.max(0, number)) : 0
}

function pathOf(part: KeptPart): string {
  return part.extension === undefined ? part.newPath : `${part.newPath}.${part.extension}`
}

function relationsPart(
  path: string,
  relations: readonly Relation[],
  paths: ReadonlyMap<string, string>,
): { path: string; bytes: Uint8Array } {
  const slash = path.lastIndexOf('/')
  const folder = path.slice(0, slash + 1)
  const rows = relations.map(({ id, fullType, target }) => {
    const there = paths.get(target) ?? ''
    // Every part lies in one folder or below it, but for pictures that lie in a folder of their own.
    return `<Relationship Id="${plain(id)}" Type="${plain(fullType)}" Target="${there.slice(folder.length)}"/>`
  })
  return {
    path: `${folder}_rels/${path.slice(slash + 1)}.rels`,
    bytes: xmlBytes(`<Relationships xmlns="${PACKAGE}/relationships">${rows.join('')}</Relationships>`),
  }
}

function plain(text: string): string {
  return text.replace(/[^\w:/.\-]/gu, '_')
}

function xmlBytes(body: string): Uint8Array {
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`)
}
