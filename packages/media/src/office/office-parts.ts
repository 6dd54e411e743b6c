import { mediaError } from '../media-error.js'
import { attributeOf, childrenOf } from './elements.js'
import { parseXmlTree } from './xml-tree.js'

/** That one part needs another. */
export interface Relation {
  readonly id: string
  /** The last part of its type, such as `image`. */
  readonly type: string
  readonly fullType: string
  /** Path of the part, or an address. */
  readonly target: string
  readonly isExternal: boolean
}

/** The parts of an Office document, with what belongs to what. */
export class OfficeParts {
  readonly bytes: ReadonlyMap<string, Uint8Array>
  readonly #types = new Map<string, string>()
  readonly #defaults = new Map<string, string>()

  /** @throws {TelltaleError} `media/damaged` where it does not say what its parts are. */
  constructor(bytes: ReadonlyMap<string, Uint8Array>) {
    this.bytes = bytes
    const types = bytes.get('[Content_Types].xml')
    if (!types) throw mediaError('damaged')
    for (const element of childrenOf(parseXmlTree(types).root)) {
      const type = attributeOf(element, 'ContentType') ?? ''
      const path = attributeOf(element, 'PartName')
      const extension = attributeOf(element, 'Extension')
      if (path !== undefined) this.#types.set(path.replace(/^\//u, '').toLowerCase(), type)
      else if (extension !== undefined) this.#defaults.set(extension.toLowerCase(), type)
    }
  }

  typeOf(path: string): string {
    const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
    return this.#types.get(path.toLowerCase()) ?? this.#defaults.get(extension) ?? ''
  }

  /** What a part needs; the whole document for an empty path. */
  relationsOf(path: string): readonly Relation[] {
    const slash = path.lastIndexOf('/')
    const folder = path.slice(0, slash + 1)
    const bytes = this.bytes.get(`${folder}_rels/${path.slice(slash + 1)}.rels`)
    if (!bytes) return []
    return childrenOf(parseXmlTree(bytes).root, 'Relationship').map((element) => {
      const fullType = attributeOf(element, 'Type') ?? ''
      const target = attributeOf(element, 'Target') ?? ''
      const isExternal = attributeOf(element, 'TargetMode') === 'External'
      return {
        id: attributeOf(element, 'Id') ?? '',
        type: fullType.slice(fullType.lastIndexOf('/') + 1),
        fullType,
        target: isExternal ? target : resolved(folder, target),
        isExternal,
      }
    })
  }
}

function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target
  const names: string[] = []
  for (const name of path.split('/')) {
    if (name === '..') names.pop()
    else if (name !== '.' && name !== '') names.push(name)
  }
  return names.join('/')
}
