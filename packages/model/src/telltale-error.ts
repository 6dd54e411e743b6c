/** What can stop the work. Each is something the person can act on. */
export type ErrorCode =
  | 'usage/unknown-option'
  | 'usage/bad-value'
  | 'usage/no-input'
  | 'usage/unknown-rule'
  | 'usage/unknown-case'
  | 'usage/unknown-speaker'
  | 'usage/unknown-conversation'
  | 'read/not-found'
  | 'read/not-readable'
  | 'read/empty'
  | 'read/not-text'
  | 'read/too-large'
  | 'read/not-understood'
  | 'read/archive-unsafe'
  | 'read/encrypted'
  | 'read/bad-record'
  | 'write/not-writable'
  | 'write/no-room'
  | 'write/exists'
  | 'seal/no-container'
  | 'seal/wrong-key'
  | 'seal/bad-key'
  | 'seal/changed-meanwhile'
  | 'media/not-known'
  | 'media/damaged'
  | 'media/too-large'
  | 'media/two-in-one'
  | 'media/not-cleanable'
  | 'media/not-coverable'
  | 'media/not-seen'
  | 'pack/not-valid'
  | 'internal/unexpected'

/** A failure the person can act on. Neither text may hold a word of the conversation: errors travel to logs and bug reports. */
export class TelltaleError extends Error {
  override readonly name = 'TelltaleError'
  readonly code: ErrorCode
  /** What to do about it, in one sentence. */
  readonly remedy: string

  constructor(code: ErrorCode, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.remedy = remedy
  }
}
