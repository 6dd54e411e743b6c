import type { Cue, NameCue, RoleCue, UnnamedCue } from './account-language.js'

/**
 * Words of English accounts. They are held against sentences in which line breaks are spaces and quotation marks are
 * straight. Every repetition is bounded, and so is a sentence, so that no pattern takes more than linear time in a text.
 */

const i = (source: string): RegExp => new RegExp(source, 'dgiu')
const cased = (source: string): RegExp => new RegExp(source, 'dgu')

const W = `(?:\\d{1,3}(?:,\\d{3}){1,4}|[\\p{L}\\p{N}'"’&%$-]+)`
/** Up to so many words, each followed by a space. */
const words = (most: number): string => `(?:${W} ){0,${String(most)}}`
const PERSON = `(?:(?:Mr|Ms|Mrs|Dr)\\.? ${W}\\.?|${words(3)}(?:him|her|them|he|she|me|us)|(?:the |a |an |his |her )?${W}(?: ${W}){0,3}?)`

/** What is wanted, sold and leaked. */
const THINGS =
  '(?:information|data|documents?|secrets?|materials?|files?|intelligence|photos?|photographs?|pictures?|images|videos?|footage|records?|reports?|papers|blueprints?|drawings?|plans|manuals?|lists?|codes?|technology|technologies|details|coordinates|samples?|passwords?|maps?|specifications|research|notes|emails|e-mails|contents?|databases?|names|software|hardware|parts|designs?|formulas?|results|schedules?|screenshots?|recordings?|identit(?:y|ies)|briefings?|slides|timetables?|notebooks?|essays?|articles?|copies)'

const OFFICIAL =
  '(?:ministry|ministries|authorit(?:y|ies)|police|prosecutors?|officials?|government|court|law|laws|mss|agency|agencies|article|regulations|spokes\\w+|bureau|fbi|judge|state|experts?) (?:\\w+ ){0,2}$'

/** A term that is threatened or asked for is no sentence. */
const NOT_YET =
  /\b(?:fac(?:es?|ed|ing)|up to|maximum|could|carr(?:y|ies)|punishable|sought|seeks?|seeking|demand(?:s|ed)|recommended|asked for|calls? for|threatened with) (?:\w+ ){0,6}(?:a )?$/iu

const VERB_ASK =
  '(?:asked|asking|requested|requesting|instructed|instructing|ordered|ordering|persuaded|persuading|urged|tasked|commissioned|required|directed|directing|invited|wanted|encouraged|induced|coaxed|pressed|pressured|forced|told|hired|recruited|convinced|assigned|begged|demanded|guided|got|enlisted|obliged)'

const PLACE_HEAD =
  '(?:cit(?:y|ies)|provinces?|towns?|count(?:y|ies)|countr(?:y|ies)|districts?|villages?|ports?|islands?|regions?|capital|border|villages?|state|suburb|coast)'

export const ENGLISH_CUES: readonly Cue[] = [
  // Asks
  {
    kind: 'ask',
    pattern: i(
      `\\b(?:further |also |then |later |again |repeatedly |initially |first )?(?<it>${VERB_ASK} ${PERSON} (?:not |instead |further |also |secretly )?(?:to|into|for) (?!(?:prison|jail|years|life|court|trial|death|the (?:embassy|office|station))\\b)(?:${W}))`,
    ),
    reach: 'clause',
    unlessBefore: new RegExp(`(?:${OFFICIAL}|\\bwas $|\\bwere $|\\bbeen $|\\bbe $|\\bagreed-upon $|\\bnot $)`, 'iu'),
  },
  {
    kind: 'ask',
    pattern: i(
      `(?<it>\\b(?:asked|asking|pressed|pressing|requested|requesting|demanded|demanding|sought|seeking|solicited|soliciting|prob(?:ed|ing)|inquired|enquired|wanted|pumped ${PERSON}) (?:for |about |into |after )?(?:${W} ){0,6}?(?:${THINGS}|help|favou?rs?|work|access|selfies?|money|pin|passports?|cv|résumé|resume)\\b)`,
    ),
    reach: 'clause',
    unlessBefore: new RegExp(`(?:${OFFICIAL}|\\bjob $|\\bwas $|\\bwere $|\\bto $|\\bor $|through $)`, 'iu'),
  },
  {
    kind: 'ask',
    pattern: i(
      `(?<it>\\b(?:asked (?:him|her|them|${W}) |(?:want(?:ed|s)|wished) to know |(?:was|were|been) (?:asked|told|instructed|ordered|directed|requested|paid|tasked|assigned|(?:pressed|pressured|urged|encouraged)(?: for \\w+)?) |and (?:told|instructed|ordered) )(?:to|about|for|whether|where|when|how|what|which|who) (?:${W}))`,
    ),
    reach: 'clause',
    unlessBefore: new RegExp(OFFICIAL, 'iu'),
  },
  {
    kind: 'ask',
    pattern: i(`(?<it>\\basked (?:whether|who|which|what|where|how (?:many|much|often)) ${W})`),
    reach: 'clause',
    unlessBefore: new RegExp(`(?:${OFFICIAL}|\\b(?:reporters?|journalists?|when|was|were) $)`, 'iu'),
  },
  {
    kind: 'ask',
    pattern: i(
      `\\b(?:(?:offered|promised|paid|gave) (?:him|her|them|me|us)|accepted|received) (?:${W} ){1,4}?(?<it>to (?:write|note|take|send|pass|hand|copy|photograph|film|record|report|list|watch|follow|collect|carry|bring|find|spray|set|plant|put|open|move|translate|fill|answer|describe|draw|deliver|pick|keep|tell) ${W})`,
    ),
    reach: 'clause',
  },
  {
    kind: 'ask',
    pattern: i(`(?<it>\\b(?:demanded|insisted|requested|suggested|suggesting|proposed|demanding|insisting) that ${W})`),
    reach: 'clause',
    unlessBefore: new RegExp(OFFICIAL, 'iu'),
  },
  {
    kind: 'ask',
    pattern: i(
      `(?<it>\\b(?:buy|purchase|obtain|acquire|get hold of)"? (?:${W} ){0,4}?(?:inside |internal )?${THINGS}\\b)`,
    ),
    reach: 'clause',
    unlessBefore: /(?:used to|able to|ways to|harmful to) $/iu,
  },
  {
    kind: 'ask',
    pattern: i(
      `\\b(?:offered|offering|promised|agreed|money|paid|pay|reward|cash) (?:${W} ){0,9}?(?<it>(?:by|for|in exchange for|in return for) (?:providing|sending|supplying|sharing|delivering|passing|handing over|taking|photographing|filming|writing|collecting|recording|copying|carrying|picking up|setting|planting|spray\\w+|putting|opening|moving|receiving|forwarding|transferring) ${W})`,
    ),
    reach: 'clause',
  },
  {
    kind: 'ask',
    pattern: i(
      `(?<it>\\b(?:in exchange|in return),? (?:\\w+ ){1,3}(?:would have to|had to|must|was to|were to|should|would) ${W})`,
    ),
    reach: 'clause',
  },
  {
    kind: 'ask',
    pattern: i(
      `\\b(?<it>(?:part-time |side |first |small |simple |easy |paid |odd )*(?:job|task|work|assignment|gig|errand)s?(?: ${W}){0,5}?,? (?:which|that)? ?(?:involved|required|meant|consisted of|involving|was to|were to) ${W})`,
    ),
    reach: 'clause',
  },
  {
    kind: 'ask',
    pattern: i(
      `(?<it>\\b(?:said|suggested|hinted|proposed|told \\w+) (?:that )?${PERSON} could "?help"? (?:\\w+ )?with ${W})`,
    ),
    reach: 'clause',
  },
  {
    kind: 'ask',
    pattern: i(
      `(?<it>\\b(?:use|using|speak in|agree on) "?(?:code|secret|cover) ?(?:words?|names?|language|story|stories)"?)`,
    ),
    reach: 'clause',
  },
  {
    kind: 'ask',
    pattern: i(
      `(?<it>\\b(?:switch|move|moving|switching|continue|talk) (?:the \\w+ |their \\w+ )?(?:to|over to|on) (?:using )?(?:an? |the )?(?:${W} ){0,3}?(?:apps?|messengers?|platforms?|telegram|whatsapp|signal|wechat|line)\\b)`,
    ),
    reach: 'clause',
  },
  {
    kind: 'ask',
    pattern: i(`(?<it>\\b(?:not to|never to) (?:tell|mention|talk|speak|say|discuss|inform) ${W})`),
    reach: 'clause',
    unlessBefore: /(?:public|people|citizens|users|reminded|warned|urged) (?:\w+ ){0,2}$/iu,
  },
  {
    kind: 'ask',
    pattern: i(
      `(?<it>\\b(?:his|her|their|the) (?:demands|requests) (?:on (?:${W} ){1,3}?|of (?:${W} ){1,3}?)?(?:increased|grew|became|escalated|widened))`,
    ),
    reach: 'clause',
  },
  // What was handed over
  {
    kind: 'handed-over',
    pattern: i(
      `(?<it>\\b(?:secretly |illegally |also |then )?(?:provided|sold|sent|leaked|handed|passed(?: on)?|transferred|transmitted|copied|stole|stolen|photographed|filmed|betrayed|betraying|disclosed|uploaded|delivered|supplied|smuggled|e-?mailed|forwarded|gave|downloaded|took|collected|gathered|divulged|wrote|shared|kept|compiled|revealed(?! (?:his|her|their) (?:\\w+ )?identit)|mailed|stored|helped themselves to|recorded)(?: away| over| out)? (?:${W},? ){0,9}?${THINGS}\\b(?! agenc| institut| compan| forces| officer| service| centre| center))`,
    ),
    reach: 'clause',
    unlessBefore:
      /(?:\b(?:ministry|authorit(?:y|ies)|police|prosecutors?|agency|agencies|mss|court|report|article|broadcaster|to|would|could|they|it) (?:\w+ ){0,2}|\b(?:not|never|being|be|who|whoever|have you|the|this|these|any|such|of|and of) )$/iu,
  },
  {
    kind: 'handed-over',
    pattern: i(
      `(?<it>\\b(?:copying|stealing|photographing|selling|leaking|betraying|storing|smuggling|photocopying|passing on|handing over)(?: and (?:storing|sending|selling|illegally providing|passing on))? (?:${W} ){0,7}?${THINGS}\\b)`,
    ),
    reach: 'clause',
    unlessBefore:
      /\b(?:ask|asked|for|without|not|of|against|no mention of|or|and illegally|suspicion of|suspected of|avoid|mention of) "?$/iu,
  },
  {
    kind: 'handed-over',
    pattern: i(
      `(?<it>\\b(?:provid(?:ed|ing)|suppl(?:ied|ying)|send(?:ing)?|sent) (?:the |them|him|her|it)(?:${W} ){0,6}? ?(?:with|to) (?:the )?(?:${W} ){0,4}?(?:${THINGS}|to \\p{Lu}\\p{L}+)\\b)`,
    ),
    reach: 'clause',
    unlessBefore: /\b(?:to|would|could|ask|asked|please) $/iu,
  },
  {
    kind: 'handed-over',
    pattern: i(
      `(?<it>\\b(?:${W} ){0,4}?(?:${THINGS})(?: \\w+){0,3} (?:fell into the hands of|ended up (?:with|in)|(?:was|were|had been) (?:sold|leaked|stolen|handed|passed|sent|smuggled|transferred)) ?${W})`,
    ),
    reach: 'clause',
  },
  {
    kind: 'handed-over',
    pattern: i(
      `\\b(?:accused|suspected|convicted|guilty) of (?<it>(?:passing|giving|supplying|sending|providing|handing|selling|leaking)(?: over| on)? (?:${W} ){0,7}?${THINGS}\\b)`,
    ),
    reach: 'clause',
  },
  // Charges
  {
    kind: 'charge',
    pattern: i(
      `\\b(?:jailed|sentenced|imprisoned|convicted|punished|arrested|on trial)[^.;,]{0,120}? for (?:allegedly )?(?<it>(?:giving|passing|selling|leaking|stealing|sharing|handing(?: over)?|spying|sending|supplying|betraying) (?:${W} ){0,5}?(?:secrets?|information|documents|intelligence|data|files|identities|names|plans|movements|russia|china|iran|for \\p{L}+)(?: of (?:${W} ){0,3}?(?:agents?|officers?|ships|warships|troops|spies|sources|informants|colleagues))?)\\b`,
    ),
  },
  {
    kind: 'charge',
    pattern: i(
      `\\b(?:charges? of|charged with|convicted of|guilty (?:of|to)|indicted (?:for|on)|count of|suspected of|accused of|suspicion of) (?<it>(?:conspir(?:acy|ing)|attempt(?:ed|ing)?|planting|preparing|plotting|collaborat(?:ing|ion)) (?:to |with |for )?(?:${W} ){1,6}?(?:information|secrets?|documents|power|agency|service|explosives?|bombs?|device|attack|state|materials|data|espionage))\\b`,
    ),
  },
  {
    kind: 'charge',
    pattern: i(
      `\\b(?:on suspicion of|suspected of|charged with|charges of|convicted of|found guilty of|pleaded guilty to|pleaded not guilty to|accused of|indicted (?:for|on)|guilty of|sentenced for|prosecuted for|(?:arrested|detained|jailed|tried|wanted) for(?! (?:\\d|one|two|three|four|five|six|seven|eight|nine|ten|life|more|at least|nearly))|(?:the )?crimes? of|(?:a|one|two|three|four|\\d+) counts? of) (?<it>"[^"]{3,200}"|(?:${W} ){0,10}?(?:espionage|spying|secrets?|intelligence|fraud|treason|information|extortion|laundering|blackmail|sabotage|terrorism|arson|bribery|corruption|agent|act|conspiracy|theft|documents|entities|organi[sz]ations?|data|state|country|scheme|power)\\b(?: (?:for|to|of|with|and|against) (?:${W} ){0,6}?(?:entities|power|government|country|organi[sz]ations?|agenc(?:y|ies)|service|abroad|states?|secrets|agents?|fraud|laundering|intelligence|act)\\b){0,2})`,
    ),
  },
  {
    kind: 'charge',
    pattern: i(
      `\\b(?:in prison|imprisonment|behind bars|in jail|jailed|imprisoned|sentenced|convicted|custody)[^.;]{0,40}? for (?<it>(?:(?:military|industrial|economic|state|commercial|cyber) )?(?:espionage|spying|treason|sabotage)(?: (?:for|against|on behalf of) (?:the |an? )?(?:${W} ){0,3}?(?:service|services|agency|power|state|country|government|\\p{L}+))?)(?=[ ,.;]|$)`,
    ),
  },
  {
    kind: 'charge',
    pattern: i(
      `\\b(?:charge[sd]?|charging) (?:${W},? ){1,9}?with (?<it>(?:${W} ){0,6}?(?:espionage|spying|secrets?|intelligence|fraud|treason|information|extortion|sabotage|terrorism|arson|theft)\\b(?: (?:for|to|of|with) (?:the |an? )?(?:${W} ){0,4}?(?:service|services|agency|power|state|country|government))?)`,
    ),
  },
  {
    kind: 'charge',
    pattern: i(
      `\\b(?:convicted|found guilty|accused|suspected) (?:on \\w+ |in \\w+ |by \\w+ \\w+ )?of (?<it>(?:selling|passing|leaking|giving|stealing|sending|supplying|betraying|handing over) (?:${W} ){0,7}?(?:to|for) (?:the |an? )?(?:${W} ){0,3}?(?:service|services|agency|power|state|country|government)\\b)`,
    ),
  },
  {
    kind: 'charge',
    pattern: i(
      `\\b(?:pleaded (?:not )?guilty|found guilty|convicted|acquitted) (?:(?:on|in|by|at) (?:${W} ){1,2})?(?:to|of) (?<it>(?:selling|passing|leaking|giving|stealing|sending|supplying|betraying|handing over|sharing|photographing|assisting|helping|aiding|trading)(?: on)? (?:${W} ){0,7}?(?:${THINGS}|service|agency|power|state|military|army|navy|air force|government)\\b)`,
    ),
  },
  {
    kind: 'charge',
    pattern: cased(
      `\\b(?:[Bb]ooked|[Cc]harged|[Aa]rrested|[Hh]eld|[Cc]onvicted|[Pp]rosecuted|[Dd]etained|[Tt]ried|[Ii]ndicted|offences?|crimes?) (?:with \\w+ )?under (?:(?:[Ss]ections?|[Aa]rticles?) [\\d, and]{1,20} of )?(?:the )?(?<it>(?:\\p{Lu}[\\p{L}'-]* (?:and |of |the )?){1,6}(?:Act|Code|Law|Ordinance|Decree))\\b`,
    ),
  },
  { kind: 'charge', pattern: i(`\\b(?:for|of) (?<it>committing (?:espionage|fraud|treason|the crime of ${W}))`) },
  // Sentences
  {
    kind: 'sentence',
    as: 'prison',
    unlessBefore: NOT_YET,
    pattern: i(
      `\\b(?:(?:was |were |been )?(?:sentenced|condemned|jailed|imprisoned) (?:(?:him|her|them|${W}) )?(?:to |for )?)?(?<it>(?:(?:a |an )?(?:total |combined |fixed )?(?:of |term of )?)?(?:\\d{1,2}(?:\\.\\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty)(?:-\\w{3,5})?)(?: and a half)?[ -](?:years?|months?)(?:,? (?:and )?(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven) months?)?(?:'s?)? ?(?:of |in (?:an? )?|behind )?(?:fixed-term |federal |state |high-security |penal |hard )*(?:prison|jail|imprisonment|custody|bars|labou?r camp|labou?r|detention|penal colony|colony|young offenders?'? institution)(?: (?:term|sentence|colony))?)`,
    ),
  },
  {
    kind: 'sentence',
    as: 'prison',
    unlessBefore: NOT_YET,
    pattern: i(
      `\\b(?:(?:sentenced|condemned|jailed|imprisoned) (?:(?:him|her|them|\\w+) )?(?:to|for)|(?:was|were|been|is|are) (?:given|handed)|(?:reduced|cut|lowered|raised|increased|extended|upped|halved)[^.;]{0,80}? to) (?<it>(?:\\d{1,2}(?:\\.\\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty)(?: and a half)? (?:years?|months?)(?:,? (?:and )?(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven) months?)?)\\b(?! in (?:prison|jail|custody|a |an )| of| behind|'| imprison| to )`,
    ),
  },
  {
    kind: 'sentence',
    as: 'prison',
    pattern: i(
      `\\b(?:got|received) (?<it>(?:\\d{1,2}(?:\\.\\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty)(?: and a half)? (?:years?|months?))(?=[,.;]| (?:in prison|behind bars|suspended|each)\\b|$)`,
    ),
  },
  {
    kind: 'sentence',
    as: 'life',
    pattern: i(
      '(?<it>\\blife (?:imprisonment|in prison|sentence|term|behind bars)|\\b(?:jailed|imprisoned|sentenced to prison) for life)',
    ),
  },
  {
    kind: 'sentence',
    as: 'death',
    pattern: i(
      '\\b(?<it>death (?:penalty|sentence)|sentenced to death|executed)(?: with (?:a )?(?:two-year )?reprieve)?',
    ),
  },
  {
    kind: 'sentence',
    as: 'fine',
    unlessBefore: NOT_YET,
    pattern: i(
      `(?<it>\\bfined (?:(?:him|her|them) )?[\\p{Sc}]?\\d(?:[\\d,.]{0,20}\\d)?(?: \\w+){0,2}|\\ba fine of [\\p{Sc}]?\\d(?:[\\d,.]{0,20}\\d)?(?: \\w+){0,2})`,
    ),
  },
  {
    kind: 'sentence',
    as: 'suspended',
    pattern: i(
      `(?<it>\\b(?:a )?(?:\\w+-(?:year|month) )?suspended sentence(?: of (?:${W} ){0,3}(?:years?|months?))?|\\bsuspended for (?:${W} ){1,2}(?:years?|months?))`,
    ),
  },
  {
    kind: 'sentence',
    as: 'rights',
    pattern: i(
      '(?<it>\\bdeprived of (?:\\w+ )?political rights(?: for (?:\\w+ ){1,2}(?:years?|life))?|\\bdeprivation of political rights(?: for (?:\\w+ ){1,2}years?)?)',
    ),
  },
  {
    kind: 'sentence',
    as: 'none',
    pattern: i(
      `(?<it>\\b(?:did|has|have|had|would|will)(?: not|n't) (?:pursue|press|bring|file|be charged|been charged|face) ?(?:any |criminal )*(?:charges|prosecution)?(?: against \\w+)?|\\b(?:exempted|spared) from (?:criminal )?(?:punishment|prosecution|liability)|\\b(?:was|were|has been|have been) (?:not|never) (?:prosecuted|charged|punished|indicted|put on trial)|\\bno charges (?:were|have been|had been) (?:laid|brought|filed|pressed|made))`,
    ),
  },
  // Outcomes
  {
    kind: 'outcome',
    pattern: i(
      `(?<it>\\b(?:was|were|has been|have been|had been|is|are|being) (?:then |later |also |soon |finally |eventually |immediately |quickly |subsequently |\\w+ly )?(?:arrested|detained|investigated|under (?:criminal )?investigation|sentenced|convicted|charged|indicted|punished|jailed|imprisoned|released|acquitted|expelled|dismissed|fired|suspended|extradited|deported|prosecuted|tried|caught|cleared|freed|taken into custody|commended|rewarded|remanded|placed on leave|sacked|sued|stripped of|found guilty|found not guilty|brought to justice|questioned by|held|bailed|placed (?:in|under)|stopped at|handed over to|booked|recalled|discharged|interrogated|demoted|put on trial|picked up)\\b)`,
    ),
    reach: 'clause',
    unlessBefore: /\b(?:nobody|no one|none of \w+|not) (?:\w+ )?$/iu,
    unlessAfter: /^ (?:great|in high|responsible|accountable)/iu,
  },
  {
    kind: 'outcome',
    pattern: i(
      `(?<it>\\b(?:pleaded (?:not )?guilty|did not pursue|(?:discovered|identified|detected|uncovered) and stopped|(?:identified|uncovered|discovered) \\p{L}{1,30}'s (?:illegal|criminal)|conducted an? (?:\\w+ )?investigation|will (?:face|stand) (?:legal|trial|judge?ment|charges)|(?:immediately )?ceased? (?:all )?contact|cut off (?:all )?contact|broke off (?:all )?contact|blocked (?:him|her|them|the)|commended and rewarded|turned (?:himself|herself|themselves) in|surrendered to|confessed to|(?:went|reported|turned) to (?:the |his |her |their )?(?:commanding officer|superiors?|employer|supervisor|police|national security|authorities|state security|fbi)|report(?:ed)? (?:it|the (?:incident|matter|case|approach|contact)|this|everything) to|alerted (?:the )?(?:police|authorities|her|his|security|university)|died by suicide|fled to|lost (?:his|her|their) (?:job|savings|security clearance)|resigned|arrested (?:him|her|them)\\b)(?: ${W})?|\\b(?:police|officers|agents|authorities|service|agency|ministry|bureau) (?:\\w+ )?(?:arrested|detained) (?!on|in|at|for|after|by)${W})`,
    ),
    reach: 'clause',
    unlessBefore: /\b(?:please|should|must|to|can|could|may|not|never) $/iu,
  },
  {
    kind: 'outcome',
    pattern: i(
      `(?<it>\\b(?:found (?:him|her|them|both|\\p{L}+) (?:not )?guilty|(?:cleared|acquitted) (?:him|her|them|both|\\p{Lu}\\p{L}+)\\b|walked free|(?:searched|raided) (?:his|her|their|the) (?:flat|home|homes|house|houses|office|offices|apartment|premises)|(?:informed|notified|told|alerted|warned) (?:his|her|their|the) (?:[\\p{L}]+'s )?(?:ombudsman|dean|employers?|superiors?|commander|supervisor|manager|line manager|boss|bank|tutor|dean|embassy|security)|reported (?:him|her|them|\\p{L}+) to (?:the |his |her |their )?(?:police|security|authorities|intelligence|counter\\p{L}*|fbi|employer|embassy|university)|lost (?:his|her|their) (?:\\p{L}+ )?(?:clearance|clearances|post|posts|rank|licence|license|pension|place)|(?:left|fled) (?:for|the country)|(?:did not|never) report(?:ed)? (?:it |this |the \\p{L}+ |immediately )*to the|(?:was|were) (?:publicly |widely )?reported (?:by|in) (?:the )?(?:media|press|newspapers)|remanded (?:in|into|on)|(?:charges|case|proceedings) (?:against \\p{L}+ )?(?:was|were) (?:dropped|withdrawn|closed|dismissed))(?: ${W})?)`,
    ),
    reach: 'clause',
    unlessBefore: /\b(?:please|should|must|to|can|could|may|not|never) $/iu,
  },
  {
    kind: 'outcome',
    pattern: i(
      `\\bprompting (?:him|her|them) to (?<it>(?:immediately )?(?:cease|stop|end|break off) (?:all )?contact(?: with (?:the )?(?:${W} ){0,2}?\\p{L}+)?)`,
    ),
  },
  {
    kind: 'outcome',
    pattern: i(`(?<it>\\breport the (?:incident|matter|case|approach) to)`),
    reach: 'clause',
    unlessBefore: /(?:please|should|must|can) $/iu,
  },
  {
    kind: 'outcome',
    pattern: i(
      `(?<it>\\b(?:his|her|their) (?:own )?(?:${W} ){1,5}?(?:was|were)(?: still)? (?:\\w+ly )?(?:affected|ruined|destroyed|suspended|revoked))`,
    ),
  },
  {
    kind: 'outcome',
    pattern: i(
      `(?<it>\\b(?:faces?|facing|could face) (?:up to |a maximum of |at least )?(?:${W} ){0,3}?(?:years?|life|trial|charges|prison)(?: (?:in|behind|of) (?:prison|jail|bars|imprisonment))?)`,
    ),
  },
  // Leverage
  {
    kind: 'leverage',
    pattern: i(
      `(?<it>\\b(?:threaten(?:ed|ing)|blackmail(?:ed|ing)|intimidat(?:ed|ing)|coerc(?:ed|ing)|extort(?:ed|ing)|warned (?:him|her|them) that) (?:to |that )?${W})`,
    ),
    reach: 'clause',
    unlessBefore: /\b(?:if one is|ministry|authorities|police) (?:\w+ )?$/iu,
  },
  {
    kind: 'leverage',
    pattern: i(
      `(?<it>\\b(?:said|wrote|warned|texted|messaged|replied|told (?:him|her|them|me)) (?:that )?(?:he|she|they) (?:would|will|could|might) (?:tell|inform|expose|report|publish|show|send|go to) (?:everything to |the \\w+ to |it to )?(?:${W} ){0,3}?(?:family|parents|wife|husband|mother|father|employer|boss|police|university|school|unit|colleagues|friends|authorities|everyone|everybody|me|him|her|them))`,
    ),
    reach: 'clause',
    unlessBefore: /\b(?:ministry|authorities|police|lawyer|court) (?:\w+ )?$/iu,
  },
  {
    kind: 'leverage',
    pattern: i(`(?<it>\\b(?:after|by|with|through|and|of|under|received|made|issued) threats? (?:against|to|of) ${W})`),
    reach: 'clause',
  },
  {
    kind: 'leverage',
    pattern: i(
      `(?<it>\\b(?:said|warned|hinted|told (?:him|her|them|me|\\p{L}+)|made clear|suggested) (?:that )?(?:${W} ){1,6}?(?:could|would|might|will|may) (?:lose|suffer|regret|be (?:arrested|fired|expelled|hurt|punished|dismissed|exposed|published|shown|dropped if|sent to|in trouble|ruined|closed|a problem|difficult|cancelled|revoked)) ?)`,
    ),
    reach: 'clause',
    unlessBefore: /\b(?:ministry|authorities|police|lawyer|solicitor|court|judge|prosecutors?) (?:\w+ )?$/iu,
  },
  {
    kind: 'leverage',
    pattern: i(`(?<it>\\b(?:directly )?revealed (?:his|her|their) (?:true |real )?identit(?:y|ies)(?: as)?)`),
    reach: 'clause',
  },
  {
    kind: 'leverage',
    pattern: i(
      `(?<it>\\b(?:under|faced with) (?:the )?(?:${W} ){0,5}?(?:threats|threat|coercion|blackmail|pressure from|coercive control)(?: from (?:${W} ){0,5}?(?:agency|agencies|service|services|man|woman|group))?)`,
    ),
    unlessAfter: /^ surveillance/iu,
  },
  {
    kind: 'leverage',
    pattern: i(
      `(?<it>\\b(?:the )?coercion and (?:temptation|threats|inducement)(?: from (?:${W} ){0,5}?(?:agency|agencies|service|services))?)`,
    ),
    unlessBefore: /through (?:\w+, )?$/iu,
  },
  // Lures
  {
    kind: 'lure',
    pattern: i(
      `(?<it>\\b(?:(?:looking|searching) for (?:easy|quick|extra|fast) (?:money|work|cash|income)|under (?:\\w+ )?(?:economic|financial) pressure|in (?:\\w+ )?(?:debt|financial (?:trouble|difficult(?:y|ies)))|had (?:${W} ){0,3}?debts|short of money|to seek money-making opportunities|heavily indebted|gambling debts|owed (?:a lot of |much )?money to (?:${W} ){0,2}${W}|could not pay (?:the|his|her|their) ${W}|behind with (?:the|his|her|their) ${W})(?: due to ${W})?)`,
    ),
  },
  {
    kind: 'lure',
    pattern: i(
      `(?<it>\\b(?:tempted|lured|seduced|enticed|blinded|attracted) by (?!an? (?:foreign|overseas|hostile|spy|man|woman))(?:${W} ?){1,5})`,
    ),
  },
  {
    kind: 'lure',
    as: 'offer',
    pattern: i(
      `(?<it>\\b(?:could|would) (?:not only )?help (?:him|her|them|\\p{L}+) (?:to )?(?:change|get|find|obtain|pay|publish|enter|with|secure|land) ${W})`,
    ),
    reach: 'clause',
  },
  {
    kind: 'lure',
    as: 'offer',
    pattern: i(`(?<it>\\boffered to (?:help|pay|arrange|sponsor|invest|fund|introduce|buy|cover) ${W})`),
    reach: 'clause',
  },
  {
    kind: 'lure',
    as: 'offer',
    pattern: i(
      `(?<it>\\b(?:introduced|offered|promised|dangled|found|proposed) (?:(?:him|her|them|\\p{L}+|the \\w+) )?(?:to )?(?:an? |the )(?:${W} ){0,3}?(?:job|position|internship|scholarship|contract|grant|visa|trip|article|consultancy|loan|role|green card|marriage|fellowship|post|stipend|lecture|chair|report|study|promotion))\\b`,
    ),
    reach: 'clause',
  },
  {
    kind: 'lure',
    as: 'offer',
    pattern: i(
      `(?<it>\\b(?:advertis(?:ed|ing)|promis(?:ed|ing)|offer(?:ed|ing)) (?:easy|quick|good|fast|extra) (?:money|cash|pay|work|earnings))`,
    ),
    reach: 'clause',
  },
  {
    kind: 'lure',
    pattern: i(
      `(?<it>\\b(?:temptation|lure|promise|prospect) of (?:${W} ){0,2}?(?:money|gain|cash|profit|reward|rewards|wealth|work|job))\\b`,
    ),
  },
  {
    kind: 'ask',
    pattern: i(
      `(?<it>\\bhelp(?:ing|ed)? (?:them|him|her) (?:to )?(?:steal|monitor|spy|collect|recruit|gather|watch|smuggle|find) ${W})`,
    ),
    reach: 'clause',
  },
  {
    kind: 'outcome',
    pattern: i(
      `(?<it>\\b(?:resulting in|causing|caused|led to|leading to) (?:${W} ){0,3}?(?:leak\\w*|loss|damage|disclosure|harm)(?: (?:of|to) (?:${W} ){0,4}?${W})?)`,
    ),
  },
  {
    kind: 'identity',
    pattern: i(
      `(?<it>\\b(?:was|were|is|turned out to be|proved to be) (?:actually |in fact |indeed |really |confirmed to be )?(?:an? )(?:${W} ){0,2}?(?:spy|spies|agent|member|officer|operative)s? (?:working )?(?:for|of|from|with) ${W})`,
    ),
    reach: 'clause',
  },
  // Personas
  {
    kind: 'persona',
    pattern: i(
      `(?<it>\\b(?:claim(?:ed|ing|s) to (?:be|work|represent|have|come)|pos(?:ed|ing) as|pretend(?:ed|ing) to be|masquerad(?:ed|ing) as|impersonat(?:ed|ing)|introduc(?:ed|ing) (?:himself|herself|themselves) as|present(?:ed|ing) (?:himself|herself|themselves) as|giv(?:ing|en|es) (?:himself|herself|themselves) out as|gave (?:himself|herself|themselves) out as|describ(?:ed|ing) (?:himself|herself|themselves) as|pass(?:ed|ing) (?:himself|herself|themselves) off as|call(?:ed|ing) (?:himself|herself|themselves)|purport(?:ed|ing) to be|under the (?:guise|cover) of|(?:said|saying|told \\w+) (?:that )?(?:she|he|they) (?:was|were|worked|ran|came) (?:an? |for |at |from |as |with )) ?${W})`,
    ),
    reach: 'phrase',
  },
  {
    kind: 'persona',
    as: 'beside',
    pattern: i(
      `(?<it>\\b(?:from|of|at|with) (?:an?|the) (?:${W} ){0,4}?(?:company|companies|institution|institute|agency|firm|magazine|newspaper|university|think tank|bank|embassy|foundation|organi[sz]ation|ngo|studio|consultancy|headhunter))\\b`,
    ),
  },
  // Channels
  {
    kind: 'channel',
    pattern: i(
      `(?<it>\\b(?:(?:an? |the |its |his |her )?(?:official |mobile |online |overseas |foreign |social |instant |encrypted |popular |professional |anonymous |messaging |messenger |chat |chatting |dating |job |job-seeking |job-hunting |job-search |job search |job-hunt |recruitment |networking |social-networking |social media |communication |communications |search |gaming |freelance |freelancing |short-video |video |music |marriage |matchmaking |reporting |secure |private |fake |crypto |trading |investment |language-exchange |public |police |tip |national |toll-free |12339 |wechat |weibo |telegram |facebook |linkedin |whatsapp ){1,5})(?:apps?|applications?|platforms?|websites?|sites?|forums?|networks?|hotlines?|chat ?rooms?|messengers?|chat groups?|groups?|channels?|boards?)\\b(?! code| security| espionage| job))`,
    ),
    inGeneral: true,
    unlessBefore: /\bbank $/iu,
  },
  {
    kind: 'channel',
    pattern: i(
      `(?<it>\\b(?:its |the |an? )?(?:official )?(?:wechat|weibo|telegram|facebook|twitter|social media|linkedin|instagram|douyin|x) (?:official |public )?accounts?\\b)`,
    ),
    inGeneral: true,
  },
  {
    kind: 'channel',
    pattern: i(
      `(?<it>\\b(?:social media(?! platforms?| accounts?| sites?| posts?)|the internet|online chatting|online chats?|the dark ?web|a phone call|phone calls|text messages?|e-?mails?|video calls?|voice calls?|the 12339 hotline|social networks?|various groups|chat groups?|online groups?|online dating(?! and)|direct messages?|job fairs?|an? exchange programme?|cloud (?:service|storage|drive)s?(?: of an? (?:${W} ){0,2}?game)?|online games?|an? (?:advice|tip|help|information) line|the (?:advice|tip|help|information) line(?: on [\\d ]{3,12}\\d)?|dead drops?)\\b)`,
    ),
    inGeneral: true,
  },
  {
    kind: 'channel',
    pattern: cased(
      `(?<it>\\b(?:WeChat|Weixin|Weibo|QQ|Douyin|TikTok|Xiaohongshu|RedNote|LinkedIn|Telegram|WhatsApp|Signal|Facebook(?: Messenger)?|Messenger|Instagram|Twitter|Discord|Viber|Skype|Snapchat|Tinder|Bumble|Hinge|Grindr|Badoo|Tantan|Momo|Zalo|KakaoTalk|VKontakte|VK|Threema|ProtonMail|Gmail|Zoom|Reddit|YouTube|Upwork|Fiverr|Indeed|Xing|Zhihu|Boss Zhipin|Zhaopin|51job|Steam|Line|LINE|Odnoklassniki|OkCupid|Match\\.com|Craigslist)\\b)`,
    ),
    unlessAfter: /^(?: (?:official )?account| group|'s| employee| engineer| spokes)/iu,
    inGeneral: true,
  },
  {
    kind: 'channel',
    pattern: i(
      `(?<it>\\ban? (?:(?:[\\p{L}-]+ ){0,2}?(?:trade fair|exhibition|reunion|language course)|(?:[\\p{L}-]+ ){1,3}?(?:website|app|forum|chat ?room|messenger|gaming platform|trade fair|conference)))\\b`,
    ),
  },
  // Who says so
  {
    kind: 'attribution',
    pattern: cased(
      `\\btold (?<it>(?:the |a |our )?(?:\\p{Lu}[\\p{L}-]+(?: (?:of |the )?\\p{Lu}[\\p{L}-]+){0,4}|BBC|CNN|AFP|RFA|VOA|reporters?|newspaper|court|journalists))`,
    ),
    unlessBefore: /\bwho $/u,
  },
  {
    kind: 'attribution',
    pattern: cased(
      `\\b(?:interview (?:with|to|for)|[Ss]peaking to|[Ss]poke to|has told|wrote in|writes in) (?<it>(?:the |The )?(?:\\p{Lu}[\\p{L}-]+(?: (?:of |the )?\\p{Lu}[\\p{L}-]+){0,4}|BBC|CNN|AFP|RFA|VOA))`,
    ),
  },
  {
    kind: 'attribution',
    pattern: cased(
      `(?<it>\\b(?:\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+){0,4}|BBC|CNN|AFP|CCTV|Xinhua))(?: (?:first|also|earlier))? (?:reported|report said|broadcast|quoted|cited)\\b`,
    ),
    unlessAfter: /^ (?:by|to (?:the )?(?:police|national|authorities))/u,
  },
  {
    kind: 'attribution',
    pattern: cased(
      `\\b[Aa]ccording to (?<it>(?:the |an? |Chinese |court )?(?:\\p{Lu}[\\p{L}'-]+(?: (?:of |the |for |and )?\\p{Lu}[\\p{L}'-]+){0,6}(?: \\([A-Z]{2,6}\\))?|report|indictment|ministry|prosecutors?|police|complaint|court (?:documents|filings|records)|affidavit|prosecution|investigators|authorities|researchers|newspaper))`,
    ),
    unlessAfter: /^ law/iu,
  },
  {
    kind: 'attribution',
    pattern: cased(
      `(?<it>\\b(?:the |The )?(?:ministry|MSS|police|prosecutors?|court|judge|agency|authorities|indictment|prosecution|researchers|report|spokes(?:man|woman|person)|defen[cs]e lawyer))(?: also| then)? (?:said|stated|announced|noted|added|alleged|alleges|confirmed|reported)\\b`,
    ),
  },
  // Doubts
  {
    kind: 'doubt',
    as: 'doubted',
    pattern: i(
      `(?<it>\\b(?:expressed|voiced|raised|raises|sparking|sparked|fuell?ed|prompted|aroused|drew|drawing)(?: \\w+){0,3}? (?:doubts?|suspicions?|sc?k?epticism|questions|disbelief|ridicule|mockery)\\b)`,
    ),
    reach: 'clause',
    unlessAfter: /^ (?:and alertness|of (?:his|her) colleagues)/iu,
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'doubted',
    pattern: i(
      `(?<it>\\b(?:question(?:ed|s|ing)?|doubt(?:ed|s|ing)?|challeng(?:ed|es|ing)|call(?:ed)? into question|cast(?:s)? doubt on|sceptical (?:of|about)|skeptical (?:of|about)|disput(?:ed?|es|ing))(?: \\w+){0,4}? (?:authenticity|veracity|truth|truthfulness|credibility|account|story|claims?|cases?|version|evidence|narrative|charges|allegations?|motives?|timing)\\b)`,
    ),
    reach: 'clause',
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'doubted',
    pattern: i(`(?<it>\\b(?:also )?question(?:ed|s)? whether\\b)`),
    reach: 'clause',
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'fabricated',
    pattern: i(
      `(?<it>\\b(?:(?:is|was|are|were|as|be|being) (?:${W} ){0,3}?(?:fabricat(?:ed|ion)|made[ -]up|invented|concocted|staged|a hoax|fictitious|trumped[ -]up|scripted|rehearsed|a fairy tale|propaganda)(?: \\w+)?|(?:looks?|looked|sounds?|sounded|seems?|seemed|appears?|appeared|call(?:s|ed)? (?:it|this|that|them|the ${W}|the ${W} ${W}))(?: to (?:be|have been))?,? "?(?:a |pure |entirely )?(?:scripted|staged|rehearsed|invent(?:ed|ion)|fabricat(?:ed|ion)|made[ -]up|fiction|fake|a lie|lies|nonsense|propaganda)|(?:higher |high |greater )?likelihood of fabrication|fabricated case|(?:pure|complete) fabrication|trumped-up charges|self-created))`,
    ),
    reach: 'clause',
    unlessBefore: /\bnot $/iu,
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'fabricated',
    pattern: i(
      `(?<it>\\b(?:(?:created|made up|invented|concocted|staged) (?:such|these) (?:\\w+ )?(?:cases|stories|accounts)|(?:tall|cock-and-bull|yellow|made-up) (?:story|tale)))`,
    ),
    reach: 'clause',
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'implausible',
    pattern: i(
      `(?<it>\\b(?:it is |is |was |seems? |highly |simply )?(?:implausible|not plausible|unbelievable|far-fetched|hard to believe|not credible|makes no sense|does not add up|doesn't add up|inconceivable)\\b)`,
    ),
    reach: 'clause',
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'doubted',
    pattern: i(
      `(?<it>\\b(?:are|is|were) meant to (?:warn|deter|frighten|scare|intimidate|justify|distract)|\\bserve as a deterrent)`,
    ),
    reach: 'clause',
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'implausible',
    pattern: i(`(?<it>\\bis under (?:such )?strict (?:surveillance|monitoring|control|censorship))`),
    reach: 'clause',
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'unreliable-before',
    pattern: i(
      `(?<it>\\b(?:(?:previously|earlier|past) (?:${W} ){0,14}?(?:deemed|considered|found|proved|shown)(?: to be)? (?:unreliable|false|invented|untrue)|deemed unreliable|few (?:of them )?(?:are|were) (?:truly |really )?believed|(?:such|similar) (?:stories|cases|claims|accounts)[^.]{0,50}?(?:false|untrue|invented)))`,
    ),
    reach: 'clause',
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'not-disclosed',
    pattern: i(
      `(?<it>\\b(?:did|does|do|has|have|had|would|was|were)(?: not|n't)(?: been)? (?:publicly )?(?:disclos|reveal|specif|provid|nam|say|identif|releas|publish|giv|explain|elaborat|describ|detail|mak(?:e|ing) public|present|show|produc)(?:e|ed|y|ied|en|ing|n|ish|ished|s)?\\b(?: ${W})?)`,
    ),
    reach: 'clause',
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'not-disclosed',
    pattern: i(
      `(?<it>\\bwithout (?:specifying|naming|giving|providing|identifying|saying|elaborating|disclosing|presenting|offering|revealing)(?: ${W})?)`,
    ),
    reach: 'clause',
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'not-disclosed',
    pattern: i(
      `(?<it>\\b(?:there (?:was|is) no mention of|no mention of|(?:offered|presented|gave|provided|showed|published|produced) no (?:evidence|proof|details?|documents?|names?|date|place|further)|declined to (?:name|identify|say|give|disclose)|no (?:details|evidence|documents?|proof|names?|indictment|verdict|ruling|charges)(?: \\w+){0,3} (?:was|were|has been|have been|had been) (?:given|presented|published|released|shown|disclosed|made public|offered|provided)|vague nature of|lack of (?:detail|evidence|transparency)|behind closed doors|few details|remains? unclear|is not clear|was not clear|not been made public)\\b)`,
    ),
    reach: 'clause',
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'not-disclosed',
    pattern: i(
      `(?<it>\\b(?:(?:never|(?:did|does|do|has|have|had) not) (?:tell|told) (?:me|us|him|her|them) (?:who|what|why|where|which|whether)|(?:never|did not|have not|has not) (?:learn|learned|learnt|find out|found out|know|knew|known) (?:(?:his|her|their) (?:real |true |full )?names?|who (?:he|she|they) (?:really )?(?:was|were|is|are))))`,
    ),
    reach: 'clause',
  },
  {
    kind: 'doubt',
    as: 'not-disclosed',
    pattern: i(
      `(?<it>\\bneither (?:${W} ){1,8}?nor (?:${W} ){1,10}?(?:was|were|is|are|has been|had been) (?:known|given|named|published|disclosed|released|made public|clear))`,
    ),
    reach: 'clause',
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'denied',
    pattern: i(
      `(?<it>\\b(?:said|says|claim(?:ed|s)|argu(?:ed|es)|insist(?:ed|s)|maintain(?:ed|s)|told (?:the )?\\p{L}+) (?:that )?(?:he|she|they) (?:(?:had|has|have|was|were) )?(?:never|framed|been framed|set up|been set up|innocent|not guilty|wrongly|falsely|no idea|known nothing|knew nothing|did not know|had not known|believed (?:he|she|they|it|that)|thought (?:he|she|they|it|that))(?: ${W})?)`,
    ),
    reach: 'clause',
    unlessBefore: /\b(?:ministry|police|prosecutors?|agency|court) (?:\w+ )?$/iu,
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'unverified',
    pattern: i(
      `(?<it>\\b(?:(?:could|can|has|have) not (?:be |been )?(?:independently )?(?:verif(?:y|ied)|confirm(?:ed)?)|unable to (?:independently )?(?:verify|confirm)|unverified|not independently (?:verified|confirmed)))`,
    ),
    reach: 'clause',
    inGeneral: true,
  },
  {
    kind: 'doubt',
    as: 'denied',
    pattern: i(
      `(?<it>\\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)|dismiss(?:es|ed|ing)(?! from| him| her| them| the man| the woman)|refut(?:es|ed|ing)|maintain(?:s|ed) (?:his|her|their) innocence|pleaded not guilty|insist(?:s|ed) (?:that )?(?:he|she|they) (?:was|were|had|did|is|are) (?:not|never|no|innocent|only|merely))(?: ${W})?)`,
    ),
    reach: 'clause',
    unlessBefore: /\b(?:was|were|been|be|police|manager|prosecutors?) $/iu,
    unlessAfter: /^ (?:him|her|them|entry|bail|access)/iu,
    inGeneral: true,
  },
  // Places
  {
    kind: 'place',
    pattern: cased(
      `\\b(?:in|at|near|from|of) (?<it>(?:a |an |the )?(?:\\p{Ll}[\\p{L}-]+ ){0,3}${PLACE_HEAD}(?: (?:in|of) (?:\\p{Ll}+ )?\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+)?)?)`,
    ),
    unlessBefore: /\b(?:ministry|bureau|department) $/iu,
  },
  {
    kind: 'place',
    pattern: cased(
      `\\b(?:in|at|near) (?<it>(?:(?:north|south|east|west|central|northern|southern|eastern|western|south-west|south-east|north-east|north-west|southwest|southeast|northeast|northwest) )?\\p{Lu}[\\p{L}-]{2,}(?: \\p{Lu}[\\p{L}-]{2,})?(?: (?:City|Province|County|District|Island|Oblast|Region|Prefecture|Bay))?(?:, \\p{Lu}[\\p{L}-]+(?: Province| City| Oblast)?)?)`,
    ),
  },
  // Propositions by which accounts are aligned
  {
    kind: 'claim',
    as: 'worked-in-secret-unit',
    pattern: i(
      `(?<it>\\b(?:work(?:ed|ing|s)|employed|job|stationed|served) (?:${W} ){0,4}?(?:classified|confidential|secret|sensitive|military|defen[cs]e|restricted)(?: \\w+)? ?(?:units?|departments?|institut\\w*|positions?|industr\\w*|facilit\\w*|compan\\w*|posts?|labs?))`,
    ),
  },
  {
    kind: 'claim',
    as: 'posted-from-work',
    pattern: i(
      `(?<it>\\b(?:selfies?|photos?|pictures|videos) (?:${W} ){0,8}?(?:and |while )?(?:upload\\w*|shar\\w+|post\\w*) (?:${W} ){0,6}?(?:social|online|internet|platforms?|moments|wechat))`,
    ),
  },
  {
    kind: 'claim',
    as: 'posted-from-work',
    pattern: i(
      `(?<it>\\b(?:upload\\w*|shared|sharing|post(?:ed|ing)) (?:${W} ){0,5}?(?:selfies?|photos?|pictures|videos) (?:${W} ){0,6}?(?:office|work|workplace|unit|base|lab|social|online))`,
    ),
  },
  {
    kind: 'claim',
    as: 'revealed-workplace',
    pattern: i(
      `(?<it>\\b(?:often |frequently )?(?:reveal(?:ed|ing)|disclos(?:ed|ing)|mention(?:ed|ing)|leak(?:ed|ing)) (?:${W} ){0,4}?(?:work ?unit|workplace|employer|where (?:he|she|they) work\\w*|job))`,
    ),
    reach: 'clause',
    unlessBefore: /\b(?:not|not publicly) $/iu,
  },
  {
    kind: 'claim',
    as: 'contacted-online',
    pattern: i(
      `(?<it>\\b(?:one|an?|the) "?(?:\\w+"? ){0,2}?(?:netizen|online (?:acquaintance|friend|stranger|contact))\\b|\\b(?:met|contacted|approached|befriended|messaged|lured|recruited|got to know|made contact) (?:${W} ){0,8}?(?:online|internet|social|app|apps|website|platform|forum|wechat|telegram|linkedin|whatsapp|facebook|instagram)\\b|\\bthrough online chatting|\\breceived an? (?:\\w+ )?(?:message|request|offer|e-?mail) (?:on|via|through) ${W}|\\bonline,? (?:\\w+ ){1,3}(?:met|contacted))`,
    ),
  },
  {
    kind: 'claim',
    as: 'showed-interest',
    pattern: i(`(?<it>\\bshow(?:ed|ing|n) (?:great |strong |much |keen |particular |a )*interest in ${W})`),
    reach: 'clause',
  },
  {
    kind: 'claim',
    as: 'probed-work',
    pattern: i(
      `(?<it>\\b(?:prob(?:ed|ing)|ask(?:ed|ing)|inquir(?:ed|ing)|enquir(?:ed|ing)) (?:\\w+ )?(?:for|about|into) (?:${W} ){0,4}?(?:work|job|duties|projects?|research|unit)\\b)`,
    ),
    reach: 'clause',
  },
  {
    kind: 'claim',
    as: 'offered-money',
    pattern: i(
      `(?<it>\\bwith (?:an? )?(?:reward|pay|payment|fee) of (?:${W} ){1,4}?(?:yuan|dollars?|euros?|roubles?|rubles?|pounds?))`,
    ),
  },
  {
    kind: 'claim',
    as: 'offered-work',
    pattern: i(
      `(?<it>\\b(?:offered|introduced|promised|found) (?:him |her |them |${W} )(?:to )?(?:an? |the )(?:${W} ){0,3}?(?:job|position|internship|contract|role|work|consultancy))`,
    ),
    reach: 'clause',
  },
  {
    kind: 'claim',
    as: 'claimed-persona',
    pattern: i(
      `(?<it>\\b(?:claim(?:ed|ing) to (?:be|work|represent)|pos(?:ed|ing) as|pretend(?:ed|ing) to be|introduc(?:ed|ing) (?:himself|herself|themselves) as|impersonat(?:ed|ing)) ?${W}|\\bfrom an? (?:${W} ){0,2}?(?:company|firm|consultancy|agency|magazine|institute) (?=contacted|approached|messaged|called))`,
    ),
    reach: 'phrase',
  },
  {
    kind: 'claim',
    as: 'asked-for-pictures',
    pattern: i(
      `(?<it>\\b(?:(?:ask|request|instruct|guid|order|task)(?:ed|ing)? (?:\\w+ ){1,3}?to (?:\\w+ ){0,5}?|involved |job )(?:take|taking|photographing|photograph|film|filming) (?:${W} ){0,3}?(?:photos?|pictures|videos|bases?|ships|ports?|railways?|aircraft|troops|site|sites))`,
    ),
    reach: 'clause',
  },
  {
    kind: 'claim',
    as: 'moved-channel',
    pattern: i(
      `(?<it>\\b(?:switch|move|moved|moving|switching|switched|continue) (?:the \\w+ |their \\w+ )?(?:to|over to|on) (?:using )?(?:an? |the )?(?:${W} ){0,3}?(?:apps?|messengers?|telegram|whatsapp|signal|wechat|line)\\b)`,
    ),
  },
  {
    kind: 'claim',
    as: 'was-paid',
    pattern: i(
      `(?<it>\\bpaid (?:him|her|them|me|${W}) (?:${W} ){0,4}?(?:\\$\\S+|€\\S+|£\\S+|yuan|dollars?|euros?|pounds|money|rewards?))`,
    ),
  },
  {
    kind: 'claim',
    as: 'was-paid',
    pattern: i(
      `(?<it>\\b(?:receiv(?:ed|ing)|earned|was paid|were paid|had been paid|made|accepted|got|pocketed) (?:${W} ){0,6}?(?:payments?|money|yuan|dollars?|euros?|rewards?|roubles?|rubles?|pounds|cash|[$€£¥]\\S+))`,
    ),
    reach: 'clause',
  },
  {
    kind: 'claim',
    as: 'given-things',
    pattern: i(
      `(?<it>\\b(?:bought|gave|covered|paid for|sent) (?:(?:him|her|them|\\p{L}+) )?(?:an? |the )?(?:${W} ){0,3}?(?:phone|laptop|rent|scooter|camera|car|gifts?|tickets?|flights?|trip|hotel))`,
    ),
    reach: 'clause',
  },
  {
    kind: 'claim',
    as: 'identity-revealed',
    pattern: i(`(?<it>\\brevealed (?:his|her|their) (?:true |real )?identit(?:y|ies))`),
    reach: 'clause',
  },
  {
    kind: 'claim',
    as: 'asked-to-report-on-people',
    pattern: i(
      `(?<it>\\binformation (?:about|on) (?:${W} ){0,4}?(?:students|colleagues|classmates|members|activists|dissidents|compatriots|people|community)\\b)`,
    ),
  },
  {
    kind: 'claim',
    as: 'offered-money',
    pattern: i(
      `(?<it>\\b(?:offer(?:ed|ing)?|promis(?:ed|ing)|expressing willingness|expressed willingness|willing(?:ness)? to pay|propos(?:ed|ing) to pay) (?:${W} ){0,8}?(?:money|cash|pay|payment|yuan|dollars?|euros?|reward|rewards|fees?|sums?|generously|[$€£¥]\\S+))`,
    ),
    reach: 'clause',
  },
  {
    kind: 'claim',
    as: 'asked-for-secrets',
    pattern: i(
      `(?<it>\\b(?:provid(?:e|ing)|request\\w*|ask\\w*|demand\\w*|buy|purchase|suppl(?:y|ying)|obtain)"? (?:${W} ){0,6}?(?:classified|confidential|internal|sensitive|secret|restricted)"? (?:\\w+ )?${THINGS})`,
    ),
    reach: 'clause',
    unlessBefore: /\b(?:convicted|guilty|jailed|sentenced|accused|charged|suspected|prison|years) (?:\w+ ){0,3}$/iu,
  },
  {
    kind: 'claim',
    as: 'suspected-who',
    pattern: i(
      `(?<it>\\b(?:realized|realised|realizing|realising|suspected|suspecting|knew|noticed|guessed|aware)(?: that| of)? ?(?:${W} ){1,6}?(?:spy|foreign|intelligence|agent|identity))`,
    ),
    reach: 'clause',
  },
  {
    kind: 'claim',
    as: 'handed-over',
    pattern: i(
      `(?<it>\\b(?:sold|sell|betray(?:ed|ing)|provided|leaked|handed over|passed(?: on)?|sent|stole|supplied|copying|transferred|delivered|photographed|emailed|smuggled) (?:${W} ){0,8}?(?:documents?|files|materials?|secrets|information|data|intelligence|photos|videos|drawings|blueprints|plans|reports|lists?|minutes|code|samples|blueprints|maps))`,
    ),
    reach: 'clause',
    unlessBefore: /\b(?:not|never|to|could|would|of|ministry|authorities|police|they|asked \w+ to) $/iu,
  },
  { kind: 'claim', as: 'handed-over', pattern: i(`(?<it>\\b(?:sent|sending|sold|gave|handed) (?:it|them) to "?${W})`) },
  {
    kind: 'claim',
    as: 'handed-over',
    pattern: i(`(?<it>\\bproviding (?:the |them|him|her)(?:${W} ){0,5}? ?with (?:the )?(?:\\w+ )?${THINGS})`),
  },
  {
    kind: 'claim',
    as: 'foreign-service-behind',
    pattern: i(
      `(?<it>\\b(?:(?:was|were|is) (?:\\w+ ){0,2}?(?:actually |in fact |indeed |confirmed to be )?(?:an? )?(?:spy|agent|member|officer|operative|personnel)s? (?:working )?(?:for|of|from) (?:${W} ){0,4}?(?:intelligence|service|agenc\\w+|spy)|(?:was|were|be|been|is)? ?(?:later )?(?:recruited|lured|turned|instigated|contacted|approached|targeted|groomed|courted|befriended) (?:${W} ){0,8}?by (?:${W} ){0,4}?(?:intelligence|spy|spies)(?: \\w+)?)|\\bidentit(?:y|ies) as (?:${W} ){0,4}?(?:intelligence|spy) \\w+)`,
    ),
    inGeneral: true,
    unlessBefore: /\b(?:people|citizens|students|many|some|those|who have) (?:\w+ )?$/iu,
  },
  {
    kind: 'claim',
    as: 'under-investigation',
    pattern: i(
      `(?<it>\\b(?:(?:has|have|had) been|is|was|were) (?:\\w+ly )?(?:investigated|under (?:criminal )?investigation))`,
    ),
    reach: 'clause',
  },
  {
    kind: 'claim',
    as: 'arrested',
    pattern: i(
      `(?<it>\\b(?:was|were|has been|had been) (?:\\w+ly )?(?:arrested|detained|taken into custody)|\\barrested (?!on|in|at|for|after|by)${W})`,
    ),
    reach: 'clause',
    unlessBefore: /\b(?:nobody|no one|none of \w+) $/iu,
  },
  {
    kind: 'claim',
    as: 'sentenced',
    pattern: i(
      `(?<it>\\b(?:was|were|has been|had been) (?:\\w+ly )?(?:sentenced|jailed|imprisoned)|\\bsentenced (?:(?!to |in |on |by )${W} ){1,6}?to (?=\\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|life|death)|\\bjailed for|\\bsentenced to \\d)`,
    ),
    reach: 'clause',
  },
  {
    kind: 'claim',
    as: 'trial-ahead',
    pattern: i(`(?<it>\\bwill (?:face|stand|be) (?:legal|trial|judge?ment|tried|prosecuted|charges)(?: \\w+)?)`),
  },
  {
    kind: 'claim',
    as: 'not-charged',
    pattern: i(`(?<it>\\bdid not pursue (?:criminal )?charges|\\bwill not be (?:charged|prosecuted))`),
  },
  {
    kind: 'claim',
    as: 'threatened',
    pattern: i(`(?<it>\\b(?:threaten|blackmail|intimidat|coerc|extort)(?:ed|ing) ${W})`),
    reach: 'clause',
    unlessBefore: /\bif one is $/iu,
  },
  {
    kind: 'claim',
    as: 'threatened',
    pattern: i(
      `(?<it>\\b(?:said|wrote|warned|texted|messaged|told (?:him|her|them|me)) (?:that )?(?:he|she|they) would (?:tell|inform|expose|publish) (?:${W} ){0,3}?(?:family|parents|wife|husband|employer|boss|university|school|unit|colleagues|friends))`,
    ),
    unlessBefore: /\b(?:ministry|authorities|police|lawyer|court) (?:\w+ )?$/iu,
  },
  {
    kind: 'claim',
    as: 'reported-it',
    pattern: i(
      `(?<it>\\b(?:report(?:ed)? (?:it|the \\w+|this|everything) to|turned (?:himself|herself) in|went to the police))`,
    ),
    reach: 'clause',
    unlessBefore: /\b(?:please|should|must|can|not) $/iu,
  },
  {
    kind: 'claim',
    as: 'pictures-shown',
    pattern: i(
      `(?<it>\\b(?:only )?(?:publicly )?(?:shar(?:ed|ing)|publish(?:ed|ing)|releas(?:ed|ing)|show(?:ed|ing)) (?:\\w+ )?(?:pictures|photos|photographs|screenshots|footage) (?:taken|sent|of)\\b)`,
    ),
    reach: 'clause',
    inGeneral: true,
  },
]

const NAME = `\\p{Lu}[\\p{L}'-]*(?: (?:\\p{Lu}\\.(?= |,)|\\p{Lu}[\\p{L}'-]*)){0,3}`
const FULL = `\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}\\.)?(?: \\p{Lu}[\\p{L}'-]+){1,2}`
/** "R.K.", as courts name whom they do not name. */
const INITIALS = `(?:\\p{Lu}\\.){2,3}`
const WHO_START =
  '(?:former|a|an|the|one|deputy|head|director|professor|assistant|associate|senior|spokes\\w+|chief|who|lawyer|author|president|founder|retired|ex-\\w+|then|his|her|minister|secretary|researcher|analyst|editor|chair\\w*|co-\\w+|executive|head|veteran|Chinese|American|British)'
const PEOPLE_NOUN =
  '(?:students?|employees?|officers?|officials?|engineers?|soldiers?|sergeants?|clerks?|researchers?|scientists?|teachers?|nurses?|workers?|widows?|widowers?|pensioners?|suspects?|translators?|interpreters?|diplomats?|civil servants?|doctors?|accountants?|programmers?|technicians?|graduates?|sailors?|fishermen|fisherman|journalists?|reporters?|man|woman|men|women|boy|girl|teenagers?|youth|mother|father|couple|contractors?|consultants?|retirees?|manager|businessman|businesswoman|driver|analyst|colleague|netizen|resident|citizen|national|expert|spy|agent|recruiter|handler|officer)'
const SAID =
  '(?:said|says|told|added|explained|argued|wrote|testified|expressed|commented|questioned|believes|noted|warned|stated|pointed out|replied|denied|recalled|doubts|doubted|called (?:the|it|this)|welcomed|described (?:the|it|this)|dismissed (?:the|it|this)|criticised|criticized|insisted)'

export const ENGLISH_NAMES: readonly NameCue[] = [
  {
    pattern: cased(
      `(?<who>\\b[Tt]he (?:head|chief|director|deputy director|commissioner|minister|president) of [^,;:.]{3,60}), (?<name>(?:Sir |Dame )?${FULL}),`,
    ),
    role: 'official',
  },
  {
    pattern: cased(`\\b(?:said|says|explained|argued|added) (?<name>${FULL})(?:, (?<who>${WHO_START} [^,;:.]{3,90}))?`),
    role: 'commentator',
  },
  {
    sure: true,
    role: 'approached',
    pattern: cased(`\\b(?:My name is|my name is|I am called|call me) (?<name>${NAME})`),
  },
  {
    pattern: cased(
      `,? ?(?:\\b(?:sur)?named(?: only)?(?: as)?|\\bgave (?:his|her|their) name(?: only)? as|\\bcalled|\\bnicknamed|\\bidentified (?:(?:only )?in [\\p{L} ]{3,40}? )?(?:only )?as|\\bknown (?:only )?as|\\bunder the (?:name|alias|pseudonym)(?: of)?) (?:only )?"?(?<name>${INITIALS}|(?:${NAME}|[A-Z])(?![\\p{L}\\p{N}])(?! \\d))"?`,
    ),
    whoBefore: true,
    sure: true,
  },
  {
    sure: true,
    role: 'approacher',
    pattern: cased(
      `(?<who>\\b(?:[Aa]n?|[Tt]he|[Tt]heir|[Hh]is|[Hh]er) (?:[\\p{L}-]+ ){0,3}(?:contact|handler|account|profile|user|controller|recruiter|stranger|middleman|paymaster)),? (?:who was )?(?:known|named|called|nicknamed) (?:to \\w+ )?(?:only )?(?:as )?"?(?<name>${NAME})(?![\\p{L}\\p{N}])(?! \\d)`,
    ),
  },
  {
    sure: true,
    role: 'approacher',
    pattern: cased(
      `(?<who>\\b(?:[Aa]n?|[Tt]he) (?:[\\p{L}-]+ ){0,3}[\\p{L}-]+) (?:whom )?(?:he|she|they) (?:only )?knew (?:only )?as "?(?<name>${NAME})(?![\\p{L}\\p{N}])`,
    ),
  },
  // Whoever uses a name, or is an account in a chat, is whoever made contact.
  {
    sure: true,
    role: 'approacher',
    whoBefore: true,
    pattern: cased(
      `,? ?\\b(?:using|used|by|with|behind|under) (?:the|a|an) (?:false |assumed |cover |user |screen |alleged )?(?:name|alias|pseudonym|handle|nickname|username|alias)(?: of)? "?(?<name>${NAME})(?![\\p{L}\\p{N}])"?`,
    ),
  },
  {
    sure: true,
    role: 'approacher',
    whoBefore: true,
    pattern: cased(
      `,? ?\\b(?:named|called|known as|under the name(?: of)?) "(?<name>\\p{L}[^",.;:]{1,28})"(?=[^.]{0,40}? (?:offered|promised|asked|paid|wrote|advertised|contacted|approached|sent|wanted|told))`,
    ),
  },
  {
    sure: true,
    role: 'approacher',
    pattern: cased(
      `\\b(?:[Pp]os(?:ed|ing) as|[Cc]laim(?:ed|ing) to be|[Pp]retend(?:ed|ing) to be|[Ii]ntroduc(?:ed|ing) (?:himself|herself) as|[Pp]resent(?:ed|ing) (?:himself|herself) as) (?:an? |the )?(?:[\\p{L}-]+ ){1,4}?(?:named |called |by the name of )"?(?<name>${NAME})(?![\\p{L}\\p{N}])`,
    ),
  },
  {
    sure: true,
    role: 'approached',
    whoBefore: true,
    pattern: cased(
      `,? ?(?:who )?\\b(?:asked|wants|wanted|prefers|preferred|asks) to be (?:called|named|known as|identified (?:only )?as|referred to as) (?:only )?"?(?<name>${NAME})(?![\\p{L}\\p{N}])`,
    ),
  },
  {
    sure: true,
    pattern: cased(
      `\\b(?<name>${NAME}|[A-Z]) \\((?:a )?(?:pseudonyms?|not (?:his|her|their) real names?|alias(?:es)?|names? changed|the name has been changed)\\)`,
    ),
    pseudonym: true,
    whoBefore: true,
  },
  {
    pattern: cased(
      `\\b(?<name>${FULL}|\\p{Lu}\\p{L}+) \\([^()]{0,40}(?:a pseudonym|not (?:his|her|their) real name)\\)`,
    ),
    pseudonym: true,
  },
  {
    pattern: cased(
      `\\b(?<who>(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er) (?:[\\p{Ll}\\d][\\p{L}\\d-]* ){0,5}${PEOPLE_NOUN}),? (?<name>\\p{Lu}[\\p{L}'-]*(?: \\p{Lu}[\\p{L}'-]*){0,2})(?=[ ,.'])`,
    ),
  },
  {
    sure: true,
    pattern: cased(
      `"(?<name>(?:Director|Manager|Professor|Prof\\.?|Dr\\.?|Mr\\.?|Ms\\.?|Mrs\\.?|Miss|Teacher|Boss|Brother|Sister|Captain|President|Captain|General|Auntie|Uncle|Doctor|Editor|Consultant|Agent|Lieutenant|Colonel|Sir) \\p{Lu}[\\p{L}'-]*)"`,
    ),
    role: 'approacher',
  },
  {
    sure: true,
    role: 'approached',
    pattern: cased(
      `\\b(?<name>${INITIALS})(?:,? (?:aged )?(?<age>\\d{2})\\b,?)? (?:is |was |has |had |been |allegedly |then |later ){0,3}(?:accused|charged|arrested|sentenced|detained|convicted|jailed|gave|sold|sent|passed|met|worked|received|admitted|pleaded|denied|denies)\\b`,
    ),
  },
  {
    pattern: cased(`\\b(?<name>${INITIALS}),? (?:aged )?(?<age>\\d{2})\\b`),
  },
  {
    sure: true,
    role: 'approacher',
    pattern: cased(
      `\\b(?:through|via|by|from|with|over|to) (?<who>(?:an?|the) (?:[\\p{L}-]+ ){0,3}(?:account|profile|user|channel|handle)),? (?:named|called|known as|under the name(?: of)?) "?(?<name>${NAME})(?=["',. ])(?! \\d)`,
    ),
  },
  {
    pattern: cased(
      `(?<who>\\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|\\p{Lu}\\p{L}+'s) (?:(?!(?:the|an?|his|her|their) )[\\p{L}'-]+ ){0,3}(?!(?:the|an?|his|her|their),)[\\p{L}'-]+), (?<name>${FULL}), (?:had |has |then |later |first )?(?:invited|asked|offered|contacted|approached|promised|wrote to|persuaded|paid|gave|told|handed|introduced|is said|was said|is accused|is alleged)\\b`,
    ),
  },
  { pattern: cased(`\\b(?<name>${FULL}) \\((?:aged )?(?<age>\\d{2})\\)`) },
  {
    pattern: cased(
      `(?<who>\\b(?:Superintendent|Inspector|Director|Chief|Head|Commissioner|Commander|Secretary|Minister|Director General) of \\p{Lu}\\p{L}+) (?<name>${FULL})\\b`,
    ),
    role: 'official',
  },
  { pattern: cased(`\\b(?<name>${FULL}),? (?:aged )?(?<age>\\d{2})\\b(?:, (?<who>${WHO_START} [^,;:]{3,90}))?`) },
  { pattern: cased(`\\b(?<name>${FULL}), (?<who>${WHO_START} [^;:]{3,140}?), ${SAID}\\b`), role: 'commentator' },
  { pattern: cased(`\\b(?<name>${FULL}), (?<who>${WHO_START} [^,;:.]{3,90})(?=[,.])`) },
  {
    pattern: cased(
      `\\b(?<who>(?:\\p{Lu}\\p{L}+ ){0,1}(?:\\p{Ll}[\\p{L}-]+ ){0,4}(?:commentator|analyst|professor|scholar|expert|researcher|lawyer|activist|journalist|critic|observer|author|historian|blogger))s? (?<name>${FULL})\\b(?<more>, (?:residing|living|based|now|who lives|who works|formerly) [^,;.]{3,60}(?=,))?`,
    ),
    role: 'commentator',
  },
  {
    pattern: cased(
      `\\b(?<who>(?:[Ff]oreign [Mm]inistry |[Pp]olice |[Gg]overnment |[Ee]mbassy |[Cc]ourt |[Dd]istrict |[Ff]ederal |[Ss]tate |[Cc]hief |[Pp]ublic |[Dd]eputy |[Aa]ttorney |[Ff]oreign |[Pp]rime |U\\.S\\. |US )*(?:spokesman|spokeswoman|spokesperson|[Pp]rosecutor|[Jj]udge|[Mm]inister|[Dd]etective|[Ii]nspector|[Aa]ttorney|[Aa]ttorney [Gg]eneral|[Ss]pecial [Aa]gent|[Cc]ommissioner|[Aa]mbassador)) (?<name>${FULL})\\b`,
    ),
    role: 'official',
  },
  {
    pattern: cased(
      `\\b(?<name>(?:(?:Detective|Chief|Staff|Police) )?(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Inspector|Superintendent|Constable|Commissioner|Colonel|Captain|Lieutenant|Sergeant|Corporal|Private|General|Major|Judge)\\.? \\p{Lu}[\\p{L}'-]*(?: \\p{Lu}[\\p{L}'-]+)?)`,
    ),
  },
  { pattern: cased(`(?<!\\b(?:of|for|the) )\\b(?<name>${FULL}) ${SAID}\\b`), role: 'commentator' },
  {
    pattern: cased(
      `\\b(?<name>${FULL})(?:, (?<who>[^,;:.]{3,80}),|,)? (?:was|has been|had been|is|were|has|had)(?: \\w+ly)? (?:arrested|sentenced|charged|convicted|accused|indicted|jailed|detained|recruited|approached|contacted|found (?:not )?guilty|pleaded|acquitted|released|extradited|tried|cleared|booked|bailed|remanded|honey-trapped|honeytrapped|groomed|courted|blackmailed|befriended|interrogated|in the dock|on trial|stopped (?:at|by)|held (?:for|at|by|in|on))\\b`,
    ),
    role: 'approached',
  },
  {
    pattern: cased(
      `\\b(?<name>${FULL}),? (?:pleaded (?:not )?guilty|admitted|confessed|stood trial|stands trial|went on trial|walked free|appeared before|appeared in court)`,
    ),
    role: 'approached',
  },
  {
    pattern: cased(
      `\\b(?:[Cc]ase|[Ee]xample|[Ii]ncident|[Ff]irst|[Ss]econd|[Tt]hird|[Oo]ther) (?:concerns|concerned|involves|involved|is that of|was that of|is about|deals with) (?<name>${FULL})(?:, (?<who>an? [^,;:.]{3,60}))?`,
    ),
    role: 'approached',
  },
  {
    pattern: cased(
      `\\b(?:[Cc]ase|[Ee]xample|[Ii]ncident|[Ff]irst|[Ss]econd|[Tt]hird|[Oo]ther) (?:concerns|concerned|involves|involved|is that of|was that of|is about|deals with) (?<who>(?:an?|the) (?:[\\p{L}\\d-]+ ){1,6}?),? ?(?:named |called )?(?<name>${FULL})\\b`,
    ),
    role: 'approached',
  },
  {
    pattern: cased(
      `\\b(?:arrested|charged|convicted|indicted|jailed|sentenced|accused|recruited|approached|contacted) (?<name>${FULL})\\b`,
    ),
    role: 'approached',
  },
  {
    pattern: cased(
      `\\b(?:arrested|charged|convicted|indicted|jailed|sentenced|detained) (?:[\\p{L}\\d-]+ ){1,3}[\\p{L}\\d-]+, (?<name>${FULL})(?=,? (?:and|with|for|over|on)\\b|,)`,
    ),
    role: 'approached',
  },
  {
    pattern: cased(
      `\\b(?:arrested|charged|convicted|indicted|jailed|sentenced|detained) (?:(?:[\\p{L}\\d-]+ ){1,3}[\\p{L}\\d-]+, )?${FULL} and (?<name>${FULL})\\b`,
    ),
    role: 'approached',
  },
  {
    sure: true,
    whoBefore: true,
    role: 'approacher',
    pattern: cased(`,? ?(?:who )?\\bcall(?:ing|ed) (?:himself|herself|themselves) "?(?<name>${NAME})\\b`),
  },
  {
    pattern: cased(
      `(?<who>\\b(?:[Aa]n?|[Tt]he|[Oo]ne) (?:[\\p{L}-]+ ){0,4}?(?:lawyer|analyst|professor|scholar|expert|researcher|activist|journalist|critic|historian|spokes\\p{L}+|director|head|member|officer|judge)(?: (?:for|of|at|from|with|who) [^,.;]{3,60})?), (?<name>${FULL}),? ${SAID}`,
    ),
    role: 'commentator',
  },
  {
    pattern: cased(
      `(?<who>\\b(?:[Hh]is|[Hh]er|[Tt]heir|\\p{Lu}[\\p{L}-]+'s|[Tt]he defendant's) (?:defen[cs]e )?(?:lawyer|attorney|solicitor|counsel|barrister|advocate)),? (?<name>${FULL})\\b`,
    ),
    role: 'commentator',
  },
  {
    sure: true,
    pattern: cased(
      `(?<who>\\b(?:[Aa]n?|[Tt]he|[Oo]ne) (?:[\\p{L}-]+ ){0,5}[\\p{L}-]+), (?:whom|who) (?:this|the|our|we|is) ?(?:\\p{L}+ ){0,3}?(?:call|calls|called|refers to as|identif\\w+ (?:only )?as|known as) (?<name>(?:Mr|Ms|Mrs|Dr)\\.? \\p{Lu}[\\p{L}-]*|${NAME})`,
    ),
    role: 'approached',
  },
  {
    pattern: cased(
      `\\b(?<name>${FULL})(?=,? (?:who )?(?:met|received|agreed|accepted|sent|sold|transferred|refused|lost|joined|posted|worked|studied|realised|realized|replied|applied)\\b)`,
    ),
    role: 'approached',
  },
  {
    sure: true,
    pattern: cased(
      `(?<who>\\b(?:[Tt]he |[Tt]wo |[Aa]n? )(?:[\\p{L}-]+ ){0,3}[\\p{L}-]+),? who introduced (?:himself|herself|themselves) (?:to \\w+ )?as (?!an? )"?(?<name>${NAME})(?=[ ",.(])`,
    ),
    role: 'approacher',
  },
  {
    pattern: cased(
      `\\bintroduced (?:himself|herself|themselves) (?:to \\w+ )?as (?:an? )?"?(?<name>${NAME})(?=[ ",.(])`,
    ),
    role: 'approacher',
  },
  {
    pattern: cased(`\\bintroduced themselves as ${NAME}(?: \\([^()]{0,30}\\))? and (?<name>${NAME})(?=[ ",.(])`),
    role: 'approacher',
  },
]

/** What approachers do, in the past tense as accounts tell it, whoever it is done to. */
const APPROACHER_DOES =
  '(?:further |then |also |later |soon |once again |again |actively |gradually |repeatedly |kindly |enthusiastically |initially |first |quickly |even |directly |had |has )*(?:contacted|approached|introduced|threatened|claimed|invited|persuaded|guided|instructed|demanded|recruited|lured|befriended|messaged|wrote to|flattered|praised|groomed|probed|suggested|proposed|showed (?:great |strong |keen )?interest|pressed|blackmailed|posed as|turned out to be|added (?:him|her|them|me|us)|friended|cultivated|tasked|hired|convinced|reached out|courted|honey-trapped|wrote (?:him|her|me) |first asked for|asked for|wanted pictures|requested photographs|sent (?:him|her|them) (?:money|gifts?|flowers)|transferred (?:him|her)|encouraged|urged|who claimed|(?:was|is) (?:actually|indeed|in fact|really) an? (?:spy|agent|member|officer))'
const MORE_OFTEN =
  '(?:further |then |also |later |soon |once again |again |actively |gradually |repeatedly |kindly |initially |first |quickly |even |directly |had |has )*'
/** What anybody may do; said of somebody in the case, it is what an approacher does. */
const TO_SOMEBODY =
  "(?:asked|requested|offered|promised|bought|paid|covered|handed|gave|sent|instructed|told) (?:him|her|them|me|us|(?!Police|The|A|An)\\p{Lu}[\\p{L}'-]+|(?:the|his|her) (?:student|clerk|engineer|soldier|officer|man|woman|employee|official|researcher|worker|pair|couple|two))"
const APPROACHED_DOES =
  '(?:then |also |later |soon |finally |eventually |gradually |initially |quickly |often |frequently |immediately |secretly |had |had already |still |was |gladly |again |in turn |once |repeatedly |agreed and )*(?:sold|provided|sent|leaked|met a|met an|met someone|accepted|agreed|received|realized|realised|posted|logged|joined|copied|stole|reported|enjoyed|worked|admitted|lost|transferred|arrested|sentenced|detained|investigated|recruited|lured|approached|contacted|convicted|punished|charged|jailed|betrayed|photographed|took photos|took pictures|refused|declined|hesitated|photocopied|became|fell|began|thought|suspected|pleaded|uploaded|confessed|handed|needed money|was in debt|owed|graduated|studied|served|blocked|under economic|in debt|told the court|called to|unable|accused|booked|bailed|remanded|held|stopped at|tried|found (?:not )?guilty|cleared|acquitted|honey-trapped|courted|groomed|interviewed|questioned|invited|stood trial|in the dock|on trial|returned the|signed|lost (?:his|her|the)|owed|demanded (?:[\\p{Sc}]?\\d)|said (?:he|she) would appeal|(?:has|have) (?:described|told) how (?:he|she)|said (?:that )?(?:he|she) (?:was|had been) (?:given|recruited|told|asked|approached|offered|contacted))'
const TO_PERSON =
  '(?:asked|contacted|approached|recruited|threatened|invited|persuaded|guided|instructed|offered|promised|introduced|bought|paid|lured|befriended|told|gave|urged|pressed|blackmailed|tasked|hired|convinced|messaged|groomed|encouraged|arrested|sentenced|charged|convicted|accused|detained|rewarded|investigated|reward|help|pushed|requested|commended|gained|against|demanded that)'

export const ENGLISH_ROLES: readonly RoleCue[] = [
  {
    role: 'approacher',
    weight: 2,
    pattern: (name) => i(`\\b${name}"?(?:,? who)?(?:, [^,]{3,60},|,)? ${APPROACHER_DOES}\\b`),
  },
  {
    role: 'approacher',
    weight: 2,
    pattern: (name) => cased(`\\b${name}"?(?:,? who)?(?:, [^,]{3,60},|,)? ${MORE_OFTEN}${TO_SOMEBODY}(?![\\p{L}'-])`),
  },
  {
    role: 'approached',
    weight: 4,
    pattern: (name) =>
      i(
        `\\b${name}"?(?:, [^,]{3,60},)? (?:said|says|told \\w+) (?:that )?(?:an?|the|one|two) (?:${W} ){0,12}?(?:contacted|approached|messaged|asked|wrote to|befriended|recruited|invited|phoned|called) (?:him|her|them)\\b`,
      ),
  },
  {
    role: 'approached',
    weight: 2,
    pattern: (name) =>
      i(
        `\\b${name}(?:, (?:an? |the |who |\\d{2},? ?)[^,]{0,60},|, \\d{2},| \\(\\d{2}\\))? (?:was|were|had been|has been) (?:\\w+ly )?(?:offered|told|asked|invited|promised|paid|contacted|approached|recruited|groomed|courted|arrested|detained|charged|sentenced|jailed|convicted|accused|acquitted|stopped|held)\\b`,
      ),
  },
  // "His cousin X was given six years": more than somebody at the edge of the case.
  {
    role: 'approached',
    weight: 7,
    pattern: (name) =>
      i(
        `\\b(?:colleague|classmate|roommate|wife|husband|sister|brother|mother|father|neighbou?r|cousin|friend),? ${name}(?:,? \\d{2})?,? (?:was|were) (?:\\w+ly )?(?:sentenced|jailed|convicted|charged|imprisoned|found guilty|given (?:a |an )?[\\w-]+[ -](?:years?|months?|suspended))\\b`,
      ),
  },
  {
    role: 'approached',
    weight: 3,
    pattern: (name) =>
      i(
        `\\b(?:${name}(?:,? \\(?\\d{2}\\)?,?)? and (?:\\p{Lu}[\\p{L}'-]+ ){0,2}\\p{Lu}[\\p{L}'-]+|\\p{Lu}[\\p{L}'-]+(?:,? \\(?\\d{2}\\)?)?,? and ${name})(?:,? \\(?\\d{2}\\)?,?)? (?:were|are|have been|had been) (?:\\w+ly )?(?:recruited|approached|contacted|arrested|charged|detained|sentenced|convicted|accused|jailed|acquitted|paid|hired|lured)\\b`,
      ),
  },
  // Whoever is on trial is who was drawn in, whatever they bought or paid for others.
  {
    role: 'approached',
    weight: 4,
    pattern: (name) =>
      i(
        `\\b${name}(?:,? \\d{2},?)?(?:, [^,]{3,60},(?: of [^,]{3,30},)?)?(?: and \\p{L}[\\p{L}'-]+)?(?: \\(\\d{2}\\))?,? (?:(?:was|were|is|are|has been|have been|had been) (?:\\w+ly )?(?:sentenced|jailed|convicted|charged|imprisoned|accused|placed in custody|remanded|found (?:not )?guilty|given (?:a |an )?[\\w-]+[ -](?:years?|months?|suspended))|pleaded|den(?:y|ies|ied) (?:the|all|any|both|every|these) (?:\\w+ )?(?:charges?|counts?|accusations?|allegations?))\\b`,
      ),
  },
  {
    role: 'approacher',
    weight: 2,
    pattern: (name) =>
      i(
        `\\b(?:met|meet|knew|befriended|contact with|fell in love with|friends with|chatting with) (?:an? |the )?(?:\\w+ ){0,4}(?:named |called |surnamed )?"?${name}\\b`,
      ),
  },
  {
    role: 'approacher',
    weight: 2,
    pattern: (name) =>
      i(
        `\\b(?:sent|sending|sold|handed|gave|passed|reported|delivering|transferred) (?:it|them|the \\w+|\\w+ \\w+) to "?${name}\\b`,
      ),
  },
  {
    role: 'approacher',
    weight: 2,
    pattern: (name) =>
      i(
        `\\b(?:sen[dt]|sending|selling|sold|passing|passed|handing|handed|leaking|giving|gave|supplying|delivering) (?:${W},? ){1,12}?to (?:an? |the )?(?:[\\p{L}-]+,? ){0,3}?"?${name}\\b`,
      ),
  },
  {
    role: 'approached',
    weight: 3,
    pattern: (name) =>
      i(`\\b(?:\\d{2}-year-old|defendant|accused|convict),? (?:(?:sur)?named|called|identified as) ${name}\\b`),
  },
  {
    role: 'approacher',
    weight: 3,
    pattern: (name) =>
      i(
        `\\b${name}"? (?:was|is|were|turned out to be)(?: in (?:truth|fact|reality))? (?:\\w+ ){0,2}?(?:a |an )?(?:\\w+ ){0,2}?(?:spy|spies|member|agent|officer|operative)s?\\b`,
      ),
  },
  {
    role: 'approached',
    weight: 1,
    pattern: (name) =>
      i(
        `\\b${name}(?:, who[^,]{3,60},| \\((?:pseudonym|\\d{2})\\)|, \\d{2},(?: an? [^,]{3,50},)?)? ${APPROACHED_DOES}\\b`,
      ),
  },
  { role: 'approached', weight: 1, pattern: (name) => i(`\\b${TO_PERSON} (?:help )?(?:the )?${name}\\b`) },
  {
    role: 'approached',
    weight: 1,
    pattern: (name) =>
      i(`\\b${name}'s (?:work|unit|illegal|suspicions|job|office|colleagues?|phone|debts?|financial|account)\\b`),
  },
  {
    role: 'approached',
    weight: 1,
    pattern: (name) =>
      i(
        `\\b(?:suspect|student|employee|official|clerk|soldier|engineer|individual|defendant|graduate|victim),? (?:\\w+ )?(?:sur)?named ${name}\\b`,
      ),
  },
  {
    role: 'go-between',
    weight: 2,
    pattern: (name) =>
      i(
        `\\b${name} (?:\\w+ly )?(?:introduced|put) (?:him|her|\\w+ \\w+|\\w+) (?:to|in touch with) (?:a |an |two |the )?(?:man|woman|foreign|friend|contact|acquaintance)`,
      ),
  },
  {
    role: 'bystander',
    weight: 6,
    pattern: (name) =>
      i(
        `\\b(?:colleagues?|classmates?|roommates?|wife|husband|sister|brother|mother|father|neighbou?r|cousin|friend of the)(?: surnamed| named)?,? ${name}\\b`,
      ),
  },
  {
    role: 'commentator',
    weight: 3,
    pattern: (name) =>
      i(
        `\\b(?:commentator|analyst|professor|scholar|expert|lawyer|activist|critic|observer|historian)s? (?:\\w+ )?${name}\\b`,
      ),
  },
]

/** One person, by what they are. */
const ONE_PERSON =
  '(?:student|schoolboy|schoolgirl|academic|physicist|chemist|professor|lecturer|scholar|employee|officer|official|engineer|soldier|sergeant|clerk|researcher|scientist|teacher|nurse|worker|widow|widower|pensioner|suspect|translator|interpreter|diplomat|civil servant|doctor|accountant|programmer|technician|graduate|sailor|fisherman|journalist|man|woman|boy|girl|teenager|youth|mother|father|contractor|consultant|retiree|manager|businessman|businesswoman|driver|analyst|resident|citizen|national|gardener|pilot|historian|librarian|courier|cleaner|guard|cook|mechanic|electrician|farmer|secretary|assistant|aide|editor|lawyer|banker|broker|photographer|politician|councillor|lawmaker|staffer|servant|veteran|intern|apprentice|captain|architect|designer|surveyor|inspector|waiter|waitress|dockworker|crew member)'
const UNNAMED_APPROACHER =
  '(?:netizen|acquaintance|friend|woman|man|stranger|foreigner|person|recruiter|headhunter|consultant|user|contact|handler|girl|scholar|journalist|professor|businessman|businesswoman|officer|agent|diplomat|profile|account|caller|investor|employer|client|colleague|individual)s?'

export const ENGLISH_UNNAMED: readonly UnnamedCue[] = [
  {
    role: 'approacher',
    pattern: i(
      `(?<who>\\b(?:an?|one|the|two|three|another|some) (?:"[^"]{1,30}" )?(?:[\\p{L}-]+ ){0,4}?${UNNAMED_APPROACHER}(?: (?:from|at|of|in) (?:an? |the )?(?:\\w+ ){0,2}?(?:company|institute|university|firm|agency|think tank|embassy|abroad))?),? (?:who )?(?:${APPROACHER_DOES}|${MORE_OFTEN}(?:asked|requested|offered|promised|bought|paid|covered|handed (?:him|her)|gave (?:him|her|them)))\\b`,
    ),
  },
  {
    role: 'approacher',
    pattern: i(
      `\\b(?:contacted|approached|befriended|messaged|recruited|lured|added|invited|phoned|called|written to)(?: [\\p{L}\\d]+){0,8}? by (?<who>(?:an?|one|two|three|someone|somebody) ?(?:"[^"]{1,30}" )?(?:[\\p{L}-]+ ){0,4}?${UNNAMED_APPROACHER}?(?: (?:who|claiming|posing|calling) [^,.;]{3,60})?)(?=[ ,.])`,
    ),
  },
  {
    role: 'approacher',
    pattern: i(
      `\\b(?:met|got to know|became friends with|introduced) (?<who>(?:an?|one|two|three) (?:"[^"]{1,30}" )?(?:[\\p{L}-]+ ){0,3}?${UNNAMED_APPROACHER})\\b(?! (?:named|called|surnamed|who worked there))`,
    ),
  },
  {
    role: 'approacher',
    pattern: i(
      `(?<who>\\b(?:an?|one|the|another) (?:[\\p{L}-]+ ){0,3}?${UNNAMED_APPROACHER}),? (?:who (?:was )?)?(?:claiming|posing|pretending|purporting|claimed|posed|pretended) (?:to|as)\\b`,
    ),
  },
  {
    role: 'approached',
    pattern: i(
      `\\b(?:sentence|conviction|arrest|appeal|confession|recruitment) of (?<who>(?:an?|one) (?:[\\p{L}-]+ ){0,5}?${ONE_PERSON})\\b(?! (?:named|called|surnamed))`,
    ),
  },
  {
    role: 'approached',
    pattern: i(
      `\\b(?:indicted|charged|sentenced|arrested|arrests|detained|detains|jailed|convicted|accused|recruited|lured|approached) (?<who>(?:an?|one) (?:[\\p{L}\\d-]+ ){0,5}?${ONE_PERSON}(?: (?:of|at) (?:the |an? )?(?:(?!on |in |for |to |by |who |after )[\\p{L}-]+ ){0,2}(?!on\\b|in\\b|for\\b|to\\b|by\\b|who\\b|after\\b)[\\p{L}-]+)?)\\b(?! (?:named|called|surnamed))`,
    ),
  },
  {
    role: 'approached',
    newCase: true,
    pattern: i(
      `\\b(?:case|cases|story|trial) (?:involving|of|against) (?<who>(?:a|an|one) (?:[\\p{L}-]+ ){0,6}?${ONE_PERSON})\\b(?! (?:named|called|surnamed))`,
    ),
  },
  {
    role: 'approached',
    pattern: i(
      `(?<who>\\b(?:an?|one) (?:[\\p{L}\\d-]+ ){0,6}?${ONE_PERSON})(?:,? (?:who|that))?(?: (?:worked|works|served|serves|lived|lives) [^,.;]{3,60}?)?(?: (?:working|living|serving|stationed|from|in|at|of) [^,.;]{3,60}?)?(?:, who [^,]{3,40},)? (?:was|were|had been|has been|lost|sent|transferred|sold|handed|had a habit|posted|met|received|agreed|answered|applied|accepted|has spoken of being|described how)(?: \\w+ly)? ?(?:invited|recruited|lured|approached|contacted|arrested|sentenced|deceived|defrauded|scammed|seduced|charged|convicted|asked|jailed|detained|targeted|blackmailed|of|money|photos|an? (?:message|offer|man|woman|stranger|connection request|friend request|advertisement)|groomed|to )?`,
    ),
  },
]
