import { describe, expect, test } from 'vitest'
import type { Reading } from '@telltale/model'
import { wechatCsv } from '../src/wechat-csv.js'
import { wechatHtml } from '../src/wechat-html.js'
import { wechatJson } from '../src/wechat-json.js'
import { wechatText } from '../src/wechat-text.js'
import { describeReader, expectAccounted, readWith, type Said } from './behaviour.js'

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`
const clock = (index: number): string =>
  `${String(10 + Math.floor(index / 3600)).padStart(2, '0')}:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`
const HEADER = 'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender'

describeReader({
  reader: wechatCsv,
  make: (messages) =>
    messages.length === 0
      ? ''
      : [
          HEADER,
          ...messages.map(
            ({ speaker, text }, index) =>
              `${String(index)},3,1,0,0,${String(1_700_000_000 + index)},2,${cell(text)},2023-11-15 06:13:20,${cell(speaker)},${cell(speaker)},wxid_${String(index % 2)}`,
          ),
          '',
        ].join('\n'),
  records: 'others',
  frame: 1,
  skips: { 'unknown fields': 'a table has columns and no fields; a test of its own adds one' },
})

describeReader({
  reader: wechatJson,
  make: (messages) =>
    `[\n${messages
      .map(({ speaker, text }, index) =>
        JSON.stringify({
          id: index,
          MsgSvrID: String(900 + index),
          type_name: '文本',
          is_sender: 0,
          talker: speaker,
          room_name: '',
          src: '',
          CreateTime: '2023-11-15 06:13:20',
          msg: text,
        }),
      )
      .join(',\n')}\n]\n`,
  records: 'objects',
})

describeReader({
  reader: wechatText,
  make: (messages) =>
    messages.map(({ speaker, text }, index) => `2024-01-15 ${clock(index)} ${speaker}\n${text}\n`).join('\n'),
  records: 'lines',
  skips: { 'unknown fields': 'a text has no fields' },
})

const said = (reading: Reading | undefined): readonly Said[] =>
  (reading?.turns ?? []).map(({ speaker, text }) => ({ speaker, text }))

async function read(reader: typeof wechatCsv, text: string): Promise<readonly Reading[]> {
  expect(reader.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(reader, text)
  expectAccounted(readings)
  return readings
}

describe('tables of WeChat exporters', () => {
  test('a talk that is spread over two databases is one, and another person is another talk', async () => {
    const readings = await read(
      wechatCsv,
      [
        HEADER,
        '1,3,1,0,0,1700000000,2,早,2023-11-15 06:13:20,林老师,林,wxid_lin',
        '2,3,1,0,1,1700000060,2,早上好,2023-11-15 06:14:20,林老师,林,wxid_lin',
        '1,8,1,0,0,1700000120,2,在吗,2023-11-15 06:15:20,林老师,林,wxid_lin',
        '1,9,1,0,0,1700000180,2,开会,2023-11-15 06:16:20,周,周,wxid_zhou',
      ].join('\n'),
    )
    expect(readings.map(({ title, turns }) => [title, turns.length])).toEqual([
      ['林老师', 3],
      ['周', 1],
    ])
    // The table names the other side on every row, whoever spoke.
    expect(readings[0]?.turns.map(({ speaker }) => speaker)).toEqual(['林老师', '我', '林老师'])
    expect(readings[0]?.owner).toBe('我')
    expect(readings[0]?.turns[0]?.at).toBe('2023-11-14T22:13:20Z')
  })

  test('what is not words becomes files, events and quotations', async () => {
    const xml = (inside: string): string => cell(`<?xml version="1.0"?><msg><appmsg>${inside}</appmsg></msg>`)
    const rows: readonly string[] = [
      '3,0,0,"<?xml version=""1.0""?><msg><img aeskey=""x"" /></msg>"',
      '34,0,0,[语音]',
      '49,57,0,' + xml('<title>好的，我来</title><type>57</type><refermsg><content>能来吗</content></refermsg>'),
      '49,6,0,' + xml('<title>plan &amp; list.pdf</title><type>6</type>'),
      '49,5,0,' + xml('<title>A headline</title><des>More</des><url>https://example.org/a</url>'),
      '49,2000,1,' +
        xml('<title><![CDATA[微信转账]]></title><wcpayinfo><feedesc><![CDATA[￥88.00]]></feedesc></wcpayinfo>'),
      '48,0,0,"<msg><location x=""1"" label=""Pier 4"" /></msg>"',
      '10000,0,0,"""周"" 撤回了一条消息"',
      '50,0,1,<voipmsg type="VoIPBubbleMsg"><msg><![CDATA[通话时长 01:20]]></msg></voipmsg>',
      '1,0,0,"wxid_abc:\n你好"',
    ]
    const [reading] = await read(
      wechatCsv,
      [
        HEADER,
        ...rows.map((row, index) => {
          const [type = '', sub = '', self = ''] = row.split(',', 3)
          const content = row.slice(type.length + sub.length + self.length + 3)
          return `${String(index)},3,${type},${sub},${self},${String(1_700_000_000 + index)},2,${content},,${self === '1' ? '我' : '周'},,`
        }),
      ].join('\n'),
    )
    expect(
      reading?.turns.map(({ text, attachments, forwardedFrom }) => [text, attachments?.[0], forwardedFrom]),
    ).toEqual([
      ['', { kind: 'image' }, undefined],
      ['', { kind: 'audio' }, undefined],
      ['好的，我来', undefined, undefined],
      ['', { kind: 'document', name: 'plan & list.pdf' }, undefined],
      ['A headline\nMore\nhttps://example.org/a', undefined, ''],
      ['￥88.00', undefined, undefined],
      ['', { kind: 'location', name: 'Pier 4' }, undefined],
      ['你好', undefined, undefined],
    ])
    expect(reading?.events.map(({ text }) => text)).toEqual(['"周" 撤回了一条消息', '通话时长 01:20'])
  })

  test('rows whose columns were shifted are left out and said to be', async () => {
    const [reading] = await read(
      wechatCsv,
      [HEADER, '1,3,1,0,0,1700000000,2,早,x,周,周,w', '2,3,1,0,hello,2,早'].join('\n'),
    )
    expect(reading?.turns).toHaveLength(1)
    expect(reading?.notices).toContainEqual({ code: 'read/record-not-understood', line: 3 })
  })

  test.each([
    [
      'PyWxDump',
      'id,MsgSvrID,type_name,is_sender,talker,room_name,msg,src,CreateTime\n1,77,文本,0,小周,r@chatroom,你好,,2024-01-15 10:00:00\n2,78,文本,1,我,r@chatroom,好,,2024-01-15 10:01:00',
    ],
    [
      'WeFlow',
      '\ufeffid,MsgSvrID,type_name,is_sender,talker,msg,src,CreateTime\r\n1,77,text,0,小周,你好,,2024-01-15T10:00:00.000Z\r\n2,78,text,1,我,好,,2024-01-15T10:01:00.000Z\r\n',
    ],
    [
      'chatlog',
      'Time,SenderName,Sender,TalkerName,Talker,Content\n2024-01-15 10:00:00,小周,wxid_z,小周,wxid_z,你好\n2024-01-15 10:01:00,我,wxid_me,小周,wxid_z,好',
    ],
    [
      'Chinese columns',
      '序号,时间,发送者昵称,发送者微信ID,消息类型,内容\n1,2024/1/15 10:00,小周,wxid_z,文本消息,你好\n2,2024/1/15 10:01,我,wxid_me,文本消息,好',
    ],
  ])('%s', async (_name, text) => {
    const [reading] = await read(wechatCsv, text)
    expect(said(reading)).toEqual([
      { speaker: '小周', text: '你好' },
      { speaker: '我', text: '好' },
    ])
    expect(reading?.owner).toBe('我')
    expect(reading?.turns[0]?.at).toMatch(/^2024-01-15T10:00:00/u)
  })
})

describe('JSON of WeChat exporters', () => {
  test('WeFlow: one chat with its session', async () => {
    const [reading] = await read(
      wechatJson,
      JSON.stringify({
        weflow: { version: '1.0.3' },
        session: { wxid: 'wxid_z', displayName: '小周', type: '私聊' },
        messages: [
          {
            localId: 1,
            createTime: 1_700_000_000,
            type: '文本消息',
            localType: 1,
            content: '你好',
            isSend: 0,
            senderDisplayName: '小周',
          },
          {
            localId: 2,
            createTime: 1_700_000_060,
            type: '图片消息',
            localType: 3,
            content: '[图片]',
            isSend: 1,
            senderDisplayName: '阿明',
          },
          {
            localId: 3,
            createTime: 1_700_000_120,
            type: '系统消息',
            localType: 10000,
            content: '你撤回了一条消息',
            isSend: null,
            senderDisplayName: '',
          },
          7,
        ],
        avatars: {},
      }),
    )
    expect(reading).toMatchObject({ title: '小周', owner: '阿明' })
    expect(reading?.turns).toMatchObject([
      { speaker: '小周', text: '你好', at: '2023-11-14T22:13:20Z' },
      { speaker: '阿明', text: '', attachments: [{ kind: 'image' }] },
    ])
    expect(reading?.events).toMatchObject([{ text: '你撤回了一条消息', afterTurn: 2 }])
    expect(reading?.notices).toContainEqual({ code: 'read/record-not-understood', line: 4 })
  })

  test('chatlog: a list of messages of several chats', async () => {
    const one = (talker: string, content: string, more: object = {}): object => ({
      seq: content.length + talker.length * 100,
      time: '2024-01-15T10:00:00+08:00',
      talker,
      talkerName: `Chat ${talker}`,
      sender: 'wxid_z',
      senderName: '小周',
      isSelf: false,
      type: 1,
      subType: 0,
      content,
      ...more,
    })
    const readings = await read(
      wechatJson,
      JSON.stringify([
        one('a', '你好'),
        one('bb@chatroom', '大家好'),
        one('a', '', { seq: 5, type: 49, subType: 5, contents: { title: 'A headline', url: 'https://example.org' } }),
        one('a', '好', { seq: 6, isSelf: true, sender: 'wxid_me', senderName: '阿明' }),
      ]),
    )
    expect(readings.map(({ title }) => title)).toEqual(['Chat a', 'Chat bb@chatroom'])
    expect(readings[0]?.turns).toMatchObject([
      { text: '你好', at: '2024-01-15T10:00:00+08:00' },
      { text: 'A headline\nhttps://example.org', forwardedFrom: '' },
      { text: '好', speaker: '阿明' },
    ])
    expect(readings[0]?.owner).toBe('阿明')
  })

  test('ChatLab: members by id, and its own numbers for kinds', async () => {
    const [reading] = await read(
      wechatJson,
      JSON.stringify({
        chatlab: { version: '0.0.2' },
        meta: { name: '小周', platform: 'wechat', type: 'private', ownerId: 'me' },
        members: [],
        messages: [
          { sender: 'z', accountName: '小周', timestamp: 1_700_000_000, type: 0, content: '你好' },
          { sender: 'me', accountName: '阿明', timestamp: 1_700_000_001, type: 0, content: '好' },
          { sender: 'z', accountName: '小周', timestamp: 1_700_000_002, type: 81, content: '小周撤回了一条消息' },
        ],
      }),
    )
    expect(reading).toMatchObject({
      title: '小周',
      owner: '阿明',
      turns: [{ text: '你好' }, { text: '好' }],
      events: [{}],
    })
  })
})

describe('text of WeChat exporters', () => {
  test('MemoTrace: the application speaks where there is no name, and stand-ins are files', async () => {
    const [reading] = await read(
      wechatText,
      '2024-01-15 10:00:00 小周\n你好\n第二行\n\n2024-01-15 10:01:00 我\n[图片]\n\n2024-01-15 10:02:00\n小周撤回了一条消息\n\n2024-01-15 10:03:00 小周\n「我:在吗」\n- - - - - - - -\n在\n\n',
    )
    expect(reading?.turns).toMatchObject([
      { speaker: '小周', text: '你好\n第二行', at: '2024-01-15T10:00:00', line: 1 },
      { speaker: '我', text: '', attachments: [{ kind: 'image' }] },
      { speaker: '小周', quoted: [[0, 22]] },
    ])
    expect(reading?.events).toMatchObject([{ text: '小周撤回了一条消息', at: '2024-01-15T10:02:00' }])
    expect(reading?.owner).toBe('我')
  })

  test('a header in the midst of a message is words of the message', async () => {
    const [reading] = await read(
      wechatText,
      '2024-01-15 10:00:00 小周\n看这个\n2024-01-01 09:00:00 老李\n旧的话\n\n2024-01-15 10:01:00 我\n嗯\n',
    )
    expect(reading?.turns).toHaveLength(2)
    expect(reading?.turns[0]?.text).toContain('老李')
  })

  test('WeFlow, and its Markdown', async () => {
    const [plain] = await read(wechatText, "2024-01-15 10:00:00 '小周'\n你好\n\n2024-01-15 10:01:00 '我'\n好\n")
    expect(said(plain)).toEqual([
      { speaker: '小周', text: '你好' },
      { speaker: '我', text: '好' },
    ])
    const [marked] = await read(
      wechatText,
      '# 小周\n\n- 会话ID: wxid_z\n\n## 2024-01-15 10:00:00 小周\n\n你好\n\n## 2024-01-15 10:01:00 我\n\n好\n',
    )
    expect(marked).toMatchObject({ title: '小周', turns: [{ text: '你好' }, { text: '好' }] })
  })

  test('chatlog: days without a year have no date, and say so', async () => {
    const [reading] = await read(
      wechatText,
      '小周(wxid_z) 01-15 10:00:00\n> 我 01-14 09:00:00\n> 在吗\n在的\n\n小周(我) 2023-12-31 10:01:00\n[链接|A headline](https://example.org)\n',
    )
    expect(reading?.turns).toMatchObject([
      { speaker: '小周', quoted: [[0, 24]] },
      { at: '2023-12-31T10:01:00', forwardedFrom: '' },
    ])
    expect(reading?.notices).toContainEqual({ code: 'read/date-not-understood', count: 1 })
  })

  test('WechatExporter: words behind the name', async () => {
    const [reading] = await read(
      wechatText,
      '小周 - 微信聊天记录\n\n小周 (2024-01-15 10:00:00):你好\n第二行\n系统消息：以上是打招呼的内容\n我 (2024-01-15 10:01:00):好\n',
    )
    expect(reading).toMatchObject({
      title: '小周',
      turns: [{ text: '你好\n第二行' }, { text: '好' }],
      events: [{ text: '以上是打招呼的内容' }],
    })
  })

  test('a mail of the phone: rows tell the day', async () => {
    const [reading] = await read(
      wechatText,
      '亲爱的阿明，\n微信群“读书会”的聊天记录如下:\n\n—————  2024-01-15  —————\n\n\n小周  10:00\n\n你好\n\n阿明  10:01\n\n好\n\n—————  2024-01-16  —————\n\n小周  09:00\n\n早\n',
    )
    expect(reading?.title).toBe('读书会')
    expect(reading?.turns.map(({ at, text }) => [at, text])).toEqual([
      ['2024-01-15T10:00:00', '你好'],
      ['2024-01-15T10:01:00', '好'],
      ['2024-01-16T09:00:00', '早'],
    ])
  })

  test.each([
    ['a log', '2024-01-15 10:00:00 INFO started\n2024-01-15 10:00:01 INFO ready\n2024-01-15 10:00:02 WARN slow\n'],
    [
      'a diary',
      '2024-01-15 10:00:00 The pier\nWent there.\n\n2024-01-16 10:00:00 The boat\nSaw it.\n\n2024-01-17 10:00:00 The man\nMet him.\n\n2024-01-18 10:00:00 The end\nWent home.\n',
    ],
    ['one line', '2024-01-15 10:00:00 小周'],
  ])('not a chat: %s', (_what, text) => {
    expect(wechatText.canRead({ name: '', text })).toBe(false)
  })
})

const page = (rows: readonly string[]): string =>
  `<!doctype html>\n<html><head><meta charset="utf-8"><style>.msg { color: red }</style><title>Lin &amp; Co - 微信聊天记录</title></head>\n<body>\n${rows.join('\n')}\n</body></html>\n`
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br />')
const bubble = (name: string, content: string, side = 'left', time = '2024-01-15 10:00:00'): string =>
  `<div class="msg chat ${side}" msgid="1" msgtype="1"><div class="avatar-box"><img src="a.jpg" class="avatar"></div><div class="nt-box"><span class="dspname ${side}">${escaped(name)}</span> ${time}</div><div class="content-box"><div class="triangle"></div>${content}</div></div>`

describeReader({
  reader: wechatHtml,
  make: (messages) =>
    messages.length === 0
      ? ''
      : page(
          messages.map(({ speaker, text }) =>
            bubble(speaker, `<span class="dont-break-out msg-text">${escaped(text)}</span>`),
          ),
        ),
  records: 'others',
  skips: {
    'unknown fields': 'a page has no fields',
  },
})

test('a page of WechatExporter: both sides, quotations, cards, files and the system', async () => {
  const [reading] = await read(
    wechatHtml,
    page([
      bubble('小周', '<span class="msg-text">你好</span>'),
      bubble(
        '阿明',
        '<span class="refermsg msg-text">「小周：你好」</span><br /><span>- - - - - -</span><br /><span class="msg-text">好</span>',
        'right',
      ),
      bubble(
        '小周',
        '<div><a href="https://example.org/a"><b>A headline</b></a></div><div class="appinfo"><img class="app-icon" src="i.png"><span class="app-name">News</span></div>',
      ),
      bubble('小周', '<img rawUrl="x/1.jpg" src="x/1_thumb.jpg" class="image img-left" />'),
      '<div class="msg chat-notice" msgid="5"><span class="dont-break-out">系统消息：以上是打招呼的内容</span></div>',
      '<div class="msg chat left" msgid="6">?</div>',
    ]),
  )
  expect(reading).toMatchObject({
    title: 'Lin & Co',
    owner: '阿明',
    turns: [
      { speaker: '小周', text: '你好', at: '2024-01-15T10:00:00' },
      { speaker: '阿明', text: '「小周：你好」\n- - - - - -\n好', quoted: [[0, 19]] },
      { forwardedFrom: '' },
      { text: '', attachments: [{ kind: 'image', name: '1.jpg' }] },
    ],
    events: [{ text: '以上是打招呼的内容' }],
    notices: [{ code: 'read/record-not-understood' }],
  })
})
