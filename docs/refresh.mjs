#!/usr/bin/env node
// Writes the parts of the documents that are made by running the code, so that what they show is what it does.
// `node docs/refresh.mjs` after a build; `--check` writes nothing and fails when a document is behind.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { analyse, buildLexicon, detectSignals, TokenList, tokenise } from '@telltale/engine'
import { parse } from 'yaml'
import { pack, readSource } from 'telltale'

const root = new URL('../', import.meta.url)
const read = (path) => readFileSync(new URL(path, root), 'utf8')
/** The conversation that ARCHITECTURE.md follows, and the message in it, counted from 0. */
const EXAMPLE = 'examples/harbour-photos.txt'
const MESSAGE = 23
const RULE = 'isolate/discourages-checking-or-telling'

const json = (value) =>
  JSON.stringify(value, undefined, 1)
    .replace(/\n\s*/gu, ' ')
    .replace(/"(\w+)":/gu, '$1:')
const fenced = (lines, language = 'text') => ['```' + language, ...lines, '```'].join('\n')
/** A table of the pack: numbers apart by a space, rows by a semicolon. */
const rowsOf = (text) =>
  text
    .split(';')
    .slice(0, -1)
    .map((row) => (row === '' ? [] : row.split(' ').map(Number)))
const sets = rowsOf(pack.sets)
const phrases = []
for (const [list, ...phrase] of rowsOf(pack.phrases)) (phrases[list] ??= []).push(phrase)
function readExpression(text) {
  const [moves, , needs] = text.split('/').map(rowsOf)
  return { moves, needs: needs[0] ?? [] }
}
const digits = (number) => String(Math.round(number * 1000) / 1000)

function runCommand(args) {
  const cli = fileURLToPath(new URL('apps/cli/bin/telltale.js', root))
  const env = { ...process.env, COLUMNS: '80', LC_ALL: 'C', NO_COLOR: '1' }
  const { stdout, stderr, status } = spawnSync(process.execPath, [cli, ...args], { cwd: fileURLToPath(root), env })
  if (status === null || status > 1) throw new Error(`telltale ${args.join(' ')} failed: ${stderr.toString()}`)
  return stdout.toString().trimEnd().split('\n')
}

/** Headings are lines with dashes of their own width below them; each section runs to the next one. */
function sectionsOf(lines) {
  const starts = lines.flatMap((line, at) => (/^-{2,60}$/u.test(lines[at + 1] ?? '') && line !== '' ? [at] : []))
  const bounds = [0, ...starts, lines.length]
  return bounds.slice(1).map((end, index) => ({ name: lines[bounds[index]], lines: lines.slice(bounds[index], end) }))
}

/** The head of a report, two findings, and what can be done now. */
function shortReport(file, language) {
  const sections = sectionsOf(runCommand(['check', file, '--lang', language]))
  const heading = (key) => pack.wording[language][`label.heading.${key}`]
  const find = (key) => sections.find(({ name }) => name === heading(key))?.lines ?? []
  const findings = find('findings')
  const third = findings.findIndex((line) => line.startsWith('3. '))
  return fenced([
    ...(sections[0]?.lines ?? []),
    ...find('outcome'),
    ...find('stages'),
    ...(third < 0 ? findings : findings.slice(0, third)),
    '[...]',
    '',
    ...find('now'),
    '[...]',
  ])
}

/**
 * The places where an expression matches, told by trying everything: the engine's own matcher is for speed, this one is for
 * reading. Gaps across sentences are left out.
 */
function placesOf({ moves }, tokens) {
  const idsAt = (at) => (at < tokens.length ? tokens.idsAt(at) : [])
  const holds = (set, at) => at < tokens.length && (set === -1 || sets[set].some((id) => idsAt(at).includes(id)))
  const isWhole = (from, to) =>
    Array.from({ length: to - from }, (_, i) => from + i + 1).every((at) => tokens.breakBefore(at) < 2)
  const endsOf = (state, at) => {
    if (state === -1) return [at - 1]
    const pairs = moves[state].flatMap((symbol, i) => (i % 2 === 0 ? [[symbol, moves[state][i + 1]]] : []))
    return pairs.flatMap(([symbol, to]) => {
      if (symbol >= -1) return holds(symbol, at) ? endsOf(to, at + 1) : []
      const there = phrases[-2 - symbol].filter((phrase) => phrase.every((set, i) => holds(set, at + i)))
      return there.flatMap((phrase) => endsOf(to, at + phrase.length))
    })
  }
  return Array.from({ length: tokens.length }, (_, first) => first).flatMap((first) =>
    endsOf(0, first)
      .filter((last) => isWhole(first, last))
      .map((last) => [first, last]),
  )
}

async function followMessage() {
  // Stages are not for programs to import; a document that shows each of them is the one exception.
  const { reason } = await import(new URL('packages/engine/dist/reason/reason.js', root).href)

  const [reading] = await readSource({ name: 'harbour-photos.txt', text: read(EXAMPLE) })
  const turn = reading.turns[MESSAGE]
  const tokens = new TokenList()
  tokenise(turn.text, buildLexicon(pack), tokens)
  const words = (ids) => [...ids].map((id) => `${id} ${pack.vocabulary[id]}`).join(', ')
  const breaks = ['', 'clause', 'sentence']

  const present = new Set(Array.from({ length: tokens.length }, (_, at) => [...tokens.idsAt(at)]).flat())
  const isMet = (set) => sets[set].some((id) => present.has(id))
  const expressions = pack.rules
    .filter(({ status }) => status === 'stable')
    .flatMap((each) => each.match.flatMap((pattern) => pattern.expressions.map(readExpression)))
  const filed = expressions.filter(({ needs }) => isMet(needs[0]))

  const ruleIndex = pack.rules.findIndex(({ id }) => id === RULE)
  const rule = pack.rules[ruleIndex]
  const written = Object.values(parse(read(`packs/approach/${RULE}.yaml`)).match).flat()
  const matched = rule.match.flatMap((pattern, entry) =>
    pattern.expressions.flatMap((expression, wording) => {
      const say = [written[entry].say ?? written[entry]].flat()[wording]
      const automaton = readExpression(expression)
      return placesOf(automaton, tokens).map(([first, last]) => ({ first, last, say, automaton }))
    }),
  )
  const shown = matched.find(({ first }) => tokens.breakBefore(first) === 1) ?? matched[0]
  const setText = (set) => {
    const list = sets[set].map((id) => pack.vocabulary[id])
    return `{${list.slice(0, 4).join(' ')}${list.length > 4 ? ` … ${list.length} words` : ''}}`
  }
  const symbolText = (symbol) =>
    symbol === -1
      ? 'any'
      : symbol >= 0
        ? `set ${symbol} ${setText(symbol)}`
        : `phrase list ${-2 - symbol} (${phrases[-2 - symbol].length} phrases)`

  const detected = detectSignals(reading, pack)
  const { signals } = detected
  const { roles, judgement, firstAlertTurn } = reason(reading, detected, pack, undefined)
  const weighed = judgement.weighed.filter(({ rule: index }) => pack.rules[index].stage === rule.stage)
  const report = analyse(reading, pack, {})
  const finding = report.findings.find(({ rule: id }) => id === RULE)
  const number = report.findings.indexOf(finding) + 1
  const own = signals.filter(({ rule: index, spans: [span] }) => index === ruleIndex && span.turn === MESSAGE)
  const text = sectionsOf(runCommand(['check', EXAMPLE, '--lang', 'en'])).flatMap(({ lines }) => lines)
  const from = text.findIndex((line) => line.startsWith(`${number}.`))

  return {
    line: fenced([read(EXAMPLE).split('\n')[turn.line - 1]]),
    reading: fenced(
      [
        `Reading { format: '${reading.format}', voice: '${reading.voice}', turns: ${reading.turns.length}, events: ${reading.events.length}, notices: ${reading.notices.length} }`,
        `turns[${MESSAGE}] {`,
        ...Object.entries(turn).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`),
        '}',
      ],
      'js',
    ),
    tokens: fenced([
      'token  offsets  text      begins      known to the pack as',
      ...Array.from({ length: tokens.length }, (_, at) => {
        const [start, end] = [tokens.startOf(at), tokens.endOf(at)]
        const begins = breaks[tokens.breakBefore(at)]
        return `${String(at).padStart(5)}  ${`${start}-${end}`.padEnd(7)}  ${turn.text.slice(start, end).padEnd(9)} ${begins.padEnd(11)} ${words(tokens.idsAt(at))}`.trimEnd()
      }),
    ]),
    filed: fenced([
      `${expressions.length} expressions of ${pack.rules.length} rules, each filed under its rarest necessary words`,
      `${filed.length} of them are filed under a word of this message`,
      `${filed.filter(({ needs }) => needs.every(isMet)).length} of those find all the words they need in it, and are run`,
      `${new Set(matched.map(({ automaton }) => automaton)).size} of ${RULE} match`,
    ]),
    automaton: fenced([
      `written   ${shown.say}`,
      ...shown.automaton.moves.flatMap((moves, state) =>
        moves.flatMap((symbol, at) => {
          if (at % 2 === 1) return []
          const to = moves[at + 1] === -1 ? 'a match' : `state ${moves[at + 1]}`
          return [`${(at === 0 ? `state ${state}` : '').padEnd(10)}${symbolText(symbol)} -> ${to}`]
        }),
      ),
      `matches   tokens ${shown.first} to ${shown.last}: ${JSON.stringify(turn.text.slice(tokens.startOf(shown.first), tokens.endOf(shown.last)))}`,
    ]),
    signal: fenced(
      own.map(({ rule: index, speaker, spans, knownAt, weight, facts }) =>
        [
          `{ rule: ${index}, speaker: '${speaker}', spans: ${json(spans)},`,
          `  knownAt: ${knownAt}, weight: ${weight}, facts: ${json(facts)} }`,
        ].join('\n'),
      ),
      'js',
    ),
    weighed: fenced([
      ...weighed.map(({ rule: index, score, because }) => {
        const sum = because.map(({ weight }) => digits(weight)).sort((a, b) => b - a)
        const how = sum
          .slice(0, 4)
          .map((weight, at) => `(1 - ${weight}${at === 0 ? '' : at === 1 ? ' × 0.35' : ` × 0.35^${at}`})`)
        return `${pack.rules[index].id.padEnd(42)} 1 - ${how.join(' × ')} = ${digits(score)}`
      }),
      `${`stage ${rule.stage}`.padEnd(42)} 1 - ${weighed.map(({ score }) => `(1 - ${digits(score)})`).join(' × ')} = ${digits(judgement.stages[rule.stage])}`,
    ]),
    judged: fenced([
      `roles      person ${roles.person}, approacher ${roles.approacher}, worked out: ${roles.assumed}`,
      `stages     ${Object.entries(judgement.stages)
        .map(([name, score]) => `${name} ${digits(score)}`)
        .join('  ')}`,
      `score      ${judgement.score}`,
      `outcome    ${judgement.outcome}`,
      `kinds      ${judgement.kinds
        .slice(0, 2)
        .map(({ kind, score }) => `${kind} ${digits(score)}`)
        .join(', ')}, …`,
      `first seen after turn ${firstAlertTurn}`,
    ]),
    finding: fenced(
      JSON.stringify(
        { ...finding, spans: finding.spans.slice(0, 1), couldAlsoBe: finding.couldAlsoBe.slice(0, 2) },
        undefined,
        2,
      )
        .split('\n')
        .map((line) => (line.length > 116 ? `${line.slice(0, 113)}...` : line)),
      'json',
    ),
    lines: fenced(text.slice(from, text.indexOf('', from))),
  }
}

/** Runs the snippet of a document that is marked as tested and compares what it prints with its comments. */
function checkSnippet(path) {
  const code = /<!-- tested[^>]*-->\n```js\n([\s\S]*?)```/u.exec(read(path))?.[1]
  if (code === undefined) throw new Error(`${path} has no tested snippet`)
  const expected = [...code.matchAll(/console\.log\(.*\) \/\/ (.*)$/gmu)].map(([, comment]) => comment)
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: fileURLToPath(root),
  })
  const printed = stdout.toString().trimEnd().split('\n')
  if (printed.join('\n') !== expected.join('\n'))
    throw new Error(`the snippet of ${path} prints ${JSON.stringify(printed)} ${stderr.toString()}`)
}

const blocks = {
  'README.md': { report: shortReport(EXAMPLE, 'en') },
  'README.zh.md': { report: shortReport('examples/xuezhang-de-wenjuan.txt', 'zh') },
  'ARCHITECTURE.md': await followMessage(),
}
let behind = 0
for (const [path, made] of Object.entries(blocks)) {
  const before = read(path)
  const after = before.replace(
    /(<!-- made by docs\/refresh\.mjs: (\w+) -->\n)[\s\S]*?(<!-- end -->)/gu,
    (_, opening, name, closing) => {
      if (made[name] === undefined) throw new Error(`${path} asks for "${name}", which is not made here`)
      return `${opening}\n${made[name]}\n\n${closing}`
    },
  )
  if (after === before) continue
  behind++
  if (process.argv.includes('--check')) console.error(`${path} is behind; run node docs/refresh.mjs`)
  else writeFileSync(new URL(path, root), after)
}
checkSnippet('README.md')
checkSnippet('README.zh.md')
process.exitCode = behind > 0 && process.argv.includes('--check') ? 1 : 0
// The page on formats is made of the readers' guides.
await import('./write-what-it-reads.mjs')
