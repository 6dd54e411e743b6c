import type { Texts } from '../case-record.js'
import type { DraftNoticeCode } from './draft-case.js'

/** What could not be read as an account, in words. None of them holds a word of what was read. */
export const NOTICE_TEXTS: Readonly<Record<DraftNoticeCode, Texts>> = {
  'account/nothing-said': { en: 'There is no text in it.', zh: '里面没有文字。' },
  'account/not-an-account': {
    en: 'It does not tell what happened to somebody, as an article does. No case was read from it.',
    zh: '它不像报道那样讲述发生在某人身上的事，没有从中读出案例。',
  },
  'account/a-conversation': {
    en: 'It is a conversation and not a published account. Use telltale check to read it.',
    zh: '这是一段对话，不是公开的报道。请用 telltale check 来读它。',
  },
  'account/language-not-covered': {
    en: 'Its language is not one whose accounts can be read yet: English and Chinese are. No case was read from it.',
    zh: '暂时读不了这种语言的报道，目前只有英文和中文。没有从中读出案例。',
  },
  'account/page-of-markup': {
    en: 'Much of it is markup or data. What is text was read; look whether it is all of the account.',
    zh: '其中大半是标记或数据。文字部分已经读了，请看看是否完整。',
  },
  'account/no-case-found': {
    en: 'Nobody in it is told of as approached or recruited. No case was read from it.',
    zh: '里面没有讲到谁被接近或招募，没有从中读出案例。',
  },
  'account/too-little': {
    en: 'Too little in it tells of an approach. No case was read from it.',
    zh: '里面讲到接近或招募的内容太少，没有从中读出案例。',
  },
  'account/several-cases': {
    en: 'It tells of several cases. Each fact went to the case in whose part of the text it stands; look whether that is right.',
    zh: '其中讲了几起案件。每一点都归入它所在那一段所讲的案件，请核对。',
  },
  'account/cut-short': {
    en: 'It is longer than accounts are. Only its beginning was read.',
    zh: '它比一般报道长得多，只读了开头部分。',
  },
  'account/same-text-twice': {
    en: 'It has the same words as another one. It was counted once.',
    zh: '它与另一篇文字相同，只算一次。',
  },
}
