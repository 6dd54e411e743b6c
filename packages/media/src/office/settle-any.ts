import { dropAttributes, elementsIn, settleTree } from './elements.js'
import type { XmlElement, XmlTree } from './xml-tree.js'

const RELATIONS = /\/officeDocument\/(?:2006\/)?relationships$/u
/** The namespaces of what a document shows. Whatever is in another is left out. */
const SHOWN =
  /^(?:$|http:\/\/www\.w3\.org\/XML\/1998\/namespace$|http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/(?:wordprocessingml|spreadsheetml|presentationml|drawingml|officeDocument\/(?:2006\/)?(?:relationships|math))(?:\/|$)|http:\/\/schemas\.openxmlformats\.org\/markup-compatibility\/2006$|http:\/\/schemas\.microsoft\.com\/office\/word\/20\d\d\/(?:wordml|wordprocessing(?:Shape|Group|Canvas|Drawing|Ink))$|http:\/\/schemas\.microsoft\.com\/office\/drawing\/(?:2008\/diagram|2010\/main)$|urn:schemas-microsoft-com:(?:vml|office:(?:office|word|excel|powerpoint))$)/u
/** Marks by which versions and people can be told. */
const TRACES =
  /^(?:rsid\w{0,20}|paraId|textId|author|initials|userId|anchorId|editId|codeName|dataPath|uid|gfxdata|spid|alt|title|descr|dirty|lastEdited|textlink|tooltip)$/u
/** What comes of an element when the part that it points to does not stay. */
const OPENED = new Set(['hyperlink'])
const KEPT_WITHOUT = new Set(['pageSetup', 'blip'])
const TAKEN_AWAY = new Set([
  'extLst',
  'custDataLst',
  'custData',
  'tagLst',
  'proofErr',
  'permStart',
  'permEnd',
  'modifyVerifier',
  'rsid',
  'nsid',
  'tmpl',
  'tblCaption',
  'tblDescription',
  'hlinkClick',
  'hlinkHover',
  'hlinkMouseOver',
])
const VML = 'urn:schemas-microsoft-com:vml'
/** Addresses that drawings of old kinds hold in themselves. */
const VML_TRACES = /^(?:href|althref|src|target|id)$/u

/** What every part is rid of, whatever kind of document it is of. */
export function settleAny({ root }: XmlTree, keptIds: ReadonlySet<string>): void {
  let pictures = 0
  const kinds = new Map<string, string>()
  /** Old drawings name the kinds of their shapes. */
  const kindOf = (value: string): string => {
    const name = kinds.get(value) ?? `Kind${String(kinds.size + 1)}`
    kinds.set(value, name)
    return name
  }
  const plain = (element: XmlElement): void => {
    dropAttributes(element, (local, uri) => !SHOWN.test(uri) || TRACES.test(local))
    dropAttributes(element, (local, uri) => RELATIONS.test(uri) && !keptIds.has(attributeIn(element, local, uri)))
    if (element.local === 'docPr' || element.local === 'cNvPr') {
      const name = element.attributes.find(({ local }) => local === 'name')
      if (name) name.value = `Object ${String(++pictures)}`
    }
    if (element.local === 'cSld') dropAttributes(element, (local) => local === 'name')
    for (const attribute of element.attributes) {
      if (attribute.local === 'macro') attribute.value = ''
      if (element.local === 'tblStyle' && attribute.local === 'styleName') attribute.value = 'Table style'
    }
    if (element.uri === VML) plainOldShape(element, kindOf)
  }
  const points = (element: XmlElement): boolean =>
    element.attributes.some(({ uri, value }) => RELATIONS.test(uri) && value !== '' && !keptIds.has(value))
  settleTree(root, (child) => {
    if (!SHOWN.test(child.uri) || TAKEN_AWAY.has(child.local)) return 'drop'
    if (points(child) && !KEPT_WITHOUT.has(child.local)) return OPENED.has(child.local) ? 'open' : 'drop'
    plain(child)
    return 'keep'
  })
  plain(root)
  settleCompatible(root)
}

function plainOldShape(element: XmlElement, kindOf: (value: string) => string): void {
  const isKind = element.local === 'shapetype'
  dropAttributes(element, (local, uri) => !RELATIONS.test(uri) && VML_TRACES.test(local) && !(isKind && local === 'id'))
  for (const attribute of element.attributes) {
    if (attribute.uri !== '') continue
    if (isKind && attribute.local === 'id') attribute.value = kindOf(attribute.value)
    else if (element.local === 'shape' && attribute.local === 'type' && attribute.value.startsWith('#'))
      attribute.value = `#${kindOf(attribute.value.slice(1))}`
  }
}

/** What is only for programs that know more is left out where nothing of it stays. */
function settleCompatible(root: XmlElement): void {
  settleTree(root, (child) => {
    if (child.local !== 'AlternateContent') return 'keep'
    const [choice] = child.children.filter((each) => typeof each !== 'string' && each.local === 'Choice')
    return choice === undefined && ![...elementsIn(child)].some(({ local }) => local === 'Fallback') ? 'drop' : 'keep'
  })
}

function attributeIn(element: XmlElement, local: string, uri: string): string {
  return element.attributes.find((each) => each.local === local && each.uri === uri)?.value ?? ''
}
