import { findWith } from './find-with.js'
import type { FoundIdentifier } from './found-identifier.js'
import type { PlainText } from './plain-text.js'

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'

/** Number plates: those of China by their province, others where the words speak of a plate. */
export function findPlates(plain: PlainText): readonly FoundIdentifier[] {
  return findWith(plain, [
    {
      name: 'plate',
      shape: new RegExp(
        `(?<![\\p{Script=Latin}\\p{N}])[${PROVINCES}][A-HJ-NP-Z] ?[·•.・]? ?(?=[A-Z\\d]{0,5}\\d)[A-HJ-NP-Z\\d]{5,6}(?![\\p{Script=Latin}\\p{N}])|[${PROVINCES}][A-HJ-NP-Z][·•・ ]?(?=[A-Z\\d]{0,5}\\d)[A-HJ-NP-Z\\d]{5,6}(?![A-Za-z\\d])`,
        'dgu',
      ),
      holds: (value) => !/(\d)\1{4}|12345|[A-Z]{5}/u.test(value),
    },
    {
      name: 'plate',
      shape:
        /(?<![\p{Script=Latin}\p{N}-])(?=[A-Z\d -]{1,9}\d)(?=[A-Z\d -]{0,8}[A-Z])[A-Z\d]{1,4}[ -]?[A-Z\d]{2,5}(?:[ -][A-Z\d]{1,4})?(?![\p{Script=Latin}\p{N}-])/dgu,
      led: /(?:\b(?:number ?plates?|licen[cs]e plates?|reg(?:istration)?(?: plates?| number| no)?|private plate|plates?|tags?)(?: (?:is|number|no|reads|says))?[.:：, ]{1,3}|车牌号?[码是为:： ]{0,3}|車牌號?[碼是為:： ]{0,3}|牌照[是为為:： ]{0,3})$/iu,
      reach: 32,
    },
  ])
}
