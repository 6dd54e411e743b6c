import { bytesFromBase64 } from './bytes-from-base64.js'

/** The bytes of what was stored as base64, or as they are, where a host has read them from a file. */
export const bytesOf = (stored: string | Uint8Array): Uint8Array =>
  typeof stored === 'string' ? bytesFromBase64(stored) : stored
