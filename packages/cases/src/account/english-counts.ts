import type { CountFound } from './account-language.js'
import { pattern } from './pattern.js'

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
}

const COUNTED =
  '(?:documents?|files?|photos?|photographs?|pictures?|images?|videos?|reports?|messages?|emails?|e-mails?|people|persons?|students?|employees?|officers?|soldiers?|victims?|cases?|foreigners?|men|women|agents?|spies|times|meetings?|occasions?|trips?|payments?|transfers?|instal?lments?|pages?|items?|materials?|secrets?|copies|accounts?|phones?|devices?|drives?|disks?|suspects?|accomplices|defendants?|colleagues|members?|relatives?|friends|countries|cities|bases?|ships?|vessels?|aircraft|installations?|sites?|articles?|letters?|calls?|drawings|blueprints|maps|counts?|charges|gigabytes|megabytes|GB|months? of (?:records|data)|classified documents|tasks?|assignments?|jobs|profiles?|contacts?|targets|applicants|respondents|interviews|attempts|samples|parcels?|packages?|stations?|papers|bridges|buildings|warehouses|cars|vehicles|servers|names|groups|orders|missions|transactions|drones|camps|units|towns|villages|offices|companies|firms|universities|journalists|engineers|scientists|researchers|officials|children|postings|posts|screenshots|chats|recordings|briefings|cameras|manuals|books|notebooks|professionals|workers|teenagers|citizens|civilians|boys|girls|visits|lectures|essays|slides|sticks|boxes|texts|notes|stickers|leaflets|timetables|plans)'

const PATTERN = pattern(
  `(?<![\\p{L}\\d$€£¥.,-])(?:(?<least>more than|(?<!\\b(?:hand|handed|handing|hands|tak(?:e|es|en|ing)|took|turn|turned|turning|turns|pass|passed|passing|passes|giv(?:e|es|en|ing)|gave|carr(?:y|ies|ied|ying)|sen[dt]|sends|sending|sign|signed|signing) )over|at least|no fewer than) |(?<about>nearly|almost|about|around|some|approximately|roughly|close to) |(?<most>up to|as many as|at most|fewer than) |a total of |all )?(?:(?<number>\\d{1,3}(?:,\\d{3})+|\\d{1,7})|(?<word>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)|(?:dozens of|hundreds of|thousands of|tens of thousands of|scores of|a dozen|several dozen|several hundred|a hundred|a number of|a batch of)) (?<of>(?:(?!years?\\b|months?\\b|days?\\b|weeks?\\b|hours?\\b|minutes?\\b|percent\\b|yuan\\b|dollars?\\b|euros?\\b|million\\b|billion\\b|of\\b|and\\b|in\\b|to\\b|the\\b|from\\b|for\\b|or\\b|at\\b|on\\b|hotline\\b)[\\p{L}'-]+ ){0,4}?${COUNTED})\\b`,
  'gu',
)

/** Finds how many of something an English sentence says there were. Money, dates and ages are not counts. */
export function findEnglishCounts(sentence: string): readonly CountFound[] {
  return [...sentence.matchAll(PATTERN)].flatMap(({ 0: words, index, groups = {} }): readonly CountFound[] => {
    const number =
      groups['number'] === undefined
        ? groups['word'] === undefined
          ? undefined
          : NUMBERS[groups['word']]
        : Number(groups['number'].replaceAll(',', ''))
    const bound = groups['least'] ? 'at-least' : groups['about'] ? 'about' : groups['most'] ? 'at-most' : undefined
    // A year or the number of a hotline.
    if (number !== undefined && (number === 12339 || (number >= 1900 && number < 2100 && bound === undefined)))
      return []
    return [
      {
        start: index,
        end: index + words.length,
        of: groups['of'] ?? '',
        ...(number === undefined ? {} : { number }),
        ...(bound === undefined ? {} : { bound }),
      },
    ]
  })
}
