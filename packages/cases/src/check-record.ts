import type { CaseQuote, CaseRecord, CaseSource, Claim, Texts } from './case-record.js'
import { countSentences } from './count-sentences.js'
import { countWords } from './count-words.js'
import type { RecordProblem } from './say-shape-problems.js'

/** What a record is held against. What is not given is not checked. */
export interface RecordCheck {
  /** The life of each rule by its id: a technique must be one of these, and not retired. */
  readonly rules?: ReadonlyMap<string, string>
  /** The day of the check, as `2026-11-22`: nothing may be dated later. */
  readonly today?: string
  /** Tells whether a code is that of a country or a currency. */
  readonly isCountry?: (code: string) => boolean
  readonly isCurrency?: (code: string) => boolean
}

const MOST_WORDS = 25
const SENTENCES = 3

/**
 * Finds what a schema cannot say of a record that has its shape: ids that lead nowhere, claims without a source, quotes that
 * are too long, dates that cannot be. Empty when all is well.
 */
export function checkRecord(record: CaseRecord, check: RecordCheck = {}): readonly RecordProblem[] {
  const problems: RecordProblem[] = []
  const tell: Tell = (where, what) => void problems.push({ where, what })
  checkIds(record, tell)
  checkOrigins(record, tell)
  for (const claim of record.claims) checkClaim(record, claim, tell)
  checkLinks(record, tell)
  checkTechniques(record, check.rules, tell)
  checkDates(record, check.today, tell)
  checkCodes(record, check, tell)
  checkTexts(record, 'the record', tell)
  for (const [language, text] of Object.entries(record.summary)) {
    const count = countSentences(text)
    if (count !== SENTENCES) tell(`summary/${language}`, `has ${count} sentences, and must have exactly ${SENTENCES}`)
  }
  if (record.sentence !== undefined && record.status !== 'convicted')
    tell('sentence', `is given, though the status is "${record.status}" and not "convicted"`)
  return problems
}

type Tell = (where: string, what: string) => void

function checkIds({ people, origins, sources, claims }: CaseRecord, tell: Tell): void {
  for (const [list, members] of Object.entries({ people, origins, sources, claims })) {
    const seen = new Set<string>()
    for (const { id } of members) {
      if (seen.has(id)) tell(`${list}/${id}`, 'is there twice: each id stands once in its list')
      seen.add(id)
    }
  }
  const addresses = new Set<string>()
  for (const { id, address } of sources) {
    if (addresses.has(address)) tell(`sources/${id}`, 'has the address of another source')
    addresses.add(address)
  }
}

function checkOrigins({ origins, sources }: CaseRecord, tell: Tell): void {
  const known = new Set(origins.map(({ id }) => id))
  for (const { id, carries } of sources)
    for (const origin of carries)
      if (!known.has(origin)) tell(`sources/${id}/carries`, nowhere('origin', origin, known))
  for (const { id, kind, reliability } of origins) {
    const carriers = sources.filter(({ carries }) => carries.includes(id))
    if (carriers.length === 0) tell(`origins/${id}`, 'no source carries it')
    else if (kind === 'court' && reliability === 'A' && !carriers.some(isOnRecord))
      tell(`origins/${id}/reliability`, 'is A, though no court record or official statement carries it: B at most')
  }
}

function isOnRecord({ kind }: CaseSource): boolean {
  return kind === 'court' || kind === 'official-statement'
}

function checkClaim({ origins, sources }: CaseRecord, claim: Claim, tell: Tell): void {
  const place = `claims/${claim.id}`
  const originIds = new Set(origins.map(({ id }) => id))
  const sourceIds = new Set(sources.map(({ id }) => id))
  const carriedBy = (source: string): readonly string[] => sources.find(({ id }) => id === source)?.carries ?? []
  const assertsIn = (carried: readonly string[]): boolean => carried.some((id) => claim.assertedBy.includes(id))
  const taken = new Set<string>()
  for (const { source, stance, by, quote, note } of claim.stances) {
    const where = `${place}/stances/${source}`
    if (!sourceIds.has(source)) tell(where, nowhere('source', source, sourceIds))
    if (taken.has(`${source} ${stance}`)) tell(where, `says "${stance}" twice`)
    taken.add(`${source} ${stance}`)
    for (const origin of by ?? []) {
      if (!originIds.has(origin)) tell(`${where}/by`, nowhere('origin', origin, originIds))
      else if (!carriedBy(source).includes(origin)) tell(`${where}/by`, `the source does not carry "${origin}"`)
    }
    if (quote && quote.source !== source)
      tell(`${where}/quote`, `is from "${quote.source}", and must be from this source`)
    if (quote) checkQuote(quote, sourceIds, `${where}/quote`, tell)
    if ((stance === 'disputes' || stance === 'denies' || stance === 'corrects') && note === undefined && !quote)
      tell(where, `"${stance}" needs a note or a quote: who, and on what ground`)
    if (stance === 'supports' && sourceIds.has(source) && !assertsIn(by ?? carriedBy(source)))
      tell(where, 'supports the claim, and carries none of the origins that assert it')
  }
  const support = claim.stances.filter(({ stance }) => stance === 'supports')
  if (support.length === 0) tell(place, 'no source supports it: every claim has one that it stands in')
  for (const origin of claim.assertedBy) {
    if (!originIds.has(origin)) tell(`${place}/assertedBy`, nowhere('origin', origin, originIds))
    else if (support.length > 0 && !support.some(({ source }) => carriedBy(source).includes(origin)))
      tell(`${place}/assertedBy`, `none of the sources that support it carries "${origin}"`)
  }
  claim.quotes.forEach((quote, index) => checkQuote(quote, sourceIds, `${place}/quotes/${index + 1}`, tell))
}

function checkQuote({ source, words }: CaseQuote, sources: ReadonlySet<string>, where: string, tell: Tell): void {
  if (!sources.has(source)) tell(where, nowhere('source', source, sources))
  const count = countWords(words)
  if (count > MOST_WORDS) tell(where, `has ${count} words, and may have ${MOST_WORDS}`)
}

function checkLinks(record: CaseRecord, tell: Tell): void {
  const claims = new Set(record.claims.map(({ id }) => id))
  const sources = new Set(record.sources.map(({ id }) => id))
  const toClaims = (where: string, links: readonly string[]): void => {
    for (const link of links) if (!claims.has(link)) tell(`${where}/claims`, nowhere('claim', link, claims))
  }
  const toSource = (where: string, link: string): void => {
    if (!sources.has(link)) tell(where, nowhere('source', link, sources))
  }
  record.stages.forEach((stage, index) => toClaims(`stages/${index + 1}`, stage.claims))
  record.asks.forEach((ask, index) => toClaims(`asks/${index + 1}`, ask.claims))
  record.payments.forEach((payment, index) => toClaims(`payments/${index + 1}`, payment.claims))
  record.leverage.forEach((force, index) => toClaims(`leverage/${index + 1}`, force.claims))
  if (record.sentence) toClaims('sentence', record.sentence.claims)
  record.recommended.forEach(({ source }, index) => toSource(`recommended/${index + 1}/source`, source))
  record.gaps.forEach(({ pointedOutBy }, index) => {
    for (const source of pointedOutBy) toSource(`gaps/${index + 1}/pointedOutBy`, source)
  })
  if (record.reply) toSource('reply/source', record.reply.source)
  for (const { id, persona, role } of record.people)
    if (persona !== undefined && role !== 'approacher' && role !== 'go-between')
      tell(`people/${id}`, 'has a persona, which only an approacher or a go-between has')
}

function checkTechniques(record: CaseRecord, rules: RecordCheck['rules'], tell: Tell): void {
  const exists = (where: string, id: string): void => {
    const life = rules?.get(id)
    if (rules && life === undefined) tell(where, nowhere('rule', id, new Set(rules.keys())))
    if (life === 'retired') tell(where, `the rule "${id}" is retired`)
  }
  record.stages.forEach(({ stage, techniques }, index) => {
    for (const id of techniques) {
      const where = `stages/${index + 1} (${stage})/techniques`
      if (id.startsWith(`${stage}/`)) exists(where, id)
      else tell(where, `"${id}" is no technique of the stage ${stage}`)
    }
  })
  for (const id of record.did ?? []) {
    if (id.startsWith('person/')) exists('did', id)
    else tell('did', `"${id}" is not what the person did: only rules of person/ stand here`)
  }
}

function checkDates({ years, sources, corrections }: CaseRecord, today: string | undefined, tell: Tell): void {
  if (years.to !== undefined && years.to < years.from) tell('years', 'end before they begin')
  if (today !== undefined && (years.to ?? years.from) > Number(today.slice(0, 4))) tell('years', 'lie in the future')
  const dates = [
    ...sources.map(({ id, date }) => ({ where: `sources/${id}/date`, date })),
    ...corrections.map(({ date }, index) => ({ where: `corrections/${index + 1}/date`, date })),
  ]
  for (const { where, date } of dates) {
    if (date === undefined) continue
    if (!isDate(date)) tell(where, 'is no day of the calendar')
    else if (today !== undefined && date > today.slice(0, date.length)) tell(where, 'lies in the future')
    else if (Number(date.slice(0, 4)) < years.from) tell(where, `is before the case begins (${years.from})`)
  }
}

function isDate(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return days !== undefined && day >= 1 && day <= days
}

function checkCodes(record: CaseRecord, { isCountry, isCurrency }: RecordCheck, tell: Tell): void {
  for (const side of ['alleging', 'alleged'] as const)
    for (const code of record.countries[side])
      if (isCountry && !isCountry(code)) tell(`countries/${side}`, `"${code}" is no country's code (ISO 3166-1)`)
  record.payments.forEach(({ currency }, index) => {
    if (currency !== undefined && isCurrency && !isCurrency(currency))
      tell(`payments/${index + 1}/currency`, `"${currency}" is no currency's code (ISO 4217)`)
  })
}

/** Looks at every sentence: English in English, Chinese in Chinese, and nothing that a screen would obey. */
function checkTexts(value: unknown, where: string, tell: Tell): void {
  if (typeof value === 'string') {
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u.test(value))
      tell(where, 'holds a line break or a character that cannot be seen (in YAML, write >- where > or | stands)')
  } else if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    items.forEach((each, index) => checkTexts(each, placeBelow(where, idOf(each) ?? String(index + 1)), tell))
  } else if (isTexts(value)) {
    if (!/\p{Script=Han}/u.test(value['zh'] ?? '')) tell(`${where}/zh`, 'is not Chinese')
    if (!/[A-Za-z]/u.test(value['en'] ?? '')) tell(`${where}/en`, 'is not English')
    for (const [language, text] of Object.entries(value)) checkTexts(text, `${where}/${language}`, tell)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) checkTexts(each, placeBelow(where, name), tell)
  }
}

function placeBelow(where: string, name: string): string {
  return where === 'the record' ? name : `${where}/${name}`
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id
    : undefined
}

function isTexts(value: unknown): value is Texts {
  return typeof value === 'object' && value !== null && 'en' in value && 'zh' in value
}

/** An id that leads nowhere, with the one that was probably meant. */
function nowhere(what: string, id: string, known: ReadonlySet<string>): string {
  const tail = id.split('/').at(-1) ?? id
  const near = [...known].find((each) => each !== id && (each.endsWith(`/${tail}`) || distance(each, id) <= 2))
  return `there is no ${what} "${id}"${near === undefined ? '' : `; did you mean "${near}"?`}`
}

/** How many letters apart two ids are, as far as 3. Ids are short. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1),
      )
    row = next
  }
  return row[b.length] ?? 3
}
