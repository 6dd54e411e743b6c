import type { FoundIdentifier } from './found-identifier.js'
import { findWith } from './find-with.js'
import { hasLuhnCheck } from './has-luhn-check.js'
import type { PlainText } from './plain-text.js'

/** Numbers of payment cards: right length for their issuer, right check digit. Numbers that processors publish for tests are left out. */
export function findCards(plain: PlainText): readonly FoundIdentifier[] {
  return findWith(plain, [
    // In groups as on the card.
    {
      name: 'card',
      shape:
        /(?<![\p{Script=Latin}\p{N}.,-])\d{4}([ -])\d{4}\1\d{4}\1\d{2,4}(?:\1\d{1,3})?(?![\p{Script=Latin}\p{N}])/dgu,
      holds,
    },
    {
      name: 'card',
      shape: /(?<![\p{Script=Latin}\p{N}.,-])3\d{3}([ -])\d{6}\1\d{4,5}(?![\p{Script=Latin}\p{N}])/dgu,
      holds,
    },
    // Without groups it may be any number; the words say what it is.
    {
      name: 'card',
      shape: /(?<![\p{Script=Latin}\p{N}.,-])\d{14,19}(?![\p{Script=Latin}\p{N}])/dgu,
      holds,
      near: CARD_WORDS,
      reach: 60,
    },
  ])
}

const CARD_WORDS =
  /\b(?:cards?|visa|master ?card|amex|debit|credit|maestro|unionpay|cvv|cvc|expir\w*|exp|karte|carte|tarjeta)\b|银行|信用卡|储蓄卡|借记卡|卡号|卡號|[农工建中招交邮]行|信用社|銀行|提款卡|有效期|карт/iu

/** Issuers: the numbers they begin with, and the lengths they have. */
const ISSUERS: readonly (readonly [begins: RegExp, lengths: readonly number[]])[] = [
  [/^4/u, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/u, [16]],
  [/^3[47]/u, [15]],
  [/^(?:6011|64[4-9]|65)/u, [16, 19]],
  [/^35(?:2[89]|[3-8])/u, [16, 19]],
  [/^(?:30[0-5]|309|36|3[89])/u, [14, 16, 19]],
  [/^62/u, [16, 17, 18, 19]],
  [/^220[0-4]/u, [16, 19]],
  [/^(?:508|60|81|82)/u, [16]],
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/u, [14, 15, 16, 17, 18, 19]],
]

/** As published by Visa, Stripe, Adyen, PayPal, Braintree and others. */
const TEST_NUMBERS: ReadonlySet<string> = new Set(
  `4111111111111111 4012888888881881 4222222222222 4242424242424242 4000056655665556 5555555555554444 2223003122003222
   5200828282828210 5105105105105100 378282246310005 371449635398431 378734493671000 6011111111111117 6011000990139424
   6011981111111113 3056930009020004 30569309025904 36227206271667 38520000023237 6555900000604105 3566002020360505
   3530111333300000 6200000000000005 6200000000000047 6205500000000000004 4000000000000002 4000000000000010
   4000000000000028 4000000000000036 4000000000000044 4000000000000069 4000000000000077 4000000000000101
   4000000000000119 4000000000000127 4000000000000259 4000000000000341 4000000000003220 4000000000009995
   4000002500003155 4000002760003184 4000000000003063 4000000000009987 4000000000009979 4000000000000127 5454545454545454
   4917610000000000 4462030000000000 4988438843884305 4166676667666746 4646464646464644 5577000055770004
   5555444433331111 2222400070000005 5136333333333335 5585558555855583 2222410740360010 370000000000002 4000020000000000
   6243030000000001 4532015112830366 4539578763621486 4716108999716531 6759649826438453 6799990100000000019`.split(
    /\s+/u,
  ),
)

function holds(value: string): boolean {
  const digits = value.replace(/[ -]/gu, '')
  if (TEST_NUMBERS.has(digits) || /^(\d)\1+$/u.test(digits)) return false
  if (!ISSUERS.some(([begins, lengths]) => begins.test(digits) && lengths.includes(digits.length))) return false
  return hasLuhnCheck(digits)
}
