import { expect, test } from 'vitest'
import { judgeVoice } from '../src/judge-voice.js'
import { readSource } from '../src/index.js'

const ACCOUNTS: readonly string[] = [
  'A former clerk was sentenced to eight years on Tuesday, the court said. According to prosecutors, he met a man online who claimed to be a consultant and paid him for documents.',
  '据国家安全机关通报，某高校学生李某（化名）通过交友软件结识一名网友，对方以兼职为由要求他拍摄港口照片。警方表示，李某已被依法处理。',
  'Как сообщили в прокуратуре, студент познакомился с девушкой в сети. Она предложила ему сфотографировать корабли. Суд приговорил его к пяти годам.',
  'Der Mann wurde am Montag verhaftet, teilte die Polizei mit. Laut Staatsanwaltschaft hatte er Fotos eines Hafens verkauft; sie zahlten ihm 300 Euro.',
  'Según la policía, el joven fue detenido el lunes. El fiscal informó de que él había vendido fotografías del puerto a una mujer que conoció en internet.',
  '경찰에 따르면 대학생 김모 씨는 온라인에서 만난 여성에게 항구 사진을 보냈다. 검찰은 그에게 징역 3년을 구형했다고 밝혔다.',
  'I never told anybody. He wrote to me in March and said he was a professor. He asked me about my work, then he sent me money and threatened to tell my boss.',
]

const OFFERS: readonly string[] = [
  'Photographers wanted! You take pictures of boats at the harbour and earn 300 a day. No experience required. Apply now on Telegram @harbour_jobs.',
  '诚聘兼职摄影，日结300元，无需经验，在港口拍摄船只即可。有意者加微信报名，欢迎您的加入。',
  'Требуется фотограф, оплата ежедневно. Пишите нам в телеграм, мы расскажем вам все условия.',
  'Wir suchen Mitarbeiter für leichte Fotoarbeiten. Gehalt nach Vereinbarung. Bewerben Sie sich noch heute, wir freuen uns auf Ihre Nachricht.',
  'Dear Dr. Lee, I read your paper with great interest and would like to invite you to write a short report for our clients. We pay well. Please let me know if you are interested. Kind regards, Anna',
  '아르바이트 모집합니다. 일급 10만원, 경력 무관. 관심 있으신 분은 카톡으로 연락 주세요. 여러분의 지원을 기다립니다.',
  'Send me pictures.',
]

test.each(ACCOUNTS)('tells what happened to others: %s', (text) => {
  expect(judgeVoice(text)).toBe('account')
})

test.each(OFFERS)('speaks to its reader: %s', (text) => {
  expect(judgeVoice(text)).toBe('offer')
})

test('each paragraph is a turn, with its line, exactly as written', async () => {
  const text =
    'Harbour photographs sold to a stranger\n\n  First paragraph, he said.  \nSecond paragraph, she said.\n\n\nThird.'
  const [reading] = await readSource({ name: 'a.txt', text })
  expect(reading?.title).toBe('Harbour photographs sold to a stranger')
  expect(reading?.turns).toEqual([
    { speaker: 'text', text: 'Harbour photographs sold to a stranger', line: 1 },
    { speaker: 'text', text: 'First paragraph, he said.', line: 3 },
    { speaker: 'text', text: 'Second paragraph, she said.', line: 4 },
    { speaker: 'text', text: 'Third.', line: 7 },
  ])
})

test('lines that are as wide as a column belong to one paragraph', async () => {
  const wrapped =
    'This is a letter that somebody wrote with a program that breaks\nlines after seventy characters or so, as people did for a long\ntime, and it should be one paragraph.'
  const [reading] = await readSource({ name: '', text: `${wrapped}\n\nAnd this is another one.` })
  expect(reading?.turns.map(({ text }) => text)).toEqual([wrapped, 'And this is another one.'])
})

test('nothing at all is an error of the whole reading', async () => {
  await expect(readSource({ name: '', text: ' \n' })).rejects.toMatchObject({ code: 'read/empty' })
})

test('a saved page is what it shows, paragraph by paragraph', async () => {
  const text =
    '<!-- saved --><!DOCTYPE html>\n<html><head><title>Night\n watch &amp; more</title><style>p{color:red}</style><script>alert("x")</script></head><body><h1>Night watch</h1><p>We look for somebody who likes the sea.<br>Apply today.</p><p>Pay &euro; 400.</p></body></html>'
  const [reading] = await readSource({ name: 'offer.html', text })
  expect(reading).toEqual({
    format: 'plain-text',
    voice: 'offer',
    title: 'Night watch & more',
    turns: [
      { speaker: 'text', text: 'Night watch', line: 1 },
      { speaker: 'text', text: 'We look for somebody who likes the sea.', line: 2 },
      { speaker: 'text', text: 'Apply today.', line: 3 },
      { speaker: 'text', text: 'Pay € 400.', line: 4 },
    ],
    events: [],
    notices: [],
    tally: { unit: 'record', found: 4, said: 4, frame: 0, left: 0 },
  })
})

test.each([
  ['JSON', '{\n "members": [{"name": "x"}]\n}'],
  ['a list', '[{"id": 1}]'],
  ['XML', '<?xml version="1.0"?>\n<list><one/></list>'],
  ['an address', 'BEGIN:VCARD\nFN:Anna\nEND:VCARD'],
  ['a table', 'Date,Link,Message\n2024-01-01,https://example.org,hello, you\n2024-01-02,https://example.org,again'],
  ['a table with tabs', 'a\tb\tc\n1\t2\t3\n'],
])('data that is of no known format is read as text, and said to be: %s', async (_what, text) => {
  const [reading] = await readSource({ name: 'x', text })
  expect(reading?.notices).toEqual([{ code: 'read/format-assumed', detail: 'plain text' }])
  expect(reading?.turns.length).toBeGreaterThan(0)
})

test.each([
  'Dear Anna, dear Ben, dear Cy\nwe met in May, in June, and in July, and once more',
  '[a note in brackets] and words',
  '{curly} words',
  'One, two, three',
  'Call me, text me, or write: I am here, there, and everywhere, but mostly at home, where the cat is.\nBye',
])('text is not said to be data: %s', async (text) => {
  const [reading] = await readSource({ name: 'x', text })
  expect(reading?.notices).toEqual([])
})
