import type { CompiledPack } from '@telltale/model'

/** The same pack with one of its two kinds of knowledge silenced. */
export function packWithout(silenced: 'rules' | 'learned', pack: CompiledPack): CompiledPack {
  const { learned, ...rest } = pack
  if (silenced === 'learned' || !learned) return rest
  return { ...rest, learned: { ...learned, judge: { ...learned.judge, together: 0, rules: {} } } }
}
