import { findWith, type IdentifierShape } from './find-with.js'
import type { FoundIdentifier } from './found-identifier.js'
import type { PlainText } from './plain-text.js'

/** Marks that nothing but a secret paper has: a degree of secrecy, a star, and for how long. */
export function findSecrecyMarks(plain: PlainText): readonly FoundIdentifier[] {
  return findWith(plain, SHAPES)
}

const SHAPES: readonly IdentifierShape[] = [
  {
    name: 'secrecy-mark',
    // Who explains how such marks are written shows one, and gives nothing away.
    shape:
      /(?<!(?:标志|標誌|标识|形式|格式|例如|比如|譬如|写法|寫法|表示|写成|寫成|样式)[^\n。]{0,12})(?:绝密|机密|秘密|絕密|機密)[ \u3000]?[★☆][ \u3000]?(?:长期|長期|(?:[0-9０-９]{1,3}|[一二三四五六七八九十百两]{1,4})(?:[年月天]|个月|個月)?)/dgu,
  },
]
