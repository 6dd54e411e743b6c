import type { CountryHelp } from './country-help.js'

/** What people call a country, or a part of it, besides its names. Without spaces and marks, in small letters. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  uk: 'GB',
  el: 'GR',
  usa: 'US',
  us: 'US',
  america: 'US',
  unitedstatesofamerica: 'US',
  美国: 'US',
  美利坚: 'US',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  northernireland: 'GB',
  britain: 'GB',
  greatbritain: 'GB',
  英国: 'GB',
  英格兰: 'GB',
  苏格兰: 'GB',
  holland: 'NL',
  prc: 'CN',
  peoplesrepublicofchina: 'CN',
  chinamainland: 'CN',
  mainlandchina: 'CN',
  中华人民共和国: 'CN',
  中国大陆: 'CN',
  大陆: 'CN',
  hongkong: 'HK',
  香港: 'HK',
  macau: 'MO',
  macao: 'MO',
  澳门: 'MO',
  taiwan: 'TW',
  台湾: 'TW',
  臺灣: 'TW',
  korea: 'KR',
  southkorea: 'KR',
  韩国: 'KR',
  northkorea: 'KP',
  朝鲜: 'KP',
  uae: 'AE',
  turkey: 'TR',
  czechrepublic: 'CZ',
  russianfederation: 'RU',
  俄国: 'RU',
  burma: 'MM',
}
const LONGEST = 60

/** A country with its names, as the help of a country has them. */
export type NamedCountry = Pick<CountryHelp, 'country' | 'name'>

/**
 * Reads what somebody wrote for a country: two letters, a name, or what people commonly call it. Every host reads with this
 * one, so that an answer is the same wherever it is given.
 *
 * @param countries - Names to know besides those that people commonly use: those of a pack, or of a host.
 * @returns Two capital letters (ISO 3166-1 alpha-2); undefined where no country is meant.
 */
export function readCountry(written: string, countries: readonly NamedCountry[] = []): string | undefined {
  const plain = written.length > LONGEST ? '' : plainly(written)
  if (plain === '') return undefined
  const known = Object.hasOwn(ALSO_CALLED, plain) ? ALSO_CALLED[plain] : undefined
  if (known !== undefined) return known
  if (/^[a-z]{2}$/u.test(plain)) return plain.toUpperCase()
  return countries.find(
    ({ country, name }) => country !== 'any' && Object.values(name).some((each) => plainly(each) === plain),
  )?.country
}

/** Case, accents, spaces and marks make no difference. */
function plainly(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .normalize('NFKC')
    .replace(/^the(?=[a-z]{2})/u, '')
}
