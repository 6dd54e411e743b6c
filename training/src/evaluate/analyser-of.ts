import { analyse } from '@telltale/engine'
import type { CompiledPack, Report, Turn } from '@telltale/model'

/** Reads turns with one pack, as a stranger would who is not told which speaker is the person. */
export function analyserOf(pack: CompiledPack): (turns: readonly Turn[]) => Report {
  return (turns) => analyse({ format: 'corpus', voice: 'conversation', turns, events: [], notices: [] }, pack)
}
