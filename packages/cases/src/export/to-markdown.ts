import type { CaseRecord } from '../case-record.js'
import { layOutCase, type CaseLine } from '../lay-out-case.js'
import type { ExportContext } from './export-context.js'

/** A page for each case with headings and lists, for people who want to print or edit it. */
export function toMarkdown(records: readonly CaseRecord[], context: ExportContext): string {
  return records
    .map((record) => {
      const { title, id, sections } = layOutCase(record, context)
      const parts = sections.map(({ heading, lines }) => `## ${escaped(heading)}\n\n${lines.map(lineOf).join('\n')}\n`)
      return `# ${escaped(title)}\n\n\`${id}\`\n\n${parts.join('\n')}`
    })
    .join('\n---\n\n')
}

function lineOf({ label, text, address, below }: CaseLine): string {
  const link = address === undefined ? '' : ` <${address.replace(/[<>\s]/gu, encodeURIComponent)}>`
  const head = `- ${label === undefined ? '' : `**${escaped(label)}** `}${escaped(text)}${link}`
  return [head, ...(below ?? []).map((line) => `  - ${escaped(line)}`)].join('\n')
}

/** Signs that Markdown or HTML would read as their own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/gu, (sign) => `\\${sign}`)
}
