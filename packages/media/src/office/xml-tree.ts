import { SaxesParser } from 'saxes'
import { mediaError } from '../media-error.js'

export interface XmlAttribute {
  readonly uri: string
  readonly local: string
  readonly prefix: string
  value: string
}

/** An element of a tree that is changed in place. Names are by namespace: prefixes are anybody's choice. */
export interface XmlElement {
  readonly uri: string
  readonly local: string
  readonly prefix: string
  attributes: XmlAttribute[]
  children: XmlNode[]
}

export type XmlNode = XmlElement | string

/** A part of a document as a tree. */
export interface XmlTree {
  readonly root: XmlElement
  /** Which namespace each prefix was first given to. */
  readonly prefixes: ReadonlyMap<string, string>
}

const XMLNS = 'http://www.w3.org/2000/xmlns/'
const XML = 'http://www.w3.org/XML/1998/namespace'
const LARGEST = 150_000_000
const DEEPEST = 400
const MOST_NODES = 4_000_000

/**
 * Builds the tree of a part. Remarks and instructions are left out.
 *
 * @throws {TelltaleError} `media/damaged` where it is not well-formed, `media/not-cleanable` where it declares entities of
 * its own, `media/too-large`.
 */
export function parseXmlTree(bytes: Uint8Array): XmlTree {
  if (bytes.length > LARGEST) throw mediaError('grows-too-far')
  const text = decoded(bytes)
  const parser = new SaxesParser({ xmlns: true, position: false })
  const prefixes = new Map<string, string>()
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  let nodes = 0
  const count = (): void => {
    if (++nodes > MOST_NODES) throw mediaError('too-many-parts')
  }
  parser.on('error', (error) => {
    throw mediaError('damaged', { cause: error })
  })
  parser.on('doctype', () => {
    throw mediaError('not-cleanable')
  })
  parser.on('opentag', ({ uri, local, prefix, attributes }) => {
    count()
    if (open.length >= DEEPEST) throw mediaError('too-deep')
    const element: XmlElement = { uri, local, prefix, attributes: [], children: [] }
    for (const each of Object.values(attributes)) {
      if (each.uri === XMLNS || each.name === 'xmlns') {
        const named = each.name === 'xmlns' ? '' : each.local
        if (!prefixes.has(named)) prefixes.set(named, each.value)
      } else element.attributes.push({ uri: each.uri, local: each.local, prefix: each.prefix, value: each.value })
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  const said = (words: string): void => {
    count()
    open.at(-1)?.children.push(words)
  }
  parser.on('text', said)
  parser.on('cdata', said)
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(text.startsWith('\ufeff') ? text.slice(1) : text).close()
  if (!root) throw mediaError('damaged')
  return { root, prefixes }
}

function decoded(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    throw mediaError('damaged', { cause: error })
  }
}

/** The tree as a part of a document. Every namespace that it uses is declared once, at the top. */
export function writeXmlTree({ root, prefixes }: XmlTree): Uint8Array {
  const names = new Names(prefixes)
  const body = writeElement(root, names)
  const end = body.search(/[\s/>]/u)
  const declared = `${body.slice(0, end)}${names.declarations()}${body.slice(end)}`
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${declared}`)
}

/** Gives each namespace one prefix, its own where that is free. */
class Names {
  readonly #given: ReadonlyMap<string, string>
  readonly #taken = new Map<string, string>()
  readonly #elements = new Map<string, string>()
  readonly #attributes = new Map<string, string>()

  constructor(given: ReadonlyMap<string, string>) {
    this.#given = given
  }

  element(uri: string, prefix: string): string {
    if (uri === '') return ''
    const known = this.#elements.get(uri)
    if (known !== undefined) return known
    const chosen = this.#take(uri, prefix)
    this.#elements.set(uri, chosen)
    if (chosen !== '' && !this.#attributes.has(uri)) this.#attributes.set(uri, chosen)
    return chosen
  }

  attribute(uri: string, prefix: string): string {
    if (uri === '' || uri === XML) return uri === '' ? '' : 'xml'
    const known = this.#attributes.get(uri)
    if (known !== undefined) return known
    const chosen = this.#take(uri, prefix === '' ? 'n' : prefix)
    this.#attributes.set(uri, chosen)
    return chosen
  }

  /** Prefixes that stand in a value, such as those that a reader has to know. */
  listed(value: string): string {
    return value
      .split(/\s/u)
      .flatMap((prefix) => {
        const uri = this.#given.get(prefix)
        return uri === undefined ? [] : [this.attribute(uri, prefix)]
      })
      .join(' ')
  }

  declarations(): string {
    return [...this.#taken]
      .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escaped(uri)}"`)
      .join('')
  }

  #take(uri: string, prefix: string): string {
    let chosen = prefix
    for (let number = 1; this.#taken.has(chosen) && this.#taken.get(chosen) !== uri; number++)
      chosen = `n${String(number)}`
    this.#taken.set(chosen, uri)
    return chosen
  }
}

function writeElement(element: XmlElement, names: Names): string {
  const prefix = names.element(element.uri, element.prefix)
  const name = prefix === '' ? element.local : `${prefix}:${element.local}`
  const attributes = element.attributes.map(({ uri, local, prefix: own, value }) => {
    const given = names.attribute(uri, own)
    const isList = local === 'Requires' || local === 'Ignorable'
    return ` ${given === '' ? local : `${given}:${local}`}="${escaped(isList ? names.listed(value) : value)}"`
  })
  const start = `<${name}${attributes.join('')}`
  if (element.children.length === 0) return `${start}/>`
  const within = element.children.map((child) =>
    typeof child === 'string' ? escaped(child) : writeElement(child, names),
  )
  return `${start}>${within.join('')}</${name}>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"\n\r\t]/gu, (sign) => {
    switch (sign) {
      case '&':
        return '&amp;'
      case '<':
        return '&lt;'
      case '>':
        return '&gt;'
      case '"':
        return '&quot;'
      default:
        return `&#${String(sign.charCodeAt(0))};`
    }
  })
}
