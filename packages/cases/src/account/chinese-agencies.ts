import type { AgencyFound } from './account-language.js'

const PATTERN =
  /国家安全部|國家安全部|国家安全机关|国安机关|国安部|国家安全局|国家安全厅|国防部|公安部|公安机关|\p{Script=Han}{2,6}[省市县区州](?:国家安全[局厅]|公安[局厅]|人民检察院|检察院)|\p{Script=Han}{2,4}地方(?:检察署|法院)|\p{Script=Han}{2,4}地检署|(?:境外)?安全部门|检察机关|检察院|检方|最高人民法院|\p{Script=Han}{2,8}(?:中级|高级)?人民法院|某?法院|警方|境外(?:间谍)?(?:情报)?(?:机关|机构|组织)|境外间谍|境外敌对势力|境外反华势力|外国(?:间谍)?情报(?:机关|机构|部门)|敌对(?:势力|组织)|间谍(?:情报)?(?:机关|机构|组织)|外交部|\p{Script=Han}{2,6}(?:大使馆|使馆|领事馆)|中央情报局|中情局|联邦调查局|俄罗斯联邦安全局|联邦安全局|乌克兰安全局|军情五处|海关|保密局|军事检察院|调查局|海委会|陆委会|(?<![A-Za-z])(?:CIA|FBI|FSB|SBU|MI5|MI6)(?![A-Za-z])/gu

const LEAD =
  /^(?:并被|已被|随即|目前|日前|近日|昨日|该案经|[经据由被向在与和对到后将年月日]|当地|我国|此前|随后|最终)+/u

const SAME: Readonly<Record<string, string>> = {
  国安部: '国家安全部',
  國家安全部: '国家安全部',
  国安机关: '国家安全机关',
  中情局: '中央情报局',
  CIA: '中央情报局',
  FBI: '联邦调查局',
  FSB: '俄罗斯联邦安全局',
  联邦安全局: '俄罗斯联邦安全局',
  SBU: '乌克兰安全局',
  MI5: '军情五处',
}

/** Finds ministries, services, courts, police and their like in a Chinese sentence. */
export function findChineseAgencies(sentence: string): readonly AgencyFound[] {
  return [...sentence.matchAll(PATTERN)].map(({ 0: words, index }) => {
    const lead = LEAD.exec(words)?.[0].length ?? 0
    const name = words.length - lead >= 2 ? words.slice(lead) : words
    const start = index + words.length - name.length
    return { start, end: index + words.length, name, key: keyOf(name), role: roleOf(name) }
  })
}

/** The ministry has one name in both languages, so that accounts in either can be held against each other. */
function keyOf(name: string): string {
  const plain = Object.hasOwn(SAME, name) ? (SAME[name] ?? name) : name
  if (plain === '国家安全部') return 'ministry of state security'
  if (/^(?:境外|外国)/u.test(plain)) return '境外间谍情报机关'
  return plain
}

function roleOf(name: string): AgencyFound['role'] {
  if (name.includes('法院')) return 'court'
  if (/^(?:境外|外国|敌对|间谍)/u.test(name)) return 'alleged'
  return /海关|使馆|领事馆|保密局/u.test(name) ? 'named' : 'alleging'
}
