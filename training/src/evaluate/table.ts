/** A Markdown table whose columns line up in a terminal as well. The first column is text, the others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((cell, column) => Math.max(3, ...[head, ...rows].map((row) => widthOf(row[column] ?? cell))))
  const line = (cells: readonly string[]): string =>
    `| ${widths
      .map((width, column) => {
        const cell = cells[column] ?? ''
        const room = ' '.repeat(Math.max(0, width - widthOf(cell)))
        return column === 0 ? cell + room : room + cell
      })
      .join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)]
}

const widthOf = (text: string): number => [...text].length
