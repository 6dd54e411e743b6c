/** Values that each question may be answered with. They are the words of conditions in the plan, too. */
export const ANSWER_VALUES = {
  danger: ['yes', 'no'],
  for: ['self', 'other'],
  helper: ['parent', 'teacher', 'friend', 'security-officer'],
  happened: ['asked', 'answered', 'gave', 'took-money', 'did-task', 'paid', 'threatened', 'settled'],
  threat: ['violence', 'pictures', 'exposure', 'law', 'family'],
  age: ['under-18', 'adult'],
  role: ['student', 'access', 'soldier', 'refugee', 'journalist'],
  phone: ['safe', 'shared', 'watched'],
  authorities: ['yes', 'unsure', 'no'],
} as const

type Value<Name extends keyof typeof ANSWER_VALUES> = (typeof ANSWER_VALUES)[Name][number]

/**
 * What a person answered. Each member may be absent: every question may be skipped, and a name is never asked for.
 * `undefined` means "not said"; an empty list means "none of these".
 */
export interface Answers {
  /** Whether somebody is in danger now. */
  readonly danger?: Value<'danger'>
  /** Whether it happened to the person who answers, or to somebody they want to help. */
  readonly for?: Value<'for'>
  readonly helper?: Value<'helper'>
  /** `settled`: it was checked in a way of one's own, and it was what it said it was. */
  readonly happened?: readonly Value<'happened'>[]
  readonly threat?: readonly Value<'threat'>[]
  /** Of the one it happened to, as are role, phone, country and citizenship. */
  readonly age?: Value<'age'>
  /** `access`: works where things are kept that are not public. */
  readonly role?: readonly Value<'role'>[]
  readonly phone?: Value<'phone'>
  /** Where they are: ISO 3166-1 alpha-2 in capital letters. */
  readonly country?: string
  /** Of which country they are a citizen. */
  readonly citizenship?: string
  /** Whether telling an authority could itself bring them, or those close to them, into danger. */
  readonly authorities?: Value<'authorities'>
  /** What happened, in their own words. It goes into a draft as it is, and nowhere else. */
  readonly words?: string
}
