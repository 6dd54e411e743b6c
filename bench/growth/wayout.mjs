// Addresses and accounts that somebody wrote. Of one message, the first 200,000 characters are looked at.
import { findAccounts } from '../../packages/wayout/dist/index.js'
import { filled } from './filled.mjs'

export const cases = ['1 ', '1.', 'a@', 'a.', 'AA11 ', '@a', 'https://', '0x', '-1'].map((piece) => ({
  what: `accounts, ${JSON.stringify(piece)} over and over`,
  sizes: [20_000, 60_000, 180_000],
  make: (length) => [{ speaker: 'L', text: filled(piece)(length) }],
  work: (turns) => findAccounts(turns, 'L'),
}))
