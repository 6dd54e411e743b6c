import { describe, expect, test } from 'vitest'
import { HOSTILE_IDENTIFIERS } from '../../../test/support/hostile-identifiers.js'
import { findIdentifiers } from '../src/identifiers/find-identifiers.js'

const say = (text: string): readonly string[] =>
  findIdentifiers(text).map(({ name, start, end }) => `${name}: ${text.slice(start, end)}`)

describe('what identifies somebody or opens something is found, with its exact place', () => {
  test.each([
    ['text me on 07700 900104 any time', 'phone: 07700 900104'],
    ['mon mobile : 06.39.98.12.34', 'phone: 06.39.98.12.34'],
    ['我手机 13407790041，姓靳', 'phone: 13407790041'],
    ['新号码１３４０７７９００４１，打给我', 'phone: １３４０７７９００４１'],
    ['from Monday I am on +31 6 5550 1294', 'phone: +31 6 5550 1294'],
    ['write to me: jo.quill87@mailfold.example', 'email: jo.quill87@mailfold.example'],
    ['my visa 4539 1488 0343 6467 was declined', 'card: 4539 1488 0343 6467'],
    ['农行卡 6229086636213865063', 'card: 6229086636213865063'],
    ['pay NL69 QXNB 0481 8909 77 please', 'iban: NL69 QXNB 0481 8909 77'],
    ['身份证510196199101172792', 'national-number: 510196199101172792'],
    ['藍佩蓉/N108122596/屏東', 'national-number: N108122596'],
    ['my Aadhaar 9648 1417 3108 is stuck', 'national-number: 9648 1417 3108'],
    ['ID 9103140931083, permit up soon', 'national-number: 9103140931083'],
    ['SSN 536-90-4399 on the form', 'social-security: 536-90-4399'],
    ['the tax number you wanted: 860 022 239', 'tax-number: 860 022 239'],
    ['护照号 EK4071935', 'passport: EK4071935'],
    ['DOB 05-09-1994', 'birth-date: 05-09-1994'],
    ['our key AKIA2E0A8F3B244C9986 leaked', 'secret: AKIA2E0A8F3B244C9986'],
    ['ghp_7tRk2LmVx0PwZsNq81HyBfCe54UaDj9QwErT', 'secret: ghp_7tRk2LmVx0PwZsNq81HyBfCe54UaDj9QwErT'],
    ['postgres://app:Tern-Colony-55@db.internal/x', 'secret: Tern-Colony-55'],
    [
      `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA7bq0x'.repeat(3)}\n`,
      'private-key: -----BEGIN RSA PRIVATE KEY-----',
    ],
    ['temp password is Welcome!7Kestrel', 'password: Welcome!7Kestrel'],
    ['密碼 Taro_milk#77，別告訴老闆', 'password: Taro_milk#77'],
    ['door code 3309# after six', 'password: 3309#'],
    ['wifi SR-Clin-5G password heron-1947-x', 'wifi: heron-1947-x'],
    ['the wifi password in our lab is Gannet55x', 'wifi: Gannet55x'],
    ['the password at the clinic is Gannet55x', 'password: Gannet55x'],
    ['the wifi password in our lab is on a card', undefined],
    ['翻译件页眉有“秘密★三年”字样没遮', 'secrecy-mark: 秘密★三年'],
    ['機密☆長期 就印在那里', 'secrecy-mark: 機密☆長期'],
    ['密级标志例如绝密★三十年，见教材', undefined],
    ['【信通】验证码 550391', 'login-code: 550391'],
    [
      'these it is: legend crouch stool tide fossil march drum oven lens hollow ribbon nut',
      undefined, // Twelve words of the list, and a wrong check.
    ],
    ['home is 51.47812, -0.29431 if you visit', 'coordinates: 51.47812, -0.29431'],
    ['N 28.61347, E 112.90482', 'coordinates: N 28.61347, E 112.90482'],
    [
      'https://www.google.com/maps/@51.47812,-0.29431,17z',
      'map-link: https://www.google.com/maps/@51.47812,-0.29431,17z',
    ],
    ['PNR: K7XQ2M, see you', 'booking-code: K7XQ2M'],
    ['https://x.example/reset?token=a81f0c9d77e2b4', 'url-with-token: https://x.example/reset?token=a81f0c9d77e2b4'],
    ['reg plate LD71 KWO for the bay', 'plate: LD71 KWO'],
    ['Telegram @siqi_huo_home', 'handle: @siqi_huo_home'],
    ['ssh to my server 81.2.69.160 port 22', 'ip-address: 81.2.69.160'],
  ])('%s', (text, expected) => {
    const found = say(text)
    if (expected === undefined) expect(found).toEqual([])
    else expect(found.map((each) => each.split('\n')[0])).toEqual([expected])
  })
})

describe('what only looks so is left alone', () => {
  test.each([
    'test card 4111 1111 1111 1111, any date',
    '支付联调用官方文档里的测试卡 5555 5555 5555 4444',
    '4539 1488 0343 6468 has a wrong check digit',
    'GB82 WEST 1234 5698 7654 32 stands in every manual',
    'AKIAIOSFODNN7EXAMPLE is the key of the documentation',
    'ISBN 9787100000012, thirty pages',
    'commit 4f9d2c1, md5 0cc175b9c0f1b6a831c399e269772661',
    'version 10.2.33.4 is out, patch 1.18.2 too',
    'my password is incorrect',
    'password: required',
    'password = "changeme"',
    'DB_PASSWORD=$' + '{SECRET}',
    'mail info@shop.example or press@museum.example',
    'see user@example.com',
    'the shop: (03) 5550 0182, reception opens at ten',
    '心理援助热线 12356',
    'ssh root@192.0.2.7 and 127.0.0.1 and 10.0.0.3',
    'Einstein was born on 14 March 1879',
    '珠穆朗玛峰坐标北纬27°59′，东经86°55′',
    'the wreck lies at 41.72560, -49.94690',
    'https://shop.example/item?id=123456789&utm_source=mail',
    'see you 2026-11-22, 10:45, gate 12, seat 14C',
    'order 2026112200012345 was sent',
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0.abcdefghijklmnop',
    'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about',
    '他领导忘密码从来不验身份，两年，学会了修水管、换灯泡、组装书架',
    'license plate holders: 2 for 12.50',
    'PING l.example (72.14.207.104) 56(84) bytes of data',
    'pass `off_session: true` on line 1054, in session 4411',
  ])('%s', (text) => expect(say(text)).toEqual([]))
})

test('a recovery phrase with the right check is found', () => {
  const phrase = 'ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic'
  expect(say(`it is ${phrase} I think`)).toEqual([`recovery-phrase: ${phrase}`])
})

describe('hostile texts', () => {
  function expectInPlace(found: ReturnType<typeof findIdentifiers>, text: string): void {
    found.forEach(({ start, end }, index) => {
      expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0)
      expect(end).toBeLessThanOrEqual(text.length)
      expect(end).toBeGreaterThan(start)
    })
  }

  test('nothing is found twice, and every place lies in the text', () => {
    const text = 'pin 4411, 4539 1488 0343 6467 07700 900104 jo@mailfold.example '.repeat(200)
    const found = findIdentifiers(text)
    expect(found.length).toBeGreaterThan(100)
    expectInPlace(found, text)
  })

  test.each(HOSTILE_IDENTIFIERS)('%j over and over is read to its end, and every place lies in the text', (unit) => {
    const text = `${unit.repeat(100_000 / unit.length)}\njo@mailfold.example`
    const found = findIdentifiers(text)
    expectInPlace(found, text)
    const { start, end } = found.at(-1) ?? { start: 0, end: 0 }
    expect(text.slice(start, end)).toBe('jo@mailfold.example')
  })
})
