import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { isRecord, type Reading, type Source } from '@telltale/model'
import { readers, readSource } from '../src/index.js'
import { expectAccounted } from './behaviour.js'
import { readFiles } from './export-behaviour.js'

/** Real exports of other projects' test suites lie beside the repository, where somebody has them. */
const SAMPLES = fileURLToPath(new URL('../../../../shared/formats/samples', import.meta.url))
const has = existsSync(SAMPLES)
const OWN = new Set([
  'mbox',
  'outlook-msg',
  'pdf',
  'docx',
  'twitter-archive',
  'mastodon',
  'facebook-posts',
  'instagram-posts',
  'reddit',
  'tiktok',
  'weibo',
])

type Expected = Readonly<Record<string, unknown>>

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(SAMPLES, folder)).flatMap((name) => {
    const path = `${folder}/${name}`
    if (statSync(join(SAMPLES, path)).isDirectory()) return filesIn(path)
    return name === 'expected.json' || name === 'SOURCE.txt' ? [] : [path]
  })
}

function expectedOf(folder: string): Expected {
  const all: unknown = JSON.parse(readFileSync(join(SAMPLES, folder, 'expected.json'), 'utf8'))
  return isRecord(all) ? all : {}
}

function sourceOf(path: string): Source {
  const bytes = readFileSync(join(SAMPLES, path))
  const text = bytes.includes(0) ? '' : bytes.toString('utf8')
  return { name: path, text, bytes: new Uint8Array(bytes) }
}

async function read(path: string): Promise<Reading> {
  const readings = await readSource(sourceOf(path))
  expectAccounted(readings)
  const [reading] = readings
  if (reading === undefined) throw new Error('a reading was expected')
  return reading
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const member = (record: unknown, name: string): unknown => (isRecord(record) ? record[name] : undefined)

describe.skipIf(!has)(
  has ? 'real samples of archives' : 'real samples of archives (skipped: they are not beside this repository)',
  () => {
    const folders = has ? readdirSync(SAMPLES).filter((name) => !name.startsWith('_')) : []
    const claimed: Readonly<Record<string, RegExp>> = {
      'twitter-archive': /^twitter-archive\//u,
      mastodon: /^mastodon\//u,
      'instagram-posts': /^instagram-posts\//u,
      'outlook-msg': /^email-msg\//u,
    }

    test.each(folders.flatMap(filesIn))(
      '%s is claimed by the reader of its format, and by no other of these',
      (path) => {
        const claims = readers.filter((reader) => reader.canRead(sourceOf(path))).map(({ id }) => id)
        const [own] = Object.entries(claimed).find(([, folder]) => folder.test(path)) ?? []
        expect(claims.filter((id) => OWN.has(id))).toEqual(own === undefined ? [] : [own])
        if (own !== undefined) expect(claims.filter((id) => id !== 'plain-text')).toEqual([own])
      },
    )

    test.each(has ? filesIn('email-msg') : [])('%s: subject, sender, time, words and files', async (path) => {
      const expected = expectedOf('email-msg')[path.slice('email-msg/'.length)]
      const reading = await read(path)
      expect(reading.format).toBe('outlook-msg')
      const subject = text(member(expected, 'subject'))
      if (subject === undefined) return
      const [first] = reading.turns
      const last = reading.turns.at(-1)
      expect(reading.title).toBe(subject)
      expect(Date.parse(first?.at ?? '')).toBe(
        Date.parse(text(member(expected, 'clientSubmitTime')) ?? text(member(expected, 'messageDeliveryTime')) ?? ''),
      )
      const sender = text(member(expected, 'senderName'))
      if (sender !== undefined) expect(first?.speaker).toBe(sender)
      const start = text(member(expected, 'bodyStart'))?.trim() ?? ''
      if (start !== '') expect(last?.text.startsWith(start)).toBe(true)
      const files = member(expected, 'attachments')
      if (Array.isArray(files)) expect((last?.attachments ?? []).map(({ name }) => name)).toEqual(files)
    })

    test.each(has ? filesIn('instagram-posts') : [])('%s: as many posts as there are', async (path) => {
      const items = member(
        member(expectedOf('instagram-posts')[path.slice('instagram-posts/'.length)], 'derived'),
        'items',
      )
      expect((await read(path)).posts ?? []).toHaveLength(Number(items))
    })

    test.runIf(has)('mastodon: the words, and the warning before them', async () => {
      const expected = expectedOf('mastodon')['perkeep__api_user_statuses.json']
      const reading = await read('mastodon/perkeep__api_user_statuses.json')
      expect(reading.posts).toHaveLength(Number(member(expected, 'statuses')))
      const written = Object.values(member(expected, 'byUri') ?? {}) as readonly unknown[]
      for (const one of written) {
        const words = [
          text(member(one, 'spoilerText')) ?? '',
          (text(member(one, 'content')) ?? '').replaceAll('<br />', '\n'),
        ]
        expect(reading.posts?.map((post) => post.text)).toContain(words.join('\n').trim())
      }
    })

    test.runIf(has)('twitter: posts, what is passed on, threads, first and last times', async () => {
      const { posts = [] } = await read('twitter-archive/kmx__tweets.js')
      const expected = expectedOf('twitter-archive')['kmx__tweets.js']
      expect(posts).toHaveLength(Number(member(expected, 'tweets')))
      expect(posts.filter(({ forwardedFrom }) => forwardedFrom !== undefined)).toHaveLength(
        Number(member(expected, 'retweetsByPrefix')),
      )
      expect(posts[0]?.at).toBe(member(expected, 'firstTimestampUtc'))
      expect(posts.at(-1)?.at).toBe(member(expected, 'lastTimestampUtc'))
      expect(posts.every(({ inAnswerTo }) => inAnswerTo === undefined)).toBe(true)
      expect(JSON.stringify(posts)).not.toContain('t.co')
      for (const [file, count] of [
        ['kmx__like.js', 'likes'],
        ['t2s__saved-search.js', 'items'],
      ] as const) {
        const reading = await read(`twitter-archive/${file}`)
        expect(reading.tally).toMatchObject({ said: 0, frame: member(expectedOf('twitter-archive')[file], count) })
      }
      const folder = 'twitter-archive/birdclaw_variants'
      const files = Object.fromEntries(
        filesIn(folder).map((path) => [path.slice(folder.length + 1), readFileSync(join(SAMPLES, path), 'utf8')]),
      )
      const [archive] = await readFiles(files)
      const media = member(expectedOf('twitter-archive')['birdclaw_variants/data/tweets.js'], 'mediaTypes')
      expect(archive?.posts).toHaveLength(Object.keys(media ?? {}).length)
      expect(archive?.posts?.map((post) => post.media?.[0]?.kind)).toEqual(['video', 'video', 'image'])
      const account = readFileSync(join(SAMPLES, folder, 'data/account.js'), 'utf8')
      expect(account).toContain(`"${archive?.owner ?? '?'}"`)
    })

    test.runIf(has)('reddit: the name of the account, and lists of what was saved beside it', async () => {
      const samples = Object.fromEntries(
        filesIn('reddit-gdpr').map((path) => [
          path.slice(path.indexOf('__') + 2),
          readFileSync(join(SAMPLES, path), 'utf8'),
        ]),
      )
      const comments =
        'id,permalink,date,ip,subreddit,gildings,link,parent,body,media\nc,/c,2024-05-02 10:00:00 UTC,,x,0,/l,,words,\n'
      const readings = await readFiles({ ...samples, 'comments.csv': comments })
      expect(readings).toMatchObject([
        {
          owner: member(expectedOf('reddit-gdpr')['ruts__statistics.csv'], 'accountName'),
          posts: [{ text: 'words' }],
          tally: { found: 5, said: 1, frame: 4 },
        },
      ])
    })

    test.runIf(has)('mailbox: every way to write when a mail came', async () => {
      const lines = readFileSync(join(SAMPLES, 'email-mbox/msgvault__separator_dates.txt'), 'utf8').trim().split('\n')
      const times = member(expectedOf('email-mbox')['msgvault__separator_dates.txt'], 'utc')
      const mailbox = lines
        .map((line, index) => `${line}\nFrom: a@example.org\nSubject: Re: ${String(index)}\n\nwords\n\n`)
        .join('')
      const readings = await readSource({ name: '', text: mailbox })
      const found = readings.flatMap(({ turns }) =>
        turns.map(({ at }) => new Date(at ?? '').toISOString().replace('.000', '')),
      )
      expect(found).toEqual(times)
    })
  },
)
