// Draws scenes in a real browser with real fonts, and spoils the pictures as phones do: by angle, blur, noise and dark.
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url))
const FONTS = [
  '@fontsource/roboto/400.css',
  '@fontsource/roboto/700.css',
  '@fontsource-variable/noto-sans-sc/index.css',
]

/** How each picture is spoilt. Sizes are in pixels of a picture of 1600 by 1200, in which letters are 20 to 60 high. */
export const SPOILT = {
  clean: {},
  blur: { blur: 1.8 },
  angle: { transform: 'perspective(1500px) rotateY(30deg) rotateX(14deg) rotateZ(-3deg)' },
  turned: { transform: 'rotate(11deg)' },
  noise: { noise: 30, quality: 0.7 },
  dark: { light: 0.16, noise: 7, blur: 0.6 },
  photo: {
    transform: 'perspective(1600px) rotateY(-20deg) rotateX(10deg) rotateZ(2deg)',
    blur: 1,
    noise: 14,
    light: 0.55,
    quality: 0.6,
  },
}

export async function openStudio() {
  const folder = mkdtempSync(join(tmpdir(), 'telltale-sight-'))
  const path = join(folder, 'scene.html')
  const links = FONTS.map((each) => `<link rel="stylesheet" href="${pathToFileURL(join(modules, each)).href}">`).join(
    '',
  )
  writeFileSync(
    path,
    `<!doctype html><html><head><meta charset="utf-8">${links}<style>*{box-sizing:border-box}body{margin:0}</style></head><body></body></html>`,
  )
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--allow-file-access-from-files'],
  })
  const page = await browser.newPage()
  await page.goto(pathToFileURL(path).href)
  const lab = await browser.newPage()
  return {
    /** One picture as pixels. */
    async draw(html, spoil, { width = 1600, height = 1200, seed = 1 } = {}) {
      await page.setViewportSize({ width, height })
      const desk = 'background:repeating-linear-gradient(92deg,#8a6a4a 0 34px,#80623f 34px 61px,#91704f 61px 97px)'
      await page.evaluate(
        ([html, desk, transform]) => {
          document.body.innerHTML = `<div style="position:fixed;inset:0;display:flex;align-items:center;justify-content:center;${desk}"><div style="transform:${transform ?? 'none'}">${html}</div></div>`
          return document.fonts.ready.then(() => undefined)
        },
        [html, desk, spoil.transform],
      )
      const shot = await page.screenshot({ type: 'png' })
      const base64 = await lab.evaluate(spoilInPage, { png: shot.toString('base64'), ...spoil, seed })
      return { width, height, data: new Uint8ClampedArray(Buffer.from(base64, 'base64')) }
    },
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/* global OffscreenCanvas, createImageBitmap, Blob, atob, btoa, document */
async function spoilInPage({ png, blur = 0, noise = 0, light = 1, quality, seed }) {
  const bytes = Uint8Array.from(atob(png), (each) => each.charCodeAt(0))
  let bitmap = await createImageBitmap(new Blob([bytes]))
  const { width, height } = bitmap
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (blur > 0) context.filter = `blur(${blur}px)`
  context.drawImage(bitmap, 0, 0)
  context.filter = 'none'
  const image = context.getImageData(0, 0, width, height)
  let state = seed * 2654435761
  const chance = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  for (let index = 0; index < image.data.length; index += 4) {
    for (let channel = 0; channel < 3; channel++) {
      const bell = chance() + chance() + chance() + chance() - 2
      image.data[index + channel] = image.data[index + channel] * light + bell * noise * 1.73
    }
  }
  context.putImageData(image, 0, 0)
  if (quality !== undefined) {
    bitmap = await createImageBitmap(await canvas.convertToBlob({ type: 'image/jpeg', quality }))
    context.drawImage(bitmap, 0, 0)
  }
  const { data } = context.getImageData(0, 0, width, height)
  let text = ''
  for (let index = 0; index < data.length; index += 32768)
    text += String.fromCharCode(...data.subarray(index, index + 32768))
  return btoa(text)
}
