/** What a bar drawing shows: a value from 0 to 1 for each name, with a mark to compare it with. */
export interface BarDrawing {
  readonly title: string
  readonly bars: readonly { readonly name: string; readonly value: number }[]
  /** A line that every bar is seen against. */
  readonly against: number
}

const WIDTH = 640
const LEFT = 260
const RIGHT = 60
const TOP = 40
const ROW = 22

/** Draws bars as a small SVG that needs nothing else. The same values give the same bytes. */
export function drawBars({ title, bars, against }: BarDrawing): string {
  const height = TOP + ROW * bars.length + 16
  const x = (value: number): string => (LEFT + (WIDTH - LEFT - RIGHT) * value).toFixed(1)
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="10" y="22" font-weight="bold">${escaped(title)}</text>`,
    ...bars.flatMap(({ name, value }, row) => [
      `<text x="${LEFT - 8}" y="${TOP + ROW * row + 15}" text-anchor="end">${escaped(name)}</text>`,
      `<rect x="${LEFT}" y="${TOP + ROW * row + 3}" width="${((WIDTH - LEFT - RIGHT) * value).toFixed(1)}" height="${ROW - 6}" fill="#1b4f72"/>`,
      `<text x="${Number(x(value)) + 6}" y="${TOP + ROW * row + 15}">${(100 * value).toFixed(1)} %</text>`,
    ]),
    `<line x1="${x(against)}" x2="${x(against)}" y1="${TOP}" y2="${height - 12}" stroke="#922b21" stroke-dasharray="4 3"/>`,
    '</svg>',
  ].join('\n')}\n`
}

function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;')
}
