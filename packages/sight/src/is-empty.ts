import type { Pixels } from '@telltale/model'

/** Whether there is nothing to look at: no size, or fewer bytes than the size asks for. */
export function isEmpty({ width, height, data }: Pixels): boolean {
  return !(width >= 1 && height >= 1) || data.length < width * height * 4
}
