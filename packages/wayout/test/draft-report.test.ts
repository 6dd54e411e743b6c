import { readFileSync } from 'node:fs'
import { help } from '@telltale/packs/help'
import type { Reading, Report, Turn } from '@telltale/model'
import { analyse, readSource } from 'telltale'
import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../../test/support/corpus.js'
import {
  addresseeFor,
  draftReport,
  layOutDraft,
  NAME_LEFT_OUT,
  planFor,
  renderMailDraft,
  renderPaperHtml,
  renderPaperMarkdown,
  renderPaperText,
  REVEALS,
  revealsFor,
  triage,
  type Answers,
  type Draft,
  type DraftOptions,
} from '../src/index.js'

const LANGUAGES = Object.keys(help.drafts)
const example = async (name: string): Promise<Reading> => {
  const text = readFileSync(new URL(`../../../examples/${name}`, import.meta.url), 'utf8')
  const [reading] = await readSource({ name, text })
  if (reading === undefined) throw new Error('the example holds a conversation')
  return reading
}
const readingOf = (turns: readonly Turn[]): Reading => ({
  format: 'pasted-chat',
  voice: 'conversation',
  turns,
  events: [],
  notices: [],
})
const draftOf = (
  reading: Reading | undefined,
  report: Report | undefined,
  answers: Answers,
  options: Partial<DraftOptions> = {},
): Draft => draftReport(reading, report, answers, { pack: help, language: 'en', ...options })
const linesOf = ({ sections }: Draft) => sections.flatMap(({ lines }) => lines)

/** A fixed sentence as a pattern: what stands in braces may be anything. */
const FIXED = new Map(
  LANGUAGES.map((language) => [
    language,
    Object.values(help.drafts[language] ?? {}).map(
      (sentence) =>
        new RegExp(`^${sentence.replace(/[.*+?^$()|[\]\\/]/gu, '\\$&').replace(/\{[a-z]+\}/gu, '[^]*')}$`, 'u'),
    ),
  ]),
)

/** Holds every line of a draft to what it says it rests on. */
function trace(draft: Draft, reading: Reading | undefined, answers: Answers): void {
  for (const { id, text, basis, quotes, own } of linesOf(draft)) {
    expect(
      FIXED.get(draft.language)?.some((sentence) => sentence.test(text)),
      `${id} is a fixed sentence`,
    ).toBe(true)
    expect(text).not.toMatch(/\{[a-z]+\}/u)
    if (basis.is === 'quotes') expect(quotes.length, id).toBeGreaterThan(0)
    else expect(quotes, id).toEqual([])
    for (const quote of quotes) {
      const said = reading?.turns[quote.turn]?.text.slice(quote.start, quote.end) ?? ''
      let from = 0
      for (const piece of quote.text.split(NAME_LEFT_OUT)) {
        const at = said.indexOf(piece, from)
        expect(at, id).toBeGreaterThanOrEqual(0)
        from = at + piece.length
      }
      if (!quote.text.includes(NAME_LEFT_OUT)) expect(quote.text).toBe(said)
    }
    if (basis.is === 'reading') for (const turn of basis.turns) expect(reading?.turns[turn]).toBeDefined()
    if (own !== undefined) expect(own).toBe(answers.words)
    if (basis.is === 'answer') expect(Object.keys(answers)).toContain(basis.question)
  }
}

const EVERYTHING: Answers = {
  happened: ['asked', 'answered', 'gave', 'took-money', 'did-task', 'paid'],
  age: 'adult',
  role: ['student', 'access', 'soldier', 'refugee', 'journalist'],
  phone: 'watched',
  country: 'DE',
  citizenship: 'CN',
  authorities: 'yes',
  words: 'It began in spring.\nI did not think much of it.',
}

describe('a draft', () => {
  test.each(LANGUAGES)('rests on quotes and answers alone, in every line, in %s', async (language) => {
    for (const name of ['harbour-photos.txt', 'xuezhang-de-wenjuan.txt', 'genuine-headhunter.txt']) {
      const reading = await example(name)
      const report = analyse(reading)
      for (const whom of ['self', 'other'] as const) {
        for (const reveal of [[], REVEALS]) {
          const answers = { ...EVERYTHING, for: whom }
          const draft = draftOf(reading, report, answers, { language, reveal, formatName: 'a chat' })
          expect(draft.language).toBe(language)
          trace(draft, reading, answers)
        }
      }
    }
  })

  test('does so for conversations of every kind', () => {
    for (const { turns } of readCorpus(60)) {
      const reading = readingOf(turns)
      const report = analyse(reading)
      for (const reveal of [[], REVEALS]) trace(draftOf(reading, report, EVERYTHING, { reveal }), reading, EVERYTHING)
    }
  })

  test('can be made from answers alone, and has places to fill in where nobody said anything', () => {
    const draft = draftOf(undefined, undefined, { happened: ['gave'] }, { reveal: ['deeds'] })
    trace(draft, undefined, { happened: ['gave'] })
    const texts = linesOf(draft).map(({ text }) => text)
    expect(texts).toContain('I gave them something.')
    expect(texts.filter((text) => text.startsWith('[')).length).toBeGreaterThanOrEqual(4)
  })

  test('of an offer without a sender leaves the name open', () => {
    const offer: Reading = {
      ...readingOf([{ speaker: 'text', text: 'We pay 500 for pictures of the navy pier. Tell nobody.' }]),
      voice: 'offer',
    }
    const lines = linesOf(draftOf(offer, analyse(offer), {})).map(({ text }) => text)
    expect(lines).toContain(help.drafts['en']?.['line.who-open'])
    expect(lines.filter((line) => line.includes('uses the name'))).toEqual([])
  })

  test('quotes nothing that the learned part alone heard, and no heading without a quote', () => {
    const turns: readonly Turn[] = [
      {
        speaker: 'Ida',
        text: 'You sing so well, come to the choir on Friday! We pay 900 a set for pictures of the pier.',
      },
      { speaker: 'me', text: 'Who is it for?' },
    ]
    const found = analyse({ turns, me: 'me' })
    const span = (quote: string) => {
      const start = turns[0]?.text.indexOf(quote) ?? 0
      return { turn: 0, start, end: start + quote.length, quote, before: '', after: '', speaker: 'Ida' }
    }
    const sung = 'You sing so well, come to the choir on Friday!'
    const paid = 'We pay 900 a set'
    const finding = { stage: 'hook', by: 'approacher', score: 0.7, title: '', why: '', couldAlsoBe: [] } as const
    const textOf = (spans: Report['findings'][number]['spans'], basis: 'both' | 'learned'): string => {
      const report: Report = {
        ...found,
        findings: [{ ...finding, rule: 'contact/gig-or-job-lure', basis, spans }],
        approacher: {
          ...{ speaker: 'Ida', persona: [], wants: [], force: [] },
          offers: [{ id: 'job', text: '', findings: [0] }],
        },
      }
      return JSON.stringify(draftOf(readingOf(turns), report, {}).sections)
    }
    const mixed = textOf([span(paid), { ...span(sung), learned: true }], 'both')
    expect(mixed).toContain(paid)
    expect(mixed).not.toContain('choir')
    const heard = textOf([{ ...span(sung), learned: true }], 'learned')
    expect(heard).not.toContain('choir')
    expect(heard).not.toContain(help.drafts['en']?.['line.offered'])
    expect(heard).not.toContain(`"heading":"${help.drafts['en']?.['part.what'] ?? ''}"`)
  })

  test('has what is to be kept from others under what was asked, and not under how to be in contact', () => {
    const turns: readonly Turn[] = [
      { speaker: 'Ida', text: "Photograph the navy pier, 400 per set, paid in crypto. Don't tell anyone about it." },
      { speaker: 'me', text: 'Why?' },
    ]
    const { sections } = draftOf(readingOf(turns), analyse({ turns, me: 'me' }), {})
    const quotesIn = (part: string): string =>
      JSON.stringify(sections.find((each) => each.part === part)?.lines.map(({ quotes }) => quotes) ?? [])
    expect(quotesIn('what')).toContain("Don't tell anyone")
    expect(quotesIn('how')).not.toContain("Don't tell anyone")
  })

  test('is the same each time', async () => {
    const reading = await example('harbour-photos.txt')
    const report = analyse(reading)
    expect(JSON.stringify(draftOf(reading, report, EVERYTHING))).toBe(
      JSON.stringify(draftOf(reading, report, EVERYTHING)),
    )
  })

  test('has the parts in the order in which the addressee asks for them', async () => {
    const reading = await example('harbour-photos.txt')
    const draft = draftOf(reading, analyse(reading), EVERYTHING, { addressee: { asksFor: ['money', 'when'] } })
    expect(draft.sections.map(({ part }) => part).slice(0, 4)).toEqual(['opening', 'money', 'when', 'who'])
  })

  test('leaves out the lines that were cut, and nothing else', async () => {
    const reading = await example('harbour-photos.txt')
    const report = analyse(reading)
    const whole = linesOf(draftOf(reading, report, EVERYTHING)).map(({ id }) => id)
    const [first = '', second = ''] = whole.filter((id) => id.startsWith('what-') || id.startsWith('how-'))
    expect(linesOf(draftOf(reading, report, EVERYTHING, { cut: [first, second] })).map(({ id }) => id)).toEqual(
      whole.filter((id) => id !== first && id !== second),
    )
  })
})

describe('of the person a draft tells nothing that was not chosen:', () => {
  const turns: readonly Turn[] = [
    {
      speaker: 'Lin',
      text: 'Hello Wang Lei! We need pictures of the navy pier, 400 per set, paid in crypto. Wang, keep it between us.',
    },
    { speaker: 'Wang Lei', text: 'I work at the shipyard. I sent you the pictures. Got the money, thank you.' },
    { speaker: 'Lin', text: 'lei, next time the radar. If you stop I will tell your employer what you did, WANG LEI.' },
  ]
  const reading = readingOf(turns)
  const report = analyse({ turns, me: 'Wang Lei' })
  const written = (reveal: DraftOptions['reveal'] = []): string => {
    const draft = draftOf(reading, report, EVERYTHING, { reveal })
    return JSON.stringify(draft.sections) + renderPaperText(layOutDraft(draft, help))
  }

  test('not the name, in nobody’s words', () => {
    expect(written()).not.toMatch(/\b(?:wang|lei)\b/iu)
    expect(written()).toContain(NAME_LEFT_OUT)
    expect(written(['name'])).toContain('Wang Lei')
  })
  test('not their own messages', () => {
    expect(written()).not.toContain('shipyard')
    expect(written(['deeds'])).not.toContain('shipyard')
    expect(written(['deeds', 'words'])).toContain('shipyard')
  })
  test('not what they did', () => {
    expect(written()).not.toContain('I received money')
    expect(written()).not.toContain('I gave them something')
    expect(written(['deeds'])).toContain('I received money')
  })
  test('not their age, work or country', () => {
    expect(written()).not.toMatch(/adult|armed forces|Citizenship/u)
    expect(written(['situation'])).toContain('armed forces')
    expect(written(['country'])).toContain('Citizenship: CN')
  })
  test('and it says to the person alone what was left out', () => {
    const { beforeSending } = draftOf(reading, report, EVERYTHING)
    expect(beforeSending.join(' ')).toContain('are left out')
    expect(written()).not.toContain('left out')
  })
  test('not what was given or paid, where the other side says it', () => {
    const told: readonly Turn[] = [
      {
        speaker: 'Lin',
        text: 'Please write a short report on the port for our client. 2000 USDT for it, paid in crypto.',
      },
      { speaker: 'me', text: 'ok' },
      { speaker: 'Lin', text: 'I transferred 2000 USDT to you. Perfect!! sent u 40 more, check.' },
      {
        speaker: 'Lin',
        text: 'Now photograph the navy pier. What would your boss say if she saw the files you sent us in March?',
      },
      { speaker: 'Lin', text: '我昨天转了两千给你。这次请你拍一下军港的照片。要是你们单位知道你发过什么，你就完了。' },
    ]
    const from = readingOf(told)
    const found = analyse({ turns: told, me: 'me' })
    const sections = (reveal: DraftOptions['reveal']): string =>
      JSON.stringify(draftOf(from, found, { happened: ['asked'] }, { reveal: reveal ?? [] }).sections)
    expect(sections([])).not.toMatch(/transferred|sent u|files you sent|转了|发过/u)
    expect(sections([])).toMatch(/navy pier/u)
    expect(sections(['deeds'])).toMatch(/transferred|sent u|files you sent/u)
  })
  test('but what was offered before there was a deed', async () => {
    const from = await example('harbour-photos.txt')
    const sections = JSON.stringify(draftOf(from, analyse(from), EVERYTHING).sections)
    expect(sections).toContain('£150 a set')
    expect(sections).not.toContain('Money is on its way')
  })
  test('not that others may look at the phone', () => {
    expect(written()).not.toContain('Somebody else may read the phone')
    expect(written(['situation'])).toContain('Somebody else may read the phone')
    expect(draftOf(reading, report, EVERYTHING).beforeSending.join(' ')).toContain('others may look at the phone')
  })
  test('not the given name of a full name in Chinese or Korean, and no word that only looks like a short name', () => {
    const named = (name: string, text: string): string => {
      const both: readonly Turn[] = [
        { speaker: 'Lin', text },
        { speaker: name, text: 'Who is it for?' },
      ]
      const seen = analyse({ turns: both, me: name })
      return JSON.stringify(draftOf(readingOf(both), seen, {}).sections)
    }
    expect(named('王小明', '小明，请拍一下军港的照片，每张四百，用加密货币付，别告诉任何人。')).not.toContain('小明')
    expect(named('김민수', '민수야, photograph the navy pier, 400 per set, paid in crypto')).not.toContain('민수')
    const left = named('Will An', 'Will, an officer will pay 400 per photo of the navy pier, An. Paid in crypto.')
    expect(left).toContain('an officer will pay')
    expect(left).not.toMatch(/Will|\bAn\b/u)
    // Whoever chats in small letters means the person all the same.
    expect(named('Lei', 'lei, photograph the navy pier, 400 per set, paid in crypto')).not.toMatch(/\blei\b/u)
  })
})

describe('before a draft is sent', () => {
  const turns: readonly Turn[] = [
    { speaker: 'Lin', text: 'Photograph the navy pier, 400 per set, paid in crypto. Keep it between us.' },
    { speaker: 'me', text: 'I work at the shipyard. I sent you the pictures. Got the money, thank you.' },
  ]
  const before = (answers: Answers, options: Partial<DraftOptions> = {}): string =>
    draftOf(readingOf(turns), analyse({ turns, me: 'me' }), answers, options).beforeSending.join(' ')

  test('a lawyer is named also where only the conversation shows what was done', () => {
    expect(before({}, { reveal: ['deeds'] })).toContain('Show it to a lawyer')
    expect(before({})).toContain('show it to a lawyer')
  })
  test('nothing is said of a name where there is none to leave out, and all where it is not known', () => {
    const without = draftOf(undefined, undefined, { happened: ['asked'] }).beforeSending.join(' ')
    expect(without).not.toMatch(/name|quote/iu)
    const unsaid = draftOf(undefined, undefined, { happened: ['took-money'] }).beforeSending.join(' ')
    expect(unsaid).toContain('are left out')
    expect(unsaid).not.toMatch(/quote|other side/iu)
    expect(revealsFor(undefined)).toEqual(['deeds', 'situation', 'country'])
    expect(before({})).toContain('was left out where it was found')
    expect(revealsFor(analyse({ turns, me: 'me' }))).toEqual(REVEALS)
    const { person, ...rest } = analyse({ turns, me: 'me' })
    const unknown: Report = { ...rest, person: { assumed: person.assumed, howFarIn: [] } }
    expect(draftOf(readingOf(turns), unknown, {}).beforeSending.join(' ')).toContain('none was left out')
    expect(revealsFor(unknown)).not.toContain('name')
  })
  test('not every sentence is said to rest on a quote', () => {
    for (const language of ['en', 'zh'])
      expect(draftOf(undefined, undefined, {}, { personLanguage: language }).beforeSending[0]).not.toMatch(
        /every sentence|每一句/iu,
      )
  })
  test('somebody independent comes first where a country warns, and it is not said that the person said so', () => {
    for (const country of ['BY', 'RU', 'LB']) {
      expect(before({ country })).toContain('Telling an authority may bring danger there')
      expect(before({ country })).not.toContain('You said that telling')
    }
    expect(before({ citizenship: 'BY', country: 'DE' })).toContain('may bring danger there')
    expect(before({ country: 'DE' })).not.toContain('may bring danger there')
    expect(before({ authorities: 'yes' })).toContain('You said that telling')
    expect(before({ authorities: 'unsure' })).toContain('may bring danger there')
  })
})

describe('a draft for a line of the plan', () => {
  const plan = planFor(
    triage(undefined, { happened: ['asked'], country: 'DE', citizenship: 'CN' }),
    help,
    'zh',
    '2026-11-22',
  )

  test('knows whom it is for and what they read', () => {
    const chosen = addresseeFor('de-bfv', plan, help)
    expect(chosen?.languages).toEqual(['de'])
    expect(chosen?.addressee.name).toBeDefined()
  })
  test('names them in its own language or in English, not in the person’s', () => {
    const { addressee } = addresseeFor('de-bfv', plan, help) ?? {}
    const draft = draftOf(
      undefined,
      undefined,
      {},
      { language: 'de', personLanguage: 'zh', ...(addressee ? { addressee } : {}) },
    )
    expect(draft.addressee.name).toContain('Bundesamt')
    expect(JSON.stringify(draft.sections) + String(draft.addressee.name)).not.toMatch(/\p{Script=Han}/u)
  })
  test('for nobody in particular is in the language of the country', () =>
    expect(addresseeFor('general', plan, help, 'FR')).toEqual({ addressee: {}, languages: ['fr'] }))
  test('is in English where nobody wrote one in the language of the country', () =>
    expect(addresseeFor('general', plan, help, 'IL')?.languages).toEqual(['en']))
  test('is in the one Chinese that there is where a place writes the other', () => {
    for (const country of ['TW', 'HK']) expect(addresseeFor('general', plan, help, country)?.languages).toEqual(['zh'])
  })
  test('is not made for a line that is not in the plan', () =>
    expect(addresseeFor('us-fbi', plan, help)).toBeUndefined())
})

describe('every form of a draft', () => {
  const evil = 'Lin\u202e\u001b[31m'
  const turns: readonly Turn[] = [
    {
      speaker: evil,
      text: 'pictures of the navy pier </p><script>alert(1)</script> & 400 per set, paid in crypto [x](http://evil.example) {count}',
    },
    { speaker: 'me', text: 'Who is it for?' },
    {
      speaker: evil,
      text: 'keep it between us, write to\r\nBcc: everyone@example.org or evil@example.org, IBAN DE89 3704 0044 0532 0130 00',
    },
  ]
  const reading = readingOf(turns)
  const report = analyse({ turns, me: 'me' })
  const draft = draftOf(
    reading,
    report,
    { words: 'one\r\nBcc: x@example.org\u001b[2J' },
    { addressee: { name: { en: 'A desk', zh: '某个部门' }, contact: { email: 'desk@example.org' } } },
  )
  const paper = layOutDraft(draft, help)

  test('shows what is hidden and cannot steer a terminal', () => {
    const text = renderPaperText(paper)
    // eslint-disable-next-line no-control-regex -- Control characters are what must not be there.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/u)
    expect(text).toContain('\u27e8U+001B\u27e9')
  })
  test('holds no markup of anybody else', () => {
    const html = renderPaperHtml([paper], 'Telltale')
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;')
    expect(/<title>(.*)<\/title>/u.exec(html)?.[1]).toBe('Telltale')
    expect(renderPaperMarkdown(paper)).not.toMatch(/(?<!\\)<script|(?<!\\)\]\(http/u)
  })
  test('fills no place that stands in somebody’s words', () => expect(renderPaperText(paper)).toContain('{count}'))
  test('is a mail whose head nobody’s words can reach', () => {
    const mail = renderMailDraft(draft, [paper])
    const [head = '', body = ''] = mail.split('\r\n\r\n')
    expect(
      head
        .split('\r\n')
        .filter((line) => !line.startsWith(' '))
        .map((line) => line.split(':')[0]),
    ).toEqual(['X-Unsent', 'To', 'Subject', 'MIME-Version', 'Content-Type', 'Content-Transfer-Encoding'])
    expect(head).toContain('To: desk@example.org')
    expect(Buffer.from(body.replace(/\r\n/gu, ''), 'base64').toString('utf8')).toBe(
      renderPaperText(paper, { width: 76 }),
    )
  })
  test('has no address in its head that is none', () => {
    const bad = { ...draft, addressee: { contact: { email: 'a@b.example\r\nBcc: c@d.example' } } }
    expect(renderMailDraft(bad, [paper])).not.toContain('Bcc: c@d')
  })
  test('holds accounts and addresses exactly as they stand', () => {
    const accounts = draft.sections.find(({ part }) => part === 'accounts')?.lines[0]?.quotes.map(({ text }) => text)
    expect(accounts).toEqual([
      'http://evil.example',
      'everyone@example.org',
      'evil@example.org',
      'DE89 3704 0044 0532 0130 00',
    ])
  })
})
