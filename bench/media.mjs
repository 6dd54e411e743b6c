// How pictures are cleaned, beside mat2 and exiftool (Debian: `apt-get install mat2 libimage-exiftool-perl libheif-examples`):
// files handled, fields left that tell of somebody, pixels kept, time. Everybody gets the same files, made anew each time.
//
//   node scripts/set-up.mjs && node bench/media.mjs          [MEDIA_FILES=8: files of each format]
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { identifyMedia } from '../packages/media/dist/node.js'

const COPIES = Number(process.env.MEDIA_FILES ?? 8)
const SIZE = [1600, 1200]
const PLANTED = 'Zq9Planted'
const folder = mkdtempSync(join(tmpdir(), 'telltale-bench-media-'))
const side = fileURLToPath(new URL('sides/telltale-media.mjs', import.meta.url))
const has = (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined
for (const name of ['exiftool', 'mat2', 'convert'])
  if (!has(name)) {
    console.error(`${name} is not installed: nothing to compare with.`)
    process.exit(3)
  }

const TAGS = [
  `-Make=${PLANTED}A`,
  `-Model=${PLANTED}B`,
  `-SerialNumber=${PLANTED}C`,
  `-Artist=${PLANTED}D`,
  `-ImageDescription=${PLANTED}E`,
  `-UserComment=${PLANTED}F`,
  `-Software=${PLANTED}G`,
  '-DateTimeOriginal=2026:08:20 12:34:56',
  '-GPSLatitude=48.858222',
  '-GPSLatitudeRef=N',
  '-GPSLongitude=2.2945',
  '-GPSLongitudeRef=E',
  `-XMP-dc:Creator=${PLANTED}H`,
  `-XMP-dc:Subject=${PLANTED}I`,
  `-XMP-photoshop:City=${PLANTED}J`,
  `-IPTC:By-line=${PLANTED}K`,
  `-IPTC:City=${PLANTED}L`,
  `-Comment=${PLANTED}M`,
  `-XMP-mwg-rs:RegionInfo={RegionList=[{Name=${PLANTED}N,Type=Face}]}`,
]
const FORMATS = ['jpg', 'png', 'webp', 'gif', 'tif', ...(has('heif-enc') ? ['heic', 'avif'] : [])]

const from = join(folder, 'from')
mkdirSync(from)
for (let number = 1; number <= COPIES; number++) {
  const base = join(folder, 'base.png')
  execFileSync('convert', ['-seed', String(number), '-size', SIZE.join('x'), 'plasma:', '-depth', '8', base])
  for (const format of FORMATS) {
    const path = join(from, `${number}.${format}`)
    if (format === 'heic' || format === 'avif')
      execFileSync('heif-enc', [...(format === 'avif' ? ['-A'] : []), '-q', '60', base, '-o', path], {
        stdio: 'ignore',
      })
    else execFileSync('convert', [base, '-quality', '88', ...(format === 'tif' ? ['-compress', 'lzw'] : []), path])
    spawnSync('exiftool', ['-q', '-q', '-m', '-overwrite_original', ...TAGS, path])
    // What a phone puts behind the picture.
    if (format === 'jpg') writeFileSync(path, `${PLANTED}Trailer`, { flag: 'a' })
  }
}
const names = readdirSync(from)

const SIDES = {
  'Telltale, one process': (to) => execFileSync(process.execPath, [side, from, to], { stdio: 'ignore' }),
  'Telltale, a process a file': (to) => {
    for (const name of names) spawnSync(process.execPath, [side, from, to, name], { stdio: 'ignore' })
  },
  'mat2, a process a file': (to) => {
    for (const name of names) {
      const copy = join(to, name)
      writeFileSync(copy, readFileSync(join(from, name)))
      const { status } = spawnSync('mat2', ['--inplace', copy], { stdio: 'ignore' })
      if (status !== 0) rmSync(copy)
    }
  },
  'exiftool -all=, one process': (to) =>
    spawnSync('exiftool', ['-q', '-q', '-m', '-all=', '-o', `${to}/`, from], { stdio: 'ignore' }),
}

/** Pixels as a digest; of formats that are not decoded here, by a program that does. */
async function pixels(path, name) {
  const digest = (data) => createHash('sha256').update(data).digest('hex')
  if (name.endsWith('.heic')) {
    const out = join(folder, 'heic.png')
    execFileSync('heif-convert', [path, out], { stdio: 'ignore' })
    return digest((await decode(out)).data)
  }
  return digest((await decode(path)).data)
}
async function decode(path) {
  const bytes = new Uint8Array(readFileSync(path))
  return await identifyMedia(bytes).format.pixels(bytes)
}

/** How many bytes of what was planted can still be found, by exiftool's eyes and in the bytes. */
function left(path) {
  const { stdout } = spawnSync('exiftool', ['-a', '-u', '-G1', path], { encoding: 'utf8' })
  const fields = stdout.split('\n').filter((line) => line.includes(PLANTED) || /2026:08:20|48 deg/u.test(line))
  const inBytes = readFileSync(path).includes(PLANTED)
  return { fields: fields.length, inBytes }
}

const before = new Map()
for (const name of names) before.set(name, await pixels(join(from, name), name))
const rows = []
for (const [title, clean] of Object.entries(SIDES)) {
  const times = []
  let to
  for (let round = 0; round < 3; round++) {
    to = join(folder, `${title.replaceAll(/\W+/gu, '-')}-${round}`)
    mkdirSync(to)
    const started = performance.now()
    clean(to)
    times.push(performance.now() - started)
  }
  const handled = names.filter((name) => existsSync(join(to, name)))
  let telling = 0
  let fields = 0
  let same = 0
  for (const name of handled) {
    const found = left(join(to, name))
    fields += found.fields
    if (found.inBytes || found.fields > 0) telling++
    try {
      if ((await pixels(join(to, name), name)) === before.get(name)) same++
    } catch {
      // What cannot be decoded any more has not kept its pixels.
    }
  }
  rows.push({ title, handled: handled.length, telling, fields, same, each: Math.min(...times) / names.length })
}
const [ours, oursApart, mat2, exiftool] = rows
console.log(`${names.length} files (${FORMATS.join(', ')}; ${SIZE.join(' × ')}), best of 3 rounds\n`)
console.log('| | files copied | files that still tell | fields left | same pixels | ms a file |')
console.log('|---|---|---|---|---|---|')
for (const { title, handled, telling, fields, same, each } of rows)
  console.log(`| ${title} | ${handled} | ${telling} | ${fields} | ${same} | ${each.toFixed(1)} |`)
console.log(
  `\nAgainst starting mat2 for each file: ${(mat2.each / ours.each).toFixed(1)} times as fast in one process, ${(mat2.each / oursApart.each).toFixed(1)} when started for each file too.`,
)
console.log(`Against exiftool in one process: ${(exiftool.each / ours.each).toFixed(1)} times as fast.`)
rmSync(folder, { recursive: true, force: true })
