import { TelltaleError, type Region } from '@telltale/model'

const COVER = /^(\d{1,6}),(\d{1,6}),(\d{1,6}),(\d{1,6})(?:@(\d{1,4}))?$/u

/**
 * Parts of a picture as they are written on the command line: `x,y,width,height`, with `@page` counted from 1.
 *
 * @throws {TelltaleError} `usage/bad-value`.
 */
export function parseCovers(values: readonly string[]): readonly Region[] {
  return values.map((value) => {
    const [, x, y, width, height, page] = (COVER.exec(value.replaceAll(' ', '')) ?? []).map(Number)
    const isOne = x !== undefined && y !== undefined && width !== undefined && height !== undefined
    if (!isOne || width === 0 || height === 0 || page === 0) {
      throw new TelltaleError(
        'usage/bad-value',
        '--cover is no part of a picture.',
        'Write it as x,y,width,height in pixels from the upper left corner, and @2 after it for page 2.',
      )
    }
    return { x, y, width, height, ...(page === undefined || Number.isNaN(page) ? {} : { page: page - 1 }) }
  })
}
