/** One component of a JPEG as its coefficients: blocks of 64, in the order of the zigzag, row by row, whole MCUs. */
export interface Component {
  readonly id: number
  readonly across: number
  readonly down: number
  readonly table: number
  /** Blocks in a row and rows of blocks, filled up to whole MCUs. */
  readonly columns: number
  readonly rows: number
  /** Blocks that show something: what a scan of this component alone has. */
  readonly shownColumns: number
  readonly shownRows: number
  readonly values: Int16Array
}

/** A stretch of a scan, from one byte to before another. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A JPEG as the numbers that were packed, before they become pixels. */
export interface Coefficients {
  readonly width: number
  readonly height: number
  readonly mostAcross: number
  readonly mostDown: number
  readonly mcuColumns: number
  readonly mcuRows: number
  readonly components: readonly Component[]
  /** Of each scan, the stretches of it that were needed. */
  readonly scanNeeds: readonly (readonly Stretch[])[]
}
