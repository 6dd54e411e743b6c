// Stands in for the shared suite of the readers' tests, `packages/readers/test/behaviour.ts`: keeps what it is told.

/** What each reader tells the suite about its format. */
export const formats = []
export const describeReader = (format) => formats.push(format)
export const readWith = async () => []
export const expectAccounted = () => undefined
