import type { Reader } from '@telltale/model'
import { callTranscript } from './call-transcript.js'
import { chatTable } from './chat-table.js'
import { discordCsv } from './discord-csv.js'
import { discordHtml } from './discord-html.js'
import { discordJson } from './discord-json.js'
import { discordPackage } from './discord-package.js'
import { discordText } from './discord-text.js'
import { docx } from './docx.js'
import { email } from './email.js'
import { facebookPosts } from './facebook-posts.js'
import { googleChat } from './google-chat.js'
import { googleVoice } from './google-voice.js'
import { imessageHtml } from './imessage-html.js'
import { imessageText } from './imessage-text.js'
import { instagramPosts } from './instagram-posts.js'
import { kakaotalkCsv } from './kakaotalk-csv.js'
import { kakaotalkText } from './kakaotalk-text.js'
import { lineText } from './line-text.js'
import { linkedinCsv } from './linkedin-csv.js'
import { mastodon } from './mastodon.js'
import { mbox } from './mbox.js'
import { metaHtml } from './meta-html.js'
import { metaJson } from './meta-json.js'
import { outlookMsg } from './outlook-msg.js'
import { ownJson } from './own-json.js'
import { pastedChat } from './pasted-chat.js'
import { pdf } from './pdf.js'
import { plainText } from './plain-text.js'
import { qqText } from './qq-text.js'
import { reddit } from './reddit.js'
import { signalJson } from './signal-json.js'
import { signalText } from './signal-text.js'
import { sigtopText } from './sigtop-text.js'
import { snapchatJson } from './snapchat-json.js'
import { skypeJson } from './skype-json.js'
import { slackJson } from './slack-json.js'
import { smsXml } from './sms-xml.js'
import { subtitles } from './subtitles.js'
import { teamsJson } from './teams-json.js'
import { telegram } from './telegram.js'
import { telegramHtml } from './telegram-html.js'
import { tiktok } from './tiktok.js'
import { twitter } from './twitter.js'
import { viberCsv } from './viber-csv.js'
import { wechatCsv } from './wechat-csv.js'
import { wechatHtml } from './wechat-html.js'
import { wechatJson } from './wechat-json.js'
import { wechatText } from './wechat-text.js'
import { weibo } from './weibo.js'
import { whatsapp } from './whatsapp.js'

/**
 * Every reader there is, in the order in which they are asked: the forms that cannot be mistaken first, plain text,
 * which takes everything, last. A new reader is one more entry here.
 */
export const readers: readonly Reader[] = [
  // Formats with a structure: JSON, XML, HTML, tables, bytes. Each must be sure of itself, so their order does not matter.
  ownJson,
  telegram,
  telegramHtml,
  signalJson,
  discordJson,
  discordCsv,
  discordHtml,
  discordPackage,
  imessageHtml,
  smsXml,
  slackJson,
  googleChat,
  googleVoice,
  skypeJson,
  snapchatJson,
  teamsJson,
  mbox,
  email,
  outlookMsg,
  pdf,
  docx,
  twitter,
  mastodon,
  facebookPosts,
  instagramPosts,
  reddit,
  tiktok,
  weibo,
  wechatCsv,
  wechatJson,
  wechatHtml,
  kakaotalkCsv,
  viberCsv,
  metaJson,
  metaHtml,
  linkedinCsv,
  // Texts in which lines make messages. The one that asks for more stands before the one that asks for less.
  wechatText,
  qqText,
  discordText,
  sigtopText,
  imessageText,
  signalText,
  lineText,
  kakaotalkText,
  subtitles,
  callTranscript,
  whatsapp,
  // What is left, by its look.
  chatTable,
  pastedChat,
  plainText,
]
