import type { GapKind, Texts } from '../case-record.js'

/** What a reader would expect to be told, in the order in which it is asked for. */
export const GAP_TEXTS: Readonly<Record<GapKind, Texts>> = {
  name: {
    en: 'The real name of the person approached is not given.',
    zh: '没有给出当事人的真实姓名。',
  },
  unit: { en: 'The unit, employer or school is not named.', zh: '没有给出单位、雇主或学校的名称。' },
  place: { en: 'Where it happened is not given.', zh: '没有说明事情发生在哪里。' },
  date: { en: 'When it happened is not given.', zh: '没有说明事情发生在什么时候。' },
  court: { en: 'No court and no number of a case is named.', zh: '没有给出法院或案号。' },
  document: {
    en: 'No document, message or ruling that shows it was published.',
    zh: '没有公布可以印证的文件、聊天记录或判决书。',
  },
  amount: { en: 'How much money is not given.', zh: '没有给出具体金额。' },
  method: { en: 'Which application or website was used is not named.', zh: '没有说明用的是哪个应用或网站。' },
  'other-side': {
    en: 'The person accused, or the side said to be behind it, is not heard.',
    zh: '没有当事人或被指一方的说法。',
  },
  outcome: { en: 'How it ended is not given.', zh: '没有说明结果如何。' },
}
