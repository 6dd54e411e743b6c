import { guessLanguage } from '@telltale/engine'
import type { CompiledPack, Turn } from '@telltale/model'
import { pack } from '@telltale/packs'

/**
 * The bundled rules that know the language of a conversation, for `analyse`: the everyday ones for English and Chinese,
 * which are what `analyse` takes by itself, and those of every language for all others. These are loaded when they are
 * first asked for.
 *
 * @example
 * const report = analyse(conversation, { pack: await packFor(conversation) })
 */
export async function packFor({ turns }: { readonly turns: readonly Turn[] }): Promise<CompiledPack> {
  if (guessLanguage(turns, pack.folding) !== 'other') return pack
  const { everyLanguage } = await import('@telltale/packs/every-language')
  return everyLanguage
}
