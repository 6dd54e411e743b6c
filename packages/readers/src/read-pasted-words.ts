import type { Attachment, Turn } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'

/** The words of a copied message without what the application put among them. */
export interface PastedWords extends Pick<Turn, 'text' | 'attachments' | 'edited' | 'forwardedFrom' | 'quoted'> {
  /** The application tells that something happened; nobody said it. */
  readonly isEvent?: true
}

const STAND_INS: ReadonlyMap<string, Attachment['kind']> = new Map([
  ...kinds('image', 'photo|photos|image|picture|album|foto|bild|фото|фотография|图片|圖片|照片|相片|写真|画像|사진'),
  ...kinds('sticker', 'sticker|стикер|动画表情|貼圖|贴图|スタンプ|이모티콘|스티커'),
  ...kinds('video', 'video|gif|видео|vídeo|视频|影片|動画|동영상|video message|видеосообщение'),
  ...kinds(
    'audio',
    'voice message|voice|audio|голосовое сообщение|语音|語音|语音消息|語音訊息|ボイスメッセージ|음성메시지',
  ),
  ...kinds('document', 'file|document|файл|文件|檔案|ファイル|파일'),
  ...kinds('location', 'location|位置|地理位置|位置情報'),
  ...kinds('contact', 'contact|个人名片|名片|连絡先|連絡先'),
])

function kinds(kind: Attachment['kind'], names: string): readonly (readonly [string, Attachment['kind']])[] {
  return names.split('|').map((name) => [name, kind])
}

const EDITED =
  /[ \r\n]{0,4}\((?:edited|bearbeitet|modifié|editado|modificato|bewerkt|edytowane|изменено|змінено|düzenlendi|已编辑|已編輯|編集済み|수정됨)\)$/iu
const FORWARDED = /^\[Forwarded from (?<from>[^\]\r\n]{1,100})\][ \t]{0,4}(?:\r\n|\r|\n|$)/u
const ANSWERS = /^(?:\[In reply to [^\]\r\n]{1,100}\]|Replying to "[^\r\n]{1,300}")[ \t]{0,4}(?=[\r\n])/u
const REACTS = /^(?:Reacted to "[^\r\n]{0,300}" with \S{1,24}|Removed an? \S{1,24} reaction from "[^\r\n]{0,300}")$/u
const FILE = 'Attachment file type: '

/**
 * Takes apart what applications mix into the words when a chat is copied: `[Photo]` in place of a picture, `(edited)`,
 * whom a message was forwarded from, which message it answers, the name and the size of a file. Only whole lines at the
 * start and the end are believed, except for files, which take three lines.
 */
export function readPastedWords(words: string): PastedWords {
  if (words.length <= 400 && REACTS.test(words)) return { text: words, isEvent: true }
  const boxed = words.length <= 120 ? standIn(words) : undefined
  if (boxed !== undefined) return { text: '', attachments: [boxed] }
  const { rest, attachments } = withoutFiles(words)
  const edited = rest.endsWith(')') ? EDITED.exec(rest.slice(-24)) : null
  let text = edited === null ? rest : rest.slice(0, rest.length - edited[0].length)
  const forwarded = text.startsWith('[') ? FORWARDED.exec(text.slice(0, 200)) : null
  if (forwarded !== null) text = text.slice(forwarded[0].length)
  const answer = /^[[R]/u.test(text) ? ANSWERS.exec(text.slice(0, 400)) : null
  const quoted = answer === null ? quoteBeforeReply(text) : ([0, answer[0].length] as const)
  return {
    text,
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(edited === null ? {} : { edited: true }),
    ...(forwarded === null ? {} : { forwardedFrom: forwarded.groups?.['from'] ?? '' }),
    ...(quoted === undefined ? {} : { quoted: [quoted] }),
  }
}

/** `[Photo]`, `[ Voice message ]`, `[ File : name ]` and nothing else. */
function standIn(words: string): Attachment | undefined {
  const inner = /^\[ ?(?<kind>[^[\]:：\r\n]{1,24}?) ?(?:[:：] ?(?<name>[^[\]\r\n]{1,80}?))? ?\]$/u.exec(words)?.groups
  const kind = STAND_INS.get(inner?.['kind']?.toLowerCase() ?? '')
  if (kind === undefined) return undefined
  const name = inner?.['name']
  return name === undefined ? { kind } : { name, kind }
}

/** Discord writes the kind of a file, its name, and its size on lines of their own. */
function withoutFiles(words: string): { readonly rest: string; readonly attachments: readonly Attachment[] } {
  if (!words.includes(FILE)) return { rest: words, attachments: [] }
  const lines = words.split(/\r\n|\r|\n/u)
  const kept: string[] = []
  const attachments: Attachment[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const name = lines[at + 1] ?? ''
    if (line.startsWith(FILE) && /^[\d.,]{1,12} (?:bytes|[KMG]?B)$/u.test(lines[at + 2]?.trim() ?? '')) {
      attachments.push({ name: name.trim(), kind: attachmentKind(name.trim()) ?? 'other' })
      at += 2
    } else kept.push(line)
  }
  return { rest: attachments.length === 0 ? words : kept.join('\n').trim(), attachments }
}

/** WeChat shows an answer as the quoted message in corner brackets, a row of dashes, and then the words. */
function quoteBeforeReply(words: string): readonly [number, number] | undefined {
  if (words.charCodeAt(0) !== 0x300c) return undefined
  const close = !words.includes('」\n- - -') ? words.indexOf('」\r\n- - -') : words.indexOf('」\n- - -')
  if (close === -1) return undefined
  const dashes = words.indexOf('-', close)
  const lineEnd = words.indexOf('\n', dashes)
  return [0, lineEnd === -1 ? words.length : lineEnd]
}
