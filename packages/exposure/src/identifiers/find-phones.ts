import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'
import type { FoundIdentifier } from './found-identifier.js'
import { isMadeUp } from './is-made-up.js'
import type { PlainText } from './plain-text.js'

/** Where numbers without a country are tried, by what the text is written in. The likeliest first. */
const REGIONS: Readonly<Record<'han' | 'latin', readonly CountryCode[]>> = {
  han: ['CN', 'TW', 'HK', 'MO', 'SG', 'MY'],
  latin: [
    'US',
    'GB',
    'AU',
    'IN',
    'IE',
    'NZ',
    'ZA',
    'SG',
    'HK',
    'PH',
    'NG',
    'KE',
    'DE',
    'FR',
    'ES',
    'IT',
    'NL',
    'PL',
    'BR',
    'MX',
    'UA',
    'TR',
    'JP',
    'KR',
  ],
}
/** Numbers whose way of writing alone says what they are. */
const DISTINCT =
  /^(?:(?:\+|00)[1-9]|1[3-9]\d[ -]?\d{4}[ -]?\d{4}$|09\d{2}[ -]\d{3}[ -]?\d{3}$|0[1-9]\d{1,4}[ )-]\s?\d{3,8}(?:[ -]\d{3,5})?$|\(\d{2,5}\)|\d{3}[-.]\d{3}[-.]\d{4}$|07\d{3} ?\d{3} ?\d{3}$|04\d{2} \d{3} \d{3}$)/u
const SHAPE =
  /(?<![\p{Script=Latin}\p{N}@._/=#-])(?:\+|\(|00)?\d(?:[ ().-]{0,2}\d){6,15}(?![\p{N}@\p{Script=Latin}]|[-./]\d)/gu
const PERSONAL =
  /\b(?:call|text|ring|phone|tel|mobile|mob|cell|number|whats ?app|wa|signal|telegram|viber|imessage|sms|reach|contact|ping|message|dm|hmu|handy|tél|móvil|celular|numero)\b|电话|電話|手机|手機|联系|聯[系繫絡络]|联络|打给|打給|致电|热线|電洽|电洽|号码|號碼|私人号|微信|加我|同号|短信|急件打|找我|撥打|拨打|телефон|звон|тел\b|номер/iu
/** Whose number is meant to be known. */
const PUBLIC =
  /\b(?:shop|store|office|front desk|reception|desk|bookings?|reservations?|reserve|opening hours|open (?:mon|tue|daily|from)|customer|helpline|hotline|crisis|emergency|support line|switchboard|press|enquiries|inquiries|hospital|clinic|surgery|museum|library|restaurant|cafe|café|hotel|box office|box-office|council|charity|samaritans|centre|center|landline|toll[- ]free|freephone)\b|客服|热线|熱線|前台|门店|店铺|总机|總機|预约|預約|订座|訂位|报名电话|咨询电话|服务台|营业|營業|急救|报警|報警|援助|专线|專線|官方/iu
const OWN = /\b(?:my|our|mine|me|personal|private|own|home)\b|[我俺咱妈爸媽]|本人|私人|家里|家裡/iu
/** Kept for films and manuals. The library takes some of them for no numbers; in a post they are somebody's. */
const FICTION =
  /^(?:1?\d{3}55501\d{2}|447700900\d{3}|44(?:20794600|1632960|113496|114496|115496|116496|117496|118496|121496|131496|141496|151496|161496|1914980|2890180|2920180)\d{3}|61(?:491570(?:006|156|157|158|159|110|313|737)|[2378]555\d{5}|[2378]7010\d{4})|33(?:199|261|353|465|536|639)98\d{5})$/u
const REACH = 60

/** Telephone numbers at which somebody can be reached, as far as they are no public ones. */
export function findPhones(plain: PlainText): readonly FoundIdentifier[] {
  const found: FoundIdentifier[] = []
  const regions = REGIONS[/\p{Script=Han}/u.test(plain.text) ? 'han' : 'latin']
  for (const match of plain.text.matchAll(SHAPE)) {
    const [written] = match
    const start = match.index
    const end = start + written.length
    const before = plain.before(start, REACH)
    const around = `${before} \n ${plain.after(end, REACH / 2)}`
    const isPersonal = PERSONAL.test(around)
    if (!isPersonal && !DISTINCT.test(written)) continue
    if (PUBLIC.test(around) && !OWN.test(before.slice(-24))) continue
    // An address in a network, or numbers around brackets, is none.
    if (/(?:^|[^\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|\)[^(]{0,20}\(/u.test(written) || isMadeUp(plain, start, end))
      continue
    if (!isNumber(written, regions, isPersonal)) continue
    found.push({ name: 'phone', start, end })
  }
  return found
}

function isNumber(written: string, regions: readonly CountryCode[], isPersonal: boolean): boolean {
  // Years, dates and amounts have their own ways of being written.
  if (
    /^(?:19|20)\d{2}[-./ ]\d{1,2}[-./ ]\d{1,2}/u.test(written) ||
    /^\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}/u.test(written)
  )
    return false
  const isAbroad = /^(?:\+|00)/u.test(written)
  const digits = written.replace(/\D/gu, '')
  if (/^(\d)\1+$/u.test(digits)) return false
  // Numbers of films, and those of seven digits in America, are somebody's when somebody says so.
  if (isPersonal && (/^555-?\d{4}$/u.test(written) || /^(?:0700|0900|02-0000|0555)/u.test(written))) return true
  for (const region of isAbroad ? regions.slice(0, 1) : regions) {
    const number = parsePhoneNumberFromString(isAbroad ? written.replace(/^00/u, '+') : written, region)
    if (!number) continue
    const whole = number.number.slice(1)
    if (FICTION.test(whole)) return isPersonal || !whole.startsWith('1')
    if (isPersonal ? !number.isPossible() : !number.isValid()) continue
    const kind = number.getType()
    if (kind === 'TOLL_FREE' || kind === 'SHARED_COST' || kind === 'PREMIUM_RATE' || kind === 'UAN') return false
    if (kind !== undefined || (isPersonal && isAbroad)) return true
  }
  return false
}
