/** Names that programs give to every chat, which tell nothing. */
const COMMON: ReadonlySet<string> = new Set(['chat', 'messages', 'export', 'index', 'data', 'orphaned', 'unknown'])

/**
 * The name of a file as the title of the chat in it, for programs that name their files for the people or the channel:
 * without the ending, and without the number and the part that some put behind it. Answers with nothing when it is a name
 * that every chat gets.
 */
export function titleFromName(name: string): string | undefined {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const title = base
    .replace(/\.\w{1,5}$/u, '')
    .replace(/ \[part \d{1,6}\]$/u, '')
    .replace(/ \[\d{5,25}\]$/u, '')
    .trim()
  return title === '' || COMMON.has(title.toLowerCase()) ? undefined : title
}
