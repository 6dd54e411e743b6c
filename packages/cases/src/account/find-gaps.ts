import type { GapKind } from '../case-record.js'
import type { DraftCase, DraftGap } from './draft-case.js'
import { GAP_TEXTS } from './gap-texts.js'

const WORKS =
  /student|academic|physicist|chemist|professor|analyst|employee|officer|official|engineer|soldier|clerk|researcher|scientist|technician|civil servant|diplomat|graduate|staff|worker|contractor|人员|学生|员工|干部|职工|教师|工程师|军人|研究|公务员/iu

/** The parts of a case that its gaps are seen in. */
export type CaseParts = Omit<DraftCase, 'gaps' | 'claims' | 'origins' | 'title' | 'id'>

const NAMED_APP =
  /WeChat|Weixin|Weibo|\bQQ\b|Douyin|TikTok|Xiaohongshu|RedNote|LinkedIn|Telegram|WhatsApp|Signal|Facebook|Messenger|Instagram|Twitter|Discord|Viber|Skype|Snapchat|Tinder|Bumble|Hinge|Grindr|Badoo|Tantan|Momo|Zalo|KakaoTalk|VKontakte|微信|微博|抖音|小红书|领英|电报|陌陌|探探|脸书|推特|知乎|快手/u
/** A name given as a mark only: 赵某, "surnamed X", one letter. */
const MARKED_NAME = /某|^[小阿老]\p{Script=Han}$|\b\p{Lu}\.?$/u
const NAMED_UNIT =
  /\p{Lu}\p{L}{1,30} (?:University|Institute|Academy|Corporation|Company|Group|Laborator(?:y|ies)|Base|Shipyard|Airbase|Barracks)|(?:University|Institute|Academy|Laboratory) of \p{Lu}|\p{Script=Han}{2,8}(?<!某)(?:大学|研究院|研究所|集团|造船厂|基地)/u

/** What a reader would expect to be told of a case and no source gives, with the places where a source says so itself. */
export function findGaps(found: CaseParts, texts: readonly string[]): readonly DraftGap[] {
  const approached = found.people.filter(({ role }) => role === 'approached')
  const isFullName = approached.some(
    ({ name, pseudonym }) =>
      name !== undefined &&
      !pseudonym &&
      !MARKED_NAME.test(name) &&
      (name.includes(' ') || /^\p{Script=Han}{2,4}$/u.test(name)),
  )
  const isNamedUnit = approached.some(({ quotes, who }) =>
    [who ?? '', ...quotes.map(({ words }) => words)].some((words) => NAMED_UNIT.test(words)),
  )
  // A widow who was cheated has no unit that a reader would miss.
  const isAboutWork =
    found.handedOver.length > 0 ||
    (approached.some(({ who }) => who === undefined || WORKS.test(who)) && found.asks.length > 0)
  const isCharged = found.charges.length > 0 || found.sentence.some(({ kind }) => kind !== 'none')
  const open: Readonly<Record<GapKind, boolean>> = {
    name: !isFullName,
    unit: !isNamedUnit && isAboutWork,
    place: found.places.length === 0,
    date: !found.dates.some(({ of }) => of === 'event' || of === 'arrest' || of === 'sentence'),
    court: !found.agencies.some(
      ({ role, name }) =>
        role === 'court' &&
        /\p{Lu}\p{L}{1,30} [^,;]{0,60}[Cc]ourt|Court of|^(?!某|当地|[一二终再]审)\p{Script=Han}{2,}(?:法院|法庭)/u.test(
          name,
        ),
    ),
    document: !texts.some((text) =>
      /(?:copies|screenshots|chat logs?|the (?:indictment|ruling|verdict|judge?ment|affidavit)|court (?:documents|filings|records)) (?:\w+ ){0,3}(?:show|seen by|published|reviewed|obtained)|according to (?:court|the (?:indictment|ruling|affidavit|judge?ment))|判决书(?:显示|载明)|聊天记录(?:显示|截图)|起诉书(?:显示|指控)/iu.test(
        text,
      ),
    ),
    amount:
      (found.payments.length > 0 || found.lure.length > 0) &&
      !found.payments.some(({ amount }) => amount !== undefined),
    method: !found.channels.some(({ asGiven, use }) => use === 'case' && NAMED_APP.test(asGiven)),
    'other-side':
      !found.doubts.some(({ ground }) => ground === 'denied') &&
      !texts.some((text) =>
        /\b(?:pleaded|his lawyer|her lawyer|defen[cs]e lawyer|told the court|embassy (?:said|denied)|admitted (?:guilt|that|having|the)|declined to comment|did not respond)\b|辩护人|辩护律师|辩称|供述|大使馆|律师(?:表示|称|认为|指出)|不构成[^，。；]{0,16}罪/iu.test(
          text,
        ),
      ),
    outcome: found.outcome.length === 0 && found.sentence.length === 0 && !isCharged,
  }
  const kinds: readonly GapKind[] = [
    'name',
    'unit',
    'place',
    'date',
    'amount',
    'method',
    'document',
    'court',
    'other-side',
    'outcome',
  ]
  return kinds
    .filter((what) => open[what])
    .map((what) => ({
      what,
      note: GAP_TEXTS[what],
      quotes: found.doubts
        .filter(({ ground, missing }) => ground === 'not-disclosed' && missing.includes(what))
        .flatMap(({ quotes }) => quotes)
        .slice(0, 4),
    }))
}
