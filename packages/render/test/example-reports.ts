import {
  STAGES,
  type Advice,
  type Finding,
  type FindingSpan,
  type Report,
  type Step,
  type Wording,
} from '@telltale/model'

/** Reports made by hand from a wording, so that every page is tested with the sentences a person will read. */
export function exampleReports(
  wording: Wording,
  language: string,
): {
  readonly loud: Report
  readonly empty: Report
  readonly quiet: Report
  readonly account: Report
} {
  const text = (key: string): string => {
    const found = wording[key]
    if (typeof found !== 'string') throw new Error(`${key} is not a sentence`)
    return found
  }
  const list = (key: string): readonly string[] => {
    const found = wording[key]
    if (found === undefined || typeof found === 'string') throw new Error(`${key} is not a list`)
    return found
  }
  const step = (key: string, ...findings: number[]): Step => ({ id: key, text: text(`${key}.name`), findings })
  const advice = (...ids: string[]): readonly Advice[] => ids.map((id) => ({ id, text: text(id) }))
  const listed = (key: string): readonly Advice[] =>
    list(key).map((one, index) => ({ id: `${key}.${index}`, text: one }))
  const chinese = language === 'zh'

  const empty: Report = {
    reportVersion: 1,
    id: '0f3a9c1b2d4e5f60',
    language,
    pack: { version: '0.1.0', digest: 'a'.repeat(64) },
    voice: 'conversation',
    format: 'whatsapp',
    turns: 1,
    outcome: 'nothing',
    score: 0,
    summary: text('outcome.nothing.summary'),
    sureness: text('outcome.nothing.sureness.no-signs'),
    innocentReading: text('outcome.nothing.innocent'),
    kinds: [],
    stages: STAGES.map((stage) => ({ stage, name: text(`stage.${stage}.name`), score: 0, findings: [] })),
    findings: [],
    firstAlertTurn: null,
    approacher: null,
    person: { assumed: false, howFarIn: [] },
    precedents: [],
    settle: [],
    next: [],
    now: advice('now.nothing-to-do'),
    limits: advice('limit.cannot-know-intent', 'limit.cannot-know-who', 'limit.rules-only'),
    notices: [],
  }

  const them = chinese ? '林晓敏' : 'Marta V.'
  const me = chinese ? '小周' : 'Jon'
  const findings = chinese ? chineseFindings(them, me) : englishFindings(them, me)
  const loud: Report = {
    ...empty,
    id: '7be21f0c9a44d310',
    title: chinese ? '和晓敏的聊天' : 'Chat with Marta V.',
    turns: 41,
    outcome: 'pattern',
    score: 0.86,
    summary: text('outcome.pattern.summary'),
    sureness: text('outcome.pattern.sureness.many-stages'),
    innocentReading: text('outcome.pattern.innocent'),
    kinds: [
      { kind: 'espionage-recruitment', name: text('kind.espionage-recruitment.name'), score: 0.78 },
      { kind: 'sabotage-for-hire', name: text('kind.sabotage-for-hire.name'), score: 0.22 },
    ],
    stages: STAGES.map((stage) => {
      const own = findings.flatMap((finding, index) => (finding.stage === stage ? [index] : []))
      const score = Math.max(0, ...own.map((index) => findings[index]?.score ?? 0))
      return { stage, name: text(`stage.${stage}.name`), score, findings: own }
    }),
    findings,
    firstAlertTurn: 16,
    approacher: {
      speaker: them,
      persona: [step('persona.gig-poster', 4)],
      offers: [step('offer.money', 0, 4)],
      wants: [step('ask.photographs', 0), step('ask.secrecy', 2)],
      force: [],
    },
    person: { speaker: me, assumed: true, howFarIn: [step('step.sent-something', 6), step('step.doubted', 6)] },
    precedents: [
      {
        id: 'harbour-photographs',
        title: chinese ? '按张付钱的港口照片' : 'Harbour pictures paid by the piece',
        year: 2024,
        source: chinese ? '一家报纸' : 'A daily newspaper',
        address: 'https://news.example/2024/harbour-pictures',
        disputed: chinese
          ? '当事人的律师否认他知道用途。'
          : 'The lawyer of the accused denies that he knew the purpose.',
        grade: 'D4',
        shared: ['task/asks-to-photograph-a-place', 'isolate/moves-to-another-app'],
        inOrder: ['task/asks-to-photograph-a-place', 'isolate/moves-to-another-app'],
      },
    ],
    settle: [
      ...list('persona.gig-poster.settle').map((one, index) => ({
        id: `gig-poster.${index}`,
        text: one,
        persona: 'gig-poster',
      })),
      ...list('persona.any.settle').map((one, index) => ({ id: `any.${index}`, text: one, persona: 'any' })),
    ],
    next: [
      {
        id: 'counted-leverage',
        text: text('counted.next')
          .replace('{cases}', '11')
          .replace('{of}', '21')
          .replace('{what}', text('counted.stage.leverage')),
        counted: { stage: 'leverage', cases: 11, of: 21 },
      },
      ...listed('next.task'),
      ...listed('next.espionage-recruitment'),
    ],
    now: advice(
      'now.pause',
      'now.verify-independently',
      'now.do-not-send',
      'now.do-not-delete',
      'now.talk-to-someone',
      'now.independent-advice',
      'now.not-your-fault',
    ),
    limits: advice('limit.no-pictures', 'limit.cannot-know-intent', 'limit.cannot-know-who', 'limit.rules-only'),
    notices: [
      { code: 'read/attachment-not-read', text: text('notice.read-attachment-not-read'), count: 3 },
      { code: 'read/line-without-turn', text: text('notice.read-line-without-turn'), line: 17 },
    ],
  }

  const told = chinese ? '他说，一个自称猎头的人给了他两千元' : 'a man who called himself a recruiter paid him 2,000'
  const account: Report = {
    ...empty,
    id: 'c4d1aa02b7e9f355',
    voice: 'account',
    format: 'plain-text',
    turns: 12,
    outcome: 'caution',
    score: 0.55,
    summary: text('outcome.caution.summary-account'),
    sureness: text('outcome.caution.sureness.account'),
    innocentReading: text('outcome.caution.innocent-account'),
    findings: [
      {
        rule: 'hook/pay-out-of-proportion',
        stage: 'hook',
        by: 'approacher',
        score: 0.55,
        basis: 'rule',
        title: chinese ? '报酬远高于这件事所值' : 'Pay that is far above what the work is worth',
        why: chinese
          ? '报酬过高的小事，会让下一次更难拒绝。'
          : 'A small thing that is paid too well makes the next one harder to refuse.',
        spans: [{ turn: 3, start: 0, end: told.length, before: '', quote: told, after: '', speaker: '' }],
        couldAlsoBe: [chinese ? '真正的高薪咨询' : 'a well-paid consultation'],
      },
    ],
    stages: STAGES.map((stage) => ({
      stage,
      name: text(`stage.${stage}.name`),
      score: stage === 'hook' ? 0.55 : 0,
      findings: stage === 'hook' ? [0] : [],
    })),
    account: {
      people: [
        {
          name: chinese ? '赵某' : 'Zhao',
          role: 'drawn-in',
          quote: { turn: 0, start: 0, end: 8, quote: chinese ? '二十四岁的学生赵某' : 'Zhao, a student of 24' },
          findings: [0],
        },
        {
          name: chinese ? '陈先生' : 'Mr Chen',
          role: 'approacher',
          quote: {
            turn: 1,
            start: 0,
            end: 8,
            quote: chinese ? '自称猎头的陈先生' : 'Mr Chen, who called himself a recruiter',
          },
          persona: 'recruiter',
          findings: [],
        },
      ],
      payments: [{ turn: 3, start: 30, end: 41, quote: chinese ? '给了他两千元' : 'paid him 2,000' }],
      handedOver: [],
      outcomes: [],
      doubts: [
        { turn: 9, start: 0, end: 30, quote: chinese ? '没有其他来源可以证实' : 'no other source could confirm this' },
      ],
    },
    now: [],
    limits: advice('limit.account-of-others', 'limit.cannot-know-intent'),
  }

  // What a real recruiter's first letter comes to: a few phrases, and nothing in them.
  const seen = findings.filter(({ stage }) => stage === 'contact' || stage === 'person')
  const quiet: Report = {
    ...empty,
    id: '55d0c7a1be3f9208',
    turns: 10,
    score: 0.03,
    sureness: text('outcome.nothing.sureness.few-signals'),
    findings: seen,
    stages: empty.stages.map((stage) => (stage.stage === 'contact' ? { ...stage, score: 0.12, findings: [0] } : stage)),
    firstAlertTurn: 4,
    approacher: { speaker: them, persona: [], offers: [], wants: [], force: [] },
    person: { speaker: me, assumed: true, howFarIn: [step('step.sent-something', 1)] },
  }
  return { loud, empty, quiet, account }
}

function englishFindings(them: string, me: string): readonly Finding[] {
  /** Words in brackets are the quote; the rest is what stands around it. */
  const span = (turn: number, said: string, at: string, speaker = them): FindingSpan => {
    const [before = '', quote = '', after = ''] = said.includes('[') ? said.split(/[[\]]/) : ['', said]
    return { turn, start: before.length, end: before.length + quote.length, before, quote, after, speaker, at }
  }
  return [
    {
      rule: 'task/asks-to-photograph-a-place',
      stage: 'task',
      by: 'approacher',
      score: 0.82,
      basis: 'rule',
      title: 'Asks you to photograph or watch a place',
      why: 'Pictures and times of one place are worth little to a tourist and much to somebody who plans something.',
      spans: [
        span(
          23,
          'Tomorrow [just walk along the quay and take a few pictures] of the grey ships, it is easy.',
          '2024-05-11T18:02:11',
        ),
        span(31, 'same spot, but this time also when they leave', '2024-05-14T20:40:00'),
      ],
      couldAlsoBe: ['a real photo commission', 'a shared hobby, such as ship spotting'],
    },
    {
      rule: 'isolate/moves-to-another-app',
      stage: 'isolate',
      by: 'approacher',
      score: 0.5,
      basis: 'both',
      title: 'Moves the talk to another app',
      why: 'Away from the first app there are fewer witnesses, and messages can be made to vanish.',
      spans: [span(16, 'add me on the other one, it is safer there \u{1f609}', '2024-05-09T09:15:40')],
      couldAlsoBe: ['the app they simply use more'],
    },
    {
      rule: 'isolate/asks-for-secrecy',
      stage: 'isolate',
      by: 'approacher',
      score: 0.62,
      basis: 'rule',
      title: 'Asks you to tell nobody',
      why: 'Somebody who asks for secrecy takes away the people who could advise you.',
      spans: [span(25, 'Oh, and [no need to tell your flatmate] about our little job', '2024-05-11T18:06:00')],
      couldAlsoBe: ['a surprise', 'an ordinary wish for privacy'],
    },
    {
      rule: 'develop/fast-intimacy',
      stage: 'develop',
      by: 'approacher',
      score: 0.34,
      basis: 'learned',
      title: 'Closeness grows very fast',
      why: 'Closeness that grows faster than acquaintance makes it harder to say no.',
      spans: [span(9, 'I have never felt this close to anybody so quickly', '2024-05-05T23:51:00')],
      couldAlsoBe: ['real affection'],
    },
    {
      rule: 'hook/pay-out-of-proportion',
      stage: 'hook',
      by: 'approacher',
      score: 0.71,
      basis: 'rule',
      title: 'Pay that is far above what the work is worth',
      why: 'A small thing that is paid too well makes the next one harder to refuse, and leaves something to hold over you.',
      spans: [span(21, '300 for ten minutes, cash or crypto, as you like', '2024-05-11T17:58:00')],
      couldAlsoBe: ['mystery shopping', 'a generous customer'],
    },
    {
      rule: 'contact/unsolicited-approach',
      stage: 'contact',
      by: 'approacher',
      score: 0.12,
      basis: 'rule',
      title: 'A stranger writes first',
      why: 'Nearly every approach begins with a first message like this, and so does nearly every friendship.',
      spans: [span(0, 'hi, [got your number from] the photo board!', '2024-05-02T19:30:00')],
      couldAlsoBe: ['a friend with a new number'],
    },
    {
      rule: 'person/sent-something',
      stage: 'person',
      by: 'person',
      score: 0.4,
      basis: 'rule',
      title: 'You sent something, and wondered about it',
      why: 'It helps to know exactly what was sent, and to notice that you asked the right question.',
      spans: [span(28, 'ok [sent you the 6 pics], but what are these for?', '2024-05-12T11:20:00', me)],
      couldAlsoBe: [],
    },
  ]
}

function chineseFindings(them: string, me: string): readonly Finding[] {
  /** Words in brackets are the quote; the rest is what stands around it. */
  const span = (turn: number, said: string, at: string, speaker = them): FindingSpan => {
    const [before = '', quote = '', after = ''] = said.includes('[') ? said.split(/[[\]]/) : ['', said]
    return { turn, start: before.length, end: before.length + quote.length, before, quote, after, speaker, at }
  }
  return [
    {
      rule: 'task/asks-to-photograph-a-place',
      stage: 'task',
      by: 'approacher',
      score: 0.82,
      basis: 'rule',
      title: '要你拍摄或观察某个地方',
      why: '某个地方的照片和时间，对游客没有多大用处，对有所打算的人却很有用。',
      spans: [span(23, '你就[沿着码头走一走，拍几张那些灰色的船]，很简单的，十分钟就好', '2024-05-11T18:02:11')],
      couldAlsoBe: ['真正的约拍', '共同的爱好，比如看船'],
    },
    {
      rule: 'isolate/moves-to-another-app',
      stage: 'isolate',
      by: 'approacher',
      score: 0.5,
      basis: 'both',
      title: '把谈话换到另一个应用',
      why: '离开原来的应用，见证的人更少，消息也可以被清掉。',
      spans: [span(16, '加我另一个号吧，那边更安全 \u{1f609}', '2024-05-09T09:15:40')],
      couldAlsoBe: ['对方只是更常用那个应用'],
    },
    {
      rule: 'isolate/asks-for-secrecy',
      stage: 'isolate',
      by: 'approacher',
      score: 0.62,
      basis: 'rule',
      title: '要你别告诉别人',
      why: '要你保密，就等于让能给你出主意的人都不在身边。',
      spans: [span(25, '这个小活就不用跟你室友说了', '2024-05-11T18:06:00')],
      couldAlsoBe: ['想给人惊喜', '平常的隐私考虑'],
    },
    {
      rule: 'develop/fast-intimacy',
      stage: 'develop',
      by: 'approacher',
      score: 0.34,
      basis: 'learned',
      title: '亲近得非常快',
      why: '亲近得比了解还快，会让人更难说“不”。',
      spans: [span(9, '我从来没有这么快就和一个人这么亲近', '2024-05-05T23:51:00')],
      couldAlsoBe: ['真正的感情'],
    },
    {
      rule: 'hook/pay-out-of-proportion',
      stage: 'hook',
      by: 'approacher',
      score: 0.71,
      basis: 'rule',
      title: '报酬远高于这件事所值',
      why: '报酬过高的小事，会让下一次更难拒绝，也会留下可以拿来说你的把柄。',
      spans: [span(21, '十分钟三百块，现金或者加密货币，随你', '2024-05-11T17:58:00')],
      couldAlsoBe: ['神秘顾客', '大方的客户'],
    },
    {
      rule: 'contact/unsolicited-approach',
      stage: 'contact',
      by: 'approacher',
      score: 0.12,
      basis: 'rule',
      title: '陌生人主动联系',
      why: '几乎每一次接近都从这样的第一条消息开始，几乎每一份友谊也是如此。',
      spans: [span(0, '你好，我[在摄影群里看到你]的照片', '2024-05-02T19:30:00')],
      couldAlsoBe: ['换了号码的朋友'],
    },
    {
      rule: 'person/sent-something',
      stage: 'person',
      by: 'person',
      score: 0.4,
      basis: 'rule',
      title: '你发了东西，也问了用途',
      why: '弄清楚到底发过什么很有用；你问对了问题。',
      spans: [span(28, '6张[照片发你了]，不过这是干嘛用的？', '2024-05-12T11:20:00', me)],
      couldAlsoBe: [],
    },
  ]
}
