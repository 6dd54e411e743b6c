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
  /** Where the title stands in the text. */
  readonly titleAt?: Line
  /** Lines below a title that a reader took for one paragraph with it: who wrote it, where, when. */
  readonly bylines: readonly Line[]
}

/** A line's place in the source's text. */
export interface Line {
  readonly start: number
  readonly end: number
}

const SHORTEST_TITLE = 12
const LONGEST_TITLE = 200
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const PUBLISHED =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:(?:published|posted|updated|date|last updated|发布时间|发布日期|时间|日期|發佈時間)\s*(?:[:：]\s*)?)?(?:(?<m>\p{L}{3,9})\.? (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>20\d\d|19\d\d)|(?<d2>\d{1,2})(?:st|nd|rd|th)? (?<m2>\p{L}{3,9})\.? (?<y2>20\d\d|19\d\d)|(?<y3>20\d\d|19\d\d)\s?[-年/.]\s?(?<n3>\d{1,2})\s?[-月/.]\s?(?<d3>\d{1,2})日?|(?<y4>20\d\d|19\d\d)年(?<n4>\d{1,2})月$)/iu
const OUTLET =
  /^(?:(?:source|来源|稿源|來源)\s*[:：]\s*)?(?<name>(?:the )?(?:\p{Lu}[\p{L}'&.-]*(?: |$)){1,4}|\p{Script=Han}{2,10}(?:[报社网台報網臺部厅局]|之声|日报|周刊|时报|晚报|新闻|電視|电视台|中文网|法院|检察院|公众号))$/iu
const OUTLET_WORD =
  /Times|News|Daily|Post|Press|Agency|Herald|Tribune|Journal|Guardian|Observer|Standard|Star|Gazette|Xinhua|Reuters|AFP|BBC|CNN|CGTN|Radio|Courier|Chronicle|Telegraph|Record|Review|Independent|Mail|Dispatch|Echo|Monitor|Globe|Weekly|Ledger|Express|Sentinel|Advertiser|Argus|Examiner|Inquirer|Bulletin|Voice|Magazine|Today|Mercury|Wire|Reporter|Enquirer|Evening|Morning|[报社网台報網臺]|之声|周刊|新闻|時報|時报|[部厅局]$|法院$|检察院$|公众号$/u
const CREDIT =
  /\bphoto\b|\bimage:|illustration:|图片|圖片|资料图|视觉中国|VCG|摄影|编辑[:：]|责编|责任编辑|记者[:：]|\bcredit:/iu

/** "By staff of the Gazette", "By A. Writer for The Courier". */
const STAFF =
  /^[Bb]y [^\n]{1,50}? (?:of|for|at) (?:the )?(?<name>(?:The )?\p{Lu}[\p{L}'&-]*(?: \p{Lu}[\p{L}'&-]*){0,3})$/u

/** As agencies begin: the town, the day, the agency, a dash. */
const DATELINE =
  /^\p{Lu}{3,20}[\p{L} .]{0,20}, (?<day>\p{Lu}\p{L}{2,8}\.? \d{1,2},? \d{4}) \((?<outlet>[^()]{2,30})\) ?[—–-]/u

/** 【某报 2023年9月14日】, before the first words. */
const CHINESE_DATELINE =
  /^[【（(](?<outlet>\p{Script=Han}{2,12})[ ，]?(?<day>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)[讯电]?[】）)]/u

/** Finds what stands around an account. */
export function noteHeading({ text, paragraphs }: SourceText, given?: string): Heading {
  const frame = new Set<number>()
  const seen = new Set<string>()
  const bylines: Line[] = []
  const first = given?.split('\n', 1)[0]?.trim()
  let title = first === undefined || bylineOf(first) !== undefined ? undefined : first
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
    if (index < 4 && words.length < LONGEST_BYLINE) {
      const line = bylineOf(words)
      if (line !== undefined) {
        const at = start + text.slice(start, end).indexOf(words)
        published ??= { date: line.date, paragraph: index, start: at + line.start, end: at + line.end }
        if (line.outlet !== undefined) publisher ??= { name: line.outlet, paragraph: index }
        frame.add(index)
        continue
      }
    }
    if (index < 3 && published === undefined && words.includes('\n')) {
      const below = linesIn(text, start, end)
        .slice(1, 5)
        .flatMap((each) => {
          const line = each.words.length < LONGEST_BYLINE ? bylineOf(each.words) : undefined
          return line === undefined ? [] : [{ ...each, line }]
        })
      const [byline] = below
      if (byline !== undefined) {
        const { line } = byline
        published = {
          date: line.date,
          paragraph: index,
          start: byline.start + line.start,
          end: byline.start + line.end,
        }
        if (line.outlet !== undefined) publisher ??= { name: line.outlet, paragraph: index }
        bylines.push({ start: byline.start, end: byline.end })
        title ??= words.split('\n')[0]?.trim()
        continue
      }
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
    const line =
      index < 4 && published === undefined
        ? (DATELINE.exec(words.slice(0, 120)) ?? CHINESE_DATELINE.exec(words.slice(0, 60)))
        : null
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
    const by = index < 4 && words.length < 90 ? STAFF.exec(words)?.groups?.['name'] : undefined
    if (by !== undefined && OUTLET_WORD.test(by)) {
      publisher ??= { name: by, paragraph: index }
      frame.add(index)
      continue
    }
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
      if (isTitle) title = words.split('\n')[0]?.trim()
      else if (words !== title || CREDIT.test(words)) frame.add(index)
      continue
    }
    if (title === undefined && index < 4 && !isEnded && words.length >= SHORTEST_TITLE)
      title = words.split('\n')[0]?.trim()
  }
  const titleAt = title === undefined ? undefined : placeOf(title, text, paragraphs)
  return {
    ...(title === undefined ? {} : { title }),
    ...(titleAt === undefined ? {} : { titleAt }),
    bylines,
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published }),
    frame,
  }
}

const LONGEST_BYLINE = 140
const DAY_AT_END =
  /(?:\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9}\.? (?:19|20)\d\d|(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}日?)(?=(?:,? \d{1,2}:\d{2}(?: ?[AP]M)?)?$)/iu
const BY = /^(?:by|from|source|来源|來源|稿源|文|记者|作者)(?: |\s?[:：/／])/iu

/** "By A. Writer, The Courier, 4 February 2025", 来源：某报 2025年4月15日, "May 7, 2025, The Courier": the day and the paper. */
function bylineOf(
  given: string,
): { readonly date: string; readonly start: number; readonly end: number; readonly outlet?: string } | undefined {
  if (given.includes('\n')) return undefined
  const lead = /^[【[]/u.test(given) ? 1 : 0
  const words = given.slice(lead).replace(/\s?第[\dA-Z]{1,4}版$|[】\]]$|\s?(?:发布|刊发|發佈)$/u, '')
  const last = DAY_AT_END.exec(words)
  const [from, to] = last === null ? [0, publishedOn(words)?.end ?? 0] : [last.index, last.index + last[0].length]
  const day = to === 0 ? undefined : publishedOn(words.slice(from, to))
  if (day === undefined) return undefined
  const rest = last === null ? words.slice(to) : words.slice(0, from)
  const pieces = rest
    .trim()
    .replace(/^(?:source|来源|來源|稿源)\s?[:：]\s?/iu, '')
    .split(/[,，|·•《》]|\s[—–-]\s/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  const outlet = pieces.find(
    (piece, at) => !(at === 0 && /^by /iu.test(piece)) && OUTLET.test(piece) && OUTLET_WORD.test(piece),
  )
  if (outlet === undefined && !BY.test(rest)) return undefined
  return {
    date: day.date,
    start: lead + from + day.start,
    end: lead + from + day.end,
    ...(outlet === undefined ? {} : { outlet }),
  }
}

function linesIn(text: string, start: number, end: number): readonly (Line & { readonly words: string })[] {
  let at = start
  return text
    .slice(start, end)
    .split('\n')
    .map((line) => {
      const from = at + line.length - line.trimStart().length
      at += line.length + 1
      const words = line.trim()
      return { words, start: from, end: from + words.length }
    })
}

function placeOf(title: string, text: string, paragraphs: SourceText['paragraphs']): Line | undefined {
  const paragraph = paragraphs
    .slice(0, 6)
    .find(({ start, end }) => text.slice(start, end).trimStart().startsWith(title))
  if (paragraph === undefined) return undefined
  const start = text.indexOf(title, paragraph.start)
  return { start, end: start + title.length }
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
