/** What closes a container: a passphrase, or those who may open it. */
export type SealKeys =
  | { readonly passphrase: string; readonly workFactor?: number }
  /** Public keys of the age format, as `age1…`. Each of them opens it alone. */
  | { readonly recipients: readonly string[] }

/** What opens a container: its passphrase, or secret keys as `AGE-SECRET-KEY-…`. */
export type OpenKeys = { readonly passphrase: string } | { readonly identities: readonly string[] }

/** 2^18 blocks: 256 MiB and about a second for each guess; what `age` itself takes. */
export const WORK_FACTOR = 18
