import { findWith } from './find-with.js'
import type { FoundIdentifier } from './found-identifier.js'
import type { PlainText } from './plain-text.js'

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\\.?'
const YEAR = '(?:19[3-9]\\d|20[0-2]\\d)'
const DAY = '(?:0?[1-9]|[12]\\d|3[01])'
const YEAR_FIRST = `${YEAR}[-./年 ]{1,2}(?:0?[1-9]|1[0-2])[-./月 ]{1,2}${DAY}[日号號]?`
const BODY = [
  YEAR_FIRST,
  `${DAY}[-./ ]{1,2}(?:0?[1-9]|1[0-2])[-./ ]{1,2}${YEAR}`,
  `(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\\d|3[01])/${YEAR}`,
  `${DAY}(?:st|nd|rd|th)?(?: of)? ${MONTH},? ${YEAR}`,
  `${MONTH} ${DAY}(?:st|nd|rd|th)?,? ${YEAR}`,
].join('|')
const SHAPE = new RegExp(`(?<![\\p{Script=Latin}\\p{N}])(?<id>${BODY})(?![\\p{Script=Latin}\\p{N}])`, 'dgiu')
const SHAPE_HAN = new RegExp(`(?<![A-Za-z\\d])(?<id>${YEAR_FIRST})(?!\\d)`, 'dgu')
/** A field that asks for it, or words of the author's own birth or of their children's. */
const FIELD =
  /\b(?:d\.?o\.?b\.?|date of birth|birth ?date|geburtsdatum|geboren am|born on the|fecha de nacimiento|date de naissance|data di nascita)\b|出生日期|出生年月日|生日[是为為:：]|出生于/iu
const OWN =
  /\b(?:i was born|i'm born|me, born|my birthday|my birth|my date|born,? \w* ?name|full name|surname)\b|\b(?:my|our) (?:\w+ ){0,3}(?:was |were )?born\b|我自己生日|我的?生日|我.{0,8}(?:出生|生的)|本人.{0,10}(?:生于|出生)/iu
const BORN_AFTER_NAME = /(?:^|[\s,;])born\s$/iu

/** Full dates of birth, where the words say that they are. A date alone is any day; that of somebody famous is history. */
export function findDates(plain: PlainText): readonly FoundIdentifier[] {
  const near = new RegExp(`${FIELD.source}|${OWN.source}`, 'iu')
  return findWith(plain, [
    { name: 'birth-date', shape: SHAPE, near },
    { name: 'birth-date', shape: SHAPE_HAN, near },
    {
      name: 'birth-date',
      shape: SHAPE,
      led: BORN_AFTER_NAME,
      holds: (value) => /(?:19[5-9]|20)\d/u.test(value),
      always: true,
    },
  ]).filter(({ start, end }) => {
    const before = plain.before(start, 60)
    return (
      !BORN_AFTER_NAME.test(before) ||
      near.test(before) ||
      /\b(?:name|id|patient|address|tax|confirm|number)\b/iu.test(`${before} ${plain.after(end, 40)}`)
    )
  })
}
