import type { PdfFile } from './pdf-file.js'
import { isPdfArray, isPdfDict, PdfName, PdfRef, PdfString, type PdfDict, type PdfValue } from './pdf-values.js'
import { sayPdfString } from './say-pdf-string.js'

/** The layers of a document, by which parts of its pages can be switched off. */
export class Layers {
  readonly #file: PdfFile
  readonly #off = new Set<number>()
  /** Names of all layers, and whether they are seen. */
  readonly named: { readonly name: string; readonly isOff: boolean }[] = []

  constructor(file: PdfFile) {
    this.#file = file
    const properties = file.dictIn(file.catalog, 'OCProperties')
    if (!properties) return
    const standard = file.dictIn(properties, 'D') ?? new Map<string, PdfValue>()
    const base = file.resolve(standard.get('BaseState'))
    const all = refsIn(file.arrayIn(properties, 'OCGs'))
    if (base instanceof PdfName && base.name === 'OFF') for (const number of all) this.#off.add(number)
    for (const number of refsIn(file.arrayIn(standard, 'ON'))) this.#off.delete(number)
    for (const number of refsIn(file.arrayIn(standard, 'OFF'))) this.#off.add(number)
    for (const number of all) {
      const group = file.object(number)
      const name = isPdfDict(group) ? file.resolve(group.get('Name')) : undefined
      this.named.push({ name: name instanceof PdfString ? sayPdfString(name) : '', isOff: this.#off.has(number) })
    }
  }

  /** Whether what belongs to a layer, or to a rule over several, is switched off. */
  hides(layer: PdfValue | undefined): boolean {
    if (layer === undefined || layer === null) return false
    if (layer instanceof PdfRef && this.#off.has(layer.number)) return true
    const dict = this.#file.resolve(layer)
    if (!isPdfDict(dict)) return false
    const type = this.#file.resolve(dict.get('Type'))
    if (!(type instanceof PdfName) || type.name !== 'OCMD') return false
    return this.#hidesTogether(dict)
  }

  #hidesTogether(rule: PdfDict): boolean {
    const given = rule.get('OCGs')
    const list = this.#file.resolve(given)
    const numbers = isPdfArray(list) ? refsIn(list) : refsIn(given === undefined ? [] : [given])
    if (numbers.length === 0) return false
    const off = numbers.filter((number) => this.#off.has(number)).length
    const policy = this.#file.resolve(rule.get('P'))
    switch (policy instanceof PdfName ? policy.name : 'AnyOn') {
      case 'AllOn':
        return off > 0
      case 'AnyOff':
        return off === 0
      case 'AllOff':
        return off < numbers.length
      default:
        return off === numbers.length
    }
  }
}

function refsIn(values: readonly PdfValue[]): readonly number[] {
  return values.flatMap((value) => (value instanceof PdfRef ? [value.number] : []))
}
