import { attributeOf, childOf, childrenOf, textIn } from './elements.js'
import type { XmlElement } from './xml-tree.js'

/** Tells of a cell whether its format shows nothing of what is in it, as `;;;` does. */
export function unseenCells(styles: XmlElement | undefined): (cell: XmlElement) => boolean {
  const codes = new Map(
    childrenOf((styles && childOf(styles, 'numFmts')) ?? EMPTY, 'numFmt').map((format) => [
      attributeOf(format, 'numFmtId') ?? '',
      sectionsOf(attributeOf(format, 'formatCode') ?? ''),
    ]),
  )
  const formats = childrenOf((styles && childOf(styles, 'cellXfs')) ?? EMPTY, 'xf').map((format) =>
    codes.get(attributeOf(format, 'numFmtId') ?? ''),
  )
  return (cell) => {
    const sections = formats[Number(attributeOf(cell, 's') ?? '0')]
    if (!sections) return false
    if (sections.length >= 4 && sections.every(isBlank)) return true
    const type = attributeOf(cell, 't') ?? 'n'
    if (type === 's' || type === 'str' || type === 'inlineStr')
      return sections.length >= 4 && isBlank(sections[3] ?? '')
    if (type !== 'n' || sections.some((section) => /\[[<>=]/u.test(section))) return false
    const value = Number(textIn(childOf(cell, 'v') ?? EMPTY))
    const section = value < 0 ? (sections[1] ?? sections[0]) : value === 0 ? (sections[2] ?? sections[0]) : sections[0]
    return (sections.length > 1 || section !== '') && isBlank(section ?? '')
  }
}

const EMPTY: XmlElement = { uri: '', local: '', prefix: '', attributes: [], children: [] }

/** A format has a section each for numbers above nought, below it, nought, and words. */
function sectionsOf(code: string): readonly string[] {
  const sections: string[] = []
  let section = ''
  let isQuoted = false
  for (const sign of code.slice(0, 1_000)) {
    if (sign === '"') isQuoted = !isQuoted
    if (sign === ';' && !isQuoted) {
      sections.push(section)
      section = ''
    } else section += sign
  }
  return [...sections, section]
}

/** Colours, blanks and room as wide as a sign show nothing. */
function isBlank(section: string): boolean {
  return section.replace(/\[[^\]]{0,100}\]|_.|["\s]|\\ /gu, '') === ''
}
