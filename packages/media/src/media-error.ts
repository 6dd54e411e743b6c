import { TelltaleError } from '@telltale/model'
import { LARGEST_FILE, MOST_PIXELS } from './limits.js'

const SCREENSHOT = 'Open it and take a screenshot of what you want to show, and use that.'
const UNKNOWN_MAKER = 'Do not open it if you do not know who made it; use the original instead.'

/** Ways in which looking into a file or copying it can fail, each with its code and its two sentences. */
export const MEDIA_FAILURES = {
  empty: ['read/empty', 'There is nothing in the file.', 'Choose a file that has something in it.'],
  'too-large-file': [
    'media/too-large',
    `The file is larger than ${String(LARGEST_FILE / 1_000_000)} MB.`,
    'Make it smaller, or use a part of it.',
  ],
  'too-many-pixels': [
    'media/too-large',
    `The picture has more than ${String(MOST_PIXELS / 1_000_000)} million pixels.`,
    'Make it smaller, or cut out the part that you want to show.',
  ],
  'grows-too-far': [
    'media/too-large',
    'A part of the file grows far beyond its size when it is unpacked.',
    UNKNOWN_MAKER,
  ],
  'too-many-parts': ['media/too-large', 'The file has more parts than such a file has.', UNKNOWN_MAKER],
  'too-deep': ['media/too-large', 'Parts of the file lie within each other too many times.', UNKNOWN_MAKER],
  'not-known': [
    'media/not-known',
    'This kind of file is not one that can be looked into.',
    'Save it in a common format, such as JPEG, PNG, PDF or DOCX, and use that.',
  ],
  archive: [
    'media/not-known',
    'This is an archive with other files in it.',
    'Unpack it, and use the pictures and texts in it. If it is an exported chat, use the screen Check, or telltale check in a terminal.',
  ],
  damaged: [
    'media/damaged',
    'The file is damaged or cut short.',
    'Copy it again from where you have it, and use that.',
  ],
  'two-in-one': [
    'media/two-in-one',
    'The file is made so that it can be taken for two kinds of file at once.',
    SCREENSHOT,
  ],
  encrypted: ['read/encrypted', 'The file is locked with a password.', 'Save it without its password, and use that.'],
  'not-cleanable': [
    'media/not-cleanable',
    'The file has parts of which it is not certain whether they give something away, so no copy was made.',
    SCREENSHOT,
  ],
  'camera-raw': [
    'media/not-cleanable',
    'The file is what a camera’s sensor recorded, not a finished picture, so no copy was made.',
    'Export it as JPEG, PNG or TIFF from the program that you develop pictures with, and use that.',
  ],
  'svg-active': [
    'media/not-cleanable',
    'The drawing has programs or links to other places in it that cannot be taken out without changing it, so no copy was made.',
    'Export it as PNG, and use that.',
  ],
  'not-seen': [
    'media/not-seen',
    'What this picture shows cannot be looked at on this machine; its details beside the picture were read.',
    'Save it as JPEG or PNG, and use that.',
  ],
  'not-coverable': [
    'media/not-coverable',
    'Parts of this kind of picture cannot be covered here, so no copy was made.',
    SCREENSHOT,
  ],
  'outside-picture': [
    'media/not-coverable',
    'A part that is to be covered does not lie in the picture, so no copy was made.',
    'Look how large the picture is, and choose the part again.',
  ],
  'four-inks': [
    'media/not-coverable',
    'The picture is made for printing, in four inks (CMYK). Parts of it cannot be covered here, so no copy was made.',
    'Save it in the colours of a screen (RGB), as JPEG or PNG, and use that.',
  ],
  'drawn-by-viewers': [
    'media/not-cleanable',
    'The pages have filled-in fields or notes whose look the file does not hold, so no copy was made.',
    'Print it into a PDF, and use that.',
  ],
  'letters-without-shapes': [
    'media/not-cleanable',
    'The pages have letters whose shapes the file does not hold, so it is not certain that all of them are seen, and no copy was made.',
    'Print it into a PDF, and use that.',
  ],
  'not-copied': [
    'media/not-cleanable',
    'Files of this kind can be looked into, but a copy that is safe cannot be made of them.',
    SCREENSHOT,
  ],
} as const

/** Makes the error for a failure. It says nothing of what is in the file. */
export function mediaError(failure: keyof typeof MEDIA_FAILURES, options?: ErrorOptions): TelltaleError {
  const [code, message, remedy] = MEDIA_FAILURES[failure]
  return new TelltaleError(code, message, remedy, options)
}
