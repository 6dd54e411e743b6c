/**
 * Every sentence of a report in one language, as data. A pack carries one for each language; a new language is one
 * more file. Keys are plain paths such as `outcome.caution.summary`; a value may hold `{name}` places that are filled
 * in when the report is made. A list is a list of sentences.
 */
export type Wording = Readonly<Record<string, string | readonly string[]>>
