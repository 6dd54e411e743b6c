import { attributeOf, childOf, childrenOf, textIn } from './elements.js'
import type { XmlElement } from './xml-tree.js'

/** The words that the cells of a workbook share. What no cell needs any more is left out of them. */
export class WorkbookStrings {
  readonly #items: readonly XmlElement[]
  readonly #places = new Map<number, number>()

  constructor(root: XmlElement | undefined) {
    this.#items = root === undefined ? [] : childrenOf(root, 'si')
  }

  /** What each cell of a sheet shows or would show, in order. */
  wordsOf(sheet: XmlElement): readonly string[] {
    return cellsOf(sheet).flatMap((cell) => {
      const value = childOf(cell, 'v')
      const text = value === undefined ? textIn(cell) : this.#isShared(cell) ? this.#said(textIn(value)) : textIn(value)
      return text.trim() === '' ? [] : [text]
    })
  }

  /** Counts what the cells of a sheet need, and gives it its new place. */
  renumber(sheet: XmlElement): void {
    for (const cell of cellsOf(sheet)) {
      const value = childOf(cell, 'v')
      if (value === undefined || !this.#isShared(cell)) continue
      const before = Number(textIn(value))
      const place = this.#places.get(before) ?? this.#places.size
      this.#places.set(before, place)
      value.children = [String(place)]
    }
  }

  /** Leaves only what is needed, in its new order. */
  shrink(root: XmlElement): void {
    root.children = [...this.#places.keys()].flatMap((before) => this.#items[before] ?? [])
    root.attributes = []
  }

  #isShared(cell: XmlElement): boolean {
    return attributeOf(cell, 't') === 's'
  }

  #said(index: string): string {
    const item = this.#items[Number(index)]
    return item === undefined ? '' : textIn(item)
  }
}

function cellsOf(sheet: XmlElement): readonly XmlElement[] {
  return childrenOf(childOf(sheet, 'sheetData') ?? sheet, 'row').flatMap((row) => childrenOf(row, 'c'))
}
