import { expose, findIdentifiers } from '@telltale/exposure'
import type { CompiledExposurePack, ExposureKind, Posting } from '@telltale/model'

/** What a reader of posts says of one: the kinds that it holds above `fine`. */
export type PostReader = (text: string) => ReadonlySet<ExposureKind>

/** A post that is only words. */
export function postingOf(text: string): Posting {
  return { items: [{ format: 'text', texts: [{ where: 'text', text }], sightings: [] }], notices: [] }
}

/** Telltale itself, for an ordinary author. */
export function telltaleReader(pack: CompiledExposurePack): PostReader {
  return (text) => new Set(expose(postingOf(text), pack, { id: 'post' }).findings.map(({ kind }) => kind))
}

/** The finders of numbers, keys and addresses alone: what a usual scanner sees. */
export function identifierReader(pack: CompiledExposurePack): PostReader {
  return (text) =>
    new Set(
      findIdentifiers(text).flatMap(({ name }) => {
        const rule = pack.exposures.find(({ identifiers, level }) => level !== 'fine' && identifiers.includes(name))
        return rule ? [rule.kind] : []
      }),
    )
}

/** Words that anybody would list in an afternoon. */
export const keywordReader: PostReader = (text) =>
  new Set(KEYWORDS.flatMap(([kind, words]) => (words.test(text) ? [kind] : [])))

const KEYWORDS: readonly (readonly [ExposureKind, RegExp])[] = [
  [
    'workplace',
    /\b(?:i work (?:at|for)|my (?:office|unit|base|employer)|ministry|barracks|laboratory|shipyard)\b|单位|我在.{0,8}上班|部队|研究所|基地/iu,
  ],
  ['role', /\b(?:clearance|admin|i(?:'m| am) (?:the|a) |in charge|access|keys?)\b|负责|管理员|保密员|权限|钥匙/iu],
  [
    'project',
    /\b(?:project|prototype|unreleased|tender|specification|test results)\b|项目|样机|未公开|招标|型号|图纸/iu,
  ],
  ['marking', /\b(?:secret|confidential|classified|restricted|internal use)\b|机密|秘密|绝密|内部/iu],
  [
    'in-view',
    /\b(?:badge|boarding pass|ticket|whiteboard|plate|pass|screenshot|label)\b|工牌|登机牌|车票|白板|车牌|工作证/iu,
  ],
  ['place', /\b(?:street|road|lane|address|room|apartment|flat|coordinates)\b|地址|小区|号楼|室|栋|定位/iu],
  [
    'time',
    /\b(?:every (?:day|morning|night)|shift|until|from (?:monday|tuesday|saturday)|away|tomorrow)\b|每天|夜班|值班|出差|明天|不在家/iu,
  ],
  [
    'movement',
    /\b(?:convoy|deployed|deployment|sailed|fleet|ships?|troops|aircraft)\b|军舰|车队|出港|部署|演习|军列/iu,
  ],
  ['contact', /\b(?:call me|text me|my number|email me|whatsapp|dm me)\b|电话|手机|微信|加我|邮箱/iu],
  ['identity', /\b(?:passport|social security|id number|iban|date of birth|born on)\b|身份证|护照|卡号|生日|学号/iu],
  ['credential', /\b(?:password|token|api key|passcode|pin|login)\b|密码|口令|验证码|密钥/iu],
  [
    'people',
    /\b(?:my (?:son|daughter|colleague|boss|wife|husband|kid)|patient|client)\b|儿子|女儿|同事|领导|病人|客户/iu,
  ],
  [
    'pressure',
    /\b(?:debt|broke|lonely|divorce|gambling|loan|visa|quit|hate my job)\b|欠债|贷款|孤独|离婚|网贷|签证|辞职/iu,
  ],
]
