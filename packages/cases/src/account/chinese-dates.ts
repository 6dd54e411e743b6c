import type { DateFound } from './account-language.js'

const DAYS = ['日', '一', '二', '三', '四', '五', '六']
const PATTERNS: readonly RegExp[] = [
  /(?<year>(?:19|20)\d\d)年(?<month>\d{1,2})月(?<day>\d{1,2})[日号]/gu,
  /(?<year>(?:19|20)\d\d)年(?<month>\d{1,2})月(?:[初底间]|中旬|下旬|上旬)?/gu,
  /(?<year>(?:19|20)\d\d)-(?<month>\d{2})-(?<day>\d{2})/gu,
  /(?<rel>今年|去年|前年|同年|次年)(?<month>\d{1,2})月(?:(?<day>\d{1,2})[日号])?/gu,
  /(?<year>(?:19|20)\d\d)年(?:[初底末春夏秋冬起间]|下半年|上半年|以来)?/gu,
  /(?<!\d)(?<month>\d{1,2})月(?<day>\d{1,2})[日号]/gu,
  /(?<![\d个])(?<month>\d{1,2})月(?:[初底份]|中旬|下旬|上旬)?(?!\d)/gu,
  /(?<![\d月第年])(?<day>\d{1,2})日(?=[^元程期常均前后内]|$)/gu,
  /(?:上周|本周|上个?星期|本星期|周|星期)(?<wd>[一二三四五六日天])(?!个)/gu,
  /(?<rel>昨日|昨天|今天|今日|上个月|上月|本月|去年|今年)(?:[春夏秋冬][天季]?|年底|年初|下半年|上半年)?(?!\d|[二三四五六七八九十]{1,3}岁)/gu,
  /(?<![\d第大])(?<period>(?:[一二两三四五六七八九十数几半]{1,3}|\d{1,2})多?(?:[年天周]|个月|个多月|个星期)多?(?:[后前间内里来]|时间)|(?<=(?:[关住待押留]|相处|交往|长达|历时|此后)(?:了|的)?)(?:[一二两三四五六七八九十数几半]{1,3}|\d{1,3})多?(?:[年天周]|个月|个星期|小时)|大[一二三四](?:时|那年|期间|学年)|第[一二三四五]年)/gu,
]

/** Finds dates and stretches of time in a Chinese sentence, as far as its own words tell them. */
export function findChineseDates(sentence: string): readonly DateFound[] {
  const found: DateFound[] = []
  for (const pattern of PATTERNS) {
    for (const { 0: words, index, groups = {} } of sentence.matchAll(pattern)) {
      const end = index + words.length
      if (found.some((other) => index < other.end && end > other.start)) continue
      if (/有期徒刑$|徒刑$/u.test(sentence.slice(Math.max(0, index - 6), index))) continue
      found.push({ start: index, end, ...detailsOf(groups) })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function detailsOf(groups: Readonly<Record<string, string | undefined>>): Omit<DateFound, 'start' | 'end'> {
  const month = Number(groups['month'] ?? 0)
  const weekday = groups['wd'] === undefined ? -1 : DAYS.indexOf(groups['wd'] === '天' ? '日' : groups['wd'])
  const relative = relativeOf(groups['rel'])
  return {
    ...(groups['year'] === undefined ? {} : { year: Number(groups['year']) }),
    ...(month >= 1 && month <= 12 ? { month } : {}),
    ...(groups['day'] === undefined ? {} : { day: Number(groups['day']) }),
    ...(weekday === -1 ? {} : { weekday }),
    ...(relative === undefined ? {} : { relative }),
    ...(groups['period'] === undefined ? {} : { isPeriod: true as const }),
  }
}

function relativeOf(word: string | undefined): DateFound['relative'] {
  switch (word) {
    case '今年':
      return 'this-year'
    case '去年':
      return 'last-year'
    case '昨日':
    case '昨天':
      return 'yesterday'
    case '今天':
    case '今日':
      return 'today'
    case '上个月':
    case '上月':
      return 'last-month'
    case '本月':
      return 'this-month'
    default:
      return undefined
  }
}
