/** What kind of message WeChat sent, whatever its exporter calls it. */
export type WechatKind =
  | 'text'
  | 'image'
  | 'voice'
  | 'video'
  | 'sticker'
  | 'location'
  | 'contact'
  | 'file'
  | 'link'
  | 'quote'
  | 'forward'
  | 'transfer'
  | 'call'
  | 'system'
  | 'other'

const BY_NUMBER: ReadonlyMap<number, WechatKind> = new Map([
  [1, 'text'],
  [3, 'image'],
  [34, 'voice'],
  [42, 'contact'],
  [43, 'video'],
  [47, 'sticker'],
  [48, 'location'],
  [50, 'call'],
  [52, 'call'],
  [53, 'call'],
  [62, 'video'],
  [64, 'call'],
  [66, 'contact'],
  [10000, 'system'],
  [10002, 'system'],
])

/** What messages of the type 49 are, by their second number. */
const BY_SECOND_NUMBER: ReadonlyMap<number, WechatKind> = new Map([
  [1, 'text'],
  [3, 'link'],
  [4, 'link'],
  [5, 'link'],
  [6, 'file'],
  [8, 'sticker'],
  [19, 'forward'],
  [33, 'link'],
  [36, 'link'],
  [40, 'forward'],
  [51, 'link'],
  [57, 'quote'],
  [62, 'system'],
  [63, 'link'],
  [74, 'file'],
  [87, 'text'],
  [2000, 'transfer'],
  [2001, 'transfer'],
])

/** Parts of names that exporters give to kinds, the ones that hold another one first. */
const BY_NAME: readonly (readonly [RegExp, WechatKind])[] = [
  [/引用|quote|refer|reply/u, 'quote'],
  [/系统|系統|system|撤回|revoke|拍一拍/u, 'system'],
  [/通话|通話|voip|call/u, 'call'],
  [/转账|轉帳|红包|紅包|transfer|redpacket|red_packet/u, 'transfer'],
  [/转发|轉發|聊天记录|合并|forward|merge/u, 'forward'],
  [/视频号|链接|鏈接|连结|图文|小程序|分享|音乐|卡片式|link|share|music|mini/u, 'link'],
  [/文件|檔案|file/u, 'file'],
  [/图片|圖片|image|photo|picture/u, 'image'],
  [/语音|語音|voice|audio/u, 'voice'],
  [/视频|影片|video/u, 'video'],
  [/表情|emoji|sticker|emotion/u, 'sticker'],
  [/名片|contact|card/u, 'contact'],
  [/位置|location/u, 'location'],
  [/文本|文字|公告|text/u, 'text'],
]

/**
 * Tells the kind of a WeChat message from what an exporter says of it: WeChat's own number, with or without the second
 * number in the same field, or a name in Chinese or English. Answers with `other` when it is not known.
 */
export function wechatKind(type: string, subType = ''): WechatKind {
  const plain = type.trim().toLowerCase()
  if (/^\d{1,20}$/u.test(plain)) {
    const number = Number(plain)
    // Newer versions of WeChat keep both numbers in one.
    const first = number % 2 ** 32
    if (first !== 49) return BY_NUMBER.get(first) ?? 'other'
    const second = number === first ? Number(subType) : Math.floor(number / 2 ** 32)
    return BY_SECOND_NUMBER.get(second) ?? 'other'
  }
  return BY_NAME.find(([name]) => name.test(plain))?.[1] ?? 'other'
}
