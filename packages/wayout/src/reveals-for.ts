import type { Report } from '@telltale/model'
import { REVEALS, type Reveal } from './draft.js'

/** What lies in a conversation, and cannot be told without one in which the person is known. */
const IN_CONVERSATION: readonly Reveal[] = ['name', 'words']

/** What a draft could tell about the person: nothing is offered that there is not. */
export function revealsFor(report: Report | undefined): readonly Reveal[] {
  return report?.person.speaker === undefined ? REVEALS.filter((each) => !IN_CONVERSATION.includes(each)) : REVEALS
}
