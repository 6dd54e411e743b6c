import type { Attachment, Reader } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import { readDiscordTime } from './read-discord-time.js'
import type { HtmlElement } from './html-element.js'
import { findByClass, findElements, textOfElement } from './html-parts.js'
import { htmlWords } from './html-words.js'
import { ReadingDraft } from './reading-draft.js'

const HEAD = 64 * 1024

/**
 * Reads the page of one channel that DiscordChatExporter makes, of any version: messages of one person that follow each
 * other stand in a group, and only the first of them names who speaks.
 */
export const discordHtml: Reader = {
  id: 'discord-html',
  canRead({ text }) {
    const head = text.slice(0, HEAD)
    if (!/<html|<!doctype html|<div/iu.test(head)) return false
    // The styles of the page are longer than what is looked at; they name the same classes.
    return /chatlog__message-group|chatlog__messages/u.test(head) && head.includes('chatlog__timestamp')
  },
  async read({ text }) {
    const { parseHtml } = await import('./parse-html.js')
    const draft = new ReadingDraft('discord-html', 'record')
    const page = parseHtml(text)
    const entries = findElements(page, ({ classes }) => classes.has('preamble__entry'))
    draft.title = entries.slice(0, 2).map(textOfElement).filter(Boolean).join(' / ')
    const state = { speaker: '', number: 0, unknownDates: 0 }
    const partOf = (message: HtmlElement, ...names: readonly string[]): HtmlElement | undefined => {
      for (const name of names) {
        const found = findElements(message, (each) => isMessage(each) || each.classes.has(name))
        const own = found.find((each) => !isMessage(each))
        if (own !== undefined) return own
      }
      return undefined
    }
    const timeOf = (...elements: readonly (HtmlElement | undefined)[]): ReturnType<typeof readDiscordTime> => {
      for (const element of elements) {
        if (element === undefined) continue
        const found = readDiscordTime(textOfElement(element)) ?? readDiscordTime(element.attributes['title'] ?? '')
        if (found !== undefined) return found
      }
      return undefined
    }
    const take = (message: HtmlElement, group: HtmlElement | undefined): void => {
      state.number += 1
      const line = state.number
      const author = partOf(message, 'chatlog__author', 'chatlog__author-name')
      const notice = partOf(message, 'chatlog__system-notification-content')
      if (notice !== undefined) {
        const who = textOfElement(partOf(message, 'chatlog__system-notification-author'))
        const time = timeOf(partOf(message, 'chatlog__system-notification-timestamp', 'chatlog__timestamp'))
        draft.event({ text: `${who} ${textOfElement(notice)}`.trim(), line, ...time })
        return
      }
      if (author !== undefined) state.speaker = textOfElement(author)
      const content = partOf(message, 'chatlog__content')
      const time = timeOf(
        partOf(message, 'chatlog__timestamp'),
        shortTime(partOf(message, 'chatlog__short-timestamp')),
        group,
      )
      if (time === undefined) state.unknownDates += 1
      const forwarded = partOf(message, 'chatlog__forwarded')
      const isForward = forwarded !== undefined && content === undefined
      const source = isForward ? forwarded : content
      const words = source === undefined ? { text: '', quoted: [] } : htmlWords(source, treat)
      const edited = partOf(message, 'chatlog__edited-timestamp')
      const attachments = findElements(message, ({ classes }) => classes.has('chatlog__attachment')).map((file) =>
        attachmentOf(file),
      )
      const stickers = findElements(message, ({ classes }) => classes.has('chatlog__sticker')).map((): Attachment => ({
        kind: 'sticker',
      }))
      if (state.speaker === '' && words.text === '' && attachments.length + stickers.length === 0) {
        draft.leaveOut('read/record-not-understood', line)
        return
      }
      draft.turn({
        speaker: state.speaker === '' ? 'Deleted User' : state.speaker,
        text: words.text,
        quoted: words.quoted,
        line,
        id: message.attributes['data-message-id'],
        replyToId: answered(partOf(message, 'chatlog__reply-link', 'chatlog__reference-link')),
        attachments: [...attachments, ...stickers],
        edited: edited !== undefined,
        forwardedFrom: isForward ? '' : undefined,
        ...time,
      })
    }
    const visit = (from: HtmlElement, group: HtmlElement | undefined): void => {
      for (const found of findElements(from, (each) => isMessage(each) || isGroup(each))) {
        if (isMessage(found)) {
          take(found, group)
          visit(found, undefined)
          continue
        }
        // In older pages the group itself names the speaker and the time, above its messages.
        const author = findByClass(found, 'chatlog__author-name') ?? findByClass(found, 'chatlog__author')
        state.speaker = textOfElement(author)
        visit(found, findByClass(found, 'chatlog__timestamp'))
      }
    }
    visit(page, undefined)
    if (state.unknownDates > 0) draft.notice('read/date-not-understood', { count: state.unknownDates })
    // Newer pages are made small and leave the last closing tags out, but not the number of messages at the end.
    if (!/<\/html|postamble/iu.test(text.slice(-3000))) draft.notice('read/cut-short')
    return [draft.reading()]
  },
}

function isMessage({ attributes, classes }: HtmlElement): boolean {
  return (
    attributes['data-message-id'] !== undefined ||
    (classes.has('chatlog__message-container') && attributes['id'] !== undefined)
  )
}

function isGroup({ classes }: HtmlElement): boolean {
  return classes.has('chatlog__message-group')
}

/** The short time shows the hour alone; the whole one stands in its title. */
function shortTime(element: HtmlElement | undefined): HtmlElement | undefined {
  return element === undefined ? undefined : { ...element, children: [element.attributes['title'] ?? ''] }
}

function treat(element: HtmlElement): 'take' | 'skip' | 'quote' {
  const { classes } = element
  if (classes.has('chatlog__edited-timestamp') || isMessage(element)) return 'skip'
  return classes.has('chatlog__markdown-quote') || classes.has('quote') ? 'quote' : 'take'
}

function answered(link: HtmlElement | undefined): string | undefined {
  return /scrollToMessage\(event, '(\d{1,25})'\)/u.exec(link?.attributes['onclick'] ?? '')?.[1]
}

/** The title of a picture is `Image: name (size)`; other files show their name. */
function attachmentOf(file: HtmlElement): Attachment {
  const named = findElements(file, ({ classes }) => classes.has('chatlog__attachment-generic-name'))[0]
  const titled = findElements(file, ({ attributes }) => /^(?:Image|Video|Audio): /u.test(attributes['title'] ?? ''))[0]
  const title = /^(Image|Video|Audio): (.*) \([^()]*\)$/u.exec(titled?.attributes['title'] ?? '')
  const name = named === undefined ? (title?.[2] ?? '') : textOfElement(named)
  const kind =
    attachmentKind(name) ??
    (title?.[1] === 'Image' ? 'image' : title?.[1] === 'Video' ? 'video' : title?.[1] === 'Audio' ? 'audio' : 'other')
  return name === '' ? { kind } : { name, kind }
}
