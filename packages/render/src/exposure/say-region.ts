import type { Region, Wording } from '@telltale/model'

import { say } from '../say.js'

const COLUMNS = ['left', '', 'right'] as const
const ROWS = ['upper', '', 'lower'] as const

/**
 * Where a part of a picture is, in words: "upper left, 320 × 80 pixels from 12,40".
 *
 * @param page - Size of the page that it is on; without it only the size of the part is told.
 * @param isOneOfMany - The page has a number that tells something.
 */
export function sayRegion(
  region: Region,
  page: { readonly width: number; readonly height: number } | undefined,
  isOneOfMany: boolean,
  wording: Wording,
): string {
  const { x, y, width, height } = region
  const size = say(wording, 'label.size', { width: whole(width), height: whole(height) })
  if (page === undefined) return size
  // The four numbers with which the part can be covered.
  const part = say(wording, 'label.region.from', { size, x: whole(Math.max(0, x)), y: whole(Math.max(0, y)) })
  const where = say(wording, `label.region.${spotOf(region, page)}`)
  if (!isOneOfMany) return say(wording, 'label.region.sized', { where, size: part })
  return say(wording, 'label.region.paged', { number: whole((region.page ?? 0) + 1), where, size: part })
}

/** In which ninth of the page the middle of the part lies. */
function spotOf(region: Region, page: { readonly width: number; readonly height: number }): string {
  const column = COLUMNS[third(region.x + region.width / 2, page.width)] ?? ''
  const row = ROWS[third(region.y + region.height / 2, page.height)] ?? ''
  return [row, column].filter((word) => word !== '').join('-') || 'middle'
}

function third(at: number, of: number): number {
  return Math.min(2, Math.max(0, Math.floor((at * 3) / Math.max(1, of)) || 0))
}

function whole(number: number): string {
  return String(Math.round(number))
}
