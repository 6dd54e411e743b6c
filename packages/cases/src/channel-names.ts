import type { Wording } from '@telltale/model'

/** What stands for a channel however it is written: `in person` and `In-person` are one. */
export function channelKey(channel: string): string {
  return channel.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** A channel in the language of a wording, or as the record has it where there is no word for it. */
export function channelName(channel: string, wording: Wording): string {
  const key = `channel.${channelKey(channel)}`
  const name = Object.hasOwn(wording, key) ? wording[key] : undefined
  return typeof name === 'string' ? name : channel
}
