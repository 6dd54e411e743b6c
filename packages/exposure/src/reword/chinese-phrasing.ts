import type { Fit, PhraseKind, Phrasing } from './phrase.js'

const SUBJECT = /^(?:我们?|咱们?|俺们?|本人|他们?|她们?|你们?|大家|家里人|老公|老婆|爸妈|家里)/u
/** Signs of a verb: with one of them inside, words say that something is done. */
const DOING =
  /[在是去走飞飛到住守管驻调欠赚挣看见見拍晒贴貼发發打写寫说說锁坏壞借输輸当當躺盖蓋铺鋪能会會了过過有没沒冇被把给給让讓加找信联聯做干待喺]|出发|出發|出港|离港|起飞|上班|下班|出差|回来|回來|值班|开工|交班|换岗|带队|带着|升高|不错|不太/u
const OWNER = /^(?:我们的?|咱们?的?|我的?|俺们?的?|本)(?=[^在是去到要会有没就也都还刚正被跟])/u
const EDGE_BEFORE = /^$|[，。！？；：、\s,.!?;:“「（(]/u
const EDGE_AFTER = /^$|[，。！？；、\s,.!?;”」）)]/u
const PLACE = /^[在从從到于往去]/u

/** Puts general words into Chinese sentences. A 在 or 从 that is there is kept, and none stands twice. */
export const chinesePhrasing: Phrasing = {
  canLeaveOut: (text, start, end) =>
    // A place or a time between two marks stands alone.
    EDGE_BEFORE.test(text.slice(Math.max(0, start - 1), start)) &&
    /^[，、,]/u.test(text.slice(end, end + 1)) &&
    kindOf(text.slice(start, end)) !== 'clause',

  fit(text, start, end, general): Fit | undefined {
    const quote = text.slice(start, end)
    const before = text.slice(Math.max(0, start - 1), start)
    const is = kindOf(quote)
    const becomes = kindOf(general)
    // Only whole parts of a sentence are exchanged for whole parts.
    const isWhole =
      EDGE_BEFORE.test(text.slice(Math.max(0, start - 1), start)) && EDGE_AFTER.test(text.slice(end, end + 1))
    if (becomes === 'where') {
      if (is === 'where') return PLACE.test(before) ? undefined : { start, end, to: general }
      if (is === 'thing') return PLACE.test(before) ? { start: start - 1, end, to: general } : undefined
      return undefined
    }
    if (becomes === 'thing') {
      if (is === 'where' && !DOING.test(quote.slice(1))) return { start, end, to: quote.charAt(0) + general }
      if (is !== 'thing') return undefined
      const owner = OWNER.exec(quote)?.[0] ?? ''
      return { start, end, to: OWNER.test(general) || general.startsWith('我') ? general : owner + general }
    }
    return is === becomes && isWhole ? { start, end, to: general } : undefined
  },
}

function kindOf(words: string): PhraseKind {
  if (/[，。！？；、：“”「」,.!?;:]/u.test(words)) return 'clause'
  if (PLACE.test(words)) return DOING.test(words.slice(1)) ? 'act' : 'where'
  if (SUBJECT.test(words) && DOING.test(words)) return 'clause'
  return DOING.test(words) ? 'act' : 'thing'
}
