import type { NotedAccount } from './note-account.js'
import type { NotedPerson } from './note-people.js'

/** A name as the account writes it, where it was read with its characters folded. */
export function givenName({ source }: Pick<NotedAccount, 'source'>, person: NotedPerson): string | undefined {
  const { name, introduced } = person
  return name === undefined ? undefined : source.text.slice(introduced.start, introduced.end)
}
