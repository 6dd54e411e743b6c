import { addAll } from '@telltale/model'
import {
  attributeOf,
  childOf,
  childrenOf,
  dropAttributes,
  elementsIn,
  isElement,
  settleTree,
  textIn,
} from './elements.js'
import { laysColour } from './lays-colour.js'
import type { SettlePart, Settling } from './part-settler.js'
import type { XmlElement, XmlNode } from './xml-tree.js'

/** Text that was added since; it stays. */
const ADDED = new Set(['ins', 'moveTo'])
/** Text that was taken out since, and is still in the file. */
const TAKEN_OUT = new Set(['del', 'moveFrom'])
const MARKS = new Set([
  'commentRangeStart',
  'commentRangeEnd',
  'commentReference',
  'annotationRef',
  'bookmarkStart',
  'bookmarkEnd',
  'lastRenderedPageBreak',
  'moveFromRangeStart',
  'moveFromRangeEnd',
  'moveToRangeStart',
  'moveToRangeEnd',
  'customXmlInsRangeStart',
  'customXmlInsRangeEnd',
  'customXmlDelRangeStart',
  'customXmlDelRangeEnd',
  'customXmlMoveFromRangeStart',
  'customXmlMoveFromRangeEnd',
  'customXmlMoveToRangeStart',
  'customXmlMoveToRangeEnd',
  'sdtPr',
  'sdtEndPr',
  'smartTagPr',
  'customXmlPr',
  'cellIns',
  'cellMerge',
  'ffData',
  'altChunk',
  'subDoc',
  'control',
])
const UNSEEN = new Set(['vanish', 'specVanish'])
const OPENED = new Set(['smartTag', 'customXml', 'sdt', 'sdtContent', 'hyperlink', 'fldSimple', 'dir', 'bdo'])
/** Fields that are worked out anew on every page, with no words of anybody in them. */
const LIVE_FIELD = /^\s{0,9}(?:PAGE|NUMPAGES|SECTIONPAGES)\s{0,9}(?:\\\*\s{0,3}[a-z]{1,20}\s{0,9}){0,3}$/iu
const SETTINGS = new Set([
  'mirrorMargins',
  'gutterAtTop',
  'defaultTabStop',
  'autoHyphenation',
  'consecutiveHyphenLimit',
  'hyphenationZone',
  'doNotHyphenateCaps',
  'evenAndOddHeaders',
  'bookFoldPrinting',
  'characterSpacingControl',
  'noLineBreaksAfter',
  'noLineBreaksBefore',
  'footnotePr',
  'endnotePr',
  'compat',
  'themeFontLang',
  'clrSchemeMapping',
  'decimalSymbol',
  'listSeparator',
])
const LINES = new Set(['p', 'br', 'cr', 'tr'])

/** Settles a part of a text document as it is shown: what was added stays, what was taken out goes. */
export const settleWord: SettlePart = ({ root }, type, settling) => {
  if (type === 'settings') {
    settleSettings(root, settling)
    return
  }
  tellTraces(root, settling)
  if (type === 'styles' || type === 'numbering' || type === 'fontTable') {
    if (type === 'numbering') hideNumbers(root)
    settleTree(root, (child) => (child.local.endsWith('PrChange') || UNSEEN.has(child.local) ? 'drop' : 'keep'))
    return
  }
  // Two paragraphs in one line, each with a style of its own.
  if ([...elementsIn(root)].some((each) => each.local === 'specVanish' && !isOff(each))) settling.refuse = true
  if ([...elementsIn(root)].some(({ local }) => local === 'altChunk' || local === 'subDoc')) settling.refuse = true
  tellTaken(root, settling)
  settleFields(root, settling)
  dropUnseen(root, settling)
  mergeTaken(root)
  settleTree(root, fateOf)
  settling.shown.push({ text: linesOf(root), label: type === 'officeDocument' ? 'document' : type })
}

/** Blanks between elements are no words. */
function linesOf(root: XmlElement): string {
  const lines = textIn(root, LINES).split('\n')
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

function fateOf(child: XmlElement, parent: XmlElement): 'keep' | 'drop' | 'open' {
  const { local } = child
  if (TAKEN_OUT.has(local)) return 'drop'
  // In properties these are marks: of a paragraph's end, of a row.
  if (ADDED.has(local)) return parent.local === 'rPr' || parent.local === 'trPr' ? 'drop' : 'open'
  if (local.endsWith('PrChange') || local === 'tblGridChange' || local === 'numberingChange') return 'drop'
  if (MARKS.has(local)) return 'drop'
  if (OPENED.has(local)) return 'open'
  if (local === 'tr' && childOf(childOf(child, 'trPr') ?? child, 'del')) return 'drop'
  if (local === 'tc' && childOf(childOf(child, 'tcPr') ?? child, 'cellDel')) return 'drop'
  // What it hides is gone.
  if (UNSEEN.has(local)) return 'drop'
  return 'keep'
}

/** Words and rows that are marked as hidden, by themselves or by their style. */
function dropUnseen(root: XmlElement, settling: Settling): void {
  const walk = (element: XmlElement, ofParagraph: boolean, onWhite: boolean): void => {
    const isParagraph = element.local === 'p'
    const properties = isParagraph ? childOf(element, 'pPr') : undefined
    const within = isParagraph ? isStyleUnseen(properties, 'pStyle', settling) : ofParagraph
    const isWhite =
      onWhite &&
      !COLOURED.has(element.local) &&
      !(isParagraph && (laysColour(properties) || isStyleColoured(properties, 'pStyle', settling)))
    element.children = element.children.filter((child) => {
      if (!isElement(child)) return true
      // Words that were taken out are told as that.
      if (TAKEN_OUT.has(child.local)) return true
      const isRow = child.local === 'tr'
      const isGone = isRow
        ? isOn(childOf(child, 'trPr'), 'hidden')
        : child.local === 'r' && (isVanished(child, within, settling) || (isWhite && isWhiteOnWhite(child, settling)))
      if (isGone) {
        hide(settling, textIn(child, LINES), isRow ? 'hidden row' : 'hidden words')
        return false
      }
      walk(child, within, isWhite)
      return true
    })
  }
  walk(root, false, !hasGround(root))
}

/** In tables and boxes, something else may lie under the words than the page. */
const COLOURED = new Set(['tbl', 'txbxContent'])

/** Whether something is laid under the page's words: a colour for all of it, or a picture behind them. */
function hasGround(root: XmlElement): boolean {
  return [...elementsIn(root)].some(
    (each) => each.local === 'background' || /^(?:1|true|on)$/u.test(attributeOf(each, 'behindDoc') ?? ''),
  )
}

/** White words on the white page: whoever wrote them did not mean them to be seen. */
function isWhiteOnWhite(run: XmlElement, settling: Settling): boolean {
  const properties = childOf(run, 'rPr')
  const colour = properties && childOf(properties, 'color')
  if (!colour || !/^FFFFFF$/iu.test(attributeOf(colour, 'val') ?? '')) return false
  return !laysColour(properties) && !isStyleColoured(properties, 'rStyle', settling) && isOnlyWords(run)
}

/** A picture in words has colours of its own. */
function isOnlyWords(run: XmlElement): boolean {
  return ![...elementsIn(run)].some(({ local }) => local === 'drawing' || local === 'pict' || local === 'object')
}

function isStyleColoured(properties: XmlElement | undefined, local: string, settling: Settling): boolean {
  const style = properties && childOf(properties, local)
  if (!style) return local === 'pStyle' && settling.colouredStyles.has('')
  return settling.colouredStyles.has(attributeOf(style, 'val') ?? '')
}

function isVanished(run: XmlElement, ofParagraph: boolean, settling: Settling): boolean {
  const properties = childOf(run, 'rPr')
  const vanish = properties && childOf(properties, 'vanish')
  if (vanish) return !isOff(vanish)
  // Said by both styles it is not hidden again.
  return isStyleUnseen(properties, 'rStyle', settling) !== ofParagraph
}

function isStyleUnseen(properties: XmlElement | undefined, local: string, settling: Settling): boolean {
  const style = properties && childOf(properties, local)
  if (!style) return local === 'pStyle' && settling.unseenStyles.has('')
  return settling.unseenStyles.has(attributeOf(style, 'val') ?? '')
}

function isOn(properties: XmlElement | undefined, local: string): boolean {
  const mark = properties && childOf(properties, local)
  return mark !== undefined && !isOff(mark)
}

function isOff(mark: XmlElement): boolean {
  return /^(?:0|false|off)$/u.test(attributeOf(mark, 'val') ?? '')
}

/** Numbers of a list that are hidden show nothing. */
function hideNumbers(root: XmlElement): void {
  for (const level of [...elementsIn(root)].filter(({ local }) => local === 'lvl')) {
    if (!isOn(childOf(level, 'rPr'), 'vanish')) continue
    const text = childOf(level, 'lvlText')
    for (const attribute of text?.attributes ?? []) if (attribute.local === 'val') attribute.value = ''
  }
}

function hide(
  settling: Settling,
  text: string,
  label: string,
  sign: 'hidden-text' | 'tracked-change' = 'hidden-text',
): void {
  if (text.trim() !== '') settling.hidden.push({ text: text.trim(), label, sign })
}

/** Words that were taken out, and who changed what. */
function tellTaken(root: XmlElement, settling: Settling): void {
  const authors = new Set<string>()
  const walk = (element: XmlElement): void => {
    for (const child of childrenOf(element)) {
      const isChange = TAKEN_OUT.has(child.local) || ADDED.has(child.local) || child.local.endsWith('Change')
      const author = isChange ? attributeOf(child, 'author') : undefined
      if (author !== undefined) {
        authors.add(author)
        const date = attributeOf(child, 'date')
        if (authors.size < 1_000 && date !== undefined) authors.add(date)
      }
      if (TAKEN_OUT.has(child.local))
        hide(settling, textIn(child, LINES), 'words that were taken out', 'tracked-change')
      else walk(child)
    }
  }
  walk(root)
  for (const value of authors)
    settling.details.push({ sign: /^\d{4}-/u.test(value) ? 'taken-at' : 'author', label: 'tracked change', value })
}

/** A paragraph whose end was taken out or is hidden goes on with the next one, where there is one. */
function mergeTaken(root: XmlElement): void {
  for (const parent of [root, ...elementsIn(root)]) {
    if (!parent.children.some((child) => isElement(child) && child.local === 'p' && hasNoEnd(child))) continue
    const kept: XmlNode[] = []
    let waiting: XmlNode[] = []
    let open: XmlElement | undefined
    const close = (): void => {
      const before = kept.findLast(isElement)
      if (open && (waiting.length > 0 || before?.local !== 'p')) {
        const properties = childOf(open, 'pPr')
        kept.push({ ...open, children: properties ? [properties, ...waiting] : waiting })
      }
      waiting = []
      open = undefined
    }
    for (const child of parent.children) {
      if (!isElement(child) || MARKS.has(child.local)) {
        kept.push(child)
        continue
      }
      if (child.local !== 'p') {
        close()
        kept.push(child)
        continue
      }
      if (hasNoEnd(child)) {
        open = child
        addAll(
          waiting,
          child.children.filter((each) => !isElement(each) || each.local !== 'pPr'),
        )
        continue
      }
      const at = child.children.findIndex((each) => isElement(each) && each.local === 'pPr') + 1
      child.children = [...child.children.slice(0, at), ...waiting, ...child.children.slice(at)]
      waiting = []
      open = undefined
      kept.push(child)
    }
    close()
    parent.children = kept
  }
}

function hasNoEnd(paragraph: XmlElement): boolean {
  const properties = childOf(paragraph, 'pPr')
  const mark = properties && childOf(properties, 'rPr')
  if (mark === undefined || childOf(properties ?? mark, 'sectPr')) return false
  return (childOf(mark, 'del') ?? childOf(mark, 'moveFrom')) !== undefined || isOn(mark, 'vanish')
}

/**
 * Fields become what they show. Their instructions hold addresses, file names and names; only page numbers stay, since they
 * are another on every page.
 */
function settleFields(root: XmlElement, settling: Settling): void {
  for (const element of [...elementsIn(root)].filter(({ local }) => local === 'fldSimple'))
    tellField(attributeOf(element, 'instr') ?? '', settling)
  // What is open, with the runs that belong to it and do not show anything.
  const open: { instruction: string; frame: XmlElement[]; isResult: boolean }[] = []
  const drops = new Set<XmlElement>()
  const walk = (element: XmlElement): void => {
    for (const child of childrenOf(element)) {
      if (child.local === 'fldChar') {
        const kind = attributeOf(child, 'fldCharType')
        if (kind === 'begin') open.push({ instruction: '', frame: [child], isResult: false })
        else {
          const field = open.at(-1)
          field?.frame.push(child)
          if (field && kind === 'separate') field.isResult = true
          if (kind === 'end') {
            open.pop()
            if (field && !LIVE_FIELD.test(field.instruction)) {
              tellField(field.instruction, settling)
              for (const each of field.frame) drops.add(each)
            }
          }
        }
      } else if (child.local === 'instrText' || child.local === 'delInstrText') {
        const field = open.at(-1)
        if (field) {
          field.instruction += textIn(child)
          field.frame.push(child)
        } else drops.add(child)
      } else walk(child)
    }
  }
  walk(root)
  for (const field of open) for (const each of field.frame) drops.add(each)
  settleTree(root, (child) => (drops.has(child) ? 'drop' : 'keep'))
}

function tellField(instruction: string, settling: Settling): void {
  const value = instruction.trim()
  if (/HYPERLINK|INCLUDE|LINK|DDE/iu.test(value))
    settling.details.push({ sign: 'external-link', label: 'field', value })
  else if (/AUTHOR|USER|FILENAME|TEMPLATE|LASTSAVEDBY|DOCPROPERTY|MERGEFIELD/iu.test(value))
    settling.details.push({ sign: 'other-metadata', label: 'field', value })
}

function tellTraces(root: XmlElement, settling: Settling): void {
  const revisions = new Set<string>()
  for (const element of elementsIn(root))
    for (const { local, value } of element.attributes)
      if (local.startsWith('rsid') || (local === 'val' && element.local === 'rsid')) revisions.add(value)
  if (revisions.size > 0)
    settling.details.push({
      sign: 'edit-history',
      label: 'revision marks',
      value: [...revisions].slice(0, 200).join(' '),
    })
}

function settleSettings(root: XmlElement, settling: Settling): void {
  for (const element of elementsIn(root)) {
    const value = attributeOf(element, 'val')
    if (element.local === 'docVar')
      settling.details.push({
        sign: 'other-metadata',
        label: `variable ${attributeOf(element, 'name') ?? ''}`.trim(),
        ...(value === undefined ? {} : { value }),
        isSaid: true,
      })
    else if (element.local === 'rsidRoot' && value !== undefined)
      settling.details.push({ sign: 'edit-history', label: 'first revision mark', value })
    else if (element.local === 'documentProtection' || element.local === 'writeProtection')
      settling.details.push({ sign: 'other-metadata', label: element.local })
    else if (element.local === 'mailMerge')
      settling.details.push({ sign: 'external-link', label: 'mail merge', value: textOfSource(element) })
  }
  root.children = childrenOf(root).filter(({ local }) => SETTINGS.has(local))
  for (const element of elementsIn(root)) dropAttributes(element, (local) => local.startsWith('rsid'))
}

function textOfSource(element: XmlElement): string {
  return [...elementsIn(element)].flatMap((each) => attributeOf(each, 'val') ?? []).join(' ')
}
