import {
  STAGES,
  type CompiledPack,
  type Notice,
  type NoticeReport,
  type Reading,
  type Report,
  type StageReport,
  type Wording,
} from '@telltale/model'
import type { Reasoned } from '../reason/reason.js'
import { findPrecedents } from './find-precedents.js'
import { sayAccount } from './say-account.js'
import { sayLimits, sayNext, sayNow, saySettle } from './say-advice.js'
import { sayAgainst, sayFindings } from './say-findings.js'
import { sayOutcome } from './say-outcome.js'
import { sayApproacher, sayPerson } from './say-sides.js'
import { sentenceOf } from './sentence-of.js'

/** What a report is called and in which language it speaks. */
export interface ReportOptions {
  readonly id: string
  readonly language: string
}

/**
 * Puts what was concluded into words, for a person first: the last stage before rendering.
 *
 * Every sentence comes from the pack, every quote from the reading; nothing is concluded here.
 */
export function explain(
  reading: Reading,
  reasoned: Reasoned,
  notices: readonly Notice[],
  pack: CompiledPack,
  options: ReportOptions,
): Report {
  const { rules } = pack
  const { judgement, personSide } = reasoned
  const wording: Wording = pack.wording[options.language] ?? pack.wording['en'] ?? {}
  const findings = sayFindings(reading, [...judgement.weighed, ...personSide], rules, options.language)
  const against = sayAgainst(reading, reasoned.against, rules, options.language)
  const approacher = sayApproacher(approacherOf(reading, reasoned), reasoned, rules, findings, wording)
  const person = sayPerson(reasoned, findings, wording)
  const noticed = { ...reading, notices }
  const alerts = judgement.outcome === 'caution' || judgement.outcome === 'pattern'
  return {
    reportVersion: 1,
    id: options.id,
    language: options.language,
    pack: { version: pack.version, digest: pack.digest },
    voice: reading.voice,
    format: reading.format,
    ...(reading.title === undefined ? {} : { title: reading.title }),
    turns: reading.turns.length,
    outcome: judgement.outcome,
    score: judgement.score,
    ...sayOutcome(noticed, reasoned, wording),
    ...(against.length === 0 ? {} : { against }),
    kinds:
      judgement.outcome === 'nothing'
        ? []
        : judgement.kinds.map(({ kind, score }) => ({ kind, name: sentenceOf(wording, `kind.${kind}.name`), score })),
    stages: STAGES.map((stage): StageReport => ({
      stage,
      name: sentenceOf(wording, `stage.${stage}.name`),
      score: judgement.stages[stage],
      findings: findings.flatMap((finding, index) => (finding.stage === stage ? [index] : [])),
    })),
    findings,
    firstAlertTurn: reasoned.firstAlertTurn,
    approacher,
    person,
    ...(reading.voice === 'account' ? { account: sayAccount(reading, reasoned, rules, findings) } : {}),
    precedents: alerts ? findPrecedents(findings, pack, options.language) : [],
    settle: saySettle(reasoned, approacher, wording),
    next: sayNext(reasoned, pack, wording),
    now: sayNow(noticed, reasoned, person, approacher, wording),
    limits: sayLimits(noticed, wording),
    notices: sayNotices(notices, wording),
  }
}

/** In a text with one voice, that voice is the other side; in an account, the other side is told of, not heard. */
function approacherOf(reading: Reading, { roles, judgement }: Reasoned): string | undefined {
  if (reading.voice === 'account') return judgement.weighed.length > 0 ? '' : undefined
  return roles.approacher
}

/** Notices of one kind are told once, with the first place and how often. */
function sayNotices(notices: readonly Notice[], wording: Wording): readonly NoticeReport[] {
  const byCode = new Map<string, { first: Notice; count: number }>()
  for (const notice of notices) {
    const key = `${notice.code} ${notice.detail ?? ''}`
    const known = byCode.get(key)
    if (known) known.count += notice.count ?? 1
    else byCode.set(key, { first: notice, count: notice.count ?? 1 })
  }
  return [...byCode.values()].map(({ first, count }) => ({
    code: first.code,
    text: sentenceOf(wording, `notice.${first.code.replace('/', '-')}`).replace('{detail}', first.detail ?? ''),
    ...(first.line === undefined ? {} : { line: first.line }),
    ...(count > 1 ? { count } : {}),
  }))
}
