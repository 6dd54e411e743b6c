// The package's own declarations import each other in a way that Node's resolution does not follow.
declare module 'opencc-js/t2cn' {
  /** Makes a function that turns Chinese text of one writing into another. */
  export function Converter(options: { readonly from: string; readonly to: string }): (text: string) => string
}

declare module 'opencc-js/cn2t' {
  /** Makes a function that turns Chinese text of one writing into another. */
  export function Converter(options: { readonly from: string; readonly to: string }): (text: string) => string
}
