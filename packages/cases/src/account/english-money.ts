import type { MoneyFound } from './account-language.js'
import { pattern } from './pattern.js'

const CURRENCIES: Readonly<Record<string, string>> = {
  yuan: 'CNY',
  renminbi: 'CNY',
  rmb: 'CNY',
  cny: 'CNY',
  '¥': 'CNY',
  dollar: 'USD',
  dollars: 'USD',
  usd: 'USD',
  $: 'USD',
  us$: 'USD',
  a$: 'AUD',
  c$: 'CAD',
  nt$: 'TWD',
  hk$: 'HKD',
  s$: 'SGD',
  euro: 'EUR',
  euros: 'EUR',
  eur: 'EUR',
  '€': 'EUR',
  pound: 'GBP',
  pounds: 'GBP',
  gbp: 'GBP',
  '£': 'GBP',
  rouble: 'RUB',
  roubles: 'RUB',
  ruble: 'RUB',
  rubles: 'RUB',
  '₽': 'RUB',
  hryvnia: 'UAH',
  hryvnias: 'UAH',
  '₴': 'UAH',
  won: 'KRW',
  '₩': 'KRW',
  yen: 'JPY',
  shekel: 'ILS',
  shekels: 'ILS',
  '₪': 'ILS',
  rupee: 'INR',
  rupees: 'INR',
  '₹': 'INR',
  rs: 'INR',
  zloty: 'PLN',
  zlotys: 'PLN',
  lira: 'TRY',
  franc: 'CHF',
  francs: 'CHF',
  kronor: 'SEK',
  kroner: 'NOK',
  usdt: 'USDT',
  bitcoin: 'BTC',
  bitcoins: 'BTC',
}

const NAMED: readonly (readonly [RegExp, string])[] = [
  [/hong kong/iu, 'HKD'],
  [/taiwan/iu, 'TWD'],
  [/australian/iu, 'AUD'],
  [/canadian/iu, 'CAD'],
  [/singapore/iu, 'SGD'],
]

const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  mln: 1e6,
  billion: 1e9,
  bn: 1e9,
  lakh: 1e5,
}

const QUALIFIER =
  '(?:(?<least>more than|over|at least|upwards? of|in excess of|no less than) |(?<about>nearly|almost|about|around|some|approximately|roughly|close to|an estimated) |(?<most>up to|as much as|at most|less than|under) |a total of )?'
const SYMBOL = '(?:US|A|C|HK|NT|S)?\\$|[€£¥₽₴₩₪₹]|(?:USD|EUR|GBP|CNY|RMB|RUB|UAH|Rs)\\.? ?'
const WORD =
  '(?:(?:US|U\\.S\\.|American|Hong Kong|Taiwan|Australian|Canadian|Singapore|New Taiwan) )?(?:yuan|renminbi|RMB|CNY|dollars?|USD|euros?|EUR|pounds?|GBP|roubles?|rubles?|hryvnias?|won|yen|shekels?|rupees?|zlotys?|lira|francs?|kronor|kroner|pesos?|dirhams?|tenge|baht|ringgit|forints?|crowns|USDT|bitcoins?)'
const NUMBER = '\\d[\\d,]{0,14}(?:\\.\\d{1,4})?'
const SCALE = '(?: ?(?:thousand|million|mln|billion|bn|lakh|[kKmM]\\b))?'

const EXACT = pattern(
  `(?<![\\p{L}\\d])${QUALIFIER}(?:(?<symbol>${SYMBOL})(?<n1>${NUMBER})(?<s1>${SCALE})|(?<n2>${NUMBER})(?<s2>${SCALE}) (?<word>${WORD})\\b)(?: ?\\((?:about |approximately |around |roughly |nearly |or |equivalent to )?(?<conv>(?:(?:${SYMBOL})${NUMBER}${SCALE}|${NUMBER}${SCALE} ${WORD}))\\))?(?: (?:each|apiece)\\b(?! \\p{L}))?(?: (?:(?:per|for each|for every) \\p{L}{2,15}|(?:a|each|every) (?:shift|month|week|day|photo|picture|article|report|document|task|job|time|assignment|piece|trip|hour|year))\\b)?`,
  'dgu',
)
const VAGUE = pattern(
  `(?<![\\p{L}\\d])(?:(?:more than |over |nearly |about |a few |several |many )?(?:hundreds|tens of thousands|hundreds of thousands|thousands|millions|dozens) of ${WORD}(?: (?:a|per|for each|each|every) \\p{L}+)?|(?:an? )?(?:very )?(?:large|huge|considerable|substantial|significant|handsome|generous|lucrative|small|big|modest|certain) (?:sums?|amounts?) of (?:money|cash)|(?:an? )?(?:generous|extra|easy|quick|good|lucrative|handsome|high|agreed-upon|agreed|small|monthly|considerable|substantial) (?:money|payments?|pay|rewards?|remuneration|commissions?|fees?|allowance|salary|sums?|income|compensation|retainer)|in (?:exchange|return) for (?:\\p{L}+ )?(?:rewards?|money|cash|payment|remuneration|compensation)|(?:promised|offered) to (?:reward|pay|compensate) \\p{L}+ (?:generously|well|handsomely)|(?:reward(?:ed)?|paid) (?:him|her|them|\\p{Lu}\\p{L}+) (?:generously|well|handsomely|promptly|in cash)|(?:for|of) money(?= ?[.,;]|$))`,
  'dgu',
)
const KIND = pattern(
  `\\b(?:bought|buying|gave|given|giving|sent|handed|lent|presented|provided|supplied|equipped|covered|covering|paid for|paying for|rented|treated)(?: (?:him|her|them|\\p{Lu}\\p{L}+|(?:the |a |an )?(?:student|man|woman|soldier|officer|employee)))?(?: to| with)? (?<it>(?:an? |the |his |her |their |two |expensive |several |gifts? (?:such as |of |including )?)(?:[\\p{L}-]+ ){0,3}?(?:phone|mobile phone|smartphone|laptop|computer|scooter|car|camera|watch|handbag|bag|gifts?|rent|flights?|plane tickets?|air tickets?|tickets?|hotel|trip|dinners?|meals?|tuition|drone|tablet|jewell?ery|holiday|apartment|equipment)(?: for (?:an? |the )(?:\\p{L}+ ){1,5}(?:base|port|airport|harbou?r|barracks|site)\\b)?(?: and (?:an? |the )?(?:[\\p{L}-]+ )?(?:phone|laptop|scooter|car|camera|watch|bag|gifts?|rent|tickets?|hotel|drone|tablet|meals?)\\b)?(?: (?:near|for|of|in) (?:an? |the )?(?:place |flat |room )?(?:near )?(?:an? |the )?(?:\\p{L}+ )?(?:base|port|airport|harbou?r|barracks|site|photography)\\b)?)`,
  'dgu',
)

/**
 * Finds amounts of money in an English sentence: exact ones with their currency and the conversion in brackets, which is
 * the same payment; vague ones as they are given; and goods that were given in place of money.
 */
export function findEnglishMoney(sentence: string): readonly MoneyFound[] {
  const found: MoneyFound[] = []
  for (const match of sentence.matchAll(EXACT)) {
    const { groups = {}, index } = match
    const amount = amountOf(groups['n1'] ?? groups['n2'] ?? '', groups['s1'] ?? groups['s2'] ?? '')
    const currency = currencyOf(groups['symbol'] ?? groups['word'] ?? '')
    const bound = groups['least'] ? 'at-least' : groups['about'] ? 'about' : groups['most'] ? 'at-most' : undefined
    const other = groups['conv'] === undefined ? undefined : readEnglishAmount(groups['conv'])
    found.push({
      start: index,
      end: index + match[0].length,
      ...(amount === undefined ? {} : { amount }),
      ...(currency === undefined ? {} : { currency }),
      ...(bound === undefined ? {} : { bound }),
      ...(other === undefined ? {} : { conversion: other }),
    })
  }
  for (const { 0: words, index } of sentence.matchAll(VAGUE)) {
    if (found.some(({ start, end }) => index < end && index + words.length > start)) continue
    const currency = currencyOf(pattern(WORD, 'u').exec(words)?.[0] ?? '')
    found.push({ start: index, end: index + words.length, ...(currency === undefined ? {} : { currency }) })
  }
  for (const { indices } of sentence.matchAll(KIND)) {
    const [start, end] = indices?.groups?.['it'] ?? [0, 0]
    if (end > start) found.push({ start, end, inKind: true })
  }
  return found.sort((a, b) => a.start - b.start)
}

function readEnglishAmount(words: string): MoneyFound['conversion'] {
  const number = /\d[\d,]*(?:\.\d+)?/u.exec(words)?.[0] ?? ''
  const scale = /thousand|million|mln|billion|bn|lakh/u.exec(words)?.[0] ?? ''
  const amount = amountOf(number, scale)
  const currency = currencyOf(words.replace(/[\d,.]+/u, ' ').replace(scale, ' '))
  return amount === undefined || currency === undefined ? undefined : { asGiven: words, amount, currency }
}

function amountOf(number: string, scale: string): number | undefined {
  const plain = Number(number.replaceAll(',', '').replace(/\.$/u, ''))
  if (number === '' || !Number.isFinite(plain)) return undefined
  return Math.round(plain * (SCALES[scale.trim().toLowerCase()] ?? 1) * 100) / 100
}

function currencyOf(words: string): string | undefined {
  const named = NAMED.find(([shape]) => shape.test(words))
  if (named) return named[1]
  const plain = words.trim().toLowerCase().replace(/\.$/u, '')
  return Object.hasOwn(CURRENCIES, plain) ? CURRENCIES[plain] : CURRENCIES[plain.split(' ').at(-1) ?? '']
}
