import { stdnum } from 'stdnum'
import { findWith, type IdentifierShape } from './find-with.js'
import type { FoundIdentifier } from './found-identifier.js'
import type { IdentifierName } from './identifier-names.js'
import type { PlainText } from './plain-text.js'

/**
 * Numbers that states give to people: identity, tax and social security, and those of passports. A number whose check or
 * shape is weak counts only where the words near it name such a number.
 */
export function findPersonNumbers(plain: PlainText): readonly FoundIdentifier[] {
  return findWith(plain, SHAPES)
}

const ANY_ID =
  /\b(?:id|i\.d\.|identity|identification|personal (?:number|code|no)|national|citizen|resident|ssn|sin|nin|social|insurance|security|tax|taxpayer|tin|tfn|itin|pan|passport|licen[cs]e|medicare|nhs|patient|pesel|dni|nie|nif|cpf|curp|rut|bsn|cnp|egn|oib|jmbg|emso|amka|nic|cnic|nric|hkid|ahv|steuer\w*|ausweis\w*|numéro|sécu\w*|codice|fiscale|personnummer|fødselsnummer|cpr|hetu|rodné|tc kimlik|kimlik|aadhaar|aadhar|teudat|инн|снилс|паспорт)\b|身[份分][证證]|证件|證件|识别号|納稅|纳税|社保|護照|护照|驾驶证|駕照|医保|學號|身份号|主民|주민|マイナンバー|個人番号/iu

/** What a check of the library must say of a value. */
function valid(country: string, ...names: readonly string[]): (value: string) => boolean {
  const checks = names.flatMap((name) => stdnum[country]?.[name] ?? [])
  return (value) =>
    !isPattern(value) &&
    checks.some((check) => {
      try {
        return check.validate(value).isValid
      } catch {
        return false // What cannot be read is no number of that kind.
      }
    })
}

/** 123456789 and 111111111 stand in every manual. */
function isPattern(value: string): boolean {
  const digits = value.replace(/\D/gu, '')
  return /^(\d)\1+$/u.test(digits) || '01234567890123456789'.includes(digits) || '98765432109876543210'.includes(digits)
}

const EDGE = '(?<![\\p{Script=Latin}\\p{N}.,-]|[\\p{Script=Latin}\\p{N}]/)'
const END = '(?![\\p{Script=Latin}\\p{N}]|[.,/-]\\d)'

function shape(body: string): RegExp {
  return new RegExp(`${EDGE}(?<id>${body})${END}`, 'dgu')
}

function strong(name: IdentifierName, body: string, holds: (value: string) => boolean): IdentifierShape {
  return { name, shape: shape(body), holds }
}

function weak(name: IdentifierName, body: string, holds: (value: string) => boolean): IdentifierShape {
  return { name, shape: shape(body), holds, near: ANY_ID }
}

const none =
  (...known: readonly string[]) =>
  (check: (value: string) => boolean) =>
  (value: string): boolean =>
    !known.includes(value.replace(/[^\dA-Z]/giu, '').toUpperCase()) && check(value)

const SHAPES: readonly IdentifierShape[] = [
  // Checks so strong that they need no word beside them.
  strong(
    'national-number',
    '[1-9]\\d{5}(?:19|20)\\d{9}[\\dXx]',
    none('11010519491231002X', '110101199003077758')((value) => valid('CN', 'ric')(value.toUpperCase())),
  ),
  strong('national-number', '[A-Z][12]\\d{8}', none('A123456789')(valid('TW', 'natid'))),
  strong('national-number', '[A-Z]{1,2}\\d{6}\\([\\dA]\\)', none('A1234563')(valid('HK', 'hkid'))),
  strong('national-number', '\\d{6}-[1-4]\\d{6}', valid('KR', 'rrn')),
  strong('national-number', '[STFGM]\\d{7}[A-Z]', none('S1234567D')(isSingapore)),
  strong('national-number', '[A-Z]{4}\\d{6}[HMX][A-Z]{5}[A-Z\\d]\\d', valid('MX', 'curp')),
  strong('national-number', '\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}', none('12345678909')(valid('BR', 'cpf'))),
  strong('national-number', '\\d{1,2}\\.\\d{3}\\.\\d{3}-[\\dKk]', none('123456785')(valid('CL', 'rut', 'run'))),
  strong('national-number', '\\d{6}[-+A]\\d{3}[\\dA-Y]', valid('FI', 'hetu')),
  strong(
    'tax-number',
    '[A-Z]{6}\\d{2}[A-EHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]',
    none('RSSMRA80A01H501U')(valid('IT', 'codicefiscale')),
  ),
  strong('social-security', '756\\.\\d{4}\\.\\d{4}\\.\\d{2}', none('7569217076985')(valid('CH', 'ssn'))),
  strong('social-security', '[12] ?\\d{2} ?(?:0[1-9]|1[0-2]) ?\\d[\\dAB] ?\\d{3} ?\\d{3} ?\\d{2}', valid('FR', 'nir')),
  strong(
    'social-security',
    '[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]',
    none('QQ123456C', 'AB123456C', 'AA123456A')(valid('GB', 'nino')),
  ),
  strong('social-security', '\\d{3}-\\d{2}-\\d{4}', none('078051120', '219099999', '123456789')(valid('US', 'ssn'))),
  // These need a word.
  weak('national-number', '\\d{4}[ -]?\\d{4}[ -]?\\d{4}', valid('IN', 'aadhaar')),
  weak('tax-number', '[A-Z]{3}[ABCFGHJLPT][A-Z]\\d{4}[A-Z]', none('ABCPE1234F')(valid('IN', 'pan'))),
  weak('national-number', '\\d{13}', valid('ZA', 'idnr')),
  weak('national-number', '\\d-?\\d{4}-?\\d{5}-?\\d{2}-?\\d', valid('TH', 'idnr')),
  weak('national-number', '\\d{6}-?\\d{2}-?\\d{4}', valid('MY', 'nric')),
  weak('national-number', '\\d{5}-?\\d{7}-?\\d', valid('PK', 'cnic')),
  weak('national-number', '\\d{11}', valid('TR', 'tckimlik')),
  weak('national-number', '\\d{9}', valid('IL', 'idnr')),
  weak('national-number', '\\d{8}-?[A-Z]', none('12345678Z', '00000000T')(valid('ES', 'dni'))),
  weak('national-number', '[XYZ]-?\\d{7}-?[A-Z]', valid('ES', 'nie')),
  weak('social-security', '\\d{2}[ /]?\\d{8}[ /]?\\d{2}', valid('ES', 'nss')),
  weak('tax-number', '\\d{9}', valid('PT', 'nif')),
  weak('national-number', '\\d{8} ?\\d ?[A-Z]{2}\\d', valid('PT', 'cc')),
  weak('national-number', '\\d{9}', valid('NL', 'bsn')),
  weak('national-number', '\\d{2}\\.?\\d{2}\\.?\\d{2}-?\\d{3}\\.?-?\\d{2}', valid('BE', 'nn', 'insz')),
  weak('tax-number', '\\d{2} ?\\d{3} ?\\d{3} ?\\d{3}', valid('DE', 'idnr')),
  weak('social-security', '\\d{2} ?\\d{6} ?[A-Z] ?\\d{3}', valid('DE', 'svnr')),
  weak('passport', '[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ\\d]{8}\\d?', valid('DE', 'passport', 'pwnr')),
  weak('social-security', '\\d{4} ?\\d{6}', valid('AT', 'vnr')),
  weak('national-number', '(?:19|20)?\\d{6}[-+]?\\d{4}', valid('SE', 'personnummer')),
  weak('national-number', '\\d{6} ?\\d{5}', valid('NO', 'fodselsnummer')),
  weak('national-number', '\\d{6}-?\\d{4}', valid('DK', 'cpr')),
  weak('national-number', '\\d{6}-?\\d{4}', valid('IS', 'kennitala')),
  weak('national-number', '\\d{11}', valid('PL', 'pesel')),
  weak('national-number', '\\d{6}/?\\d{3,4}', valid('CZ', 'rc')),
  weak('national-number', '\\d{6}/?\\d{3,4}', valid('SK', 'rc')),
  weak('national-number', '\\d{11}', valid('EE', 'ik')),
  weak('national-number', '\\d{11}', valid('LT', 'asmens')),
  weak('national-number', '\\d{6}-?\\d{5}', valid('LV', 'pvn')),
  weak('national-number', '\\d{13}', valid('RO', 'cnp')),
  weak('national-number', '\\d{10}', valid('BG', 'egn')),
  weak('national-number', '\\d{11}', valid('HR', 'oib')),
  weak('national-number', '\\d{13}', valid('RS', 'jmbg')),
  weak('national-number', '\\d{13}', valid('SI', 'emso')),
  weak('national-number', '\\d{11}', valid('GR', 'amka')),
  weak('tax-number', '\\d{7}[A-W][A-IW]?', valid('IE', 'pps')),
  weak('tax-number', '\\d{10}|\\d{12}', valid('RU', 'inn')),
  weak('tax-number', '\\d{10}', valid('UA', 'rntrc')),
  weak('tax-number', '\\d{3}[ -]?\\d{3}[ -]?\\d{3}', none('123456782')(valid('AU', 'tfn'))),
  weak('social-security', '\\d{3}[ -]?\\d{3}[ -]?\\d{3}', none('046454286')(valid('CA', 'sin'))),
  weak('tax-number', '\\d{10}', valid('GB', 'utr')),
  weak('tax-number', '\\d{2}-?\\d{3}-?\\d{3}|\\d{3}-?\\d{3}-?\\d{3}', valid('NZ', 'ird')),
  weak('tax-number', '[A-ZÑ&]{4}-?\\d{6}-?[A-Z\\d]{3}', valid('MX', 'rfc')),
  weak('national-number', '\\d{2}\\.?\\d{3}\\.?\\d{3}', valid('AR', 'dni')),
  weak('tax-number', '\\d{2}-?\\d{8}-?\\d', valid('AR', 'cuit')),
  weak('national-number', '\\d{10}', valid('EC', 'ci')),
  weak('national-number', '\\d\\.?\\d{3}\\.?\\d{3}-?\\d', valid('UY', 'cedula')),
  weak('national-number', '\\d{11}', valid('BR', 'cpf')),
  weak('national-number', '\\d{8}-?[\\dKk]', valid('CL', 'rut')),
  weak('national-number', '\\d{15}(?:\\d{2}[\\dXx])?', valid('CN', 'ric')),
  // No library knows these; the words say what they are.
  {
    name: 'national-number',
    shape: shape('\\d{3} ?\\d{3} ?\\d{4}'),
    holds: isHealthService,
    near: /\bnhs\b/iu,
    reach: 90,
  },
  { name: 'national-number', shape: shape('\\d{4}[ -]?\\d{4}[ -]?\\d{4}'), near: /マイナンバー|個人番号|my ?number/iu },
  { name: 'social-security', shape: shape('\\d{3}-\\d{3}-\\d{3} \\d{2}'), near: /снилс|snils/iu },
  {
    name: 'national-number',
    shape: shape('\\d{10}'),
    near: /\b(?:dod|edipi|service) (?:id )?(?:no|number|nr|#)\b/iu,
    reach: 20,
  },
  {
    name: 'passport',
    shape: shape('[A-Z]{0,2}\\d{6,9}[A-Z]?'),
    holds: (value) => value.length >= 7 && !isPattern(value),
    near: /\b(?:passports?|pasaporte|passeport|reisepass\w*|pass-?nr|travel document|паспорт\w*)\b|护照|護照|港澳通行证|通行证号|回乡证/iu,
    reach: 24,
  },
  {
    name: 'national-number',
    // Numbers that a school, a hospital or an employer gives.
    shape: shape('(?=[A-Z\\d-]*\\d{4})[A-Z\\d][A-Z\\d-]{4,16}[A-Z\\d]'),
    led: /(?:\b(?:patient|student|matric(?:ulation)?|enrol?ment|prison(?:er)?|service|employee|staff|personnel|driving licen[cs]e|driver'?s? licen[cs]e|member(?:ship)?|claim|case|hospital|chart|mrn) ?(?:id|no|number|nr|num|#)?[.:：#]? ?(?:is )?|(?:学号|學號|工号|员工号|病历号|病案号|住院号|就诊卡号?|建档号|档案号|警号|军官证号?|士兵证号?|准考证号?|社保卡?号|医保卡?号|驾驶证号?|证号|證號)[是为為:： ]{0,2})$/iu,
    reach: 28,
  },
]

/** Singapore: two digits by weights, and a letter by the series. */
function isSingapore(value: string): boolean {
  const weights = [2, 7, 6, 5, 4, 3, 2]
  const series = value.charAt(0)
  const sum = weights.reduce((all, weight, index) => all + weight * Number(value.charAt(index + 1)), 0)
  const shifted = sum + (series === 'T' || series === 'G' ? 4 : series === 'M' ? 3 : 0)
  const letters = series === 'S' || series === 'T' ? 'JZIHGFEDCBA' : series === 'M' ? 'KLJNPQRTUWX' : 'XWUTRQPNMLK'
  const place = shifted % 11
  return letters.charAt(series === 'M' ? 10 - place : place) === value.charAt(8)
}

/** England and Wales: a check by weights 10 to 2, modulo 11. */
function isHealthService(value: string): boolean {
  const digits = value.replace(/ /gu, '')
  const sum = [...digits.slice(0, 9)].reduce((all, digit, index) => all + Number(digit) * (10 - index), 0)
  return (11 - (sum % 11)) % 11 === Number(digits.charAt(9)) && !isPattern(digits)
}
