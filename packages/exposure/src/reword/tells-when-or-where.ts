/** Days, hours and how long, and a name after a word of place. Only as a reason to change nothing: it may see too much. */
const PATTERNS: readonly RegExp[] = [
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b/iu,
  /\b(?:today|tonight|tomorrow|yesterday|until|till|noon|midnight|dawn|weekends?|weeks?|months?|mornings?|evenings?|nights?|empty)\b|\d/iu,
  /\b(?:[Aa]t|[Ii]n|[Oo]f|[Tt]o|[Ff]rom|[Nn]ear|[Oo]ff|[Oo]utside|[Oo]pposite)\s{1,3}(?:the\s{1,3})?\p{Lu}\p{L}/u,
  /[零一二两兩三四五六七八九十百]{1,6} ?(?:[点點时時号號日月路楼樓层層栋棟天周週分]|个月|個月|小时|小時)/u,
  /[今明昨][天晚早]|后天|後天|凌晨|早上|晚上|中午|半夜|周[一二三四五六日末]|週[一二三四五六日末]|星期|下周|下週|下个?月|下個月|每天|每晚/u,
  /地铁|地鐵|火车|火車|高铁|高鐵|航班|班车|班車|没人|沒人|坐.{0,8}[路车車船]|[在到去回往]\p{Script=Han}{2}/u,
]

/** Whether words say when or where something is, or how somebody gets there. */
export function tellsWhenOrWhere(words: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(words))
}
