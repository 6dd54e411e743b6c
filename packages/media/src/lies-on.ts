import type { Region } from '@telltale/model'

/** Whether a region has at least some of a page in it. */
export function liesOn(
  { x, y, width, height }: Region,
  page: { readonly width: number; readonly height: number },
): boolean {
  return x < page.width && y < page.height && x + width > 0 && y + height > 0
}
