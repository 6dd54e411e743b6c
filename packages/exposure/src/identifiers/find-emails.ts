import type { FoundIdentifier } from './found-identifier.js'
import { isMadeUp } from './is-made-up.js'
import type { PlainText } from './plain-text.js'

const BEFORE_AT = /[\p{L}\p{N}._%+-]{1,64}$/u
const AFTER_AT =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,5}(?:\p{L}{2,24}|xn--[a-z0-9-]{2,50})(?![\p{Script=Latin}\p{N}_-])/u
/** Mailboxes of offices, not of people. */
const OFFICE =
  /^(?:info|contact|contacts|sales|support|help|helpdesk|hello|hi|press|media|pr|jobs|career|careers|hr|recruit\w*|admin|office|reception|team|service|customer\w*|enquir\w*|inquir\w*|booking\w*|book|reservations?|orders?|shop|store|billing|accounts|legal|privacy|security|abuse|postmaster|webmaster|noreply|no-reply|donotreply|newsletter|events?|tickets?|feedback|editor\w*|submissions?|conference|cfp|committee|secretary|library|museum|school|admissions|membership|volunteer\w*|donate|git|user|username|name|you|your\.?name|someone|somebody|me|test\w*|foo|bar|alice|bob|john\.?doe|jane\.?doe|kefu|fuwu|zhaopin|tougao|kontakt|bewerbung|presse)$/iu
/** Domains that stand in manuals and belong to nobody. */
const NOBODYS =
  /^(?:(?:[^.]+\.)*(?:example\.(?:com|org|net|edu)|test|invalid|localhost)|domain\.com|company\.com|email\.com|mail\.com\.example)$/iu
const PUBLIC =
  /\b(?:shop|office|press|bookings?|reservations?|enquiries|inquiries|hr team|our team|applications?|apply|cv to|submissions?|corresponding author|call for papers|organisers?|committee)\b|客服|投稿|简历|簡歷|应聘|官方|组委会|編輯部|编辑部|合作/iu
const OWN = /\b(?:my|mine|personal|private|write to me|reach me|mail me|email me)\b|我的|我|私人|个人邮箱|個人信箱/iu

/** Mail addresses of people. Those of offices and those of manuals are left out. */
export function findEmails(plain: PlainText): readonly FoundIdentifier[] {
  const found: FoundIdentifier[] = []
  const { text } = plain
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = BEFORE_AT.exec(plain.before(at, 64))?.[0].replace(/^[._%+-]+/u, '')
    const domain = AFTER_AT.exec(plain.after(at + 1, 260))?.[0]
    if (!name || !domain) continue
    const start = at - name.length
    const end = at + 1 + domain.length
    // In an address of a server or a repository it is a login.
    if (/[/:]$/u.test(plain.before(start, 1)) && /^[:/]/u.test(plain.after(end, 1))) continue
    if (plain.after(end, 1).startsWith(':') && /^(?:git|hg|root|svn)$/u.test(name)) continue
    if (OFFICE.test(name) || NOBODYS.test(domain) || isMadeUp(plain, start, end)) continue
    const around = `${plain.before(start, 60)} \n ${plain.after(end, 20)}`
    if (PUBLIC.test(around) && !OWN.test(around)) continue
    found.push({ name: 'email', start, end })
  }
  return found
}
