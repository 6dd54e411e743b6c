import { findWith } from './find-with.js'
import type { FoundIdentifier } from './found-identifier.js'
import type { PlainText } from './plain-text.js'

/** Names under which somebody is reached in private: in messengers, not on stages where everybody is public. */
export function findHandles(plain: PlainText): readonly FoundIdentifier[] {
  return findWith(plain, [
    {
      name: 'handle',
      shape:
        /\b(?:telegram|whats ?app|signal|snap(?:chat)?|line id|kakao(?:talk)?(?: id)?|wechat|wx|weixin|skype|session id|threema|viber|discord|kik|tg|icq|zalo)(?: ?(?:id|handle|user(?:name)?|name|is|me|at|on|:|：)){0,3}[ :：]{1,3}(?<id>@?[\w.-]{4,32}(?:#\d{4})?)(?![\w@])/dgiu,
      holds: looksChosen,
    },
    {
      name: 'handle',
      shape:
        /(?:微信号?|薇信|威信|VX|V信|vx|WX|wx|加V|QQ号?|qq|扣扣|企鹅|企鵝|飞机号?|小企鹅|LINE ?ID|賴|工作号|私人号)[都也行是为為加我的:： ]{0,4}[:：]?\s?(?<id>@?[A-Za-z][\w-]{4,24}|\d[\d ]{4,13}\d)(?![\w@])/dgu,
    },
    {
      name: 'handle',
      shape: /(?:加我|找我|戳我|联系我|聯絡我)\s?[:：]?\s?(?<id>[a-z][a-z0-9]*[_\d][a-z0-9_]{2,22})(?![\w@])/dgiu,
    },
  ])
}

/** A word of the language after the name of a messenger is no handle. */
function looksChosen(value: string): boolean {
  if (!/\p{L}/u.test(value) || /^[rwx-]{9,10}$/u.test(value)) return false
  return value.startsWith('@') || /[\d_.#-]/u.test(value.slice(1, -1)) || /\d$/u.test(value)
}
