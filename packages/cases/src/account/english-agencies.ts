import type { AgencyFound } from './account-language.js'
import { pattern } from './pattern.js'

const HEAD =
  '(?:Ministry|Agency|Bureau|Department|Service|Services|Office|Court|Police|Procuratorate|Prosecution|Directorate|Commission|Committee|Administration|Authority|Council|Army|Navy|Force|Forces|Embassy|Consulate|Parliament|Station|Division|Centre|Center|Command|Intelligence|Guard|Tribunal|Party|Government|Secretariat)'
const CAP = "\\p{Lu}[\\p{L}'-]*"
const INNER = '(?:of|for|the|and|on|against|&)'

const NAMED = pattern(
  `(?<![\\p{L}])(?:${CAP} ){0,5}?${HEAD}(?:(?: ${INNER}){1,2} (?:${CAP})(?: (?:and )?${CAP}){0,4})?(?: ${HEAD})*(?: \\((?<short>[A-Z]{2,6})\\))?`,
  'gu',
)
const SHORT =
  /(?<![\p{L}\d-])(?:MSS|FBI|CIA|MI5|MI6|GCHQ|NSA|FSB|SVR|GRU|SBU|BND|BfV|DGSE|DGSI|AIVD|MIVD|ASIO|ASIS|CSIS|NIS|Mossad|Shin Bet|ISI|RAW|IRGC|PLA|Interpol|Europol|ABW|KAPO|SÄPO|Säpo|PET|PST|NCA|DOJ|CNI|Supo|VSSE|NCSC)(?![\p{L}\d])/gu
const PLAIN =
  /(?<![\p{L}-])(?:(?:the )?(?:(?:foreign|overseas|hostile|local|domestic|chinese|russian|ukrainian|iranian|american|israeli|british|german|public|state|national|certain) ){0,3}(?:(?:spy|espionage|security|intelligence|military|secret|counter-?intelligence|anti-espionage) ){1,3}(?:agency|agencies|authority|authorities|organs?|services?|forces|organi[sz]ations?|departments?|officials|police)|(?:foreign|hostile|overseas) services|(?:foreign|overseas|a foreign) intelligence(?! (?:agenc|serv|officer|agent|personnel|organ))|(?:the )?(?:interior|defen[cs]e|foreign|justice|information|education|home|internal|security) ministry|the (?:police|prosecutors?|prosecution|procuratorate|court|ministry)|(?:federal|state|military|public) prosecutors|(?:public security internet monitoring|internet monitoring) departments|propaganda (?:sector|department)|police|prosecutors)(?![\p{L}-])/giu

const SKIP =
  /^(?:The|In|On|At|A|An|According|Former|When|After|But|And|That|This|One|Some|For|From|By|With|As|Under|Chinese Police|He|She|It)$/u
const NO_AGENCY =
  /^(?:Court|Service|Office|Department|Station|Force|Forces|Intelligence|Party|Government|Police|Council|Center|Centre|Command|Guard|Division|Services|Army|Navy|Authority|Administration|Committee|Commission|Agency|Bureau)$/u

/** "The Court on Monday": the day is no part of the name. */
const DAY_BEHIND =
  / (?:on|in|for) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b.{0,80}$/u

/** Finds ministries, services, courts, police and their like in an English sentence. */
export function findEnglishAgencies(sentence: string): readonly AgencyFound[] {
  const found: AgencyFound[] = []
  const add = (start: number, end: number, name: string, key: string): void => {
    if (found.some((other) => start < other.end && end > other.start)) return
    const isBehind = ON_BEHALF.test(sentence.slice(Math.max(0, start - 60), start))
    found.push({ start, end, name, key, role: isBehind ? 'alleged' : roleOf(name) })
  }
  for (const { 0: words, index, groups = {} } of sentence.matchAll(NAMED)) {
    const lead = leadOf(words)
    const name = words
      .slice(lead)
      .replace(/ \([A-Z]{2,6}\)$/u, '')
      .replace(DAY_BEHIND, '')
      .replace(/'s$/u, '')
    if (name === '' || NO_AGENCY.test(name)) continue
    add(index + lead, index + lead + name.length, name, keyOf(name))
    const short = groups['short']
    if (short !== undefined) {
      const at = sentence.indexOf(short, index + lead + name.length)
      add(at, at + short.length, short, keyOf(name))
    }
  }
  for (const { 0: name, index } of sentence.matchAll(SHORT)) add(index, index + name.length, name, keyOf(name))
  for (const { 0: words, index } of sentence.matchAll(PLAIN)) {
    const lead = /^the /iu.test(words) ? 4 : 0
    const name = words.slice(lead)
    add(index + lead, index + words.length, name, keyOf(name))
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Whoever works for an agency, or on its orders, is not the agency that tells of it. */
const ON_BEHALF =
  /\b(?:representatives?|agents?|handlers?|operatives?|behalf|orders|instructions|spying|working|worked) (?:of|from|for) (?:the |an? )?(?:\p{Lu}\p{L}{1,20} )?$/u

function leadOf(words: string): number {
  let lead = 0
  for (const word of words.split(' ')) {
    if (!SKIP.test(word)) break
    lead += word.length + 1
  }
  return Math.min(lead, words.length)
}

/** The same for "Chinese Ministry of X", "China's Ministry of X" and "Ministry of X"; MSS is the one of State Security. */
function keyOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(
      /^(?:the )?(?:chinese|china's|russian|russia's|us|u\.s\.|national|british|ukrainian|ukraine's|overseas|foreign|certain|israeli|iranian|german|german's|state|public|a) (?=ministry|federal|spy|intelligence|security|secret|espionage|propaganda)/u,
      (lead) => (/overseas|foreign/u.test(lead) ? 'foreign ' : /national|state|public/u.test(lead) ? lead : ''),
    )
    .replace(/agencies/gu, 'agency')
    .replace(/authorities/gu, 'authority')
    .replace(/organi[sz]ations?/gu, 'organisation')
    .replace(/(?<=services|organs|departments|forces)s$/gu, '')
    .replace(/services$/u, 'service')
  if (plain === 'mss') return 'ministry of state security'
  if (plain === 'ministry') return 'the ministry'
  return plain
}

function roleOf(name: string): AgencyFound['role'] {
  const plain = name.toLowerCase()
  if (/court|tribunal/u.test(plain)) return 'court'
  if (
    /foreign|overseas|hostile|spy|espionage (?:agenc|organ|serv|forces)/u.test(plain) &&
    !/ministry|counter|anti/u.test(plain)
  )
    return 'alleged'
  if (
    /propaganda|monitoring|station|party|^(?:the |an? )?intelligence (?:agency|agencies|services?|organi)|government$|parliament|university|council$|army|navy|force/u.test(
      plain,
    )
  )
    return 'named'
  return 'alleging'
}
