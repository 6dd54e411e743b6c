import { addAll } from '@telltale/model'
import type { Detail, Details } from './detail.js'
import { MOST_PARTS } from './limits.js'
import { mediaError } from './media-error.js'
import type { EmbeddedFile } from './media-format.js'

/** What was found in one file so far. The limit is the file's, however many parts of it hold something. */
export class GatheredDetails implements Details {
  readonly details: Detail[] = []
  readonly embedded: EmbeddedFile[] = []

  /** @throws {TelltaleError} `media/too-large` for a file that holds more than any file does. */
  add(details: readonly Detail[], embedded: readonly EmbeddedFile[] = []): void {
    if (this.details.length + details.length > MOST_PARTS || this.embedded.length + embedded.length > MOST_PARTS)
      throw mediaError('too-many-parts')
    addAll(this.details, details)
    addAll(this.embedded, embedded)
  }
}
