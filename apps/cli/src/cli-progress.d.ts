// The package has no declarations; these are the parts that are used here.
declare module 'cli-progress' {
  class SingleBar {
    constructor(options: Readonly<Record<string, unknown>>)
    start(total: number, startValue: number): void
    update(current: number): void
    stop(): void
  }
  const cliProgress: { readonly SingleBar: typeof SingleBar }
  export default cliProgress
}
