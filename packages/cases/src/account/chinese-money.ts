import type { MoneyFound } from './account-language.js'
import { readChineseNumber } from './chinese-numbers.js'
import { pattern } from './pattern.js'

const CURRENCIES: Readonly<Record<string, string>> = {
  元: 'CNY',
  块: 'CNY',
  块钱: 'CNY',
  人民币: 'CNY',
  美元: 'USD',
  美金: 'USD',
  欧元: 'EUR',
  歐元: 'EUR',
  英镑: 'GBP',
  港元: 'HKD',
  港币: 'HKD',
  新台币: 'TWD',
  新臺幣: 'TWD',
  台币: 'TWD',
  卢布: 'RUB',
  日元: 'JPY',
  韩元: 'KRW',
  澳元: 'AUD',
  加元: 'CAD',
  新元: 'SGD',
  泰铢: 'THB',
}
const CURRENCY =
  '(?:元人民币|人民币|块钱|块|美元|美金|欧元|歐元|英镑|港元|港币|新台币|新臺幣|台币|卢布|日元|韩元|澳元|加元|新元|泰铢|元)'
const NUMBER = '(?:\\d[\\d,]{0,14}(?:\\.\\d{1,4})?[百千万萬亿億]{0,2}|[一二两三四五六七八九十百千万萬亿]{1,10})'
const EXACT = pattern(
  `(?<bound>超过|逾|至少|不少于|约|近|大约|将近|共计|共|多达|高达|最多|不到|人民币)?(?:人民币)?(?<n>${NUMBER})(?<more>余|多)?(?<scale>[万萬亿])?(?<more2>余|多)?(?<c>${CURRENCY})(?!\\p{Script=Han}{0,4}(?:表|布|硬盘|石|电池|屏))(?:(?:人民币)?[（(](?:约合|约|合|折合)?(?<conv>(?:人民币)?${NUMBER}(?:余|多)?[万萬亿]?${CURRENCY})[）)])?`,
  'gu',
)
const VAGUE = pattern(
  `(?:每(?:次|张|篇|份|天|月|单)[^，。；]{0,4})?(?:数|几|上|十几|数十|几十|成)(?:十|百|千|万|百万|十万|千万)(?:余|多)?${CURRENCY}(?:不等)?|(?:一大笔|大笔|一笔|巨额)(?:资金|钱款|钱|现金|报酬|经费)|(?:高额|丰厚|优厚|可观|不菲|约定)(?:的)?(?:报酬|酬劳|回报|酬金|稿酬|稿费|薪酬|奖金|佣金|好处费|经费|利益)|(?:重金|间谍经费|活动经费|好处费|情报经费)(?=[，。；、购收引诱等给]|$)|(?:给予|支付|获取|收取|收受|获得|得到|换取|赚取|付)(?:了)?(?:其|他|她|相应|一定|一些)?(?:的)?(?:报酬|酬劳|酬金|稿费|劳务费|现金|转账)(?!人民币|[\\d共一二三四五六七八九十])`,
  'gu',
)
const IN_KIND =
  /(?:送上|[送买寄]|购买|配发|配备|提供|赠送|支付|承担|报销|寄来)(?:了|给)?[^，。；送买付]{0,8}?(?<it>(?:一[部台辆块架套])?(?:新|专用|高档|名牌|名贵|贵重)?(?:手机|相机|照相机|摄像机|电动车|电脑|笔记本电脑|礼物|礼品|机票|房租|租金|手表|名表|无人机|皮包|化妆品|衣服|香烟|烟酒|购物卡|旅游费用|学费|食宿)(?:[和、及](?:一[部台辆块架])?(?:手机|相机|电动车|电脑|礼物|机票|房租|手表|无人机))*)/dgu

/** Finds amounts of money in a Chinese sentence, exact and vague, and goods that were given in place of money. */
export function findChineseMoney(sentence: string): readonly MoneyFound[] {
  const found: MoneyFound[] = []
  for (const match of sentence.matchAll(EXACT)) {
    const { groups = {}, index } = match
    const amount = readChineseNumber(`${groups['n'] ?? ''}${groups['scale'] ?? ''}`)
    const currency = currencyOf(groups['c'])
    const more = groups['more'] ?? groups['more2']
    const bound = boundOf(groups['bound'], more !== undefined)
    const conv = groups['conv']
    const other = conv === undefined ? undefined : readOther(conv)
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
    const end = index + words.length
    if (!found.some((other) => index < other.end && end > other.start)) found.push({ start: index, end })
  }
  for (const { indices } of sentence.matchAll(IN_KIND)) {
    const [start, end] = indices?.groups?.['it'] ?? [0, 0]
    if (end > start) found.push({ start, end, inKind: true })
  }
  return found.sort((a, b) => a.start - b.start)
}

function currencyOf(word: string | undefined): string | undefined {
  return word === undefined ? undefined : word.startsWith('元') ? 'CNY' : CURRENCIES[word]
}

function boundOf(word: string | undefined, isMore: boolean): MoneyFound['bound'] {
  if (isMore || /超过|逾|至少|不少于/u.test(word ?? '')) return 'at-least'
  if (/约|近/u.test(word ?? '')) return 'about'
  return /多达|高达|最多|不到/u.test(word ?? '') ? 'at-most' : undefined
}

function readOther(words: string): MoneyFound['conversion'] {
  const number = pattern(NUMBER, 'u').exec(words)?.[0] ?? ''
  const scale = /(?<=[\d余多])[万萬亿]/u.exec(words)?.[0] ?? ''
  const amount = readChineseNumber(/[万萬亿]$/u.test(number) ? number : `${number}${scale}`)
  const currency = currencyOf(pattern(`${CURRENCY}$`, 'u').exec(words)?.[0])
  return amount === undefined || currency === undefined ? undefined : { asGiven: words, amount, currency }
}
