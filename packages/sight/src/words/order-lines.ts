import type { Region } from '@telltale/model'

interface Placed {
  readonly region: Region
}

/** Columns of text are at least so many lines long on each side, and their lines so much longer than high. */
const LINES_OF_COLUMN = 3
const LONG = 8

/**
 * Puts lines into the order one reads them: row by row from the top, within a row from the left, so that a label stands
 * before what it labels. Only where long lines stand side by side in columns does one column come before the next.
 */
export function orderLines<Line extends Placed>(lines: readonly Line[]): readonly Line[] {
  const gutter = gutterOf(lines)
  if (gutter === undefined) return inRows(lines)
  const middle = ({ region }: Placed) => region.x + region.width / 2
  return [
    ...orderLines(lines.filter((line) => middle(line) < gutter)),
    ...orderLines(lines.filter((line) => middle(line) >= gutter)),
  ]
}

/** Where nothing stands between two columns of long lines. */
function gutterOf(lines: readonly Placed[]): number | undefined {
  if (lines.length < LINES_OF_COLUMN * 2) return undefined
  const byLeft = [...lines].sort((a, b) => a.region.x - b.region.x)
  let reached = 0
  for (const [index, { region }] of byLeft.entries()) {
    const left = byLeft.slice(0, index)
    const right = byLeft.slice(index)
    const free = index > 0 && region.x - reached >= region.height * 0.8
    if (free && isColumn(left) && isColumn(right)) return (region.x + reached) / 2
    reached = Math.max(reached, region.x + region.width)
  }
  return undefined
}

function isColumn(lines: readonly Placed[]): boolean {
  if (lines.length < LINES_OF_COLUMN) return false
  return lines.filter(({ region }) => region.width >= region.height * LONG).length * 2 >= lines.length
}

function inRows<Line extends Placed>(lines: readonly Line[]): readonly Line[] {
  const rows: Line[][] = []
  for (const line of [...lines].sort((a, b) => middleOf(a) - middleOf(b) || a.region.x - b.region.x)) {
    const row = rows.at(-1)
    const last = row?.at(-1)
    if (row !== undefined && last !== undefined && isBeside(last, line)) row.push(line)
    else rows.push([line])
  }
  return rows.flatMap((row) => row.sort((a, b) => a.region.x - b.region.x))
}

function middleOf({ region }: Placed): number {
  return region.y + region.height / 2
}

function isBeside(a: Placed, b: Placed): boolean {
  return Math.abs(middleOf(a) - middleOf(b)) < Math.min(a.region.height, b.region.height) * 0.5
}
