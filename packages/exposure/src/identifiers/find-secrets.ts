import { findWith, type IdentifierShape } from './find-with.js'
import type { FoundIdentifier } from './found-identifier.js'
import { isPlaceholder } from './is-placeholder.js'
import type { PlainText } from './plain-text.js'

/** Keys and tokens of services, by the shape that each service gives its own, private keys, and addresses that hold a password. */
export function findSecrets(plain: PlainText): readonly FoundIdentifier[] {
  return findWith(plain, SHAPES)
}

const EDGE = '(?<![\\w-])'
const END = '(?![\\w-])'

function key(body: string): IdentifierShape {
  return { name: 'secret', shape: new RegExp(`${EDGE}(?:${body})${END}`, 'dgu'), holds: isReal, always: true }
}

/** Keys of manuals say so in themselves, or have the same sign over and over. */
function isReal(value: string): boolean {
  return (
    !/example|sample|placeholder|your[-_]?|xxxx|1234567890abcdef|abcdefghij|0{10}|test[-_]?key/iu.test(value) &&
    new Set(value).size > 8
  )
}

const SHAPES: readonly IdentifierShape[] = [
  key('(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}'),
  key('gh[opqrsu]_[A-Za-z0-9]{30,251}|github_pat_[A-Za-z0-9_]{22,255}'),
  key('gl(?:pat|ptt|rt|dt|soat)-[\\w-]{20,64}'),
  key('xox[abceoprs]-[A-Za-z0-9-]{10,250}|xapp-\\d-[A-Za-z0-9-]{10,200}'),
  key('AIza[\\w-]{35}|ya29\\.[\\w-]{20,500}|GOCSPX-[\\w-]{28}'),
  key('(?:sk|rk)_live_[A-Za-z0-9]{16,250}|whsec_[A-Za-z0-9+/]{24,64}'),
  key('sk-(?:proj-|ant-(?:api\\d{2}-)?|or-v1-|svcacct-)?[A-Za-z0-9_-]{20,250}'),
  key(
    'npm_[A-Za-z0-9]{36}|pypi-AgEI[\\w-]{50,300}|dckr_pat_[\\w-]{27}|hf_[A-Za-z0-9]{30,40}|dop_v1_[a-f0-9]{64}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}',
  ),
  key('SG\\.[\\w-]{16,32}\\.[\\w-]{16,64}|SK[0-9a-f]{32}|key-[0-9a-f]{32}|\\d{8,10}:AA[\\w-]{32,35}'),
  key('LTAI[A-Za-z0-9]{12,24}|AKID[A-Za-z0-9]{13,40}|AKLT[\\w-]{20,60}'),
  key(
    '(?:EAACEdEose0cBA|EAA)[A-Za-z0-9]{60,300}|sq0(?:atp|csp)-[\\w-]{22,43}|lin_api_[A-Za-z0-9]{40}|figd_[\\w-]{40}|glsa_[\\w]{32,60}|tskey-[\\w-]{20,60}|AGE-SECRET-KEY-1[A-Z0-9]{58}',
  ),
  {
    name: 'secret',
    shape:
      /https:\/\/hooks\.slack\.com\/services\/T\w{6,12}\/B\w{6,12}\/\w{16,32}|https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/\d{16,20}\/[\w-]{60,80}/dgu,
    holds: isReal,
  },
  {
    name: 'secret',
    shape: /(?<![\w-])eyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{8,1000}/dgu,
    // The token of jwt.io's own page.
    holds: (value) => !value.includes('eyJzdWIiOiIxMjM0NTY3ODkwIi') && isReal(value),
    always: true,
  },
  {
    name: 'private-key',
    // With its first line of key at least; without it, somebody speaks of the format.
    shape:
      /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\s{1,3}[\w-]{3,20}: [^\n]{1,80}){0,3}(?:\s|\\n){0,4}[A-Za-z0-9+/=]{40,4096}(?:(?:\s|\\n){1,4}[A-Za-z0-9+/=]{4,4096}){0,200}(?:(?:\s|\\n){0,4}-----END (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----)?/dgu,
    always: true,
  },
  {
    name: 'secret',
    // A password within an address.
    shape: /(?<![\w.+-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{1,64}:(?<id>[^\s@/]{4,128})@[\w.-]{1,200}/dgiu,
    holds: (value) => !isPlaceholder(value),
  },
  {
    name: 'secret',
    shape:
      /(?<![\w-])(?:[a-z0-9]{1,20}[_.-]){0,4}(?:secret|token|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?secret|auth[_-]?key)["']? ?(?:=|:|=>) ?["'`]?(?<id>[A-Z0-9+/_=.-]{16,128})(?![\w+/=])/dgiu,
    holds: (value) =>
      isReal(value) &&
      !isPlaceholder(value) &&
      /\d/u.test(value) &&
      /[a-z]/iu.test(value) &&
      !/^[a-f0-9]{40}$/u.test(value),
  },
]
