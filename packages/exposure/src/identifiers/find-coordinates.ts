import { findWith } from './find-with.js'
import type { FoundIdentifier } from './found-identifier.js'
import type { PlainText } from './plain-text.js'

const LATITUDE = '[-+]?(?:[0-8]?\\d|90)\\.\\d{4,15}'
const LONGITUDE = '[-+]?(?:1[0-7]\\d|180|\\d{1,2})\\.\\d{4,15}'
/** What lies there is known to everybody, or long gone. */
const PUBLIC =
  /\b(?:wreck\w*|shipwreck|epicent\w*|earthquake|summit|peak|volcano|crater|battle\w*|castle|museum|monument|historic\w*|ancient|archaeolog\w*|meteor\w*|telescope|observatory|geocach\w*|landing site|lighthouse|null island|eclipse|homework|exercise|buoy|airport)\b|沉船|震中|地震|古城|遗址|珠穆朗玛|作业|博物馆|古战场|火山|主峰|灯塔/iu

/** Exact places: decimal degrees of four places and more, degrees with minutes and seconds, codes of places, and links to maps that hold them. */
export function findCoordinates(plain: PlainText): readonly FoundIdentifier[] {
  return findWith(plain, SHAPES).filter(
    ({ start, end }) => !PUBLIC.test(plain.before(start, 90)) && !PUBLIC.test(plain.after(end, 40)),
  )
}

const SHAPES = [
  {
    name: 'map-link' as const,
    shape:
      /\b(?:https?:\/\/)?(?:(?:www\.|maps\.)?google\.[a-z.]{2,6}\/maps|maps\.google\.[a-z.]{2,6}|goo\.gl\/maps|maps\.app\.goo\.gl|(?:www\.)?openstreetmap\.org|osm\.org|maps\.apple\.com|(?:[a-z]+\.)?amap\.com|map\.baidu\.com|j\.map\.baidu\.com|map\.qq\.com|(?:www\.)?bing\.com\/maps|yandex\.[a-z]{2,3}\/maps|waze\.com|ul\.waze\.com|w3w\.co|what3words\.com)[/?#][^\s<>"'，。）)】]{4,400}/dgiu,
    holds: (value: string) =>
      new RegExp(`${LATITUDE.replace('{4,15}', '{3,15}')}(?:,|%2C|/|&|!4d)`, 'iu').test(value) ||
      /goo\.gl|w3w\.co|what3words\.com\/\w+\.\w+\.\w+|j\.map\.baidu/iu.test(value),
  },
  { name: 'map-link' as const, shape: /\bgeo:-?\d{1,2}\.\d{3,15},-?\d{1,3}\.\d{3,15}/dgiu },
  {
    name: 'coordinates' as const,
    shape: new RegExp(
      `(?<![\\p{Script=Latin}\\d.,/=])(?:[NS北南][纬緯]? ?)?${LATITUDE} ?°? ?[NS]? ?[,;/、 ] ?(?:[EW东西東][经經]? ?)?${LONGITUDE} ?°? ?[EW]?(?![\\p{Script=Latin}\\d])`,
      'dgu',
    ),
    holds: (value: string) => !/^[-+]?0\.0+\D+0\.0+/u.test(value),
  },
  {
    name: 'coordinates' as const,
    shape:
      /(?<![\p{Script=Latin}\d])(?:[NS] ?)?\d{1,2} ?[°º] ?\d{1,2}(?:\.\d{1,6})? ?['′’] ?(?:\d{1,2}(?:\.\d{1,4})? ?(?:["″”]|''))? ?[NS]?[ ,;]{0,3}(?:[EW] ?)?\d{1,3} ?[°º] ?\d{1,2}(?:\.\d{1,6})? ?['′’] ?(?:\d{1,2}(?:\.\d{1,4})? ?(?:["″”]|''))? ?[EW]?(?![\p{Script=Latin}\d])/dgu,
    holds: (value: string) => /["″”]|''|\.\d{3}/u.test(value),
  },
  {
    name: 'coordinates' as const,
    shape:
      /[北南][纬緯] ?\d{1,2}(?:\.\d{4,9}|[°度] ?\d{1,2}[′'分] ?\d{1,2}(?:\.\d{1,4})?[″"秒])[^\d\n]{0,6}[东西東][经經] ?\d{1,3}(?:\.\d{4,9}|[°度] ?\d{1,2}[′'分] ?\d{1,2}(?:\.\d{1,4})?[″"秒])/dgu,
  },
  // Plus codes: of eight and more signs before and after the plus they name a house.
  {
    name: 'coordinates' as const,
    shape: /(?<![\p{Script=Latin}\p{N}+])[2-9CFGHJMPQRVWX]{8}\+[2-9CFGHJMPQRVWX]{2,4}(?![\p{Script=Latin}\p{N}])/dgu,
  },
  {
    name: 'coordinates' as const,
    shape: /(?<![\p{Script=Latin}\p{N}+])[2-9CFGHJMPQRVWX]{4}\+[2-9CFGHJMPQRVWX]{2,4}(?![\p{Script=Latin}\p{N}])/dgu,
    near: /\b(?:plus code|location|pin|find us|meet|address|place)\b|位置|地址|定位/iu,
  },
  // The grid of armies: a square of ten metres or one.
  {
    name: 'coordinates' as const,
    shape:
      /(?<![\p{Script=Latin}\p{N}])\d{1,2}[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?(?:\d{4} ?\d{4}|\d{5} ?\d{5})(?![\p{Script=Latin}\p{N}])/dgu,
  },
  {
    name: 'coordinates' as const,
    shape: /(?<![\p{Script=Latin}\p{N}/])\/\/\/[a-z]{3,16}\.[a-z]{3,16}\.[a-z]{3,16}(?![\p{Script=Latin}.])/dgu,
  },
  {
    name: 'coordinates' as const,
    shape: /(?<![\p{Script=Latin}\p{N}])(?=[a-z]{0,8}\d)[0-9b-hjkmnp-z]{7,12}(?![\p{Script=Latin}\p{N}])/dgu,
    near: /\bgeohash\b/iu,
  },
]
