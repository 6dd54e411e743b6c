import { describe, expect, test } from 'vitest'
import type { Post, Reader } from '@telltale/model'
import { facebookPosts } from '../src/facebook-posts.js'
import { instagramPosts } from '../src/instagram-posts.js'
import { mendMojibake } from '../src/mend-mojibake.js'
import { describeReader, expectAccounted, readWith, type Said } from './behaviour.js'
import { describeExport } from './export-behaviour.js'
import { OWNER, postsAsTurns } from './posts-as-turns.js'

const byOwner = (messages: readonly Said[]): readonly Said[] => messages.map(({ text }) => ({ speaker: OWNER, text }))
const nothing = (): readonly Said[] => []
const asList = (records: readonly string[]): string => `[\n${records.map((record) => `  ${record}`).join(',\n')}\n]\n`
const NO_FIELD = { 'unknown fields': 'fields of a newer version are tested below' }

const facebook = (messages: readonly Said[]): string =>
  asList(
    messages.map(
      ({ text }, index) =>
        `{"timestamp": ${String(1_700_000_000 + index)}, "title": "Mara updated her status.", "data": [{"post": ${JSON.stringify(text)}}]}`,
    ),
  )
const instagram = (messages: readonly Said[]): string =>
  asList(
    messages.map(
      ({ text }, index) =>
        `{"media": [{"uri": "a.jpg", "creation_timestamp": ${String(1_700_000_000 + index)}, "title": ${JSON.stringify(text)}}]}`,
    ),
  )

describeReader({
  reader: postsAsTurns(facebookPosts),
  make: facebook,
  expected: byOwner,
  records: 'objects',
  skips: NO_FIELD,
})
describeReader({
  reader: postsAsTurns(instagramPosts),
  make: instagram,
  expected: byOwner,
  records: 'objects',
  skips: NO_FIELD,
})
describeExport({
  reader: facebookPosts,
  make: (messages) => ({ 'your_facebook_activity/posts/your_posts_1.json': facebook(messages) }),
  expected: nothing,
  messages: 'your_facebook_activity/posts/your_posts_1.json',
})
describeExport({
  reader: instagramPosts,
  make: (messages) => ({ 'your_instagram_activity/media/posts_1.json': instagram(messages) }),
  expected: nothing,
  messages: 'your_instagram_activity/media/posts_1.json',
})

async function posts(reader: Reader, content: unknown): Promise<readonly Post[]> {
  const text = JSON.stringify(content)
  expect(reader.canRead({ name: '', text })).toBe(true)
  const readings = await readWith(reader, text)
  expectAccounted(readings)
  return readings[0]?.posts ?? []
}

describe('Facebook', () => {
  test('comments, posts in groups, words under pictures and fields that are new', async () => {
    const comment = { timestamp: 1_714_650_000, comment: 'we are twelve', author: 'Mara', group: 'Friends' }
    expect(
      await posts(facebookPosts, {
        comments_v2: [{ timestamp: 1_714_650_000, data: [{ comment }], title: 'Mara commented' }],
      }),
    ).toEqual([{ text: 'we are twelve', at: '2024-05-02T11:40:00Z', line: 1, within: 'Friends', inAnswerTo: '' }])
    const old = {
      group_posts: { activity_log_data: [{ timestamp: 1_714_650_000, data: [{ post: 'x', newer: 1 }], newer: {} }] },
    }
    expect(await posts(facebookPosts, old)).toMatchObject([{ text: 'x' }])
    expect(
      await posts(facebookPosts, {
        other_photos_v2: [{ uri: 'p/1.jpg', creation_timestamp: 1_714_650_000, description: 'the gate' }],
      }),
    ).toMatchObject([{ text: 'the gate', media: [{ name: '1.jpg', kind: 'image' }] }])
  })
  test('what others wrote to one, and other lists of records with times, are not one’s posts', () => {
    const others = {
      wall_posts_sent_to_you: { activity_log_data: [{ timestamp: 1_714_650_000, data: [{ post: 'x' }] }] },
    }
    for (const content of [
      others,
      [{ timestamp: 1_714_650_000, text: 'x' }],
      [{ timestamp: 1_714_650_000, data: [1] }],
    ])
      expect(facebookPosts.canRead({ name: '', text: JSON.stringify(content) })).toBe(false)
  })
})

describe('Instagram', () => {
  test('one picture has its own words, several have them together; texts have no picture', async () => {
    const picture = { uri: 'a/1.jpg', creation_timestamp: 1_714_650_000, title: 'own' }
    expect(await posts(instagramPosts, [{ media: [picture] }])).toMatchObject([
      { text: 'own', at: '2024-05-02T11:40:00Z' },
    ])
    expect(
      await posts(instagramPosts, [
        {
          media: [
            { ...picture, title: '' },
            { ...picture, title: '' },
          ],
          title: 'all',
          creation_timestamp: 1_714_650_001,
        },
      ]),
    ).toMatchObject([{ text: 'all', at: '2024-05-02T11:40:01Z', media: [{}, {}] }])
    expect(await posts(instagramPosts, { text_post_app_text_posts: [{ media: [{ ...picture, uri: '' }] }] })).toEqual([
      { text: 'own', at: '2024-05-02T11:40:00Z', line: 1 },
    ])
  })
  test('a picture that says where it was taken says so', async () => {
    const exif = { photo_metadata: { exif_data: [{ iso: 100 }, { latitude: 54.1, longitude: -12.5 }] } }
    expect(
      await posts(instagramPosts, [
        { media: [{ uri: 'a.jpg', creation_timestamp: 1_714_650_000, media_metadata: exif }] },
      ]),
    ).toMatchObject([{ place: '54.1, -12.5' }])
  })
  test('comments in every language, and in the newer form', async () => {
    const time = { timestamp: 1_714_650_000 }
    for (const [words, owner, when] of [
      ['Comment', 'Media Owner', 'Time'],
      ['Reactie', 'Auteur', 'Tijd'],
      ['评论', '所有者', '时间'],
    ] as const) {
      const map = { [words]: { value: 'yes' }, [owner]: { value: 'ana_l' }, [when]: time }
      expect(await posts(instagramPosts, [{ media_list_data: [{ uri: '' }], string_map_data: map }])).toMatchObject([
        { text: 'yes', inAnswerTo: 'ana_l', at: '2024-05-02T11:40:00Z' },
      ])
    }
    const labels = [
      { label: 'Comment', value: 'yes' },
      { label: 'Media Owner', value: 'ana_l' },
    ]
    expect(
      await posts(instagramPosts, { comments_reels_comments: [{ timestamp: 1_714_650_000, label_values: labels }] }),
    ).toMatchObject([{ text: 'yes', inAnswerTo: 'ana_l' }])
  })
})

describe('words that were written byte by byte', () => {
  const broken = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
  test.each(['café', 'Старый порт', '你好', '☕ and 🌙', 'Grüße – “so”'])('%s is mended', (text) => {
    expect(mendMojibake(broken(text))).toBe(text)
  })
  test.each([
    'plain',
    'café',
    '你好',
    'Ã',
    'caf\u00e9 \u00c3',
    `${broken('café')} 好`,
    '\u00c0\u0080',
    '\u00ed\u00a0\u0080',
    '',
  ])('%j stays as it is', (text) => {
    expect(mendMojibake(text)).toBe(text)
  })
})
