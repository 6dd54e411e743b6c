// Measures the built web app in Chromium, prints the figures and, with --write, puts them into apps/web/README.md:
// how much is loaded, how long the first report takes, and whether the page stays free while much is read.
/* global document, requestAnimationFrame, PerformanceObserver */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'

const ROUNDS = 7
const MESSAGES = 100_000
const root = fileURLToPath(new URL('../', import.meta.url))
const site = join(root, 'apps/web/dist/site')
const executablePath = [process.env.TELLTALE_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)
if (!executablePath || !existsSync(site)) {
  console.error('Needs Chromium (TELLTALE_CHROMIUM names one) and the built app (npm run build).')
  process.exit(2)
}

const kB = (bytes) => `${(bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0)} kB`
const gzipped = (path) => gzipSync(readFileSync(join(site, path))).length
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const range = (values) =>
  `${Math.round(median(values))} (${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))})`

const page = readFileSync(join(site, 'index.html'), 'utf8')
const first = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/gu)].map(([, path]) => path)
const assets = readdirSync(join(site, 'assets')).map((name) => `assets/${name}`)
const worker = assets.filter((path) => path.includes('analysis-worker'))
const rows = [
  ['script of the first screen, compressed (gzip)', kB(sum(first.filter((path) => path.endsWith('.js')).map(gzipped)))],
  ['style of the first screen, compressed', kB(sum(first.filter((path) => path.endsWith('.css')).map(gzipped)))],
  [
    'letters of the first screen',
    kB(sum(assets.filter((path) => path.endsWith('.woff2')).map((path) => statSync(join(site, path)).size))),
  ],
  [
    'script of the other screens, compressed; fetched when the first one stands',
    kB(sum(assets.filter((path) => path.startsWith('assets/app-') && !first.includes(path)).map(gzipped))),
  ],
  ['engine, rules and the learned part, compressed; loaded in the worker', kB(sum(worker.map(gzipped)))],
  [
    'everything, compressed: what stays on the device',
    kB(sum([...assets, 'index.html', 'service-worker.js'].map(gzipped))),
  ],
]

const server = spawn(process.execPath, ['apps/cli/bin/telltale.js', 'web', '--port', '0'], { cwd: root })
const address = await new Promise((resolve) =>
  server.stdout.on('data', (chunk) => resolve(/http:\S+/u.exec(String(chunk))?.[0])),
)
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const folder = mkdtempSync(join(tmpdir(), 'telltale-measure-'))
try {
  const reports = { atOnce: [], soon: [], again: [] }
  const painted = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, wait] of [
      ['atOnce', 0],
      ['soon', 2000],
    ]) {
      const context = await browser.newContext({ locale: 'en-GB' })
      const tab = await context.newPage()
      await tab.goto(address)
      await tab.waitForSelector('.try button')
      await tab.waitForTimeout(wait)
      reports[name].push(await timeOf(tab, '.try button', '.outcome'))
      if (name === 'soon') {
        painted.push(
          await tab.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
        )
        await tab.click('.back button')
        reports.again.push(await timeOf(tab, '.try button', '.outcome'))
      }
      await context.close()
    }
  }
  rows.push(
    ['first contentful paint, ms', range(painted)],
    ['first report on the example, asked for as soon as the page is there, ms', range(reports.atOnce)],
    ['first report on the example, asked for after two seconds, ms', range(reports.soon)],
    ['the next report on it, ms', range(reports.again)],
  )

  const file = join(folder, 'chat.txt')
  const day = (index) => new Date(Date.UTC(2015, 0, 1) + index * 180_000).toISOString()
  writeFileSync(
    file,
    Array.from({ length: MESSAGES }, (_, index) => {
      const at = day(index)
      const words =
        index === MESSAGES - 40
          ? 'Could you photograph the navy pier for me, and note which ships come in? 400 per set'
          : sentence(index)
      return `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}, ${at.slice(11, 16)} - ${index % 2 ? 'Tom' : 'Elena'}: ${words}`
    }).join('\n'),
  )
  const context = await browser.newContext({ locale: 'en-GB' })
  const tab = await context.newPage()
  await tab.goto(address)
  await tab.waitForSelector('.try button')
  await tab.waitForTimeout(3000)
  await tab.evaluate(() => {
    globalThis.longest = 0
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration)
    }).observe({ type: 'longtask' })
  })
  const readingStarts = performance.now()
  await tab.setInputFiles('#file', file)
  const choice = tab.getByRole('button', { name: /^Tom/u })
  await choice.waitFor({ timeout: 120_000 })
  const read = performance.now() - readingStarts
  const lookingStarts = performance.now()
  await choice.click()
  await tab.waitForSelector('.outcome', { timeout: 120_000 })
  const looked = performance.now() - lookingStarts
  await tab.waitForSelector('.turn')
  for (let time = 0; time < 40; time++) {
    await tab.evaluate(() => document.querySelector('.talk').scrollBy(0, -2500))
    await tab.waitForTimeout(30)
  }
  rows.push(
    ['an export of 100,000 messages: reading it, s', (read / 1000).toFixed(1)],
    ['an export of 100,000 messages: the report, s', (looked / 1000).toFixed(1)],
    [
      'longest task of the page meanwhile, scrolling included, ms',
      (await tab.evaluate(() => Math.round(globalThis.longest))) || 'none over 50',
    ],
    ['size of that export, MB', (statSync(file).size / 1e6).toFixed(1)],
  )
  const machine = `${cpus().length} cores of ${cpus()[0]?.model.trim() ?? 'an unknown kind'}, Chromium ${browser.version()}, Node ${process.version}`
  const table = `| what | figure |\n|---|---|\n${rows.map(([what, figure]) => `| ${what} | ${figure} |`).join('\n')}\n\nOn ${machine}; times are the median of ${ROUNDS} runs, with the shortest and the longest.`
  console.log(table)
  if (process.argv.includes('--write')) {
    const readme = join(root, 'apps/web/README.md')
    const text = readFileSync(readme, 'utf8')
    writeFileSync(
      readme,
      text.replace(/(<!-- made by scripts\/measure-web.mjs -->\n)[\s\S]*?(\n<!-- end -->)/u, `$1\n${table}\n$2`),
    )
  }
} finally {
  await browser.close()
  server.kill()
  rmSync(folder, { recursive: true, force: true })
}

async function timeOf(tab, pressed, shown) {
  return await tab.evaluate(
    async ([button, wanted]) => {
      const start = performance.now()
      document.querySelector(button).click()
      while (document.querySelector(wanted) === null) await new Promise((resolve) => requestAnimationFrame(resolve))
      return performance.now() - start
    },
    [pressed, shown],
  )
}

/** Small talk of which hardly two messages are alike: what is alike would be looked at once. */
function sentence(index) {
  const words =
    'are you coming on Saturday yes after lunch shall I bring bread fine how was the exam long and the last question odd my sister says hello we could take a train if it rains the bike is still at his place'.split(
      ' ',
    )
  let state = index * 2654435761 + 1
  const next = (below) => (state = (state * 1103515245 + 12345) % 2147483648) % below
  return Array.from({ length: 4 + next(12) }, () => words[next(words.length)]).join(' ')
}

function sum(values) {
  return values.reduce((total, each) => total + each, 0)
}
