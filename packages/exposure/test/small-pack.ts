import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileExposure, type ExposureBuild } from '@telltale/pack-kit'

const packs = fileURLToPath(new URL('../../../packs/', import.meta.url))

/** Compiles a small folder of rules, so that these tests hold however the real rules change. */
export function compileSmall(files: Readonly<Record<string, string>>): ExposureBuild {
  const folder = mkdtempSync(join(tmpdir(), 'exposure-'))
  try {
    cpSync(join(packs, 'language'), join(folder, 'language'), { recursive: true })
    cpSync(join(packs, 'exposure.schema.json'), join(folder, 'exposure.schema.json'))
    cpSync(join(packs, 'exposure/frames.yaml'), join(folder, 'exposure/frames.yaml'))
    for (const language of ['en', 'zh'])
      cpSync(join(packs, `wording/${language}.yaml`), join(folder, `wording/${language}.yaml`))
    cpSync(join(packs, 'wording/exposure'), join(folder, 'wording/exposure'), { recursive: true })
    for (const [path, text] of Object.entries({ 'sources.yaml': 'sources: { s: {} }', ...files })) {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return compileExposure(folder, 'test')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A rule of a few lines, with enough around them that it compiles. */
export function ruleFile(id: string, lines: string): string {
  return `id: ${id}
status: stable
title: { en: ${id} in English, zh: ${id} 中文 }
learns: { en: Something is learnt., zh: 能知道一些事。 }
could-also-be: { en: [a joke, a film], zh: [玩笑, 电影] }
sources: [s]
${lines}
`
}

export const SMALL = compileSmall({
  'exposure/workplace/base.yaml': ruleFile(
    'workplace/base',
    `level: careful
profiles: { sensitive: stop, public-figure: fine }
instead: { en: [at work, my workplace], zh: [单位] }
match:
  en:
    - "(at|in) pier #digits"
    - { say: "pier #digits gate", level: stop }
    - { say: "in the canteen", level: fine }
  zh: ["(一|二|三) 号 码 头"]`,
  ),
  'exposure/time/shift.yaml': ruleFile(
    'time/shift',
    `level: mind
instead: { en: [some nights], zh: [有时候] }
match:
  en: ["(every|each) night"]
  zh: ["每 天 夜 里"]`,
  ),
  'exposure/marking/header.yaml': ruleFile(
    'marking/header',
    `level: stop
match:
  en: [{ say: "secret", form: [line, capitals] }]
  zh: [{ say: "机 密", form: line }]`,
  ),
  'exposure/contact/phone.yaml': ruleFile(
    'contact/phone',
    `level: mind
profiles: { public-figure: fine }
instead: { en: [my usual number], zh: [老号码] }
identifiers: [phone]`,
  ),
  'exposure/identity/iban.yaml': ruleFile('identity/iban', 'level: stop\nidentifiers: [iban]'),
  'exposure/metadata/gps.yaml': ruleFile('metadata/gps', 'level: careful\nsigns: [gps]'),
  'exposure/metadata/near.yaml': ruleFile('metadata/near', 'level: stop\nsigns: [near-place]'),
  'exposure/metadata/device.yaml': ruleFile('metadata/device', 'level: fine\nsigns: [device]'),
  'exposure/likeness/face.yaml': ruleFile('likeness/face', 'level: mind\nsigns: [face]'),
  'exposure/together.yaml': `together:
  - id: where-and-when
    level: stop
    of: [workplace, time]
    text: { en: Where and when., zh: 何时何地。 }
  - id: file-and-words
    level: careful
    apart: true
    of: [metadata, time]
    text: { en: The file and the words., zh: 文件和文字。 }
`,
})
