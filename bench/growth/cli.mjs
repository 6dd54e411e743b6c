// A conversation that is too long to be held, checked in stretches.
import { ConversationCheck } from '../../apps/cli/dist/check/conversation-check.js'

const QUIET = [
  { speaker: 'Sam', text: 'shall we cook tonight?' },
  { speaker: 'Lin', text: 'yes, pasta' },
  { speaker: 'Sam', text: 'I bring bread' },
]
const PIECE = 70

export const cases = [
  {
    what: 'a conversation in stretches',
    sizes: [8000, 24_000, 72_000],
    make: (count) => Array.from({ length: count }, (_, at) => QUIET[at % QUIET.length]),
    work: (turns) => {
      const bounds = { turns: 2000, characters: 1_000_000, overlap: 200 }
      const check = new ConversationCheck({ id: '1', language: 'en', bounds })
      for (let from = 0; from < turns.length; from += PIECE)
        check.add({
          format: 'whatsapp',
          voice: 'conversation',
          title: 'Lin',
          turns: turns.slice(from, from + PIECE),
          events: [],
          notices: [],
        })
      return check.finish()
    },
  },
]
