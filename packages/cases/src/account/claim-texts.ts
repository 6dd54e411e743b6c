import type { Texts } from '../case-record.js'

/**
 * The propositions by which accounts are aligned, in the order in which they are told. `{name}` is the person approached.
 * Two accounts assert the same claim where each has words that say so; nothing is aligned by mere likeness.
 */
export const CLAIM_TEXTS: Readonly<Record<string, Texts>> = {
  'made-public': {
    en: 'An authority made the case public.',
    zh: '有关部门公开了这起案件。',
  },
  'as-told': {
    en: 'The case took place as the authority tells it.',
    zh: '案件确如官方所说发生过。',
  },
  'worked-in-secret-unit': {
    en: '{name} worked where secrets are kept.',
    zh: '{name}在涉密单位工作。',
  },
  'posted-from-work': {
    en: '{name} put pictures from work online.',
    zh: '{name}把工作场所的照片发到了网上。',
  },
  'revealed-workplace': {
    en: '{name} told people online about the workplace.',
    zh: '{name}向网上的人透露了工作单位。',
  },
  'contacted-online': {
    en: 'Somebody made contact with {name} online.',
    zh: '有人在网上接触了{name}。',
  },
  'claimed-persona': {
    en: 'The other side claimed to be somebody else.',
    zh: '对方冒用了别的身份。',
  },
  'showed-interest': {
    en: 'Somebody showed an interest in the work of {name}.',
    zh: '有人对{name}的工作表现出兴趣。',
  },
  'probed-work': {
    en: 'Somebody asked {name} about the work itself.',
    zh: '有人向{name}打听具体工作内容。',
  },
  'offered-money': {
    en: '{name} was offered money.',
    zh: '有人向{name}许以钱财。',
  },
  'asked-for-secrets': {
    en: '{name} was asked for information that is not public.',
    zh: '有人向{name}索要不公开的信息。',
  },
  'offered-work': {
    en: '{name} was offered work.',
    zh: '有人给{name}介绍工作。',
  },
  'asked-for-pictures': {
    en: '{name} was asked to photograph or film something.',
    zh: '有人要{name}拍照或录像。',
  },
  'asked-to-report-on-people': {
    en: '{name} was asked for information about other people.',
    zh: '有人向{name}索要他人的信息。',
  },
  'moved-channel': {
    en: '{name} was asked to go on in another application.',
    zh: '有人要{name}换用别的应用联系。',
  },
  'was-paid': {
    en: '{name} was paid.',
    zh: '{name}收到了报酬。',
  },
  'given-things': {
    en: '{name} was given things or had costs paid.',
    zh: '有人给{name}送了东西或付了费用。',
  },
  'suspected-who': {
    en: '{name} had an idea who the other side was.',
    zh: '{name}意识到了对方的身份。',
  },
  'handed-over': {
    en: '{name} handed something over.',
    zh: '{name}向对方提供了材料。',
  },
  'identity-revealed': {
    en: 'The other side said who they were.',
    zh: '对方亮明了身份。',
  },
  threatened: {
    en: '{name} was threatened.',
    zh: '{name}受到了威胁。',
  },
  'foreign-service-behind': {
    en: 'A foreign intelligence service was behind it.',
    zh: '背后是境外情报机构。',
  },
  'reported-it': {
    en: '{name} reported it.',
    zh: '{name}报告了此事。',
  },
  'under-investigation': {
    en: '{name} was investigated.',
    zh: '{name}接受了调查。',
  },
  arrested: {
    en: '{name} was arrested.',
    zh: '{name}被抓获。',
  },
  'trial-ahead': {
    en: '{name} will face judgement.',
    zh: '{name}将面临法律制裁。',
  },
  sentenced: {
    en: '{name} was sentenced.',
    zh: '{name}被判刑。',
  },
  'not-charged': {
    en: '{name} was not charged.',
    zh: '{name}未被追究刑事责任。',
  },
  'pictures-shown': {
    en: 'Pictures from the case were published.',
    zh: '案件中的照片被公开。',
  },
}
