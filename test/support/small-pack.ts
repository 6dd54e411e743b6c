import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compilePack, type PackBuild, type RuleFile } from '@telltale/pack-kit'

const packs = fileURLToPath(new URL('../../packs/', import.meta.url))

/** A rule with everything that every rule must have, and what the test says of it. */
export function smallRule(rule: Partial<RuleFile> & Pick<RuleFile, 'id'>): RuleFile {
  return {
    status: 'stable',
    by: 'approacher',
    weight: 0.5,
    title: { en: 'A title', zh: '标题' },
    why: { en: 'A reason', zh: '原因' },
    'could-also-be': { en: ['This', 'That'], zh: ['这个', '那个'] },
    kinds: { 'espionage-recruitment': 1 },
    tags: {},
    sources: ['a-source'],
    match: { en: ['nothing in particular'], zh: ['没什么'] },
    examples: { en: [], zh: [] },
    ...rule,
  }
}

/**
 * Compiles a pack of a few rules with English, Chinese and the real folding tables, the real way: from files in a folder.
 *
 * @param files - More files, by their path below the packs folder; JSON is YAML too.
 */
export function smallPack(rules: readonly RuleFile[], files: Readonly<Record<string, unknown>> = {}): PackBuild {
  const folder = mkdtempSync(join(tmpdir(), 'telltale-packs-'))
  try {
    for (const part of [
      ...['en', 'zh', 'folding'].map((name) => `language/${name}.yaml`),
      ...['rule', 'rule-in-language', 'case'].map((name) => `${name}.schema.json`),
      'wording',
    ])
      cpSync(join(packs, part), join(folder, part), { recursive: true })
    const all: Record<string, unknown> = {
      'approach/lists/currency.yaml': { lists: { currency: { en: ['usd', 'dollars'], zh: ['元', '块'] } } },
      'sources.yaml': { sources: { 'a-source': { title: 'Title', publisher: 'Paper', year: 2024, kind: 'research' } } },
      ...Object.fromEntries(rules.map((rule) => [`approach/${rule.id}.yaml`, rule])),
      ...files,
    }
    for (const [path, data] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), typeof data === 'string' ? data : JSON.stringify(data))
    }
    return compilePack(folder, 'test')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
