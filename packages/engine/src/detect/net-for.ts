import { ConversationNet } from '@telltale/classifier'
import type { CompiledPack } from '@telltale/model'

const nets = new WeakMap<object, ConversationNet>()

/** The net of a pack's learned part, made once, when it is first asked for; undefined in a pack without one. */
export function netFor({ learned }: Pick<CompiledPack, 'learned'>): ConversationNet | undefined {
  if (!learned) return undefined
  const made = nets.get(learned)
  if (made) return made
  const stored = learned.net
  if (!stored) return undefined
  const net = new ConversationNet(stored)
  nets.set(learned, net)
  return net
}
