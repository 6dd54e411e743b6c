import type { Attachment, Reading, Turn } from '@telltale/model'
import { coverNames } from './cover-names.js'

/**
 * Makes a function that covers names in what is to be read by others: of speakers, in titles, in file names and in
 * everything that is said. `coverNames` says which words that are.
 *
 * @param names - As they stand in the conversation; empty ones are passed over.
 * @param label - The word for a name, in the language of the report.
 */
export function hideNames(names: readonly string[], label: string): (reading: Reading) => Reading {
  const cover = coverNames(names, label)
  return (reading) => {
    const { title, owner, turns, events, posts } = reading
    return {
      ...reading,
      ...(title === undefined ? {} : { title: cover(title) }),
      ...(owner === undefined ? {} : { owner: cover(owner) }),
      turns: turns.map((turn) => coverTurn(turn, cover)),
      events: events.map((event) => ({ ...event, text: cover(event.text) })),
      ...(posts === undefined
        ? {}
        : {
            posts: posts.map(({ media, place, within, inAnswerTo, forwardedFrom, ...post }) => ({
              ...post,
              text: cover(post.text),
              ...(media === undefined ? {} : { media: media.map((one) => coverFile(one, cover)) }),
              ...(place === undefined ? {} : { place: cover(place) }),
              ...(within === undefined ? {} : { within: cover(within) }),
              ...(inAnswerTo === undefined ? {} : { inAnswerTo: cover(inAnswerTo) }),
              ...(forwardedFrom === undefined ? {} : { forwardedFrom: cover(forwardedFrom) }),
            })),
          }),
    }
  }
}

type Cover = (text: string) => string

function coverTurn({ quoted, attachments, forwardedFrom, ...turn }: Turn, cover: Cover): Turn {
  return {
    ...turn,
    speaker: cover(turn.speaker),
    text: cover(turn.text),
    // Covering moves what stands behind; each part is covered for itself to know where it now stands.
    ...(quoted === undefined
      ? {}
      : {
          quoted: quoted.map(
            ([start, end]) => [cover(turn.text.slice(0, start)).length, cover(turn.text.slice(0, end)).length] as const,
          ),
        }),
    ...(attachments === undefined ? {} : { attachments: attachments.map((one) => coverFile(one, cover)) }),
    ...(forwardedFrom === undefined ? {} : { forwardedFrom: cover(forwardedFrom) }),
  }
}

function coverFile(file: Attachment, cover: Cover): Attachment {
  return file.name === undefined ? file : { ...file, name: cover(file.name) }
}
