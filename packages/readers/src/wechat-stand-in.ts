import { wechatKind, type WechatKind } from './wechat-kind.js'

const NAMES =
  '图片|语音|视频|动画表情|表情|GIF表情|名片|位置|链接|文件|分享|小程序|视频号|合并转发|聊天记录|红包|红包封面|转账|语音通话|视频通话|音乐'
const STAND_IN = new RegExp(
  `^!?\\[(?<kind>${NAMES})(?:\\|[^\\]\\r\\n]{0,500})?\\](?:\\([^)\\r\\n]{0,1000}\\)|[^\\r\\n]{0,100})$`,
  'u',
)

/**
 * Tells the kind of a message by what an exporter writes in its place, such as `[图片]` or `![视频](http://…)`, for
 * exports that do not give the kind itself. Answers with undefined for words.
 */
export function wechatStandIn(words: string): WechatKind | undefined {
  if (words.length > 1700) return undefined
  const name = STAND_IN.exec(words.trim())?.groups?.['kind']
  return name === undefined ? undefined : wechatKind(name)
}
