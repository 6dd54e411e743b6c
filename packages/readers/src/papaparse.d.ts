// The declarations that exist for this package bring those of Node with them; these are the parts that are used here.
declare module 'papaparse' {
  interface StepResult {
    readonly data: readonly string[]
    readonly errors: readonly { readonly code: string }[]
    readonly meta: { readonly cursor: number }
  }
  interface Parser {
    abort(): void
  }
  const papaparse: {
    parse(
      text: string,
      options: {
        readonly delimiter: string
        readonly newline?: string
        readonly quoteChar?: string
        readonly step: (result: StepResult, parser: Parser) => void
      },
    ): void
  }
  export default papaparse
}
