// Makes the few small pictures that the tests of packages/sight read: grey, in sixteen steps, so that each stays small.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import { openStudio } from './draw.mjs'
import { SCENES } from './scenes.mjs'

const out = fileURLToPath(new URL('../../packages/sight/test/pictures/', import.meta.url))
const PICTURES = {
  'badge-en': ['badge', 'en', 0],
  'document-zh': ['document', 'zh', 0],
  'parcel-en': ['parcel', 'en', 0],
  'plate-zh': ['plate', 'zh', 0],
}

const studio = await openStudio()
for (const [name, [scene, language, seed]] of Object.entries(PICTURES)) {
  const { html } = await SCENES[scene](language, seed)
  const desk = `<div style="position:fixed;inset:0;background:#777;display:flex;align-items:center;justify-content:center"><div style="transform:rotate(3deg)">${html}</div></div>`
  const { width, height, data } = await studio.draw(desk, {}, { width: 1160, height: 660 })
  const raw = Buffer.alloc((width + 1) * height)
  for (let index = 0; index < width * height; index++) {
    const grey = (data[index * 4] * 77 + data[index * 4 + 1] * 151 + data[index * 4 + 2] * 28) >> 8
    raw[index + Math.floor(index / width) + 1] = (grey >> 4) * 17
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const png = [
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  writeFileSync(`${out}${name}.png`, Buffer.concat(png))
}
await studio.close()

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

function crc32(bytes) {
  let rest = -1
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return ~rest >>> 0
}
