import type { CaseRecord, Texts } from '../src/case-record.js'

const both = (en: string, zh: string): Texts => ({ en, zh })

/** An invented case: a ministry's story, retold by a paper abroad in which two people doubt it. */
export const EXAMPLE: CaseRecord = {
  recordVersion: 1,
  id: 'xx-harbour-photos-2021',
  title: both('A friendly stranger pays a clerk for harbour papers', '热心网友出钱向职员买港口文件'),
  summary: both(
    'A clerk is said to have met a stranger online. The stranger asked about the port and offered money. The clerk is said to have sold papers.',
    '据称一名职员在网上认识了陌生人。对方打听港口并出钱。据称该职员卖了文件。',
  ),
  kind: 'espionage-recruitment',
  countries: { alleging: ['DE'], alleged: [] },
  years: { from: 2021 },
  status: 'alleged',
  people: [
    { id: 'clerk', name: 'M.', role: 'approached', who: both('A clerk of a port authority', '港务局职员') },
    { id: 'stranger', role: 'approacher', who: both('An online acquaintance', '网友'), persona: 'friend' },
    { id: 'doubter', name: 'Braun', role: 'commentator', who: both('A former officer', '前警官') },
  ],
  lure: both('A large sum', '一大笔钱'),
  channels: ['a forum'],
  stages: [
    {
      stage: 'contact',
      techniques: ['contact/unsolicited-approach'],
      told: both('A stranger wrote.', '陌生人来信。'),
      claims: ['met-online'],
    },
    {
      stage: 'hook',
      techniques: ['hook/pay-out-of-proportion'],
      told: both('He offered a large sum.', '他出高价。'),
      claims: ['sold-papers'],
    },
    { stage: 'task', techniques: [], told: both('He wanted papers.', '他要文件。'), claims: ['sold-papers'] },
  ],
  asks: [{ what: both('Papers from work', '单位文件'), claims: ['sold-papers'] }],
  payments: [{ asGiven: 'a large sum', kind: 'promised', claims: ['sold-papers'] }],
  leverage: [],
  outcome: both('No verdict was reported.', '未见判决报道。'),
  recommended: [{ what: both('Post no pictures from work.', '不要发工作照。'), source: 'gazette' }],
  origins: [
    {
      id: 'ministry',
      who: both('The ministry', '该部'),
      kind: 'official-statement',
      reliability: 'D',
      because: both('It shows no document.', '没有出示文件。'),
    },
    {
      id: 'braun',
      who: both('Braun, a former officer', '前警官布劳恩'),
      kind: 'independent-press',
      reliability: 'C',
      because: both('He speaks under his own name, from outside the case.', '他具名发言，但与案件无关。'),
    },
    {
      id: 'analyst',
      who: both('An analyst abroad', '海外分析人士'),
      kind: 'independent-press',
      reliability: 'C',
      because: both('He argues from general knowledge.', '他凭一般知识推断。'),
    },
  ],
  sources: [
    {
      id: 'gazette',
      publisher: 'State Gazette',
      title: 'Beware of strangers',
      date: '2021-05-02',
      language: 'en',
      address: 'https://gazette.example/1',
      kind: 'state-media',
      carries: ['ministry'],
    },
    {
      id: 'wire',
      publisher: 'The Wire',
      title: 'Ministry warns of strangers',
      date: '2021-05-03',
      language: 'de',
      address: 'https://wire.example/1',
      kind: 'independent-press',
      carries: ['ministry'],
    },
    {
      id: 'review',
      publisher: 'The Review',
      title: 'Doubts about a warning',
      date: '2021-05',
      language: 'en',
      address: 'https://review.example/1',
      kind: 'independent-press',
      carries: ['ministry', 'braun', 'analyst'],
    },
  ],
  claims: [
    {
      id: 'met-online',
      says: both('A stranger met the clerk online.', '陌生人在网上结识了职员。'),
      assertedBy: ['ministry'],
      stances: [
        { source: 'gazette', stance: 'supports' },
        { source: 'review', stance: 'supports' },
      ],
      quotes: [],
      shown: false,
    },
    {
      id: 'sold-papers',
      says: both('The clerk sold papers for money.', '职员卖文件换钱。'),
      assertedBy: ['ministry'],
      stances: [
        { source: 'gazette', stance: 'supports' },
        { source: 'wire', stance: 'supports' },
        {
          source: 'review',
          stance: 'disputes',
          by: ['braun', 'analyst'],
          note: both('Nothing is shown, they say.', '他们说没有出示任何证据。'),
        },
      ],
      quotes: [{ source: 'gazette', words: 'sold many papers', paragraph: 3 }],
      shown: false,
    },
    {
      id: 'under-investigation',
      says: both('The clerk is being investigated.', '该职员正受调查。'),
      assertedBy: ['ministry'],
      stances: [{ source: 'gazette', stance: 'supports' }],
      quotes: [],
      shown: false,
    },
  ],
  gaps: [
    { what: 'unit', note: both('Which port it was', '哪个港口'), pointedOutBy: ['review'] },
    { what: 'court', note: both('Whether a court dealt with it', '是否经过法院'), pointedOutBy: [] },
  ],
  corrections: [],
}
