import { isValidIBAN } from 'ibantools'
import { findWith } from './find-with.js'
import type { FoundIdentifier } from './found-identifier.js'
import type { PlainText } from './plain-text.js'

/** International bank account numbers whose length and check fit their country. Those of the published register's examples are left out. */
export function findIbans(plain: PlainText): readonly FoundIdentifier[] {
  return findWith(plain, [
    {
      name: 'iban',
      shape:
        /(?<![\p{Script=Latin}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{Script=Latin}\p{N}])/dgu,
      holds,
    },
    {
      name: 'iban',
      shape: /(?<![\p{Script=Latin}\p{N}])[A-Z]{2}\d{2}[A-Z0-9]{11,30}(?![\p{Script=Latin}\p{N}])/dgu,
      holds,
    },
    {
      name: 'iban',
      // An account that has no check of its own counts where the words name it in full.
      shape:
        /(?:\baccount (?:no|number|nr|#)|\ba\/c|\bkonto(?:nummer|-?nr)|戶口|户口号?|帳號|账户号|银行账号|銀行帳號)[ .:：]{0,3}(?<id>\d[\d -]{6,22}\d)(?![\p{Script=Latin}\p{N}])/dgiu,
      holds: (value) => value.replace(/\D/gu, '').length >= 8,
    },
  ])
}

const EXAMPLES: ReadonlySet<string> = new Set(
  `GB29NWBK60161331926819 GB82WEST12345698765432 GB33BUKB20201555555555 DE89370400440532013000 DE91100000000123456789
   FR1420041010050500013M02606 FR7630006000011234567890189 NL91ABNA0417164300 NL02ABNA0123456789 ES9121000418450200051332
   ES7921000813610123456789 IT60X0542811101000000123456 BE68539007547034 BE71096123456769 CH9300762011623852957
   CH5604835012345678009 AT611904300234573201 AT483200000012345864 PL61109010140000071219812874 SE4550000000058398257466
   NO9386011117947 DK5000400440116243 FI2112345600000785 PT50000201231234567890154 PT50002700000001234567833
   IE29AIBK93115212345678 IE64IRCE92050112345678 LU280019400644750000 CZ6508000000192000145399 TR330006100519786457841326
   SA0380000000608010167519 AE070331234567890123456 IL620108000000099999999 UA213223130000026007233566001
   GR1601101250000000012300695 HU42117730161111101800000000 RO49AAAA1B31007593840000 SK3112000000198742637541`.split(
    /\s+/u,
  ),
)

function holds(value: string): boolean {
  const compact = value.replace(/ /gu, '')
  return !EXAMPLES.has(compact) && isValidIBAN(compact)
}
