/**
 * Tells whether a UTF-16 unit is invisible and joins what stands around it: zero-width spaces and joiners, direction
 * marks, soft hyphens, variation selectors. Matching reads across them as if they were not there.
 */
export function isIgnorable(unit: number): boolean {
  return (
    (unit >= 0x200b && unit <= 0x200f) ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2060 && unit <= 0x206f) ||
    (unit >= 0xfe00 && unit <= 0xfe0f) ||
    unit === 0x00ad ||
    unit === 0xfeff ||
    unit === 0x034f ||
    unit === 0x061c ||
    unit === 0x180e
  )
}
