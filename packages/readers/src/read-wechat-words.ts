import type { Attachment, Turn } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { quotedInWechat } from './quoted-in-wechat.js'
import { type WechatKind } from './wechat-kind.js'

/** What one message of WeChat holds, without who said it and when. */
export interface WechatWords {
  readonly text: string
  /** Not said by anybody: who joined, who took a message back, a call. */
  readonly isEvent: boolean
  readonly attachments?: readonly Attachment[]
  readonly quoted?: Turn['quoted']
  readonly forwardedFrom?: string
}

const KIND_OF_FILE: Readonly<Partial<Record<WechatKind, Attachment['kind']>>> = {
  image: 'image',
  voice: 'audio',
  video: 'video',
  sticker: 'sticker',
  location: 'location',
  contact: 'contact',
  file: 'document',
}

/** `[图片]`, `![图片](http://…)`, `[文件|name](http://…)`, `[语音] 5秒`: what exporters write where there are no words. */
const STAND_IN = /^!?\[(?<name>[^\]\r\n]{1,200})\](?:\((?<link>[^)\r\n]{0,1000})\))?(?<rest>[^\r\n]{0,200})$/u

/**
 * Reads what an exporter gives as the content of a WeChat message: the words, or WeChat's own XML for everything that is
 * not words, or a stand-in such as `[图片]`.
 *
 * @param path - Where the exporter put the file that belongs to the message, when it says so.
 */
export function readWechatWords(kind: WechatKind, content: string, path = ''): WechatWords {
  const raw = withoutSender(content)
  const xml = isXml(raw)
  if (kind === 'system' || kind === 'call') return { text: xml ? xmlWords(raw) : raw.trim(), isEvent: true }
  const fileKind = KIND_OF_FILE[kind]
  if (fileKind !== undefined) return fileWords(fileKind, raw, path)
  if (xml) return kind === 'text' && !/^<(?:\?xml|msg)/u.test(raw.trimStart()) ? said(raw) : cardWords(kind, raw)
  if (kind === 'forward') return { text: raw.trim(), isEvent: false, forwardedFrom: '' }
  if (kind === 'link') return { ...said(raw.trim()), forwardedFrom: '' }
  return said(raw)
}

function said(words: string): WechatWords {
  const text = words.trim()
  const quoted = quotedInWechat(text)
  return { text, isEvent: false, ...(quoted === undefined ? {} : { quoted: [quoted] }) }
}

/** In groups WeChat itself puts the sender's id and a colon on a line of its own before the words. */
function withoutSender(content: string): string {
  return content.replace(/^[\w@-]{3,64}:\r?\n/u, '')
}

function fileWords(kind: Attachment['kind'], raw: string, path: string): WechatWords {
  const found = isXml(raw) ? undefined : STAND_IN.exec(raw.trim())
  const inPath = lastPart(path)
  if (isXml(raw)) {
    const name = kind === 'document' ? tagText(raw, 'title') : kind === 'location' ? attribute(raw, 'label') : inPath
    return file(kind, kind === 'contact' ? attribute(raw, 'nickname') : name, '')
  }
  if (found !== undefined && found !== null) {
    const { name = '', link = '', rest = '' } = found.groups ?? {}
    const inName = name.includes('|') ? name.slice(name.indexOf('|') + 1) : ''
    const words = rest.trim()
    const isName = attachmentKind(words) !== undefined
    return file(kind, isName ? words : inName || inPath || lastPart(link), isName ? '' : words)
  }
  const plain = raw.trim()
  // A name of a kind, a path or a name of a file are no words of anybody.
  if (plain === '' || STAND_IN_WORDS.has(plain)) return file(kind, inPath, '')
  if (attachmentKind(lastPart(plain)) !== undefined && !plain.includes('\n')) return file(kind, lastPart(plain), '')
  return file(kind, inPath, plain)
}

const STAND_IN_WORDS: ReadonlySet<string> = new Set(
  '图片 语音 视频 表情 动画表情 表情包 文件 位置 名片 图片消息 语音消息 视频消息 文件消息 位置消息 名片消息'.split(' '),
)

function file(kind: Attachment['kind'], name: string, text: string): WechatWords {
  return { text, isEvent: false, attachments: [name === '' ? { kind } : { name, kind }] }
}

/** A card made of XML: its title is the sender's own only where the sender wrote it. */
function cardWords(kind: WechatKind, raw: string): WechatWords {
  const title = tagText(raw, 'title')
  if (kind === 'transfer') {
    const parts = [tagText(raw, 'feedesc') || title, tagText(raw, 'pay_memo')]
    return { text: parts.filter((part) => part !== '').join(' '), isEvent: false }
  }
  if (kind === 'forward' || kind === 'link') {
    const parts = [title, tagText(raw, 'des'), kind === 'link' ? tagText(raw, 'url') : '']
    return { text: parts.filter((part) => part !== '').join('\n'), isEvent: false, forwardedFrom: '' }
  }
  return { text: title, isEvent: false }
}

function isXml(content: string): boolean {
  return /^\s{0,20}<(?:\?xml|msg|sysmsg|voipmsg|voiplocalinfo|revokemsg|[a-z]{2,20}[ >])/u.test(content)
}

/** The words between the tags. */
function xmlWords(xml: string): string {
  const parts: string[] = []
  let at = 0
  while (at < xml.length && parts.length < 1000) {
    const open = xml.indexOf('<', at)
    parts.push(xml.slice(at, open === -1 ? xml.length : open))
    if (open === -1) break
    if (xml.startsWith('<![CDATA[', open)) {
      const end = xml.indexOf(']]>', open)
      parts.push(xml.slice(open + 9, end === -1 ? xml.length : end))
      at = end === -1 ? xml.length : end + 3
    } else {
      const end = xml.indexOf('>', open)
      at = end === -1 ? xml.length : end + 1
    }
  }
  return decoded(parts.join(' ').replace(/\s+/gu, ' ').trim())
}

/** The content of the first element of this name. */
function tagText(xml: string, name: string): string {
  const open = xml.indexOf(`<${name}>`)
  if (open === -1) return ''
  const start = open + name.length + 2
  const close = xml.indexOf(`</${name}>`, start)
  const inside = xml.slice(start, close === -1 ? Math.min(xml.length, start + 2000) : close).trim()
  return inside.startsWith('<![CDATA[') ? inside.slice(9, inside.endsWith(']]>') ? -3 : undefined) : decoded(inside)
}

function attribute(xml: string, name: string): string {
  const start = xml.indexOf(` ${name}="`)
  if (start === -1) return ''
  const from = start + name.length + 3
  const end = xml.indexOf('"', from)
  return end === -1 || end - from > 1000 ? '' : decoded(xml.slice(from, end))
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

function decoded(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,4});/giu, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED.get(name.toLowerCase()) ?? whole
    const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** The last part of a path or an address. */
function lastPart(path: string): string {
  const plain = path.trim()
  if (plain.length > 1000 || /[\r\n{]/u.test(plain)) return ''
  return plain.slice(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1)
}
