import type { SourceText } from './source-text.js'

/** What stands around an account: headings, credits, the day it was published, the name of the paper. */
export interface Heading {
  readonly title?: string
  readonly publisher?: { readonly name: string; readonly paragraph: number }
  readonly published?: {
    readonly date: string
    readonly paragraph: number
    readonly start: number
    readonly end: number
  }
  /** Indexes of paragraphs that tell nothing: credits, sections, repeated headings. */
  readonly frame: ReadonlySet<number>
}

const SHORTEST_TITLE = 12
const LONGEST_TITLE = 200
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const PUBLISHED =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:(?:published|posted|updated|date|last updated|发布时间|发布日期|时间|日期|發佈時間)\s*(?:[:：]\s*)?)?(?:(?<m>\p{L}{3,9})\.? (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>20\d\d|19\d\d)|(?<d2>\d{1,2})(?:st|nd|rd|th)? (?<m2>\p{L}{3,9})\.? (?<y2>20\d\d|19\d\d)|(?<y3>20\d\d|19\d\d)\s?[-年/.]\s?(?<n3>\d{1,2})\s?[-月/.]\s?(?<d3>\d{1,2})日?|(?<y4>20\d\d|19\d\d)年(?<n4>\d{1,2})月$)/iu
const OUTLET =
  /^(?:(?:source|来源|稿源|來源)\s*[:：]\s*)?(?<name>(?:the )?(?:\p{Lu}[\p{L}'&.-]*(?: |$)){1,4}|\p{Script=Han}{2,10}(?:[报社网台]|日报|周刊|时报|晚报|新闻|電視|电视台|中文网))$/iu
const OUTLET_WORD =
  /Times|News|Daily|Post|Press|Agency|Herald|Tribune|Journal|Guardian|Observer|Standard|Star|Gazette|Xinhua|Reuters|AFP|BBC|CNN|CGTN|Radio|Courier|Chronicle|Telegraph|Record|Review|Independent|Mail|Dispatch|Echo|Monitor|Globe|Weekly|[报社网台]|周刊|新闻|時報|時报/u
const CREDIT =
  /\bphoto\b|\bimage:|illustration:|图片|圖片|资料图|视觉中国|VCG|摄影|编辑[:：]|责编|责任编辑|记者[:：]|\bcredit:/iu

/** As agencies begin: the town, the day, the agency, a dash. */
const DATELINE =
  /^\p{Lu}{3,20}[\p{L} .]{0,20}, (?<day>\p{Lu}\p{L}{2,8}\.? \d{1,2},? \d{4}) \((?<outlet>[^()]{2,30})\) ?[—–-]/u

/** Finds what stands around an account. */
export function noteHeading({ text, paragraphs }: SourceText, given?: string): Heading {
  const frame = new Set<number>()
  const seen = new Set<string>()
  let title = given?.split('\n', 1)[0]?.trim()
  let publisher: Heading['publisher']
  let published: Heading['published']
  for (const [index, { start, end }] of paragraphs.entries()) {
    const words = text.slice(start, end).trim()
    const isShort = words.length <= LONGEST_TITLE
    const isEnded = (index === 0 ? /[.。]$/u : /[.!?。！？”"]$/u).test(words)
    if (seen.has(words)) {
      frame.add(index)
      continue
    }
    seen.add(words)
    if (index < 3 && published === undefined && words.includes('\n')) {
      // A heading and the day below it, which a reader took for one paragraph.
      const line = words
        .split('\n')
        .flatMap((each) => each.split(/[|·•]/u))
        .find((each) => each.length < 80 && publishedOn(each.trim()) !== undefined)
      const found = line === undefined ? undefined : publishedOn(line.trim())
      if (line !== undefined && found !== undefined) {
        const from = start + text.slice(start, end).indexOf(line) + line.indexOf(line.trim())
        published = { date: found.date, paragraph: index, start: from + found.start, end: from + found.end }
        title ??= words.split('\n')[0]?.trim()
        continue
      }
    }
    const line = index < 4 && published === undefined ? DATELINE.exec(words.slice(0, 120)) : null
    if (line !== null) {
      const day = publishedOn(line.groups?.['day'] ?? '')
      const from = start + line[0].indexOf(line.groups?.['day'] ?? '')
      if (day !== undefined)
        published = { date: day.date, paragraph: index, start: from, end: from + (line.groups?.['day'] ?? '').length }
      const outlet = line.groups?.['outlet']
      if (outlet !== undefined) publisher ??= { name: outlet, paragraph: index }
      continue
    }
    if (!isShort) continue
    const day = published === undefined && words.length < 80 ? publishedOn(words) : undefined
    if (day !== undefined) {
      published = { ...day, paragraph: index, start: start + day.start, end: start + day.end }
      frame.add(index)
      continue
    }
    const stated = /^(?:source|来源|稿源|來源)\s{0,4}[:：]\s{0,4}(?<name>[^\n]{2,40})$/iu.exec(words)?.groups?.['name']
    if (stated !== undefined) {
      publisher ??= { name: stated.trim(), paragraph: index }
      frame.add(index)
      continue
    }
    const outlet =
      words.length <= 40 ? OUTLET.exec(words.replace(/^[（(]|[）)]$/gu, ''))?.groups?.['name']?.trim() : undefined
    if (outlet !== undefined && OUTLET_WORD.test(outlet) && (index < 4 || index >= paragraphs.length - 3)) {
      publisher ??= { name: outlet, paragraph: index }
      frame.add(index)
      continue
    }
    if (words.length < 60 && !isEnded && (CREDIT.test(words) || index < 6)) {
      const isTitle =
        title === undefined &&
        words.length >= (/\p{Script=Han}/u.test(words) ? 8 : SHORTEST_TITLE) &&
        !CREDIT.test(words)
      // A short line before the account is a section or a credit; the first that is long enough is the title.
      if (isTitle) title = words
      else if (words !== title || CREDIT.test(words)) frame.add(index)
      continue
    }
    if (title === undefined && index < 4 && !isEnded && words.length >= SHORTEST_TITLE) title = words
  }
  return {
    ...(title === undefined ? {} : { title }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published }),
    frame,
  }
}

function publishedOn(
  words: string,
): { readonly date: string; readonly start: number; readonly end: number } | undefined {
  const match = PUBLISHED.exec(words)
  if (!match) return undefined
  const { m, d, y, m2, d2, y2, y3, n3, d3, y4, n4 } = match.groups ?? {}
  const length = match[0].length
  if (y4 !== undefined) return { date: `${y4}-${(n4 ?? '').padStart(2, '0')}`, start: 0, end: length }
  const named = (m ?? m2 ?? '').slice(0, 3).toLowerCase()
  const month = n3 === undefined ? MONTHS.indexOf(named) + 1 : Number(n3)
  const day = Number(d ?? d2 ?? d3 ?? 0)
  const year = Number(y ?? y2 ?? y3 ?? 0)
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  // A paragraph that only begins with a day is part of the account.
  if (words.length - match[0].length > 30) return undefined
  const lead =
    /^(?:published|posted|updated|date|last updated|发布时间|发布日期|时间|日期|發佈時間)?\s*[:：]?\s*/iu.exec(
      match[0],
    )?.[0].length ?? 0
  return {
    date: `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    start: lead,
    end: match[0].length,
  }
}
