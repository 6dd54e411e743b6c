/** What a line drawing shows: values from 0 to 1 over labelled places. */
export interface LineDrawing {
  readonly title: string
  readonly across: string
  readonly up: string
  readonly labels: readonly string[]
  readonly lines: readonly { readonly name: string; readonly values: readonly (number | undefined)[] }[]
  /** Draws the diagonal on which a value equals its place. */
  readonly diagonal?: true
}

const WIDTH = 640
const HEIGHT = 360
const LEFT = 60
const RIGHT = 20
const TOP = 50
const BOTTOM = 50
/** Told apart without colour as well: each has its own dashes. */
const STROKES = [
  ['#1b4f72', ''],
  ['#7d6608', '6 4'],
  ['#922b21', '2 3'],
] as const

/** Draws lines as a small SVG that needs nothing else. The same values give the same bytes. */
export function drawLines({ title, across, up, labels, lines, diagonal }: LineDrawing): string {
  const x = (index: number): number =>
    LEFT + ((WIDTH - LEFT - RIGHT) * (diagonal ? index + 0.5 : index)) / Math.max(1, labels.length - (diagonal ? 0 : 1))
  const y = (value: number): number => HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value
  const at = (value: number): string => value.toFixed(1)
  const text = (left: number, top: number, anchor: string, says: string, more = ''): string =>
    `<text x="${at(left)}" y="${at(top)}" text-anchor="${anchor}"${more}>${escaped(says)}</text>`
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(LEFT, 20, 'start', title, ' font-weight="bold"'),
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((value) => [
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(y(value))}" y2="${at(y(value))}" stroke="#dddddd"/>`,
      text(LEFT - 8, y(value) + 4, 'end', `${100 * value} %`),
    ]),
    ...labels.map((label, index) => text(x(index), HEIGHT - BOTTOM + 18, 'middle', label)),
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, 'middle', across),
    text(
      16,
      (TOP + HEIGHT - BOTTOM) / 2,
      'middle',
      up,
      ` transform="rotate(-90 16 ${at((TOP + HEIGHT - BOTTOM) / 2)})"`,
    ),
  ]
  if (diagonal)
    parts.push(
      `<line x1="${LEFT}" y1="${at(y(0))}" x2="${WIDTH - RIGHT}" y2="${at(y(1))}" stroke="#aaaaaa" stroke-dasharray="4 4"/>`,
    )
  lines.forEach(({ name, values }, index) => {
    const [colour, dashes] = STROKES[index % STROKES.length] ?? STROKES[0]
    const stroke = `stroke="${colour}" stroke-width="2"${dashes === '' ? '' : ` stroke-dasharray="${dashes}"`}`
    const places = values.flatMap((value, place) => (value === undefined ? [] : [[x(place), y(value)] as const]))
    parts.push(
      `<polyline fill="none" ${stroke} points="${places.map(([left, top]) => `${at(left)},${at(top)}`).join(' ')}"/>`,
      ...places.map(([left, top]) => `<circle cx="${at(left)}" cy="${at(top)}" r="3" fill="${colour}"/>`),
      `<line x1="${LEFT + 170 * index}" x2="${LEFT + 170 * index + 24}" y1="36" y2="36" ${stroke}/>`,
      text(LEFT + 170 * index + 30, 40, 'start', name),
    )
  })
  return `${[...parts, '</svg>'].join('\n')}\n`
}

function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;')
}
