import { findWith, type IdentifierShape } from './find-with.js'
import type { FoundIdentifier } from './found-identifier.js'
import { isPlaceholder } from './is-placeholder.js'
import type { PlainText } from './plain-text.js'

/** Passwords and codes that stand in words: of accounts, networks and doors, and those that are sent to log in. */
export function findPasswords(plain: PlainText): readonly FoundIdentifier[] {
  return findWith(plain, SHAPES)
}

/** Something that somebody made up to be hard to guess, and no word of the sentence. */
function isSecretWord(value: string): boolean {
  const bare = value.slice(0, 64).replace(/^["'“”‘’`「『]{1,3}|["'“”‘’`」』.,;:!?，。；！？)]{1,4}$/gu, '')
  if (bare.length < 4 || isPlaceholder(bare)) return false
  // As mail providers make them for single programs.
  if (/^(?:[a-z]{4} ){3}[a-z]{4}$/u.test(bare)) return true
  return /\d/u.test(bare) || /[-_@#!$%&*+=~^]/u.test(bare.slice(1, -1)) || /\p{Ll}\p{Lu}/u.test(bare)
}

const VALUE =
  '(?<id>["“\'‘`「][^\\n"”\'’`」]{4,48}["”\'’`」]|[!-~]{4,48}?)(?=[,;]\\p{L}|[,.;:!?)"\']{0,2}(?:[\\s，。；、）”’」\\p{Script=Han}]|$))'

const SHAPES: readonly IdentifierShape[] = [
  {
    name: 'wifi',
    shape: /\bWIFI:(?:[TSPHR]:[^;\n]{0,64};){1,5};?/dgu,
    holds: (value) => /P:[^;]+/u.test(value),
  },
  {
    name: 'wifi',
    shape: new RegExp(
      `(?:\\b(?:wi-?fi|ssid|wlan|hotspot|guest network)\\b|无线网?|無線)[^\\n]{0,60}?(?:\\b(?:password|pass|pw|pwd|passcode|key)\\b(?: (?:at|in|for|on) [\\p{L}\\p{N} -]{1,30}? (?=is ))?|密[码碼])[ 是为為:：=/]{0,4}(?:is |are )?${VALUE}`,
      'dgiu',
    ),
    holds: isSecretWord,
  },
  {
    name: 'password',
    shape: new RegExp(
      `(?<![\\p{Script=Latin}-])(?:(?:temp(?:orary)?|default|app|admin|root|login|master|new|old|bitlocker|recovery) )?(?:pass ?words?|passcode|passphrase|passwd|pwd|(?:pw|pass)(?=["' ]{0,2}(?:is|was|[:=：])))["']?(?: (?:they (?:texted|sent|gave)(?: me)?|for [\\p{L}\\p{N} .-]{1,30}?|(?:at|in|on) [\\p{L}\\p{N} .-]{1,30}?(?= (?:is|was) )|there|still|now))?(?: is| was|[:=：]| =)? ?[:=]? ?${VALUE}`,
      'dgiu',
    ),
    holds: isSecretWord,
  },
  {
    name: 'password',
    shape: new RegExp(
      `(?:密[码碼锁]|密鑰|口令|提取码|开机码)(?:我?(?:[改设設]|重置)?[成为為]了?|[就还還都]?是|一律|统一)?[:： ]{0,3}${VALUE}`,
      'dgu',
    ),
    holds: (value) => /^["“‘「]?[!-~]{4,}/u.test(value) && !isPlaceholder(value) && /[\dA-Z@#_!-]/u.test(value),
  },
  {
    name: 'password',
    shape: new RegExp(
      `\\b(?:log ?in|user(?:name)?|account|acct|账号|帳號)[:： ]{1,2}[\\w.@-]{2,30} ?/ ?${VALUE}`,
      'dgiu',
    ),
    holds: isSecretWord,
  },
  {
    name: 'password',
    // Doors, gates, alarms, safes.
    shape:
      /\b(?:door|gate|entry|entrance|lobby|alarm|key ?(?:safe|box)|lock ?box|safe|building|garage|buzzer|door pin|pin|keypad)(?: (?:code|pin|number|combo|combination))?(?: \p{L}{2,12}){0,5}[:,; ]{1,3}(?<id>\d(?:[- ]?\d){3,7}[#*]?|[A-D]?\d{4,6}[A-D#*])(?![\p{Script=Latin}\p{N}])/dgiu,
    holds: (value) => !/^(?:19|20)\d{2}$/u.test(value) && value.replace(/\D/gu, '').length >= 4,
    near: /\b(?:code|pin|combo|combination|keypad|alarm|key ?safe|key ?box|lock ?box)\b/iu,
  },
  {
    name: 'password',
    shape:
      /(?:门禁|門禁|大门|大門|院门|门锁|密码锁|鑰匙盒|钥匙盒|电子锁|保险柜|报警器|楼下)[^\n]{0,12}?(?:密码|密碼|码)[是为為:： ]{0,3}(?<id>[#*]?\d{3,8}[#*]?)(?!\d)/dgu,
  },
  {
    name: 'login-code',
    shape:
      /\b(?:verification|one[- ]time|login|log-in|auth(?:entication)?|2fa|otp|security|sms|confirmation)(?: (?:pass)?code| pin)?(?: (?:is|was|they sent|for [\p{L} ]{1,20}?)){0,2}[: ]{1,3}(?<id>(?:G-)?\d{4,8})(?![\p{Script=Latin}\p{N}%])/dgiu,
    near: /\b(?:code|otp|pin|2fa)\b/iu,
  },
  {
    name: 'login-code',
    shape: /(?:验证码|驗證碼|校验码|动态码|动态口令|短信码)[是为為:： ]{0,3}(?<id>\d{4,8})(?!\d)/dgu,
  },
]
