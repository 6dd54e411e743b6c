import { idMember, listMember, recordMember, textMember } from './members.js'

/** More people than anybody mentions; beyond it a person is called by their number. */
const MOST_NAMES = 500_000

/**
 * The names of the people of an archive of X. Its messages know them by number only; the posts name those who were
 * mentioned or answered, and one file the owner.
 */
export class TwitterNames {
  readonly #names = new Map<string, string>()
  #owner: string | undefined

  /** The owner's name without the `@`. */
  get owner(): string | undefined {
    return this.#owner
  }

  /** The name that goes with a number; the number itself when no name is known. */
  of(id: string): string {
    return this.#names.get(id) ?? id
  }

  /** Takes names out of `account.js`, or out of a file of the oldest archives that names the owner. */
  learnAccount(content: unknown): void {
    const first: unknown = Array.isArray(content) ? content[0] : content
    const account = recordMember(first, 'account') ?? first
    const name = textMember(account, 'username') ?? textMember(account, 'screen_name')
    const id = idMember(account, 'accountId') ?? idMember(account, 'id')
    if (name === undefined || name === '') return
    this.#owner ??= name
    if (id !== undefined) this.#names.set(id, name)
  }

  /** Takes names out of a post: who is mentioned in it, and whom it answers. */
  learn(record: unknown): void {
    const tweet = recordMember(record, 'tweet') ?? record
    this.#add(idMember(tweet, 'in_reply_to_user_id_str'), textMember(tweet, 'in_reply_to_screen_name'))
    for (const mention of listMember(recordMember(tweet, 'entities'), 'user_mentions'))
      this.#add(idMember(mention, 'id_str') ?? idMember(mention, 'id'), textMember(mention, 'screen_name'))
  }

  #add(id: string | undefined, name: string | undefined): void {
    if (id === undefined || name === undefined || name === '' || this.#names.size >= MOST_NAMES) return
    if (!this.#names.has(id)) this.#names.set(id, name)
  }
}
