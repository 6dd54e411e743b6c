import type { Block, Inline, Level, Line, Page, QuoteEntry, Remark, Section } from '@telltale/render'
import { createContext, type ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'

/** How a number in the text goes to its finding; outside a report it goes nowhere. */
export const ShowNumber = createContext<(number: number) => void>(() => undefined)

/**
 * A section of the page as it was laid out for every kind of report, under its own heading. Nothing where the page has
 * no such section.
 */
export function PageSection({
  page,
  id,
  heading = 2,
  children,
}: {
  readonly page: Page
  readonly id: string
  readonly heading?: 2 | 3
  readonly children?: ComponentChildren
}) {
  const section = sectionOf(page, id)
  if (section === undefined) return null
  const Heading = heading === 2 ? 'h2' : 'h3'
  return (
    <section class={`part part-${id}`} id={id} aria-labelledby={`${id}-heading`}>
      <Heading id={`${id}-heading`} tabIndex={-1}>
        {section.heading}
      </Heading>
      <Blocks blocks={section.blocks} />
      {children}
    </section>
  )
}

/**
 * The section of a page that has a name.
 *
 * @returns Undefined when there is nothing to say under that heading.
 */
export function sectionOf(page: Page, id: string): Section | undefined {
  return page.sections.find((section) => section.id === id)
}

/** Parts of a page, one below the other. Findings and stages are left out: they have a form of their own. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </>
  )
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.is) {
    case 'lead':
    case 'note':
      return (
        <p class={block.is}>
          <Words line={block.line} />
        </p>
      )
    case 'text':
      return (
        <p>
          <Words line={block.line} />
        </p>
      )
    case 'labelled':
      return (
        <p class="labelled">
          <span class="label">{block.label}</span> <Words line={block.line} />
        </p>
      )
    case 'meter':
      return (
        <>
          <p class="labelled">
            <span class="label">{block.label}</span> <Meter level={block.level} /> {block.value}
          </p>
          <p class="note">{block.note}</p>
        </>
      )
    case 'list':
      return <Items items={block.items} isNumbered={block.numbered} />
    case 'group':
      return (
        <div class="group">
          <h3>{block.heading}</h3>
          <Items items={block.items} isNumbered={false} />
        </div>
      )
    case 'steps':
      return (
        <ul class="steps">
          {block.items.map((item, index) => (
            <li key={index}>
              <Words line={item.line} />
              {item.quotes.map((quote, at) => (
                <Quote key={at} quote={quote} />
              ))}
              {item.more === undefined ? null : <p class="note">{item.more}</p>}
            </li>
          ))}
        </ul>
      )
    case 'card':
      return (
        <div class="card">
          <h3>{block.title}</h3>
          {block.facts.map((fact) => (
            <p key={fact.label} class="labelled">
              <span class="label">{fact.label}</span> <Words line={fact.line} />
            </p>
          ))}
        </div>
      )
    case 'brief':
      return (
        <ul class="brief">
          {block.items.map((item) => (
            <li key={item.number} id={`finding-${item.number}`}>
              <span class="name">{item.title}</span> <Words line={item.line} />
            </li>
          ))}
        </ul>
      )
    // The report shows these in a form of its own.
    case 'jump':
    case 'stages':
    case 'finding':
      return null
  }
}

/** What was said, who said it, and where. */
export function Quote({ quote, onShow }: { readonly quote: QuoteEntry; readonly onShow?: ComponentChildren }) {
  return (
    <figure>
      <blockquote dir="auto">
        <p>
          <Words line={quote.quote} />
        </p>
      </blockquote>
      <figcaption>
        <Words line={quote.origin} /> {onShow}
      </figcaption>
    </figure>
  )
}

/** What is added to a finding, such as why it matters or what else it could be: a line, or a list under its name. */
export function RemarkView({ remark }: { readonly remark: Remark }) {
  if (remark.is === 'line')
    return (
      <p class="labelled">
        <span class="label">{remark.label}</span> <Words line={remark.line} />
      </p>
    )
  return (
    <div class="labelled">
      <span class="label">{remark.label}</span>
      <Items items={remark.items} isNumbered={false} />
    </div>
  )
}

function Items({ items, isNumbered }: { readonly items: readonly Line[]; readonly isNumbered: boolean }) {
  const List = isNumbered ? 'ol' : 'ul'
  return (
    <List>
      {items.map((item, index) => (
        <li key={index}>
          <Words line={item} />
        </li>
      ))}
    </List>
  )
}

/** How much of five marks is filled. Without a name, the words beside it say the same. */
export function Meter({ level, name }: { readonly level: Level; readonly name?: string }) {
  return (
    <span
      class={`meter m${level}`}
      {...(name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      <i />
      <i />
      <i />
      <i />
      <i />
    </span>
  )
}

/** Our words as they are, theirs kept apart, so that no text turns the direction of ours. */
export function Words({ line }: { readonly line: Line }) {
  return (
    <>
      {line.map((piece, index) => (
        <Piece key={index} piece={piece} />
      ))}
    </>
  )
}

function Piece({ piece }: { readonly piece: Inline }) {
  switch (piece.is) {
    case 'words':
      return <>{piece.text}</>
    case 'theirs':
      return <bdi>{piece.text}</bdi>
    case 'sentence':
      return <bdi>{piece.parts.map(({ text, marked }, at) => (marked ? <mark key={at}>{text}</mark> : text))}</bdi>
    case 'finding':
      return <FindingNumber number={piece.number} />
    case 'address':
      // Nothing is called from here: the address is there to be copied, by those who want to.
      return <span class="address">{piece.text}</span>
  }
}

function FindingNumber({ number }: { readonly number: number }) {
  const show = useContext(ShowNumber)
  return (
    <button type="button" class="link" onClick={() => show(number)}>
      {number}
    </button>
  )
}
