import type { CountFound } from './account-language.js'
import { readChineseNumber } from './chinese-numbers.js'

const PATTERN =
  /(?<bound>超过|[逾约近]|至少|不少于|大约|将近|多达|最多)?(?:共计|共|先后|累计)?(?<n>\d[\d,]{0,12}|[一二两三四五六七八九十百千万]{1,6}|数十|数百|几十|上百|上千|数千|十几|数)(?<more>余|多)?(?<unit>[份件张次名]|人次|[人部条起篇本批台幅段封艘架页处项册盘])(?<of>(?:绝密级?|机密级?|秘密级?|涉密|内部|敏感|国家秘密|境外|外国|中国|重要|军事|保密|核心|涉军|外籍|涉案|军用|相关|的){0,3}(?:文件资料|文件|资料|照片|图片|视频|情报|信息|材料|人员|外国人|学生|留学生|同学|同事|嫌疑人|案件|报告|文章|邮件|图纸|军舰|军机|国家秘密|间谍|男子|女子|受害人|被告人|网友|党员|官兵|军人|军官|干部|员工|活动海报|海报|摄像头|内部报告|笔记本?|账册)?)/gu

/** Finds how many of something a Chinese sentence says there were. One of something is no count. */
export function findChineseCounts(sentence: string): readonly CountFound[] {
  return [...sentence.matchAll(PATTERN)].flatMap(({ 0: words, index, groups = {} }): readonly CountFound[] => {
    const given = groups['n'] ?? ''
    const number = /^(?:[数几上]|十几)/u.test(given) ? undefined : readChineseNumber(given)
    if (number === 1 || number === 12339) return []
    if (/[第每]$/u.test(sentence.slice(Math.max(0, index - 1), index))) return []
    const isBare = (groups['of'] ?? '') === ''
    // "再次" and "多次" are no counts, nor is a mark that only looks like one.
    if (isBare && number === undefined && !/数十|数百|几十|上百|上千|数千|十几/u.test(given)) return []
    const bound =
      groups['more'] || /超过|逾|至少|不少于/u.test(groups['bound'] ?? '')
        ? 'at-least'
        : /约|近/u.test(groups['bound'] ?? '')
          ? 'about'
          : /多达|最多/u.test(groups['bound'] ?? '')
            ? 'at-most'
            : undefined
    return [
      {
        start: index,
        end: index + words.length,
        of: `${groups['unit'] ?? ''}${groups['of'] ?? ''}`,
        ...(number === undefined ? {} : { number }),
        ...(bound === undefined ? {} : { bound }),
      },
    ]
  })
}
