import { help } from '@telltale/packs/help'
import { analyse } from 'telltale'
import { describe, expect, test } from 'vitest'
import {
  ageOfSource,
  FACT_VALUES,
  holds,
  layOutPlan,
  planFor,
  renderPaperText,
  stepsFor,
  triage,
  type Answers,
  type Situation,
} from '../src/index.js'
import { allSituations } from './all-situations.js'

const TODAY = '2026-11-22'
const LANGUAGES = ['en', 'zh'] as const
const slots = help.slots.map(({ id }) => id)
const QUIET = {
  turns: [
    { speaker: 'Ana', text: 'shall we cook tonight?' },
    { speaker: 'Bo', text: 'yes, pasta' },
  ],
  me: 'Bo',
}
const planOf = (answers: Answers, language = 'en') => planFor(triage(undefined, answers), help, language, TODAY)
const idsOf = (answers: Answers): readonly string[] => planOf(answers).steps.map(({ id }) => id)

describe('whatever somebody answers', () => {
  test(
    'there are three to nine steps, safety comes first, and nothing in them pulls apart',
    { timeout: 120_000 },
    () => {
      const wrong: string[] = []
      // What only a conversation without any sign leads to.
      const reached = new Set(stepsFor(triage(analyse(QUIET), {}).facts, help).map(({ entry }) => entry.id))
      let count = 0
      for (const { answers, situation } of allSituations()) {
        const facts: Situation['facts'] = {
          ...situation.facts,
          about: situation.facts.threat.includes('pictures')
            ? ['pictures']
            : [FACT_VALUES.about[count % FACT_VALUES.about.length] ?? 'unknown'],
        }
        count += 1
        const steps = stepsFor(facts, help)
        const ids = steps.map(({ entry }) => entry.id)
        for (const id of ids) reached.add(id)
        const has = (id: string): boolean => ids.includes(id)
        const tell = (what: string): void => void wrong.push(`${what}: ${JSON.stringify(answers)} ${ids.join(' ')}`)
        if (wrong.length > 5) break
        if (steps.length < 3 || steps.length > 9) tell('three to nine')
        const places = steps.map(({ slot }) => slots.indexOf(slot))
        if (places.some((place, index) => index > 0 && place <= (places[index - 1] ?? 0))) tell('in order, each once')
        const isSelf = facts.subject[0] === 'self'
        const isAct = facts.course[0] === 'act'
        if (answers.danger === 'yes' && !ids[0]?.startsWith('danger-now')) tell('danger first')
        const [first] = steps
        const said = (first?.entry.also ?? []).filter(
          ({ when, text }) => holds(when, facts) && text['en']?.includes('ending'),
        )
        if (answers.danger === 'yes' && said.length !== 1) tell('wanting to die')
        if (answers.danger === 'yes' && (has('calm') || has('settled') || has('unclear'))) tell('no calm in danger')
        if (
          isAct &&
          !['stop', 'pay', 'evidence', 'trust', 'advice', 'tell', 'meanwhile'].every((slot) =>
            steps.some((each) => each.slot === slot),
          )
        )
          tell('whole')
        if (isSelf && answers.phone === 'watched' && !has('phone-watched')) tell('another phone first')
        if (isSelf && answers.phone === 'watched' && (has('evidence') || has('evidence-own')))
          tell('nothing kept on it')
        if (isSelf && isAct && facts.telling[0] === 'risky' && facts.age[0] !== 'under-18' && !has('tell-risky'))
          tell('independent advice first')
        if (isSelf && isAct && facts.age[0] === 'under-18' && !has('tell-an-adult')) tell('an adult for the young')
        if (isSelf && facts.age[0] === 'under-18' && has('tell-risky')) tell('silence is no choice to offer the young')
        if (facts.threat.includes('pictures') && isSelf && !has('pictures-do-not-pay')) tell('do not pay')
        if (facts.threat.includes('pictures') && facts.age[0] === 'under-18' && !has('evidence-pictures-young'))
          tell('no copies of such pictures')
        if (!isSelf && ids.some((id) => id.startsWith('stop-'))) tell('a helper is not the one who stops')
      }
      expect(wrong).toEqual([])
      expect(count).toBe(230_400)
      // A step that no answers lead to would be read by nobody.
      expect(help.slots.flatMap(({ steps }) => steps.map(({ id }) => id)).filter((id) => !reached.has(id))).toEqual([])
    },
  )

  test('no sentence of a plan is empty, and none is English in a Chinese plan', () => {
    for (const language of LANGUAGES) {
      const texts: string[] = []
      for (const { situation } of allSituations(1009)) {
        const plan = planFor(situation, help, language, TODAY)
        texts.push(plan.title, plan.lead, ...plan.notes, ...plan.notFound, ...plan.cautions.map(({ text }) => text))
        for (const { title, text, also, cost } of plan.steps)
          texts.push(title, text, ...also, ...(cost === undefined ? [] : [cost]))
        for (const { heading, channels } of plan.channels)
          texts.push(heading, ...channels.map(({ name }) => name), ...channels.map(({ source }) => source.says))
      }
      for (const text of new Set(texts)) {
        expect(text).not.toBe('')
        expect(text).not.toMatch(/\{[a-z]+\}/u)
        if (language === 'zh') expect(text).toMatch(/\p{Script=Han}|^[\p{L}\p{N} .+-]{2,40}$/u)
      }
    }
  })
})

describe('the sentences', () => {
  const said = (language: string): readonly string[] => {
    const texts: string[] = []
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk)
      else if (typeof value === 'object' && value !== null)
        for (const [key, each] of Object.entries(value))
          key === language && typeof each === 'string' ? texts.push(each) : walk(each)
    }
    walk([help.slots, help.questions, help.wording])
    return texts
  }

  test('there are as many in Chinese as in English', () => expect(said('zh')).toHaveLength(said('en').length))

  test('are short: no step has more than three sentences before what is added', () => {
    for (const { steps } of help.slots)
      for (const { id, text } of steps) {
        expect((text['en'] ?? '').match(/[.!?](?=\s|$)/gu)?.length ?? 0, id).toBeLessThanOrEqual(4)
        expect((text['zh'] ?? '').match(/[。！？]/gu)?.length ?? 0, id).toBeLessThanOrEqual(4)
      }
  })

  test.each([
    [
      'blame nobody',
      /\b(?:you should have|why did you|foolish|stupid|naive|careless|greedy|your own fault)\b|你本该|活该|贪心|太傻/iu,
    ],
    ['call nobody names', /\b(?:spy|spies|criminal|scammer|traitor|enemy|agent)s?\b|间谍|骗子|敌人|罪犯|特务/iu],
    [
      'promise nothing',
      /\b(?:will be (?:fine|safe|forgiven)|nothing can happen|guarantee|always works|certainly)\b|一定会没事|保证没事|绝对安全/iu,
    ],
    ['leave nobody alone with it', /\btell (?:nobody|no one)\b|do not tell any(?:one|body)\b|不要告诉任何人/iu],
    [
      'send nobody to find out',
      /\b(?:find out who|play along|record (?:them|the call)|trap|bait)\b(?! it is)|套话|将计就计|钓鱼执法/iu,
    ],
    ['ask nobody to lie', /\b(?:pretend|lie to|make up|fake)\b|假装|撒谎|编个/iu],
    [
      'tell nobody to destroy anything',
      /\b(?:delete (?:the|your|everything)|destroy|burn it|throw away the phone)\b|删掉对话|销毁/iu,
    ],
    ['do not send money back', /\b(?<!not (?:pass it on or )?)send (?:it|the money) back (?:now|to them)\b/iu],
  ])('%s', (_what, never) => {
    for (const language of LANGUAGES) for (const text of said(language)) expect(text).not.toMatch(never)
  })

  test('say 你 and never 您', () => expect(said('zh').filter((text) => text.includes('您'))).toEqual([]))

  test('say why each question is asked, ask for no name, and are fifteen at most with what a host adds', () => {
    expect(help.questions.length + 2).toBeLessThanOrEqual(15)
    for (const { ask, why } of help.questions) {
      expect(why['en']).not.toBe('')
      expect(ask['en']).not.toMatch(/\byour name\b|\bwho are you\b/iu)
    }
  })
})

describe('a plan', () => {
  test('is the same for the same answers', () => {
    const answers: Answers = { happened: ['asked'], country: 'GB', citizenship: 'CN', role: ['student'] }
    expect(JSON.stringify(planOf(answers))).toBe(JSON.stringify(planOf(answers)))
  })

  test('for nobody in particular is still one', () => expect(idsOf({}).length).toBeGreaterThanOrEqual(3))

  test('has the number to call in its first step, where the country is known', () => {
    const text = renderPaperText(layOutPlan(planOf({ danger: 'yes', country: 'DE' }), help))
    expect(text.indexOf('Phone: 112 (Germany)')).toBeGreaterThan(text.indexOf('1. Get to safety first'))
    expect(text.indexOf('Phone: 112 (Germany)')).toBeLessThan(text.indexOf('2. '))
  })

  test('is calm where all is settled, and lists nobody to call', () => {
    const plan = planOf({ happened: ['asked', 'answered', 'settled'], country: 'GB' })
    expect(plan.steps.map(({ id }) => id)).toEqual(['settled', 'keep-if-you-like', 'look-again'])
    expect([plan.channels, plan.laws, plan.cautions, plan.notFound]).toEqual([[], [], [], []])
  })

  test('frightens nobody about what was settled, and is not calm where something was given all the same', () => {
    expect(idsOf({ happened: ['settled', 'asked', 'answered'] })).toContain('settled')
    for (const happened of ['gave', 'took-money', 'paid'] as const) {
      const ids = idsOf({ happened: ['settled', happened] })
      expect(ids[0]).toBe('unclear')
      expect(ids).not.toContain('stop-after')
      expect(
        ids.filter((id) => help.slots.find((slot) => slot.id === 'pay')?.steps.some((step) => step.id === id)),
      ).toEqual([])
    }
    expect(idsOf({ happened: ['settled', 'did-task'] })).toContain('stop-after')
    expect(idsOf({ happened: ['settled', 'threatened'] })).toContain('stop-pressed')
  })

  test('says the way out of wanting to die wherever somebody is in danger, whatever else is said', () => {
    for (const { situation } of allSituations(499)) {
      if (!situation.facts.danger.includes('yes')) continue
      for (const country of [undefined, 'US', 'BY', 'XX']) {
        const [first] = planFor(
          { ...situation, ...(country === undefined ? {} : { country }) },
          help,
          'en',
          TODAY,
        ).steps
        expect(first?.also.filter((each) => each.includes('ending'))).toHaveLength(1)
      }
    }
  })

  test('tells a minor whom pictures are used against to report with an adult, and not that silence is a choice', () => {
    for (const country of ['US', 'PL', 'UA', 'CN', 'IN', 'AU', 'BY', undefined])
      for (const authorities of [undefined, 'unsure'] as const) {
        const plan = planOf({
          age: 'under-18',
          happened: ['gave', 'threatened'],
          threat: ['pictures'],
          ...(country === undefined ? {} : { country }),
          ...(authorities === undefined ? {} : { authorities }),
        })
        const ids = plan.steps.map(({ id }) => id)
        expect(ids).toContain('tell-young')
        expect(ids).not.toContain('tell-risky')
        const isRisky = authorities === 'unsure' || country === 'BY'
        const also = plan.steps.find(({ id }) => id === 'tell-young')?.also.join(' ') ?? ''
        expect(also.includes('where to report safely')).toBe(isRisky)
      }
  })

  test('warns those who did something of what a country does, and nobody else', () => {
    const asked = planOf({ happened: ['asked'], country: 'US' })
    expect(asked.cautions).toEqual([])
    expect(asked.steps.map(({ id }) => id)).not.toContain('tell-risky')
    const did = planOf({ happened: ['asked', 'did-task'], country: 'US' })
    expect(did.cautions).toHaveLength(1)
    expect(did.channels.find(({ kind }) => kind === 'official')?.channels[0]?.caution).toBeDefined()
    const unconditional = help.countries.filter(({ caution }) => caution !== undefined && caution.when === undefined)
    expect(unconditional.map(({ country }) => country).sort()).toEqual(['BY', 'LB', 'RU'])
  })

  test('says what the person said about telling, and no more', () => {
    expect(planOf({ happened: ['asked'], authorities: 'yes' }).cautions[0]?.text).toMatch(/^You said/u)
    expect(planOf({ happened: ['asked'], authorities: 'unsure' }).cautions[0]?.text).toMatch(/^You are not sure/u)
  })

  test('has a lawyer first for whoever took money or did a job, also where they paid', () => {
    for (const whom of ['self', 'other'] as const) {
      const plan = planOf({ for: whom, happened: ['took-money', 'did-task', 'paid'] })
      expect(plan.steps.map(({ id }) => id)).toContain(whom === 'self' ? 'lawyer-first' : 'lawyer-first-other')
      const pay = plan.steps.find(({ slot }) => slot === 'pay')
      expect(pay?.id).toMatch(/^paid/u)
      expect(pay?.also.join(' ')).toMatch(/neither passed on nor sent back|Do not pass on or send back/u)
    }
    expect(planOf({ happened: ['took-money', 'paid'] }).steps.map(({ id }) => id)).toContain('tell-after')
  })

  test('points to no line that is not there', () => {
    for (const { situation } of allSituations(997)) {
      for (const country of [undefined, 'DE', 'GB', 'XX']) {
        const where = { ...situation, ...(country === undefined ? {} : { country }) }
        const { steps, channels } = planFor(where, help, 'en', TODAY)
        for (const { id, text, also } of steps)
          if (/\bbelow\b/iu.test([text, ...also].join(' '))) expect(channels.length, id).toBeGreaterThan(0)
        const kinds = channels.map(({ kind }) => kind)
        const words = steps.map(({ text, also }) => [text, ...also].join(' ')).join(' ')
        if (!kinds.includes('crisis-line')) expect(words).not.toMatch(/\bcrisis line\b/u)
      }
    }
  })

  test('on a watched phone changes nothing on it', () => {
    const watched = planOf({ happened: ['threatened'], threat: ['pictures'], age: 'under-18', phone: 'watched' })
    const text = JSON.stringify(watched.steps)
    expect(text).not.toContain('block them')
    expect(text).toContain('write it on paper')
    expect(JSON.stringify(planOf({ happened: ['threatened'], threat: ['pictures'] }).steps)).toContain('block them')
  })

  test('always says that it is not legal advice, and that nothing was sent', () => {
    for (const answers of [{}, { happened: ['settled'] }, { danger: 'yes' }, { country: 'DE' }] as const) {
      const { notes } = planOf(answers)
      expect(notes[0]).toContain('not legal advice')
      expect(notes.at(-1)).toContain('Nothing of this was sent')
    }
  })

  test('has lines of both countries for somebody abroad, with the cautions of both', () => {
    const both = help.countries.filter(({ caution }) => caution !== undefined).map(({ country }) => country)
    const [one, other] = both
    if (one === undefined || other === undefined) throw new Error('two countries with a caution are needed')
    const plan = planOf({ happened: ['asked', 'took-money'], country: one, citizenship: other })
    expect(plan.cautions).toHaveLength(2)
    const countries = new Set(plan.channels.flatMap(({ channels }) => channels.map(({ country }) => country)))
    for (const code of [one, other])
      if (help.countries.find(({ country }) => country === code)?.channels.some(({ kind }) => kind === 'official'))
        expect(countries).toContain(code)
  })

  test.each(help.countries.filter(({ caution }) => caution !== undefined).map(({ country }) => country))(
    'puts independent help before everything official where %s warns',
    (country) => {
      const plan = planOf({ happened: ['asked', 'took-money'], country, citizenship: country })
      const isForAll = help.countries.find((each) => each.country === country)?.caution?.when === undefined
      const kinds = plan.channels.map(({ kind }) => kind)
      const firstOfState = kinds.findIndex((kind) => kind === 'official' || kind === 'consular')
      const independent = ['lawyer', 'digital-security', 'crisis-line', 'victims']
      if (firstOfState !== -1)
        expect(kinds.slice(firstOfState).filter((kind) => independent.includes(kind))).toEqual([])
      expect(plan.cautions.length).toBeGreaterThan(0)
      for (const { kind, channels } of plan.channels)
        for (const { caution } of channels) if (kind === 'official') expect(caution).toBeDefined()
      expect(plan.steps.some(({ id }) => id === 'tell-risky')).toBe(isForAll)
    },
  )

  test('shows a refugee no office of the country that they left, and says so', () => {
    for (const { country } of help.countries) {
      if (country === 'any' || country === 'DE') continue
      const plan = planOf({ happened: ['asked'], role: ['refugee'], country: 'DE', citizenship: country })
      const shown = plan.channels.flatMap((group) => group.channels).filter((channel) => channel.country === country)
      expect(shown.filter(({ kind }) => kind === 'official' || kind === 'consular' || kind === 'emergency')).toEqual([])
      expect(plan.cautions.at(-1)?.text).toContain('not listed here')
      // Nor its laws, what it warns of, or what was not found there.
      expect(shown).toEqual([])
      expect(plan.laws.filter((law) => law.country === country)).toEqual([])
      expect(plan.cautions).toHaveLength(1)
      const there = help.countries.find((each) => each.country === country)?.notFound ?? []
      const here = help.countries.filter((each) => each.country === 'DE' || each.country === 'any')
      const known = here.flatMap(({ notFound }) => notFound.map(({ en }) => en))
      expect(
        plan.notFound.filter(
          (each) =>
            !known.some((en) => en !== undefined && each.endsWith(en)) &&
            there.some(({ en }) => en !== undefined && each.endsWith(en)),
        ),
      ).toEqual([])
    }
  })

  test('has an embassy only of the country that somebody is a citizen of', () => {
    const consularIn = (answers: Answers) =>
      planOf({ happened: ['asked'], ...answers }).channels.find(({ kind }) => kind === 'consular')?.channels ?? []
    expect(consularIn({ country: 'CN' })).toEqual([])
    expect(consularIn({ country: 'CN', citizenship: 'DE' }).filter(({ country }) => country === 'CN')).toEqual([])
    expect(consularIn({ country: 'DE', citizenship: 'CN' }).map(({ country }) => country)).toEqual(['CN'])
  })

  test('names the country of what was not found, and says nothing of it twice', () => {
    for (const [country, citizenship] of [
      ['TW', 'DE'],
      ['DE', 'TW'],
      ['GB', 'GB'],
    ] as const)
      for (const language of LANGUAGES) {
        const { notFound } = planOf({ happened: ['asked'], country, citizenship }, language)
        expect(new Set(notFound).size).toBe(notFound.length)
        for (const one of help.countries.filter((each) => [country, citizenship].some((code) => code === each.country)))
          for (const each of one.notFound)
            expect(notFound).toContain(
              `${one.name[language] ?? ''}${language === 'zh' ? '：' : ': '}${each[language] ?? ''}`,
            )
      }
  })

  test('has the European line for children only in Europe, and first for nobody who may be grown', () => {
    const idsFor = (answers: Answers): readonly string[] =>
      planOf({ happened: ['asked'], ...answers }).channels.flatMap(({ channels }) => channels.map(({ id }) => id))
    for (const country of [undefined, 'US', 'TW', 'AU', 'XX'])
      for (const age of [undefined, 'under-18'] as const)
        expect(
          idsFor({ ...(country === undefined ? {} : { country }), ...(age === undefined ? {} : { age }) }),
        ).not.toContain('any-116111')
    // Of these there is no other line to talk to.
    expect(idsFor({ country: 'PT', age: 'under-18' })[0]).toBe('any-116111')
    expect(idsFor({ country: 'PT' })).toContain('any-116111')
    expect(idsFor({ country: 'PT' })[0]).not.toBe('any-116111')
    expect(idsFor({ country: 'PT', age: 'adult' })).not.toContain('any-116111')
  })

  test('says so where it has no lines for a country, and guesses none', () => {
    const plan = planOf({ happened: ['asked'], country: 'XX' })
    expect(plan.notFound.at(-1)).toContain('does not guess')
    expect(plan.channels.flatMap(({ channels }) => channels).filter(({ country }) => country !== 'any')).toEqual([])
  })

  test('points from its steps only to lines that it shows', () => {
    for (const { situation } of allSituations(2003)) {
      const plan = planFor(situation, help, 'en', TODAY)
      const shown = new Set(plan.channels.flatMap(({ channels }) => channels.map(({ id }) => id)))
      if (plan.channels.length > 0)
        for (const { channels } of plan.steps) for (const id of channels) expect(shown).toContain(id)
    }
  })

  test('marks a line that was checked more than a year ago, and not one of today', () => {
    const sourcesOn = (today: string) =>
      planFor(triage(undefined, { happened: ['asked'], country: 'DE' }), help, 'en', today).channels.flatMap(
        ({ channels }) => channels.map(({ source }) => source),
      )
    const today = sourcesOn('2026-11-22')
    expect(today.filter(({ old, how }) => old && how === 'read')).toEqual([])
    // What is told second-hand is as old as the text that tells of it.
    for (const { old, how, date } of today) if (how === 'second-hand') expect(old).toBe((date ?? '2026') < '2025-11-22')
    const source = { title: 'x', address: 'https://example.org', checked: '2026-11-22', how: 'second-hand' } as const
    const isOld = (date?: string) =>
      ageOfSource({ ...source, ...(date === undefined ? {} : { date }) }, help, 'en', '2026-11-22').old
    expect([isOld(), isOld('2026-01'), isOld('2025'), isOld('2024'), isOld('2025-09-02')]).toEqual([
      ...[false, false, false, true, true],
    ])
    const later = sourcesOn('2028-01-01')
    expect(later.filter(({ old }) => !old)).toEqual([])
    for (const { says } of later) expect(says).toContain('more than a year ago')
  })
})
