import { expect, test } from 'vitest'
import { bytesFromBase64 } from '../src/bytes-from-base64.js'

test('bytes come back as they were written, whatever their number', () => {
  for (let length = 0; length <= 64; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 97 + length * 31) & 0xff)
    expect([...bytesFromBase64(Buffer.from(bytes).toString('base64'))], `${length} bytes`).toEqual([...bytes])
  }
})

test('whatever is no base64 ends the data and does no harm', () => {
  for (const text of ['', '=', '====', '\u0000', '照片', '!!!!', 'QUJD照QUJD'])
    expect(bytesFromBase64(text).length).toBeLessThanOrEqual(3)
  expect(Buffer.from(bytesFromBase64('QUJD照QUJD')).toString()).toBe('ABC')
})
