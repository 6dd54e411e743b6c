import type { Attachment, Reader } from '@telltale/model'
import { attachmentKind } from './attachment-kind.js'
import type { HtmlElement } from './html-element.js'
import { findByClass, findElements, textOfElement } from './html-parts.js'
import { htmlWords } from './html-words.js'
import { readImessageTime } from './read-imessage-time.js'
import { ReadingDraft } from './reading-draft.js'
import { titleFromName } from './title-from-name.js'

const HEAD = 64 * 1024

/** Reads the page that imessage-exporter makes of a chat in Messages on a Mac or in a backup of an iPhone. */
export const imessageHtml: Reader = {
  id: 'imessage-html',
  canRead({ text }) {
    const head = text.slice(0, HEAD)
    return (
      /<div class="message">\s{0,200}<div class="(?:sent|received)/u.test(head) &&
      head.includes('class="timestamp"') &&
      head.includes('class="sender"')
    )
  },
  async read({ name: fileName, text }) {
    const { parseHtml } = await import('./parse-html.js')
    const draft = new ReadingDraft('imessage-html', 'record')
    draft.title = titleFromName(fileName)
    /** Each version stands in a row, behind the time of it. */
    const versionsOf = (edited: HtmlElement): string => {
      const rows = findElements(edited, ({ name }) => name === 'tr')
      const words = rows.map((row) => textOfElement(findElements(row, ({ name }) => name === 'td').at(-1)))
      return rows.length === 0 ? textOfElement(edited) : words.filter((part) => part !== '').join('\n')
    }
    const found: Found[] = []
    const visit = (from: HtmlElement, parent: number, inReplies: boolean): void => {
      for (const element of findElements(from, (each) => isMessage(each) || each.classes.has('replies'))) {
        if (element.classes.has('replies')) {
          visit(element, parent, true)
          continue
        }
        if (element.classes.has('announcement')) {
          found.push({ element, parent: -1, isAnswer: false, key: '' })
          continue
        }
        const time = textOfElement(findByClass(element, 'timestamp'))
        const speaker = textOfElement(findByClass(element, 'sender'))
        const words = textOfElement(findByClass(element, 'bubble'))
        const at = readImessageTime(time)?.at ?? time
        const index = found.length
        found.push({ element, parent, isAnswer: inReplies, key: JSON.stringify([at, speaker, words.slice(0, 200)]) })
        visit(element, index, inReplies)
      }
    }
    visit(parseHtml(text), -1, false)
    const inPlace = new Set(found.filter(({ isAnswer }) => !isAnswer).map(({ key }) => key))
    const answers = new Map(
      found.filter(({ isAnswer, key }) => isAnswer && inPlace.has(key)).map(({ key, parent }) => [key, parent]),
    )
    let unknownDates = 0
    for (const [index, { element, parent, isAnswer, key }] of found.entries()) {
      const line = index + 1
      const stamp = textOfElement(findByClass(element, 'timestamp'))
      const time = readImessageTime(stamp)
      if (element.classes.has('announcement')) {
        const said = textOfElement(element)
        draft.event({ text: said.startsWith(stamp) ? said.slice(stamp.length).trim() : said, at: time?.at, line })
        continue
      }
      if (isAnswer && inPlace.has(key)) {
        draft.leaveOut('read/duplicate-left-out', line)
        continue
      }
      const speaker = textOfElement(findByClass(element, 'sender'))
      if (speaker === '') {
        draft.leaveOut('read/record-not-understood', line)
        continue
      }
      if (time === undefined) unknownDates += 1
      const own = withoutReplies(element)
      const bubbles = findElements(
        own,
        ({ classes }) => classes.has('bubble') || classes.has('edited') || classes.has('subject'),
      )
      const texts = bubbles.map((bubble) =>
        bubble.classes.has('edited') ? versionsOf(bubble) : htmlWords(bubble, () => 'take').text,
      )
      const isUnsent = findElements(own, ({ classes }) => classes.has('unsent')).length > 0
      const isEdited = bubbles.some(({ classes }) => classes.has('edited'))
      const isReply = findElements(own, ({ classes }) => classes.has('reply_context')).length > 0
      draft.turn({
        speaker,
        text: texts.filter((part) => part !== '').join('\n'),
        at: time?.at,
        line,
        id: index,
        replyToId: isAnswer ? parent : isReply ? answers.get(key) : undefined,
        attachments: findElements(own, isFile).flatMap(attachmentOf),
        edited: isEdited && !isUnsent,
        deleted: isUnsent,
      })
      const isMine = findElements(element, ({ classes }) => classes.has('sent') || classes.has('received'))[0]
      if (isMine?.classes.has('sent') === true) draft.owner ??= speaker
    }
    if (unknownDates > 0) draft.notice('read/date-not-understood', { count: unknownDates })
    if (!/<\/html\s*>\s*$/iu.test(text.slice(-200))) draft.notice('read/cut-short')
    return [draft.reading()]
  },
}

interface Found {
  readonly element: HtmlElement
  /** The message below which an answer stands. */
  readonly parent: number
  readonly isAnswer: boolean
  /** The same for both places in which an answer stands. */
  readonly key: string
}

function isMessage({ name, classes }: HtmlElement): boolean {
  return name === 'div' && (classes.has('message') || classes.has('announcement'))
}

/** The message alone, without the answers and reactions within it. */
function withoutReplies(element: HtmlElement): HtmlElement {
  const children = element.children.flatMap((child): readonly (HtmlElement | string)[] => {
    if (typeof child === 'string') return [child]
    const { classes } = child
    if (
      isMessage(child) ||
      ['replies', 'reactions', 'tapbacks', 'tapback', 'reaction'].some((name) => classes.has(name))
    )
      return []
    return [withoutReplies(child)]
  })
  return { ...element, children }
}

function isFile({ name, classes }: HtmlElement): boolean {
  return (
    ['img', 'video', 'audio'].includes(name) ||
    (name === 'a' && !classes.has('bubble')) ||
    classes.has('attachment_error')
  )
}

function attachmentOf(element: HtmlElement): readonly Attachment[] {
  const { name, attributes, children, classes } = element
  if (classes.has('attachment_error')) return [{ kind: 'other' }]
  const source = children.find((child): child is HtmlElement => typeof child !== 'string' && child.name === 'source')
  const path = attributes['src'] ?? attributes['href'] ?? source?.attributes['src'] ?? ''
  // A link in the words leads to a page; one to a file leads beside the export.
  if (name === 'a' && !/^file:|attachments\//iu.test(path)) return []
  const fileName = path.slice(path.lastIndexOf('/') + 1)
  const byTag = name === 'img' ? 'image' : name === 'video' ? 'video' : name === 'audio' ? 'audio' : 'other'
  const kind = byTag === 'other' ? (attachmentKind(fileName) ?? 'other') : byTag
  return [fileName === '' ? { kind } : { name: fileName, kind }]
}
