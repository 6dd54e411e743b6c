// The package has no declarations; these are the parts that are used here.
declare module 'cli-progress' {
  interface Bar {
    start(total: number, startValue: number): void
    update(current: number): void
    stop(): void
  }
  const cliProgress: { readonly SingleBar: new (options: Readonly<Record<string, unknown>>) => Bar }
  export default cliProgress
}
