import { LANGUAGE_FILE } from './read-languages.js'
import type { PackFile } from './read-packs.js'

/** Every rule speaks these; further languages are added by data alone. */
export const EVERYDAY_LANGUAGES: readonly string[] = ['en', 'zh']

/** Tells whether a file is part of the everyday pack: all are, but those that only a further language has. */
export function isEveryday({ path }: PackFile): boolean {
  const language = LANGUAGE_FILE.exec(path)?.[1]
  return !path.startsWith('other-languages/') && (language === undefined || EVERYDAY_LANGUAGES.includes(language))
}
