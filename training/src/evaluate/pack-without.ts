import type { CompiledPack } from '@telltale/model'

/** The same pack with one of its kinds of knowledge silenced; `counter` is what speaks against an approach. */
export function packWithout(silenced: 'rules' | 'learned' | 'counter', pack: CompiledPack): CompiledPack {
  const { learned, ...rest } = pack
  if (silenced === 'learned' || !learned) return rest
  const weights = silenced === 'rules' ? { together: 0, rules: {}, counter: {} } : { counter: {} }
  return { ...rest, learned: { ...learned, judge: { ...learned.judge, ...weights } } }
}
