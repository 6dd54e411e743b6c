import { describe, expect, test } from 'vitest'
import { explainCode, type CodeKind } from '../src/index.js'

const PASS = 'M1HOLLOWAY/MARGARET   EXK7P2Q LHRPEKBA 0039 214Y017A0042 100'

describe('a code is explained', () => {
  test.each<[string, CodeKind, Record<string, string>]>([
    [
      'WIFI:T:WPA;S:Crew\\;Room;P:quiet\\:harbour;H:true;;',
      'wifi',
      { name: 'Crew;Room', password: 'quiet:harbour', security: 'WPA' },
    ],
    ['WIFI:S:咖啡馆;;', 'wifi', { name: '咖啡馆' }],
    [
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:李慧敏\r\nORG:北港造船厂\r\nTEL;TYPE=CELL:+8613800138000\r\nEND:VCARD',
      'contact',
      { name: '李慧敏', phone: '+8613800138000', workplace: '北港造船厂' },
    ],
    ['MECARD:N:Brandt,Thomas;TEL:+49301234567;;', 'contact', { name: 'Brandt,Thomas', phone: '+49301234567' }],
    [
      PASS,
      'boarding-pass',
      {
        name: 'HOLLOWAY/MARGARET',
        booking: 'XK7P2Q',
        from: 'LHR',
        to: 'PEK',
        airline: 'BA',
        flight: '0039',
        'day-of-year': '214',
        seat: '17A',
        sequence: '0042',
      },
    ],
    [
      'otpauth://totp/Harbour:aisha?secret=JBSWY3DPEHPK3PXP&issuer=Harbour',
      'one-time-secret',
      { account: 'Harbour:aisha', issuer: 'Harbour', secret: 'JBSWY3DPEHPK3PXP' },
    ],
    ['geo:36.06,120.38?z=17', 'place', { latitude: '36.06', longitude: '120.38' }],
    ['tel:+447700900142', 'phone', { phone: '+447700900142' }],
    ['smsto:+447700900142:late today', 'message', { phone: '+447700900142', message: 'late today' }],
    ['mailto:a@example.org?subject=x', 'mail', { mail: 'a@example.org' }],
    ['wxp://f2f0abcdefgh', 'payment', { service: 'wxp' }],
    ['https://qr.alipay.com/fkx00000abcdefgh', 'payment', { service: 'qr.alipay.com' }],
    ['https://u.wechat.com/abc', 'add-friend', { service: 'u.wechat.com', address: 'https://u.wechat.com/abc' }],
    ['https://login.weixin.qq.com/l/abcd==', 'login', { service: 'login.weixin.qq.com' }],
    ['tg://login?token=abc', 'login', { service: 'tg' }],
    [
      'https://example.org/door?token=8f3k2m',
      'address-with-token',
      { service: 'example.org', address: 'https://example.org/door?token=8f3k2m', token: '8f3k2m', field: 'token' },
    ],
    ['https://example.org/menu', 'address', { service: 'example.org', address: 'https://example.org/menu' }],
    ['6901234567892', 'product', { number: '6901234567892' }],
    ['N-4821-K', 'text', {}],
    ['', 'text', {}],
  ])('%s', (text, kind, fields) => {
    expect(explainCode(text)).toEqual({ kind, fields })
  })

  test('a bank transfer and a shop’s code are payments', () => {
    const transfer = 'BCD\n002\n1\nSCT\n\nAisha Karim\nDE89370400440532013000\nEUR12.30\n\n\nrent'
    expect(explainCode(transfer).fields).toMatchObject({ account: 'DE89370400440532013000', amount: 'EUR12.30' })
    expect(explainCode('00020101021129300012D156000000000510A93FO3230Q5802CN5907HARBOUR6007BEIJING').fields).toEqual({
      country: 'CN',
      name: 'HARBOUR',
      place: 'BEIJING',
    })
  })

  test('what is made to do harm is taken as text, quickly', () => {
    for (const text of [
      '__proto__=1',
      'https://example.org/?__proto__=x&constructor=y',
      'WIFI:__proto__:x;S:a;;',
      `M1${'A'.repeat(100_000)}`,
      `WIFI:${'\\'.repeat(100_000)}`,
      `https://x/?${'&'.repeat(100_000)}`,
      `https://x/${'%'.repeat(100_000)}`,
      `000201${'9'.repeat(100_000)}`,
    ]) {
      const { fields } = explainCode(text)
      expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
    }
  })
})
