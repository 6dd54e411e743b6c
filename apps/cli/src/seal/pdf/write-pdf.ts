import { showHidden } from '@telltale/render'
import PDFDocument from 'pdfkit'
import type { PdfBlock } from './pdf-block.js'
import { PdfFonts, type Weight } from './pdf-fonts.js'

export interface PdfOptions {
  readonly title: string
  readonly language: string
  readonly at: Date
  /** Said at the end when signs had to be written as their numbers. */
  readonly aboutSigns: string
}

/** How a kind of paragraph looks. Sizes are in points. */
interface Look {
  readonly size: number
  readonly indent: number
  readonly before: number
  readonly colour: string
}

const INK = '#22282e'
const SOFT = '#59636d'
const LOOKS: Readonly<Record<PdfBlock['is'], Look>> = {
  title: { size: 20, indent: 0, before: 0, colour: INK },
  heading: { size: 14, indent: 0, before: 14, colour: INK },
  subheading: { size: 11, indent: 0, before: 9, colour: INK },
  text: { size: 10, indent: 0, before: 5, colour: INK },
  note: { size: 9, indent: 0, before: 3, colour: SOFT },
  quote: { size: 10, indent: 16, before: 3, colour: INK },
  item: { size: 10, indent: 8, before: 3, colour: INK },
  code: { size: 8, indent: 8, before: 1, colour: SOFT },
}
const MARGIN = 56
const LEADING = 1.5
/** A script that the fonts lack would fill pages with numbers. */
const MOST_LACKING = 0.1

/** Closing marks do not begin a line, opening ones do not end it. */
const NEVER_FIRST = /^[\p{Pe}\p{Pf}、。，．！？；：,.!?;:%…—～·]/u
const NEVER_LAST = /^[\p{Ps}\p{Pi}]/u
const BREAKS_ANYWHERE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u

/**
 * Writes paragraphs as a PDF that holds its own fonts, so that it looks the same on every machine. It has no link, no
 * script and nothing that is loaded. Hidden signs are shown, as on the other pages.
 *
 * @returns Undefined when the text is in a script that the fonts do not have: then the HTML page shows it and this cannot.
 */
export async function writePdf(blocks: readonly PdfBlock[], options: PdfOptions): Promise<Uint8Array | undefined> {
  const plain = blocks.map(({ runs, ...block }) => ({
    ...block,
    runs: runs.map((run) => ({ ...run, signs: signsOf(run.text) })),
  }))
  const wanted = new Map<Weight, Set<string>>([
    [400, new Set([...signsOf(options.aboutSigns), ...ALWAYS])],
    [700, new Set(ALWAYS)],
  ])
  for (const { runs } of plain)
    for (const { signs, bold } of runs)
      for (const sign of signs)
        for (const code of withoutSelectors(sign)) wanted.get(bold === true ? 700 : 400)?.add(code)
  const fonts = await PdfFonts.for(wanted)
  const setting = new Setting(fonts, options)
  for (const block of plain) setting.add(block)
  if (setting.lacking > setting.shown * MOST_LACKING && setting.lacking > 20) return undefined
  return await setting.finish()
}

interface Run {
  readonly signs: readonly string[]
  readonly bold?: boolean
  readonly soft?: boolean
}

interface Glyphs {
  readonly text: string
  readonly font: string
  readonly width: number
  readonly colour: string
}

/** What numbers of signs and of pages are written with. */
const ALWAYS = Array.from('‹›U+0123456789ABCDEF/ ')

class Setting {
  readonly #document: PDFDocument
  readonly #fonts: PdfFonts
  readonly #options: PdfOptions
  readonly #widths = new Map<string, number>()
  #y = MARGIN
  /** How many signs have no shape, and how many have. */
  lacking = 0
  shown = 0

  constructor(fonts: PdfFonts, options: PdfOptions) {
    this.#fonts = fonts
    this.#options = options
    const { title, language, at } = options
    this.#document = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      lang: language,
      info: { Title: title, CreationDate: at, ModDate: at },
    })
    for (const { name, bytes } of fonts.fonts) this.#document.registerFont(name, bytes)
  }

  add({ is, runs, onNewPage }: Omit<PdfBlock, 'runs'> & { readonly runs: readonly Run[] }): void {
    const look = LOOKS[is]
    const width = this.#document.page.width - 2 * MARGIN - look.indent
    const lines = this.#lines(runs, look, width)
    if (onNewPage === true && this.#y > MARGIN) this.#newPage()
    this.#y += look.before
    const height = look.size * LEADING
    // A heading stays with the first lines under it.
    const needed = is === 'heading' ? height * 8 : is === 'subheading' ? height * 4 : height
    if (this.#y + needed > this.#bottom) this.#newPage()
    for (const line of lines) {
      if (this.#y + height > this.#bottom) this.#newPage()
      this.#draw(line, MARGIN + look.indent, this.#y, look.size)
      this.#y += height
    }
  }

  async finish(): Promise<Uint8Array> {
    if (this.lacking > 0) this.add({ is: 'note', runs: [{ signs: signsOf(this.#options.aboutSigns) }] })
    const { start, count } = this.#document.bufferedPageRange()
    for (let page = start; page < start + count; page++) {
      this.#document.switchToPage(page)
      const [line = []] = this.#lines([{ signs: Array.from(`${page + 1} / ${count}`), soft: true }], LOOKS.note, 200)
      this.#draw(line, MARGIN, this.#document.page.height - MARGIN * 0.7, LOOKS.note.size)
    }
    this.#document.end()
    const pieces: Uint8Array[] = []
    for await (const piece of this.#document) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  get #bottom(): number {
    return this.#document.page.height - MARGIN
  }

  #newPage(): void {
    this.#document.addPage({ size: 'A4', margin: 0 })
    this.#y = MARGIN
  }

  /** Breaks runs into lines: between words, between signs of scripts that know none, and anywhere when nothing else fits. */
  #lines(runs: readonly Run[], look: Look, width: number): readonly (readonly Glyphs[])[] {
    const lines: Glyphs[][] = []
    let line: Glyphs[] = []
    let used = 0
    /** Up to here the line may be broken. */
    let breakAt = 0
    const end = (): void => {
      lines.push(line)
      line = []
      used = 0
      breakAt = 0
    }
    for (const glyphs of this.#glyphs(runs, look)) {
      if (glyphs.text === '\n') {
        end()
        continue
      }
      const last = line.at(-1)
      if (last !== undefined && mayBreak(last.text, glyphs.text)) breakAt = line.length
      if (used + glyphs.width > width && line.length > 0) {
        const rest = breakAt > 0 ? line.splice(breakAt) : []
        end()
        line = rest
        used = rest.reduce((sum, one) => sum + one.width, 0)
        if (glyphs.text === ' ' && line.length === 0) continue
      }
      line.push(glyphs)
      used += glyphs.width
    }
    if (line.length > 0) end()
    return lines
  }

  *#glyphs(runs: readonly Run[], look: Look): Generator<Glyphs, void, undefined> {
    for (const { signs, bold, soft } of runs) {
      const weight: Weight = bold === true ? 700 : 400
      const colour = soft === true ? SOFT : look.colour
      for (const sign of signs) {
        const shown = sign === '\n' ? [sign] : this.#shown(sign, weight)
        for (const text of shown) {
          const font = this.#fonts.nameFor(base(text), weight) ?? ''
          if (text === '\n') yield { text, font, width: 0, colour }
          else if (font !== '') yield { text, font, width: this.#width(text, font) * look.size, colour }
        }
      }
    }
  }

  #shown(sign: string, weight: Weight): readonly string[] {
    const text = withoutSelectors(sign)
    const codes = Array.from(text)
    if (codes.every((code) => this.#fonts.nameFor(code, weight) !== undefined) && codes.length > 0) {
      this.shown += 1
      // Parts of a picture that is put together lie in several slices.
      return codes.length === 1 ? [text] : codes
    }
    if (codes[0] !== undefined && this.#fonts.nameFor(codes[0], weight) !== undefined) {
      this.shown += 1
      return [text]
    }
    this.lacking += 1
    return codes.flatMap((code) => Array.from(`‹U+${(code.codePointAt(0) ?? 0).toString(16).toUpperCase()}›`))
  }

  /** At one point of size. */
  #width(text: string, font: string): number {
    const key = `${font}${text}`
    let width = this.#widths.get(key)
    if (width === undefined) {
      width = this.#document.font(font).fontSize(100).widthOfString(text) / 100
      this.#widths.set(key, width)
    }
    return width
  }

  #draw(line: readonly Glyphs[], left: number, top: number, size: number): void {
    let x = left
    for (let at = 0; at < line.length;) {
      const { font, colour } = line[at] ?? { font: '', colour: INK }
      let text = ''
      let width = 0
      for (; at < line.length && line[at]?.font === font && line[at]?.colour === colour; at++) {
        text += line[at]?.text ?? ''
        width += line[at]?.width ?? 0
      }
      this.#document.font(font).fontSize(size).fillColor(colour).text(text, x, top, { lineBreak: false })
      x += width
    }
  }
}

function mayBreak(before: string, after: string): boolean {
  if (NEVER_FIRST.test(after) || NEVER_LAST.test(before)) return false
  if (after === ' ') return false
  return before === ' ' || before === '-' || BREAKS_ANYWHERE.test(before) || BREAKS_ANYWHERE.test(after)
}

const SEGMENTS = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** The signs of a text as a person counts them, with the hidden ones made visible. */
function signsOf(text: string): readonly string[] {
  const shown = text
    .split('\n')
    .map((line) => showHidden(line).replaceAll('\u27e8', '‹').replaceAll('\u27e9', '›'))
    .join('\n')
  return Array.from(SEGMENTS.segment(shown), ({ segment }) =>
    /^\s$/u.test(segment) && segment !== '\n' ? ' ' : segment,
  )
}

/** The sign that tells which font a whole one is in. */
function base(sign: string): string {
  return Array.from(sign)[0] ?? ''
}

/** Joiners and selectors have no shape of their own. */
function withoutSelectors(sign: string): string {
  return sign.replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
}
