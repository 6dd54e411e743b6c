/**
 * Words by which the other side tells of something that was paid to a person, or that the person gave or did. Every
 * repetition is bounded.
 */
const DEEDS: readonly RegExp[] = [
  /\b(?:i|we|client|he|she|they)(?: have| has|'ve|’ve)? ?(?:just |already )?(?:sent|transferred|paid|wired)\b/iu,
  /\b(?:sent|transferred|paid|wired|deposited|credited)(?: [\p{L}\p{N}.,$€£¥]{1,12}){0,4} (?:to |for )?(?:you|u|your|ur)\b/iu,
  /\d[\d.,]{0,9} ?(?:usdt|usd|eur|[€$£])? (?:was |is |are |were )?(?:sent|transferred)\b/iu,
  /\b(?:you|u)(?: have|'ve|’ve)? ?(?:just |already |once )?(?:sent|gave|given|did|done|took|taken|received|got paid|delivered|signed|helped|accepted|made for)\b/iu,
  /\b(?:after|since|because of) what (?:you|u) did\b|\bwhat (?:you|u) (?:did|sent|gave)\b/iu,
  /\b(?:your|ur) (?:first |last )?(?:payment|money|transfer|envelope)(?: [\p{L}\d]{1,12}){0,4} (?:sent|arrived|done|waiting|there)\b/iu,
  /[转汇打付](?:给你)?了|[转汇打]过去|已经?(?:[转汇付]|打款|到账)|收到了?[钱款]/u,
  /你(?:上次|之前|已经|已|都)?(?:[发给做拿收交拍帮传][过了]|[发给交拍传]来?的)/u,
]
/** A quote is shorter; no more than this is looked at. */
const LONGEST = 2_000

/**
 * Tells whether a quote speaks of something already given, paid or done. It knows common words of English and Chinese and
 * no more, so a person still reads the draft; it rather leaves out a quote too many than one too few.
 */
export function tellsOfDeeds(quote: string): boolean {
  const head = quote.slice(0, LONGEST)
  return DEEDS.some((deed) => deed.test(head))
}
