import type { PlainText } from './plain-text.js'

/** People who show how a number looks say so. */
const EXAMPLE =
  /\b(?:test (?:cards?|numbers?|data|values?|accounts?|keys?|ibans?|phones?|users?)|for testing|(?<!\.)examples?|sample|dummy|fake|placeholder|mock|sandbox|fictional|fictitious|made[- ]up|documentation|docs|lorem|e\.?g\.?|for instance|specimen|template|not (?:a )?real|changed here|redacted|wikipedia|most common|(?:video |in the )?games?|films?|movies?|novel|easter egg)\b|示例|例如|比如|举例|举个例|样例|测试(?:[卡用号]|数据|账号)|虚构|假的|占位|文档里|范例|範例|游戏|遊戲|电影|電影|小说|剧里/iu
const REACH = 48

/** Tells whether the words around a number say that it is nobody's. */
export function isMadeUp(plain: PlainText, start: number, end: number): boolean {
  return EXAMPLE.test(plain.before(start, REACH)) || EXAMPLE.test(plain.after(end, REACH / 2))
}
