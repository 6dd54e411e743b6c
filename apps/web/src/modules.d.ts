// What the build makes of files that are no TypeScript.
declare module '*?worker&url' {
  /** The address of the worker's program. */
  const url: string
  export default url
}
declare module '*?url' {
  const url: string
  export default url
}
declare module '*?raw' {
  const text: string
  export default text
}
declare module '*.yaml' {
  /** Dotted keys to sentences. */
  const texts: Readonly<Record<string, string>>
  export default texts
}
declare module '*.css'
declare module 'virtual:app-version' {
  import type { AppVersion } from '@telltale/host-web/offline'
  export const version: AppVersion
}
declare module 'virtual:program/*' {
  /** A program for WebAssembly, in base64. */
  const program: string
  export default program
}
declare module 'virtual:version' {
  /** Of the app. */
  export const version: string
}
declare module 'virtual:examples' {
  /** A conversation to try the app with, in each language, and who the person is in it. */
  export const examples: Readonly<
    Record<'en' | 'zh', { readonly name: string; readonly text: string; readonly me: string }>
  >
}
