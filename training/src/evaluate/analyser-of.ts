import { analyse, guessLanguage } from '@telltale/engine'
import type { CompiledPack, Report, Turn } from '@telltale/model'

/**
 * Reads turns with one pack, as a stranger would who is not told which speaker is the person.
 *
 * @param everyLanguage - For talk in another language than those of `pack`, as hosts choose it.
 */
export function analyserOf(pack: CompiledPack, everyLanguage: CompiledPack = pack): (turns: readonly Turn[]) => Report {
  return (turns) =>
    analyse(
      { format: 'corpus', voice: 'conversation', turns, events: [], notices: [] },
      guessLanguage(turns, pack.folding) === 'other' ? everyLanguage : pack,
    )
}
