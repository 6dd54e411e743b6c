/** What a code can be for. The words for these stand in the pack. */
export const CODE_KINDS = [
  'wifi',
  'contact',
  'boarding-pass',
  'one-time-secret',
  'login',
  'payment',
  'wallet',
  'add-friend',
  'health',
  'place',
  'event',
  'phone',
  'message',
  'mail',
  'address-with-token',
  'address',
  'product',
  'text',
] as const

export type CodeKind = (typeof CODE_KINDS)[number]

/** What a code holds, taken apart. The names of fields are fixed words of this program; their values are the code's own. */
export interface ExplainedCode {
  readonly kind: CodeKind
  readonly fields: Readonly<Record<string, string>>
}

const LONGEST = 8000
const LONGEST_VALUE = 500

/** Says what a code is for and takes its fields apart. Whatever it does not know is `text`, or `address` if it opens a page. */
export function explainCode(text: string): ExplainedCode {
  const whole = text.slice(0, LONGEST).trim()
  for (const explain of [wifi, contact, boardingPass, secret, event, place, short, payment, page, product]) {
    const explained = explain(whole)
    if (explained !== undefined) return explained
  }
  return made('text', {})
}

function made(kind: CodeKind, fields: Readonly<Record<string, string | undefined>>): ExplainedCode {
  const kept = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value.slice(0, LONGEST_VALUE)] as const],
  )
  return { kind, fields: Object.fromEntries(kept) }
}

/** `WIFI:T:WPA;S:name;P:password;;`, in any order; a backslash takes the meaning from the sign after it. */
function wifi(text: string): ExplainedCode | undefined {
  if (!/^WIFI:/iu.test(text)) return undefined
  const fields = parts(text.slice(5))
  return made('wifi', {
    name: fields.get('S'),
    password: fields.get('P'),
    security: fields.get('T'),
    user: fields.get('I'),
  })
}

function parts(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let part = ''
  for (let index = 0; index <= text.length; index++) {
    const sign = text[index]
    if (sign === '\\') part += text[++index] ?? ''
    else if (sign === ';' || sign === undefined) {
      const colon = part.indexOf(':')
      if (colon > 0) found.set(part.slice(0, colon).toUpperCase(), part.slice(colon + 1))
      part = ''
    } else part += sign
  }
  return found
}

function contact(text: string): ExplainedCode | undefined {
  if (/^MECARD:/iu.test(text)) {
    const fields = parts(text.slice(7))
    const one = (name: string) => fields.get(name)
    return made('contact', {
      name: one('N'),
      phone: one('TEL'),
      mail: one('EMAIL'),
      address: one('ADR'),
      workplace: one('ORG'),
    })
  }
  if (!/^BEGIN:VCARD/iu.test(text)) return undefined
  const lines = text.split(/\r\n|\n|\r/u)
  const one = (name: string) => {
    const line = lines.find((each) => each.toUpperCase().startsWith(name) && /^[:;]/u.test(each.slice(name.length)))
    return line
      ?.slice(line.indexOf(':') + 1)
      .replace(/;+/gu, ' ')
      .trim()
  }
  return made('contact', {
    name: one('FN') ?? one('N'),
    phone: one('TEL'),
    mail: one('EMAIL'),
    address: one('ADR'),
    workplace: one('ORG'),
    role: one('TITLE'),
    birthday: one('BDAY'),
  })
}

/**
 * The boarding pass of the airlines (IATA Resolution 792): a letter for its form, the number of flights, then fields of fixed
 * widths.
 */
function boardingPass(text: string): ExplainedCode | undefined {
  const from = text.slice(30, 33)
  const to = text.slice(33, 36)
  if (!/^[MS][1-4]/u.test(text) || text.length < 58 || !/^[A-Z]{6}$/u.test(from + to)) return undefined
  if (!/^[\d ]{3}$/u.test(text.slice(44, 47))) return undefined
  const field = (start: number, end: number) => text.slice(start, end).trim()
  return made('boarding-pass', {
    name: field(2, 22),
    booking: field(23, 30),
    from,
    to,
    airline: field(36, 39),
    flight: field(39, 44),
    'day-of-year': field(44, 47),
    seat: field(48, 52).replace(/^0+/u, ''),
    sequence: field(52, 57),
  })
}

function secret(text: string): ExplainedCode | undefined {
  if (/^otpauth-migration:/iu.test(text)) return made('one-time-secret', { secret: text.slice(18) })
  if (!/^otpauth:/iu.test(text)) return undefined
  const [path = '', query = ''] = text.slice(8).split('?', 2)
  const asked = queryOf(query)
  const account = decoded(path.replace(/^\/\/[a-z]+\//iu, ''))
  return made('one-time-secret', { account, issuer: asked.get('issuer'), secret: asked.get('secret') })
}

function event(text: string): ExplainedCode | undefined {
  if (!/^BEGIN:(?:VEVENT|VCALENDAR)/iu.test(text)) return undefined
  const line = (name: string) =>
    text
      .split(/\r\n|\n|\r/u)
      .find((each) => each.startsWith(`${name}:`))
      ?.slice(name.length + 1)
  return made('event', { title: line('SUMMARY'), place: line('LOCATION'), start: line('DTSTART'), end: line('DTEND') })
}

function place(text: string): ExplainedCode | undefined {
  const [, latitude, longitude] = /^geo:(-?\d{1,3}(?:\.\d{1,20})?),(-?\d{1,3}(?:\.\d{1,20})?)/iu.exec(text) ?? []
  return latitude === undefined ? undefined : made('place', { latitude, longitude })
}

function short(text: string): ExplainedCode | undefined {
  if (/^tel:/iu.test(text)) return made('phone', { phone: text.slice(4) })
  if (/^(?:smsto|sms|mmsto):/iu.test(text)) {
    const [, phone, message] = text.split(':', 3)
    return made('message', { phone, message })
  }
  if (/^mailto:/iu.test(text)) return made('mail', { mail: text.slice(7).split('?')[0] })
  if (/^MATMSG:/iu.test(text)) return made('mail', { mail: parts(text.slice(7)).get('TO') })
  return undefined
}

function payment(text: string): ExplainedCode | undefined {
  if (/^BCD\r?\n/u.test(text)) {
    const lines = text.split(/\r?\n/u)
    return made('payment', { name: lines[5], account: lines[6], amount: lines[7], purpose: lines[10] ?? lines[9] })
  }
  if (/^SPC\r?\n/u.test(text)) {
    const lines = text.split(/\r?\n/u)
    return made('payment', { account: lines[3], name: lines[5], amount: lines[18] })
  }
  if (text.startsWith('000201')) return made('payment', merchant(text))
  if (/^upi:\/\/pay/iu.test(text)) {
    const asked = queryOf(text.split('?', 2)[1] ?? '')
    return made('payment', { account: asked.get('pa'), name: asked.get('pn'), amount: asked.get('am') })
  }
  const [, coin, account] =
    /^(bitcoin|ethereum|litecoin|monero|lightning|tron|solana):([a-z0-9]{20,200})/iu.exec(text) ?? []
  if (coin !== undefined) return made('wallet', { coin: coin.toLowerCase(), account })
  if (
    /^(?:wxp:\/\/|https:\/\/qr\.alipay\.com\/|https:\/\/payapp\.weixin\.qq\.com\/|https:\/\/qr\.95516\.com\/)/iu.test(
      text,
    )
  )
    return made('payment', { service: serviceOf(text) })
  return undefined
}

/** Codes of shops (EMV): two digits for the field, two for its length, then the field. */
function merchant(text: string): Readonly<Record<string, string>> {
  const names: Readonly<Record<string, string>> = { '54': 'amount', '58': 'country', '59': 'name', '60': 'place' }
  const found: Record<string, string> = {}
  for (let at = 0; at + 4 <= text.length;) {
    const length = Number(text.slice(at + 2, at + 4))
    const name = names[text.slice(at, at + 2)]
    if (!Number.isInteger(length)) break
    if (name !== undefined) found[name] = text.slice(at + 4, at + 4 + length)
    at += 4 + length
  }
  return found
}

const LOGINS =
  /^(?:tg:\/\/login|https:\/\/login\.weixin\.qq\.com\/|https:\/\/open\.weixin\.qq\.com\/connect\/confirm|weixin:\/\/|https:\/\/qr\.m\.jd\.com\/|https:\/\/login\.taobao\.com\/|https:\/\/auth\.alipay\.com\/|alipays?:\/\/|https:\/\/(?:www\.)?discord\.com\/ra\/|sgnl:\/\/linkdevice|line:\/\/au\/|https:\/\/oauth\.telegram\.org\/|FIDO:\/)/iu
/** What WhatsApp shows to link a device: a number, then three keys. */
const LINKS_DEVICE = /^\d@[\w+/=-]{20,200},[\w+/=]{20,200},/u
const FRIENDS =
  /^(?:https:\/\/u\.wechat\.com\/|https:\/\/weixin\.qq\.com\/[a-z]\/|https:\/\/wa\.me\/|https:\/\/t\.me\/|tg:\/\/resolve|https:\/\/line\.me\/|https:\/\/signal\.(?:me|group)\/|https:\/\/qm\.qq\.com\/|https:\/\/chat\.whatsapp\.com\/|threema:\/\/)/iu
/** Names under which addresses carry what opens a door. */
const OPENS =
  /^(?:access_?token|token|id_?token|auth|auth_?code|code|key|api_?key|secret|sig|signature|session|sessionid|sid|password|passwd|pwd|pass|otp|ticket|invite|jwt|uuid|nonce|hash)$/iu
const LONG_RANDOM = /^[\w-]{24,}$/u

function page(text: string): ExplainedCode | undefined {
  if (LOGINS.test(text) || LINKS_DEVICE.test(text)) return made('login', { service: serviceOf(text) })
  if (FRIENDS.test(text)) return made('add-friend', { service: serviceOf(text), address: text })
  if (/^(?:HC1:|shc:\/)/iu.test(text)) return made('health', {})
  if (!/^[a-z][a-z0-9+.-]{1,30}:\/\/\S+$/iu.test(text) && !/^www\.\S+$/iu.test(text)) return undefined
  const [path = '', asked = ''] = text.split(/[?#]/u, 2)
  const query = queryOf(asked)
  const opens = [...query].find(([name, value]) => (OPENS.test(name) && value.length >= 4) || isRandom(value))
  const inPath = path.split('/').slice(3).find(isRandom)
  const service = serviceOf(text)
  if (opens !== undefined)
    return made('address-with-token', { service, address: text, token: opens[1], field: opens[0] })
  if (inPath !== undefined) return made('address-with-token', { service, address: text, token: inPath })
  return made('address', { service, address: text })
}

/** Long, and with digits and letters mixed: made by chance, to be known to one. */
function isRandom(value: string): boolean {
  return LONG_RANDOM.test(value) && /\d/u.test(value) && /[a-z]/iu.test(value)
}

function product(text: string): ExplainedCode | undefined {
  return /^(?:\d{8}|\d{12,14})$/u.test(text) ? made('product', { number: text }) : undefined
}

function serviceOf(text: string): string | undefined {
  const [, scheme = '', host = ''] = /^([a-z][a-z0-9+.-]{1,30}):(?:\/\/([^/?#\s]{1,200}))?/iu.exec(text) ?? []
  if (/^https?$/iu.test(scheme)) return host.slice(host.lastIndexOf('@') + 1).toLowerCase()
  return scheme === '' ? undefined : scheme.toLowerCase()
}

function queryOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const pair of text.split('&')) {
    const equals = pair.indexOf('=')
    if (equals > 0) found.set(decoded(pair.slice(0, equals)), decoded(pair.slice(equals + 1)))
  }
  return found
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
