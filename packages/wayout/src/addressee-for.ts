import type { Addressee } from './draft.js'
import type { HelpPack } from './help-pack.js'
import type { Plan } from './plan.js'

/** Stands for nobody in particular: a lawyer, a university, anybody. */
export const GENERAL_ADDRESSEE = 'general'

export interface ChosenAddressee {
  readonly addressee: Addressee
  /** In which of the draft's languages they can probably read it; the first one is theirs. Empty where nobody knows. */
  readonly languages: readonly string[]
}

/**
 * Whom a draft is for: a channel of the plan, or nobody in particular.
 *
 * @param id - Of a channel of the plan, or `GENERAL_ADDRESSEE`.
 * @param country - Where the person is; its language is used for nobody in particular.
 * @returns Undefined when the plan has no such channel.
 */
export function addresseeFor(
  id: string,
  plan: Plan,
  { countries, drafts }: HelpPack,
  country?: string,
): ChosenAddressee | undefined {
  const channel = plan.channels.flatMap((group) => group.channels).find((each) => each.id === id)
  if (channel === undefined && id !== GENERAL_ADDRESSEE) return undefined
  const known = countries.flatMap((each) => each.channels).find((each) => each.id === id)
  const spoken =
    channel?.languages ?? countries.find((each) => each.country === (channel?.country ?? country))?.languages ?? []
  // Where there is none in the writing of a place, such as zh-Hant, the one of the language is nearer than English.
  const written = spoken.flatMap((each) => [each, ...each.split('-', 1)]).find((each) => Object.hasOwn(drafts, each))
  return {
    addressee: {
      ...(known === undefined ? {} : { name: known.name, contact: known.contact }),
      ...(known?.asksFor === undefined ? {} : { asksFor: known.asksFor }),
    },
    // Where nobody wrote a draft in their language, English is read more widely than any other.
    languages: written === undefined ? (spoken.length > 0 ? ['en'] : []) : [written],
  }
}
