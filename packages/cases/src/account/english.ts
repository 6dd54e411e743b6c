import type { AccountLanguage } from './account-language.js'
import { findEnglishAgencies } from './english-agencies.js'
import { findEnglishCounts } from './english-counts.js'
import { ENGLISH_CUES, ENGLISH_NAMES, ENGLISH_ROLES, ENGLISH_UNNAMED } from './english-cues.js'
import { findEnglishDates } from './english-dates.js'
import { findEnglishMoney } from './english-money.js'

/** Words that open a sentence or name something else, and are never a name by themselves or at its beginning. */
const NO_NAME: ReadonlySet<string> = new Set(
  'The A An In On At After Before When While According Former He She It They We You I This That These Those But And Or If As For From By With Under Over During Since Until Then Later Once Soon Initially Eventually However Although Though Despite Chinese China Russia Russian American Ukraine Ukrainian Iranian Iran Israel Israeli Taiwan Taiwanese British Britain German Germany French France European Western Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Ministry State Security National Police Court Agency Bureau Department Service Office Party Communist Government University Institute School College Company Global Times Radio Free Asia Television Central News Daily Post Agency Press Journal Photo Published CHINA SOCIETY WeChat Telegram LinkedIn WhatsApp Facebook Instagram Signal Counter-Espionage Anti-Espionage Law Act Republic People Public Army Navy Air Force Military United States Kingdom City Province County District Upon Through Due Faced Various Some Many Such Both Each Another One Two Three Four Five First Second Third Last Next Mr Mrs Ms Dr Internet English Beijing Moscow Shanghai Hong Kong London Berlin Washington Kyiv Tehran There Here His Her Their Its Not No Yes Also Asked Common Employees Military Political Defence Defense Foreign Overseas'.split(
    ' ',
  ),
)
/** What stands before a name at the beginning of a sentence. */
const OPENING =
  /^(?:When|While|After|Before|As|But|And|If|Since|Then|Once|Although|Though|Because|Yet|So|Both|Like|Unlike|Only|Even|Sociologist|Historian|Economist|Analyst|Researcher|Scholar|Lawyer|Barrister|Activist|Journalist|Author|Engineer|Student|Teacher|Gardener|Pilot|Clerk|Driver|Nurse|Technician|Sailor|Soldier|Librarian|Accountant|Translator|Businessman|Businesswoman|Fisherman|Programmer|Politician|Professor(?= \p{Lu}\p{L}+ \p{Lu}\p{L}+ \p{Lu})) (?=\p{Lu})/u
const NO_SURE_NAME =
  /\b(?:Ministry|Agency|Bureau|Court|Service|Operation|Project|University|Institute|WeChat|Telegram|WhatsApp|Signal|LinkedIn|Facebook|Tinder|Law|Act)\b/u
const TITLES =
  /^(?:Director|Manager|Professor|Prof\.?|Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Teacher|Boss|Brother|Sister|Captain|President|General|Auntie|Uncle|Doctor|Editor|Consultant|Agent|Lieutenant|Colonel|Sergeant|Corporal|Private|Major|Judge|Sir) /u
const CLAUSE_END =
  /[;:—]|[.!?](?:["')\s]|$)|, (?:which|who|whom|while|was|were|but(?! also)|so|yet|prompting|receiving|causing|attempting|leading|making|resulting|said|according|although|despite|because|thus|sparking|raising|and (?:then|also|he|she|they|it|was|were|even|has|had|asked|covered|sen[dt]\w*|later|eventually)|suggesting|thereby|the (?:ministry|mss|police|prosecutors?|court|report|agency|authorit\w+)|they|he|she|\p{L}{3,20}ed (?:him|her|them)|\w+ (?:said|noted|told|added))\b|,["']| (?:but(?! also)|while|because) | and (?:he|she|they|it|then|was|were|has been|will|asked (?:him|her|them)|made|paid|promised|offered|covered|received|proposed|did not|does not|told (?:him|her|them)) | - | – /u

/** What the reader knows of English. */
export const ENGLISH: AccountLanguage = {
  code: 'en',
  advice:
    /\b(?:warn(?:s|ed)|remind(?:s|ed)|urg(?:es|ed)|advis(?:es|ed)|appeal(?:s|ed) to) (?!him\b|her\b|them\b|me\b|us\b|that\b|it\b|he\b|she\b)(?:[\p{L}-]+ ){1,4}?(?:that|to|not to|against) |\b(?:warn(?:s|ed|ing)?|remind(?:s|ed|ing)?|urg(?:es|ed|ing)|advis(?:es|ed|ing)|call(?:s|ed|ing)? (?:on|for|upon)|recommend(?:s|ed|ing)?|appeal(?:s|ed) to|encourag(?:es|ed) (?:the public|people|anyone|everyone|citizens)|caution(?:s|ed)) (?:the |all |chinese |its |young |international )*(?:public|people|citizens?|netizens|users|students|employees|everyone|anyone|against|of|to be|that|awareness|graduates|job ?seekers|researchers|residents|parents|travell?ers|staff|personnel|those|members|individuals|vigilance|companies|soldiers|not to)\b|\bplease (?:report|contact|call|do not|be)\b|\b(?:should|must|need to|ought to|is important to|are advised to|is advisable to) (?:not |never |also |immediately |promptly |be |casually |strictly |firmly |always )*(?:report|be|avoid|adhere|send|disclose|guard|contact|tell|check|verify|stay|refuse|keep|remain|explain|raise|never|think|call|inform|consult|seek|vigilant|prohibited|firmly|establish|accept|share|post|upload|pay|click|break|remind|declare|ring|learn|refrain|protect)|\bto (?:enhance|raise|strengthen|improve) (?:their |public )?awareness|\b(?:anyone|those|people|students|everyone|individuals|persons) who (?:are|is|has been|have been|receives?|suspects?|notices?|believes?)[^.]{1,80}\b(?:should|can|must|may)\b|\bnot only a requirement to fulfil|\b(?:do not|never) (?:accept|send|share|pay|click|trust|post|hand|tell|agree)\b/iu,
  law: /\blaw (?:stipulates|provides|says|states|prescribes|punishes|defines)|\b(?:according to|under) (?:[\w-]{1,30} ){0,4}(?:law|code|act)\b|\bnot be held accountable|\b(?:counter-?espionage|anti-espionage|criminal) (?:law|code|act)\b[^.]{1,60}\b(?:stipulates|provides|came into effect|says|states)|\bmay be (?:exempt|punished|sentenced|prosecuted)/iu,
  method:
    /\b(?:intelligence|spy|espionage|espionage forces|spies|recruiters|scammers|fraudsters|criminals|agents|services|agencies|forces|organi[sz]ations|they|handlers|approachers|strangers|personnel|perpetrators|offenders)(?: and their \w+)?(?: personnel)? (?:may|might|can|could|often|usually|typically|will|use|uses|post|pose|establish|offer|target|approach|start|begin|keep|exploit|rely|prey|tend|then|are (?:constantly|increasingly|actively|also)|have been (?:using|increasingly))\b|\bcommon (?:fake )?(?:identities|methods|tricks|tactics|lures) (?:include|are)\b|\b(?:once|if) (?:they|you|one|a target|the target|someone|people)\b|\bin (?:many|such|most|these) cases,|\b(?:various|many) social media platforms have become/iu,
  goesOn: /^(?:They|These|This is|It|Such|Common|Once|Those|In this way|Then|"?If)\b/u,
  allPseudonyms:
    /\b(?:characters|names|people|individuals|persons)\b[^.]{1,30}\b(?:pseudonyms?|changed|fictitious)\b|\bnot their real names\b/iu,
  anotherCase:
    /\b(?:in (?:another|a second|a separate|a similar|the second|a third|a different) (?:case|incident|example)|(?:the|a) (?:second|third|other) (?:case|one|incident|example|story) (?:concern|involve|is|was|deal)|in the (?:second|third),|another (?:such |similar )?case|a second case|a separate case|case (?:two|three|2|3)|(?:similarly|elsewhere|separately|meanwhile),)/iu,
  cues: ENGLISH_CUES,
  names: ENGLISH_NAMES,
  roles: ENGLISH_ROLES,
  unnamed: ENGLISH_UNNAMED,
  isNoName(name, isSure) {
    // "Surnamed He", "surnamed May": there are people of these names.
    if (isSure) return /^\d|^(?:[A-Z]{3,}|The|A|An|In|It)$/u.test(name) || NO_SURE_NAME.test(name)
    const parts = name.split(' ')
    return (
      parts.some((part) => NO_NAME.has(part.replace(/'s$/u, ''))) ||
      /^\p{L}{4,}(?:ing|tion|ment)$/u.test(name) ||
      /^(?:[A-Z]{3,}|[^\d\n\r\u2028\u2029]*\d.*)$/u.test(name)
    )
  },
  nameIn(words) {
    const bare = words.replace(OPENING, '')
    // What is left must still be a whole name.
    return bare.includes(' ') ? bare : words
  },
  phraseBefore(sentence, end) {
    const from = Math.max(0, end - 90)
    const before = sentence.slice(from, end).replace(/,? $/u, '')
    const last = [
      ...before.matchAll(
        /(?<![\p{L}'-])(?:an?|the|one|another|his|her|their|its|this|that|two|three|\p{Lu}[\p{L}-]+'s|19-year-old|former)(?= )/giu,
      ),
    ].filter(({ index }) => !/[,.;:!?](?= )/u.test(before.slice(index)))
    const start = last.at(-1)?.index
    return start === undefined ? undefined : { start: from + start, end: from + before.length }
  },
  formsOf(name) {
    const bare = name.replace(TITLES, '')
    const parts = bare.split(' ')
    return [...new Set([name, bare, ...(parts.length > 1 ? [parts.at(-1) ?? '', parts[0] ?? ''] : [])])].filter(
      (form) => form === name || (form.length > 1 && !NO_NAME.has(form)),
    )
  },
  findMoney: findEnglishMoney,
  findCounts: findEnglishCounts,
  findDates: findEnglishDates,
  findAgencies: findEnglishAgencies,
  clauseEnd(sentence, from) {
    const found = CLAUSE_END.exec(sentence.slice(from))
    return found ? from + found.index : sentence.length
  },
  phraseEnd(sentence, from) {
    const found =
      /,| (?:contacted|approached|messaged|befriended|wrote to|asked|offered|invited|phoned) (?:him|her|them|me|\p{Lu})| (?:and|but|who|which|while|when|before|after|to whom|on) (?:\p{L}{1,20}ed|then|later|said|sent|he|she|they)\b| - /u.exec(
        sentence.slice(from),
      )
    return found ? from + found.index : sentence.length
  },
  personas: [
    ['survey-company', /survey|investigation company|polling|market research/iu],
    ['researcher', /research(?:er| institut)|scholar|think tank|academic|scientist/iu],
    ['recruiter', /recruit|headhunt|human resources|\bhr\b|job agent/iu],
    ['consultant', /consult/iu],
    ['journalist', /journalist|reporter|editor|magazine|newspaper/iu],
    ['developer', /developer|programmer|software/iu],
    ['investor', /invest(?:or|ment)|trader|crypto/iu],
    ['official', /officer|official|police|prosecutor|government|security service|\bfsb\b|\bsbu\b|embassy|diplomat/iu],
    ['support-desk', /support|help ?desk|bank employee|bank's|technician/iu],
    ['businessperson', /business|merchant|entrepreneur|company/iu],
    ['teacher-or-mentor', /teacher|professor|mentor|tutor|leader/iu],
    ['organiser', /organi[sz]er|conference|volunteer/iu],
    ['romantic', /girlfriend|boyfriend|lover|single|divorced|widow/iu],
    ['friend', /friend|fan|compatriot|tourist/iu],
  ],
  payment: {
    promised:
      /\b(?:asked \p{L}{1,30} to|offer\w*|promis\w*|propos\w*|willing\w*|would|with a reward of|could earn|reward of|in return for|expressing|pledged|guarante\w+|agreed to pay|to (?:buy|pay))\b/iu,
    demanded:
      /\b(?:demand\w*|extort\w*|ransom|ordered (?:him|her|them) to pay|asked (?:him|her|them) (?:to (?:pay|send|transfer)|for))\b/iu,
    lost: /\b(?:lost|los(?:es|ing) (?:of)?|transferred|defrauded (?:of|out of)|cheated (?:of|out of)|scammed (?:of|out of)|swindled|wired|deposited|invested|sent)\b/iu,
    paid: /\b(?:made|gave|lent|paid|received|receiving|earned|got|given|bought|took|accepted|in exchange|transferred to (?:him|her|them|his)|collected|for money|netted|pocketed|covered)\b/iu,
  },
  tried: /\b(?:sentenced|given [\w-]+ (?:years?|months?)|convicted|acquitted|denied the|pleaded|jailed)\b/iu,
  speech:
    /\b(?:said|says|told|added|explained|argued|wrote|believes?|noted|warned|stated|pointed out|questioned|doubts?|doubted|thinks?|thought|asked|mentioned|emphasi[sz]ed|expressed|recalled|analy[sz]ed|stressed|suggested|claimed|continued|insisted)\b/iu,
  announces:
    /^(?:'s office)?\)?(?: \([A-Z]{2,6}\))?(?:,? (?:on|in|earlier|this|last) (?:\p{L}{1,12} ?){1,3},?)? ?(?:recently |also |then |has |had |have ){0,2}(?:unveiled|announced|disclosed|published|revealed|stated|said|released|reported|made public|listed)\b/u,
  narrator:
    /\b(?:contacted|messaged|asked|approached|offered|threatened|invited|wrote to|added|wanted|paid|befriended|called|sent|introduced (?:himself|herself) to|told) me\b|\bme (?:to|for|whether|if)\b/iu,
  doubters:
    /(?<it>\b(?:(?:some|many|several|a number of|other|human rights|rights|independent|international|legal|security|chinese|foreign|western|outside|overseas|online) ){0,3}(?:observers|scholars|critics|analysts|commentators|netizens|experts|lawyers|researchers|journalists|groups|activists|academics|relatives|family members|colleagues|internet users|the public(?! domain| prosecut| interest| sector| purse)|public(?= sc?k?epticism| doubt)))\b/iu,
  reporting:
    /\b(?:report(?:ed|ing)? (?:it|the|this|any|suspicious|such)|hotline|reporting platform|to report|please report|tip line)\b/iu,
  publishing: /\b(?:published|released|posted|announced|article|statement|said|unveiled|warned|issued)\b/iu,
  dated: [
    ['law', /\b(?:law|act|code|regulations?|amendment)\b[^.]{1,60}\b(?:effect|force|adopted|passed|revised|amended)/iu],
    ['arrest', /\b(?:arrested|detained|taken into custody|caught(?! fire| on)|raided)\b/iu],
    ['sentence', /\b(?:sentenced|convicted|jailed|found guilty|verdict|handed down)\b/iu],
    [
      'announcement',
      /\b(?:unveiled|announced|published|disclosed|released|said in|reported|warned|statement|article|said on|posted on its)\b/iu,
    ],
  ],
  noPlace:
    /^(?:prison|jail|custody|court)\b|^(?:a |an |the )?(?:foreign|hostile|certain) (?:state|country)$|^(?:(?:early |late |mid-?)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|the (?:state|country|capital)$|English|Chinese|Russian|WeChat|Telegram|LinkedIn|WhatsApp|Facebook|Instagram|Signal|Article|Section|Mrs?|Ms|Dr|Communist|Ministry|Court|University|(?:a|the|his|her|their|any|which|that) (?:state|country)$|country$|state$)/iu,
  disputes: [
    [
      'contacted-online',
      /\b(?:contact|approach|recruit|reach|meet)[^.]{1,80}\b(?:social media|online|internet|app|platform)/iu,
    ],
    [
      'handed-over',
      /\bleak\w* (?:\w+ )?(?:classified|secret|confidential)|\bnever (?:sent|sold|handed|passed|gave|leaked)/iu,
    ],
  ],
  chargeOfCase:
    /espionage|spying|secret|intelligence|fraud|treason|extort|blackmail|sabotage|agent|arson|launder|scheme|classified|foreign (?:power|state|military|service|government|agent)/iu,
  missing: [
    ['unit', /\b(?:units?|departments?|employer|institut\w*|compan(?:y|ies)|organi[sz]ation|workplace)\b/iu],
    ['date', /\b(?:time|dates?|when)\b/iu],
    ['place', /\b(?:location|places?|where|city|country)\b/iu],
    ['name', /\b(?:names?|nam(?:ed|ing)|identit\w+|identif\w+|who|gender|age)\b/iu],
    ['court', /\bcourts?\b|trial/iu],
    ['document', /\b(?:documents?|evidence|proof|records?|mention of|classified information)\b/iu],
    ['amount', /\b(?:amount|how much|sum)\b/iu],
    ['method', /\b(?:how|method)\b/iu],
  ],
}
