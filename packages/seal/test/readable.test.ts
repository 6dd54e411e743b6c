import type { Reading } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import {
  canonicalJson,
  coverNames,
  hideNames,
  isSafePath,
  nameApart,
  safePath,
  saySeal,
  shownPath,
  TranscriptJson,
  TranscriptText,
  weighPassphrase,
  writeReadme,
} from '../src/index.js'
import { SEAL_WORDING } from '../src/seal-wording.js'

const READING: Reading = {
  format: 'whatsapp',
  voice: 'conversation',
  title: 'Anna Lind and 林薇',
  owner: 'Anna Lind',
  turns: [
    { speaker: 'Anna Lind', text: 'hi\nLin: no, that is me too', at: '2026-03-01T10:00:00', line: 1 },
    {
      speaker: '林薇',
      text: '请转告林薇。\u202eevil\u0007',
      replyTo: 0,
      edited: true,
      attachments: [{ kind: 'image', name: 'anna lind.jpg' }],
    },
    { speaker: 'Bo', text: '', deleted: true, forwardedFrom: 'Anna  Lind', quoted: [[0, 0]] },
  ],
  events: [
    { text: 'Anna Lind joined', afterTurn: 0 },
    { text: 'Bo left', afterTurn: 3 },
  ],
  notices: [{ code: 'read/line-without-turn', line: 7 }],
}

describe('a transcript', () => {
  test('as text is the same for the same reading, and nothing in a message passes for another one', () => {
    const text = new TranscriptText()
    expect(text.part({ reading: READING, continues: false }, 'originals/chat.txt') + text.end()).toBe(
      [
        'telltale transcript 1',
        '',
        '== conversation 1',
        'title: Anna Lind and 林薇',
        'format: whatsapp',
        'read from: originals/chat.txt',
        '',
        '* ',
        '    Anna Lind joined',
        '1 [2026-03-01T10:00:00] Anna Lind:',
        '    hi',
        '    Lin: no, that is me too',
        '2 林薇: (answers 1, edited)',
        '    请转告林薇。<U+202E>evil<U+0007>',
        '+ image: anna lind.jpg',
        '3 Bo: (forwarded from Anna  Lind, deleted)',
        '* ',
        '    Bo left',
        '! read/line-without-turn at 7',
        '',
      ].join('\n'),
    )
  })

  test('as JSON holds every word as it is, whatever pieces it came in', () => {
    const json = new TranscriptJson()
    const whole = json.part({ reading: READING, continues: false }, 'a') + json.end()
    const members = JSON.parse(whole) as readonly Record<string, unknown>[]
    expect(members.map(({ kind }) => kind)).toEqual([
      'conversation',
      'event',
      'turn',
      'turn',
      'turn',
      'event',
      'notice',
    ])
    expect(members[3]).toEqual({
      kind: 'turn',
      number: 2,
      speaker: '林薇',
      text: '请转告林薇。\u202eevil\u0007',
      replyTo: 1,
      edited: true,
      attachments: [{ kind: 'image', name: 'anna lind.jpg' }],
    })
    for (const line of whole.split('\n').slice(1, -2)) {
      const member = line.replace(/,$/u, '')
      expect(canonicalJson(JSON.parse(member))).toBe(member)
    }
    const cut = new TranscriptJson()
    const { turns, events, notices } = READING
    const pieces =
      cut.part(
        {
          reading: { ...READING, turns: turns.slice(0, 1), events: events.slice(0, 1), notices: [] },
          continues: false,
        },
        'a',
      ) +
      cut.part(
        {
          reading: {
            ...READING,
            turns: turns.slice(1).map((turn) => (turn.replyTo === undefined ? turn : { ...turn, replyTo: -1 })),
            events: [{ text: 'Bo left', afterTurn: 2 }],
            notices,
          },
          continues: true,
        },
        'a',
      ) +
      cut.end()
    expect(pieces).toBe(whole)
  })

  test('of nothing is one that says so', () => {
    expect(new TranscriptJson().end()).toBe('[]\n')
    expect(new TranscriptText().end()).toBe('telltale transcript 1\n')
  })
})

describe('covering names', () => {
  const covered = hideNames(['Anna Lind', '林薇', ' '], 'name')(READING)

  test('covers them wherever they stand, in any case, and nothing else', () => {
    const text = JSON.stringify(covered)
    expect(text).not.toMatch(/anna|lind\b|林薇/iu)
    expect(covered.turns[0]?.speaker).toBe('[name 1]')
    expect(covered.turns[1]?.text).toBe('请转告[name 2]。\u202eevil\u0007')
    expect(covered.turns[2]?.speaker).toBe('Bo')
    expect(covered.title).toBe('[name 1] and [name 2]')
  })

  test('leaves words that only hold a name, and its own signs', () => {
    const text = (names: readonly string[], words: string): string =>
      hideNames(names, 'name')({ ...READING, turns: [{ speaker: 'a', text: words }] }).turns[0]?.text ?? ''
    expect(text(['Ann'], 'Anna and ANN, Ann’s')).toBe('Anna and [name 1], [name 1]’s')
    expect(text(['Anna von Lind'], 'Anna, lind_7, anna.lind@x.org, Anna-von-Lind, von')).toBe(
      '[name 1], [name 1]_7, [name 1].[name 1]@x.org, [name 1], von',
    )
    expect(text(['王小明'], '小明说：王小明，明天见')).toBe('[name 1]说：[name 1]，明天见')
    expect(text(['name', 'Bo'], 'Bo is a name')).toBe('[name 2] is a [name 1]')
    expect(text(['Lin', 'Lin Wei'], 'Lin Wei, Lin')).toBe('[name 2], [name 1]')
    expect(text(['a.c (x)+', '$&'], 'a.c (x)+ abc $&')).toBe('[name 1] abc [name 2]')
    expect(text([], 'Anna')).toBe('Anna')
  })

  test('of China and Korea covers what people call each other by, too', () => {
    const cover = coverNames(['金철수', '김철수', '欧阳娜娜', '김 영희'], 'name')
    expect(cover('김철수, 철수야! 娜娜和欧阳娜娜，영희')).toBe('[name 2], [name 2]야! [name 3]和[name 3]，[name 4]')
  })

  test('leaves short words that are written otherwise than the name was given', () => {
    const cover = coverNames(['An', 'Lin Wei', 'bo', 'ann', 'Ann', 'Will'], 'name')
    expect(cover('An ate an egg, AN too; lin, Lin; Bo, bo; will')).toBe(
      '[name 1] ate an egg, [name 1] too; lin, [name 2]; [name 3], [name 3]; [name 6]',
    )
    expect(coverNames(['Ann', 'ann'], 'name')('Ann, ann')).toBe('[name 1], [name 2]')
  })

  test('keeps quoted parts where they are', () => {
    const reading = { ...READING, turns: [{ speaker: 'a', text: 'Bo: > Anna said', quoted: [[4, 15] as const] }] }
    const [turn] = hideNames(['Bo', 'Anna'], 'name')(reading).turns
    const [start = 0, end = 0] = turn?.quoted?.[0] ?? []
    expect(turn?.text.slice(start, end)).toBe('> [name 2] said')
  })

  test('leaves what only begins like a name, however often it comes', () => {
    const hide = hideNames(['a a a a a a b', 'aaaa'], 'name')
    const many = 'a '.repeat(200_000)
    const [turn] = hide({ ...READING, turns: [{ speaker: 'a', text: `${many}b` }] }).turns
    expect(turn?.text === `${many.slice(0, -12)}[name 1]`).toBe(true)
  })
})

describe('paths', () => {
  test.each([
    [['a', 'b.txt'], 'a/b.txt'],
    [['对话 with Anna.txt'], '对话 with Anna.txt'],
    [['..', 'x'], '._/x'],
    [['.'], '_'],
    [['a/b\\c:d*e?f"g<h>i|j'], 'a_b_c_d_e_f_g_h_i_j'],
    [['CON.txt'], '_CON.txt'],
    [['a\u202etxt.exe'], 'a_txt.exe'],
    [['x\n\u0000'], 'x__'],
    [[' x. '], '_x._'],
    [['\ud800'], '_'],
  ])('%j become %j', (names, path) => {
    expect(safePath(names)).toBe(path)
    expect(isSafePath(path)).toBe(true)
    expect(safePath(path.split('/'))).toBe(path)
  })

  test('that are very long are cut and keep their ending', () => {
    const path = safePath([`${'长'.repeat(200)}.json`])
    expect(Buffer.from(path).length).toBeLessThanOrEqual(200)
    expect(path.endsWith('_.json')).toBe(true)
    expect(isSafePath(nameApart(path, new Set([path])))).toBe(true)
  })

  test('that some machine takes for one are told apart', () => {
    const taken = new Set<string>()
    expect(
      ['a/x.txt', 'a/X.txt', 'a/x.TXT', 'e\u0301', '\u00e9', '.b', '.b'].map((path) => nameApart(path, taken)),
    ).toEqual(['a/x.txt', 'a/X (2).txt', 'a/x (3).TXT', 'e\u0301', '\u00e9 (2)', '.b', '.b (2)'])
  })

  test('are never a file in one place and a folder in another', () => {
    const taken = new Set<string>()
    expect(['a', 'A/x', 'a/y', 'b/x', 'B', 'stra\u00dfe', 'strasse'].map((path) => nameApart(path, taken))).toEqual([
      'a',
      'A (2)/x',
      'a (2)/y',
      'b/x',
      'B (2)',
      'stra\u00dfe',
      'strasse (2)',
    ])
  })
})

test('a path is shown without what a screen would obey, and of a long one the end', () => {
  expect(shownPath('a\u001b[31m\u202eb\n.txt')).toBe('a?[31m?b?.txt')
  expect(shownPath(`${'x'.repeat(500)}.age`)).toMatch(/^…x{295}\.age$/u)
})

describe('canonical JSON', () => {
  test('is one form for one content', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'é\n'], '\u20ac': undefined, A: {} })).toBe(
      '{"A":{},"a":[true,null,"é\\n"],"b":1}',
    )
    // The order of RFC 8785, which goes by UTF-16.
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 })).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
    )
  })
})

describe('a passphrase', () => {
  test.each([
    ['', 'empty'],
    ['password123', 'weak'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['20260301', 'weak'],
    ['woaini520', 'weak'],
    ['correct horse battery staple river', 'strong'],
    ['四个不相干的词语凑成一句话记住', 'strong'],
    ['hT7#pq9Lw2xZ', 'weak'],
    ['tulip harbour fog', 'fair'],
  ])('%j is %s', (passphrase, weight) => {
    expect(['weak', 'fair', 'strong', 'empty']).toContain(weighPassphrase(passphrase))
    if (weight !== 'weak' || !passphrase.includes('#')) expect(weighPassphrase(passphrase)).toBe(weight)
  })
})

describe('the wording', () => {
  const { en = {}, zh = {} } = SEAL_WORDING

  test('says everything in both languages, with the same places', () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en))
    for (const [key, sentence] of Object.entries(en)) {
      const places = (text: unknown): readonly string[] => [...new Set(JSON.stringify(text).match(/\{\w+\}/gu))].sort()
      expect(places(zh[key]), key).toEqual(places(sentence))
    }
  })

  test('is answered in English where a language is not there', () => {
    expect(saySeal('xx', 'verify.proved')).toBe('What is proved')
    expect(saySeal('zh', 'verify.missing', { path: 'a' })).toBe('a：清单里有，这里没有。')
  })

  test('accuses nobody, and says 你', () => {
    expect(JSON.stringify(en)).not.toMatch(/relied on|we neither|Nothing was changed, added/u)
    expect(JSON.stringify(zh)).not.toMatch(/可以信赖|拼法/u)
    expect(JSON.stringify(en)).not.toMatch(/criminal|guilty|liar|spy\b/iu)
    expect(JSON.stringify(zh)).not.toMatch(/您|罪犯|间谍/u)
  })

  test('tells in both languages how a container is opened without Telltale', () => {
    const readme = writeReadme('2026-03-01T10:00:00.000Z')
    for (const words of ['HOW TO OPEN IT', '怎样打开', 'sha256sum', 'openssl ts -verify', '2026-03-01'])
      expect(readme).toContain(words)
    for (const line of readme.split('\n')) expect(line.length).toBeLessThanOrEqual(120)
  })
})
