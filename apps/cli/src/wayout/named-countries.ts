import type { HelpPack, NamedCountry } from '@telltale/wayout'

const LANGUAGES = ['en', 'zh', 'zh-Hant', 'de', 'fr', 'es', 'ru', 'uk', 'pl', 'ja', 'ko']
/** Codes that have a name and are no country. */
const NO_COUNTRIES = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')

/**
 * The countries of the help, and all others by the names that this machine has for them. What it has differs between
 * machines, so these are only for understanding what somebody typed.
 */
export function namedCountries({ countries }: Pick<HelpPack, 'countries'>): readonly NamedCountry[] {
  const inLanguages = LANGUAGES.map((language) => ({
    language,
    names: new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  }))
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
  // A code that was given up would stand for the country that has its name now.
  const current = codes.filter((code) => !NO_COUNTRIES.includes(code) && new Intl.Locale(`und-${code}`).region === code)
  const named = current.flatMap((country): readonly NamedCountry[] => {
    const name = inLanguages.flatMap(({ language, names }) => {
      const each = names.of(country)
      return each === undefined ? [] : [[language, each] as const]
    })
    return name.length === 0 ? [] : [{ country, name: Object.fromEntries(name) }]
  })
  return [...countries, ...named]
}
