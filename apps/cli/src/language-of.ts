/** The language of the report's own sentences: the one asked for, else the user's own if it is known, else English. */
export function languageOf(options: Readonly<Record<string, string | boolean | undefined>>): string {
  const asked = options['lang']
  if (typeof asked === 'string') return asked
  const environment = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || ''
  return environment.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
