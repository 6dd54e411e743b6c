import type { ExposureFinding, ExposurePlace, ExposureReport, Posting, Wording } from '@telltale/model'

import type { LookedAt } from '../../src/exposure/index.js'
import { loadWording } from '../load-wording.js'

/** The wording of reports on postings in a language. */
export const loadExposureWording = (language: string): Wording => loadWording(`exposure/${language}`)

const WORDS = {
  en: {
    text: 'Night shift at gate 3 of Northfold again.\nHome alone with the kids until Friday.',
    unit: 'gate 3 of Northfold',
    alone: 'until Friday',
    reworded: 'Night shift at work again.\nHome alone with the kids until Friday.',
    to: 'work',
    title: ['A gate or unit of your workplace', 'How long you are away', 'Where the photo was taken'],
    learns: ['Where to find you, and which door you use.', 'When nobody is there.', 'The spot, to a few metres.'],
    uses: 'Somebody could wait for you there.',
    else: ['A place that everybody knows you work at'],
    together: 'Where you are, and when you are there.',
    fine: 'A city',
    learnsFine: 'Which city.',
    city: 'Lisbon',
  },
  zh: {
    text: '又在北坡三号门上夜班。\n周五之前家里只有我和孩子。',
    unit: '北坡三号门',
    alone: '周五之前',
    reworded: '又在单位上夜班。\n周五之前家里只有我和孩子。',
    to: '单位',
    title: ['单位的门或部门', '你离开多久', '照片的拍摄地点'],
    learns: ['在哪里能找到你，你走哪个门。', '什么时候没有人。', '精确到几米的位置。'],
    uses: '有人可以在那里等你。',
    else: ['大家都知道你在那里上班'],
    together: '你在哪里，什么时候在。',
    fine: '一座城市',
    learnsFine: '是哪座城市。',
    city: '里斯本',
  },
} as const

/** A text and a photo that are looked at together, with sentences as a pack has them. */
export function exampleExposure(
  wording: Wording,
  language: 'en' | 'zh',
): { readonly loud: LookedAt; readonly fine: LookedAt } {
  const own = WORDS[language]
  const sentence = (key: string): string => {
    const found = wording[key]
    if (typeof found !== 'string') throw new Error(`${key} is not a sentence`)
    return found
  }
  const advice = (...ids: string[]): { readonly id: string; readonly text: string }[] =>
    ids.map((id) => ({ id, text: sentence(id) }))
  const inText = (quote: string): ExposurePlace => {
    const start = own.text.indexOf(quote)
    const line = own.text.lastIndexOf('\n', start) + 1
    const after = own.text.slice(start + quote.length).split('\n')[0] ?? ''
    return {
      item: 0,
      where: 'text',
      text: 0,
      start,
      end: start + quote.length,
      quote,
      before: own.text.slice(line, start),
      after,
    }
  }
  const finding = (
    index: number,
    about: Pick<ExposureFinding, 'rule' | 'kind' | 'level' | 'places'>,
  ): ExposureFinding => ({
    ...about,
    title: own.title[index] ?? '',
    learns: own.learns[index] ?? '',
    ...(index === 0 ? { uses: own.uses } : {}),
    couldAlsoBe: index === 0 ? own.else : [],
  })
  const posting: Posting = {
    items: [
      { format: 'text', texts: [{ where: 'text', text: own.text }], sightings: [] },
      {
        name: 'photo.jpg',
        format: 'jpeg',
        pages: [{ width: 4000, height: 3000 }],
        texts: [{ where: 'file-name', text: 'photo.jpg' }],
        sightings: [],
      },
    ],
    notices: [],
  }
  const fine: ExposureReport = {
    exposureVersion: 1,
    id: '1',
    language,
    pack: { version: '0.1.0', digest: 'b'.repeat(64) },
    profiles: ['ordinary'],
    items: [{ format: 'text', level: 'fine' }],
    level: 'fine',
    summary: sentence('summary.fine'),
    findings: [],
    together: [],
    fine: [],
    rewordings: [],
    now: advice('now.post-it'),
    limits: advice('limit.may-miss'),
    notices: [],
  }
  const report: ExposureReport = {
    ...fine,
    profiles: ['sensitive'],
    items: [
      { format: 'text', level: 'careful' },
      { name: 'photo.jpg', format: 'jpeg', level: 'careful', pages: [{ width: 4000, height: 3000 }] },
    ],
    level: 'careful',
    summary: sentence('summary.careful'),
    findings: [
      finding(0, {
        rule: 'workplace/gate',
        kind: 'workplace',
        level: 'careful',
        places: [
          inText(own.unit),
          {
            item: 1,
            where: 'picture',
            text: 1,
            start: 0,
            end: own.unit.length,
            quote: own.unit,
            before: '',
            after: '',
            regions: [{ x: 100, y: 200, width: 320, height: 80 }],
          },
        ],
      }),
      finding(2, {
        rule: 'place/photo',
        kind: 'metadata',
        level: 'careful',
        places: [
          { item: 1, where: 'metadata', sign: 'gps', label: 'EXIF GPSLatitude', quote: '38.7223, -9.1393' },
          { item: 1, where: 'picture', sign: 'face', regions: [{ x: 3000, y: 2400, width: 400, height: 500 }] },
        ],
      }),
      finding(1, { rule: 'time/absence', kind: 'time', level: 'mind', places: [inText(own.alone)] }),
    ],
    together: [{ id: 'place-and-time', level: 'careful', text: own.together, findings: [0, 2] }],
    fine: [
      {
        rule: 'place/city',
        kind: 'place',
        level: 'fine',
        title: own.fine,
        learns: own.learnsFine,
        couldAlsoBe: [],
        places: [{ item: 1, where: 'metadata', label: 'XMP City', quote: own.city }],
      },
    ],
    rewordings: [
      {
        item: 0,
        text: 0,
        reworded: own.reworded,
        changes: [
          {
            start: own.text.indexOf(own.unit),
            end: own.text.indexOf(own.unit) + own.unit.length,
            to: own.to,
            finding: 0,
          },
        ],
      },
    ],
    now: advice('now.reword', 'now.safe-copy', 'now.post-later'),
    limits: advice('limit.may-miss', 'limit.you-know'),
    notices: [{ code: 'media/not-looked-at', text: 'x', count: 2 }],
  }
  return { loud: { report, posting, paths: [undefined, 'pictures/photo 1.jpg'] }, fine: { report: fine } }
}

/** The same words in every place where words of an author can stand. */
export function withTheirWords({ report, posting }: LookedAt, words: string): LookedAt {
  const places = (finding: ExposureFinding): ExposureFinding => ({
    ...finding,
    places: finding.places.map((place) => ({ ...place, quote: words, before: words, after: words, label: words })),
  })
  return {
    paths: [words, words],
    ...(posting === undefined
      ? {}
      : {
          posting: {
            ...posting,
            items: posting.items.map((item) => ({
              ...item,
              name: words,
              texts: item.texts.map((text) => ({ ...text, text: words })),
            })),
          },
        }),
    pictures: [{ item: 1, page: 0, image: words }],
    report: {
      ...report,
      items: report.items.map((item) => ({ ...item, name: words })),
      findings: report.findings.map(places),
      fine: report.fine.map(places),
      rewordings: report.rewordings.map((rewording) => ({
        ...rewording,
        reworded: words,
        changes: rewording.changes.map((change) => ({ ...change, to: words })),
      })),
    },
  }
}
