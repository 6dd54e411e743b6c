import type { Detail } from '../detail.js'
import type { XmlTree } from './xml-tree.js'

/** What was found where, while the parts of a document were settled. */
export interface Settling {
  /** Beside what is shown. */
  readonly details: Detail[]
  /** Words that the document shows. */
  readonly shown: { readonly text: string; readonly label: string }[]
  /** Words that are in it and not shown. */
  readonly hidden: { readonly text: string; readonly label: string; readonly sign: Detail['sign'] }[]
  /** Pictures of which a part is cut off: by path of the picture, the parts that are shown, as shares of its sides. */
  readonly cuts: Map<string, { left: number; top: number; right: number; bottom: number }>
  /** Styles of a text document by which words are hidden; the empty one is a paragraph without a style. */
  readonly unseenStyles: Set<string>
  /** Styles of a text document that lay a colour under words, counted likewise. */
  readonly colouredStyles: Set<string>
  /** Whether something shown cannot stay and cannot go. */
  refuse: boolean
}

/** Settles one part in place: what is not shown goes, and is told. */
export type SettlePart = (tree: XmlTree, type: string, settling: Settling) => void
