import type { Reader } from '@telltale/model'
import { email } from './email.js'
import { ownJson } from './own-json.js'
import { pastedChat } from './pasted-chat.js'
import { plainText } from './plain-text.js'
import { telegram } from './telegram.js'
import { whatsapp } from './whatsapp.js'

/**
 * Every reader there is, in the order in which they are asked: the forms that cannot be mistaken first, plain text,
 * which takes everything, last. A new reader is one more entry here.
 */
export const readers: readonly Reader[] = [ownJson, telegram, email, whatsapp, pastedChat, plainText]
