import { findWith } from './find-with.js'
import type { FoundIdentifier } from './found-identifier.js'
import type { PlainText } from './plain-text.js'

const BOOKING =
  /(?:\b(?:booking|reservation|confirmation|itinerary|record locator|pnr|check-?in)(?: ?(?:ref(?:erence)?|code|number|no|nr|id|locator|#))?[.:：# ]{1,3}(?:is |was |code )?["“'(]?|(?:预订号|預訂代號|订座号?|訂位代號|订座编码|确认号|订单编码|PNR)[是为為:： ]{0,3})$/iu

/** What opens a booking: the six signs of an airline, a ticket's number, and what a boarding pass has in its code. */
export function findTravelCodes(plain: PlainText): readonly FoundIdentifier[] {
  return findWith(plain, [
    {
      name: 'boarding-pass',
      shape:
        /(?<![\p{Script=Latin}\p{N}])M[1-4][A-Z]{2,20}\/[A-Z ]{2,20} {1,18}E?[A-Z0-9]{5,7} {0,2}[A-Z]{6}[A-Z0-9 ]{2,3} ?\d{2,5}[ A-Z0-9>]{5,80}/dgu,
    },
    {
      name: 'booking-code',
      shape: /(?<![\p{Script=Latin}\p{N}])(?=[A-Z0-9]{0,5}[A-Z])[A-Z0-9]{6}(?![\p{Script=Latin}\p{N}])/dgu,
      led: BOOKING,
      reach: 44,
    },
    {
      name: 'booking-code',
      shape: /(?<![\p{Script=Latin}\p{N}-])\d{3}[- ]\d{10}(?![\p{Script=Latin}\p{N}-])/dgu,
      near: /\b(?:e-?ticket|ticket (?:no|number|nr))\b|电子客票|客票号|票号|票號/iu,
    },
  ])
}
