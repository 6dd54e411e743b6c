import type { DateFound } from './account-language.js'
import { pattern } from './pattern.js'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)'
const DAY = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)'
const YEAR = '(?:19|20)\\d\\d'
const COUNT =
  '(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|several|a few|many|a)'

const PATTERNS: readonly RegExp[] = [
  pattern(`(?<![\\p{L}\\d])(?<year>${YEAR})-(?<month>\\d{2})(?:-(?<day>\\d{2}))?(?!\\d)`, 'gu'),
  pattern(
    `\\b(?:on )?(?<m>${MONTH}) (?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>${YEAR})| (?<rel>of (?:this|last) year))?(?!\\d)`,
    'gu',
  ),
  pattern(`\\b(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<m>${MONTH})(?:,? (?<year>${YEAR}))?(?!\\d)`, 'gu'),
  pattern(`\\b(?:early |late |mid-)?(?<m>${MONTH}) (?:of )?(?<year>${YEAR})\\b`, 'gu'),
  pattern(`\\b(?<rel>[Ll]ast|[Tt]his|[Nn]ext) (?<m>${MONTH})\\b`, 'gu'),
  pattern(
    `\\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Dd]uring|[Bb]etween|and|to|of|[Ee]arly|[Ll]ate) (?:early |late |mid-)?(?<m>${MONTH})\\b(?! \\d)`,
    'gu',
  ),
  pattern(`\\b(?:[Oo]n|[Ll]ast|[Tt]his) (?<wd>${DAY})\\b`, 'gu'),
  pattern(
    `(?<=\\b(?:said|announced|reported|unveiled|disclosed|released|sentenced|arrested|published) )(?<wd>${DAY})\\b`,
    'gu',
  ),
  pattern(
    `\\b(?:[Ee]arly |[Ll]ate )?(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Ff]all) (?:of )?(?<year>${YEAR})\\b`,
    'gu',
  ),
  pattern(
    `\\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Dd]uring|[Bb]etween|and|to|of|[Ee]arly|[Ll]ate|[Aa]utumn|[Ss]pring|[Ss]ummer|[Ww]inter|fall)(?: early| late| mid| spring| summer| autumn| winter| the (?:spring|summer|autumn|winter|fall) of)? (?<year>${YEAR})\\b`,
    'gu',
  ),
  pattern(
    '\\b(?<rel>[Ll]ast (?:year|month|week|summer|autumn|winter|spring)|[Tt]his (?:year|month|week)|[Yy]esterday|[Ee]arlier (?:this|last) (?:year|month|week))\\b',
    'gu',
  ),
  pattern(
    `\\b(?<period>(?:for|over|within|after|in|more than|nearly|about|almost) (?:the (?:next|following|past|last) |more than |nearly |about |almost |at least )?${COUNT} (?:years?|months?|weeks?|days?)(?: of (?:chatting|messages|contact|cooperation|talking))?(?! in (?:prison|jail)| imprisonment|-old| old|'| of imprisonment)|${COUNT} (?:years?|months?|weeks?|days?) (?:later|ago|earlier|after)|(?:first|second|third|fourth|final|last) year (?:at|of|in) (?:the |his |her )?\\p{L}+)\\b`,
    'giu',
  ),
]

/** Finds dates and stretches of time in an English sentence, as far as its own words tell them. */
export function findEnglishDates(sentence: string): readonly DateFound[] {
  const found: DateFound[] = []
  for (const shape of PATTERNS) {
    for (const { 0: words, index, groups = {} } of sentence.matchAll(shape)) {
      const end = index + words.length
      if (found.some((other) => index < other.end && end > other.start)) continue
      if (
        groups['period'] !== undefined &&
        /sentenced to|jailed|imprisoned|prison (?:term|sentence) (?:of )?$/iu.test(
          sentence.slice(Math.max(0, index - 30), index),
        )
      )
        continue
      found.push({ start: index, end, ...detailsOf(groups) })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function detailsOf(groups: Readonly<Record<string, string | undefined>>): Omit<DateFound, 'start' | 'end'> {
  const month = groups['m'] === undefined ? Number(groups['month'] ?? 0) : indexOf(MONTHS, groups['m']) + 1
  const weekday = groups['wd'] === undefined ? -1 : indexOf(DAYS, groups['wd'])
  const relative = relativeOf(groups['rel'], month > 0)
  return {
    ...(groups['year'] === undefined ? {} : { year: Number(groups['year']) }),
    ...(month >= 1 && month <= 12 ? { month } : {}),
    ...(groups['day'] === undefined ? {} : { day: Number(groups['day']) }),
    ...(weekday === -1 ? {} : { weekday }),
    ...(relative === undefined ? {} : { relative }),
    ...(groups['period'] === undefined ? {} : { isPeriod: true as const }),
  }
}

function indexOf(names: readonly string[], word: string): number {
  return names.indexOf(word.slice(0, 3).toLowerCase())
}

function relativeOf(words: string | undefined, named: boolean): DateFound['relative'] {
  const plain = words?.toLowerCase()
  if (plain === undefined || plain === 'next') return undefined
  if (plain === 'of this year') return 'this-year'
  if (plain === 'of last year') return 'last-year'
  if (named) return plain.startsWith('last') ? 'last-named' : 'this-named'
  if (plain === 'yesterday') return 'yesterday'
  if (plain === 'last year' || plain === 'earlier last year') return 'last-year'
  if (plain === 'this year' || plain === 'earlier this year') return 'this-year'
  if (plain === 'last month') return 'last-month'
  return plain === 'this month' || plain === 'earlier this month' ? 'this-month' : undefined
}
