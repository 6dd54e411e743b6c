import type { Region } from '@telltale/model'

/** Shares of a picture's sides that are shown, from its upper left corner. */
export interface ShownPart {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** What is cut off of a picture, in its pixels. */
export function cutRegions(
  { width, height }: { readonly width: number; readonly height: number },
  shown: ShownPart,
): readonly Region[] {
  const [left, top] = [Math.floor(width * shown.left), Math.floor(height * shown.top)]
  const [right, bottom] = [Math.ceil(width * shown.right), Math.ceil(height * shown.bottom)]
  const parts: readonly Region[] = [
    { x: 0, y: 0, width, height: top },
    { x: 0, y: bottom, width, height: height - bottom },
    { x: 0, y: top, width: left, height: bottom - top },
    { x: right, y: top, width: width - right, height: bottom - top },
  ]
  return parts.filter((part) => part.width > 0 && part.height > 0)
}
