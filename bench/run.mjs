// Speed and memory, against peers, in one run: each side in a process of its own, taken in turns, the middle of five. What is
// printed are ratios: they hold on other machines, milliseconds do not.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeExport, makeRecords } from './make-chat.mjs'
import { readerComparisons } from './readers.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const CLI = fileURLToPath(new URL('../apps/cli/bin/telltale.js', import.meta.url))
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5)
const MESSAGES = Number(process.env['BENCH_MESSAGES'] ?? 100_000)

if (!existsSync(join(here, 'node_modules/wink-nlp')) || !existsSync(join(here, 'node_modules/mammoth'))) {
  console.error('Installing the peers (once)…')
  const installed = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: here,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (installed.status !== 0) process.exit(installed.status ?? 1)
}

const folder = mkdtempSync(join(tmpdir(), 'telltale-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
console.error(`Making a chat of ${MESSAGES} messages…`)
const chat = join(folder, 'chat.txt')
writeFileSync(chat, makeExport(MESSAGES))
// Enough records that starting threads and warming up, which a stream does once, is a small part of what is measured.
const records = join(folder, 'records.ndjson')
const RECORDS = Math.ceil(MESSAGES / 5)
writeFileSync(records, makeRecords(RECORDS, 25))
/** What a process is started by to have one core and no other, also for what Node does beside its main thread. */
const ONE_CORE = process.platform === 'linux' ? ['taskset', '-c', '0'] : []

/** Starts a process and waits for it: how long it took, what it said, how much memory it had at most. */
async function runProcess(args, { input, startedBy = [] } = {}) {
  const rss = join(folder, 'rss')
  const noteRss = `data:text/javascript,import{writeFileSync}from'node:fs';import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>writeFileSync(${JSON.stringify(rss)},String(process.resourceUsage().maxRSS)))`
  const start = performance.now()
  const [command, ...rest] = [...startedBy, process.execPath, '--import', noteRss, ...args]
  const child = spawn(command, rest, {
    stdio: [input === undefined ? 'ignore' : openSync(input, 'r'), 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    if (said.length < 10_000) said += chunk
  })
  const status = await new Promise((resolve) => child.on('close', resolve))
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}`)
  return { ms: performance.now() - start, said, mib: Number(readFileSync(rss, 'utf8')) / 1024 }
}

const side =
  (name, ...args) =>
  async () =>
    JSON.parse((await runProcess([join(here, 'sides', `${name}.mjs`), ...(args.length > 0 ? args : [chat])])).said)
const program =
  (args, options = {}) =>
  async () =>
    await runProcess([CLI, ...args], options)

function middle(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1]
}

/** Runs both sides in turns, so that a busy moment of the machine meets both. */
async function compare(ours, theirs) {
  const taken = { ours: [], theirs: [] }
  for (let round = 0; round < ROUNDS; round++) {
    taken.ours.push(await ours())
    taken.theirs.push(await theirs())
  }
  const msOf = (list) => middle(list.map(({ ms }) => ms))
  const spread = taken.ours.map(({ ms }, round) => ms / taken.theirs[round].ms).sort((a, b) => a - b)
  return { ours: msOf(taken.ours), theirs: msOf(taken.theirs), least: spread[0], most: spread.at(-1), last: taken }
}

const table = []
function add(what, against, { ours, theirs, least, most }) {
  table.push({
    what,
    against,
    'ours (ms)': Math.round(ours),
    'theirs (ms)': Math.round(theirs),
    ratio: (ours / theirs).toFixed(2),
    'least … most': `${least.toFixed(2)} … ${most.toFixed(2)}`,
  })
}

const size = (statSync(chat).size / 1e6).toFixed(1)
console.error('Reading and analysing, against tagging words…')
add(
  `read and analyse ${MESSAGES} messages (${size} MB)`,
  'wink-nlp, words and tags',
  await compare(side('telltale-whole'), side('wink-tag')),
)
console.error('The same by the rules alone…')
add('the same, with the learned part', 'rules alone', await compare(side('telltale-whole'), side('telltale-rules')))
console.error('Reading an export…')
const reading = await compare(side('telltale-read'), side('whatsapp-chat-parser'))
add('read the export, in memory already', 'whatsapp-chat-parser', reading)
for (const { what, path, sample, peers } of readerComparisons(folder, MESSAGES)) {
  const ours = side('telltale-files', path, ...(sample === undefined ? [] : [sample]))
  for (const peer of peers) add(`read ${what}`, peer, await compare(ours, side('peer-read', peer, path)))
}
console.error('Starting…')
add('telltale --help', 'node -e 0', await compare(program(['--help']), async () => await runProcess(['-e', '0'])))
console.error('A stream on two cores…')
add(
  `stream --workers 2 on two cores, ${RECORDS} records`,
  ONE_CORE.length > 0 ? 'stream on one core' : 'stream --workers 1',
  await compare(
    program(['stream', '--workers', '2'], { input: records }),
    program(['stream'], { input: records, startedBy: ONE_CORE }),
  ),
)
console.table(table)

console.error('Memory…')
const memory = []
for (const count of [1000, MESSAGES / 4, MESSAGES, MESSAGES * 4]) {
  const file = join(folder, 'size.txt')
  writeFileSync(file, makeExport(count))
  const taken = []
  for (let round = 0; round < Math.min(3, ROUNDS); round++)
    taken.push((await runProcess([CLI, 'check', file, '--format', 'json'])).mib)
  const megabytes = statSync(file).size / 1e6
  memory.push({ messages: count, 'file (MB)': megabytes.toFixed(1), 'most memory (MiB)': Math.round(middle(taken)) })
}
console.table(memory)
console.log(
  `Messages read by each: ours ${reading.last.ours[0].messages}, whatsapp-chat-parser ${reading.last.theirs[0].messages}. Node ${process.version}, the middle of ${ROUNDS} rounds.`,
)
