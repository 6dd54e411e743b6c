import type { Reader } from '@telltale/model'

/** Who says everything in a reading of posts, for the shared suite, which looks at turns. */
export const OWNER = 'owner'

/** The same reader with its posts turned into turns of one speaker, so that the shared suite can look at them. */
export function postsAsTurns(reader: Reader): Reader {
  return {
    ...reader,
    read: async (source) =>
      (await reader.read(source)).map(({ posts = [], ...reading }) => ({
        ...reading,
        turns: [
          ...reading.turns,
          ...posts.map(({ text, at, line }) => ({
            speaker: OWNER,
            text,
            ...(at === undefined ? {} : { at }),
            ...(line === undefined ? {} : { line }),
          })),
        ],
      })),
  }
}
