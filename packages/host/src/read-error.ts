import { TelltaleError } from '@telltale/model'
import { LARGEST_BYTES } from './limits.js'

const UNKNOWN_MAKER =
  'Do not unpack it if you do not know who made it; export the chat again, without media, and use that file.'

/** Ways in which reading a file can fail before any reader sees it, each with its code and its two sentences. */
export const FAILURES = {
  empty: ['read/empty', 'There is nothing in the file.', 'Choose a file that has the conversation or text in it.'],
  'not-text': [
    'read/not-text',
    'The file does not hold text that can be read.',
    'Export the chat as text, or copy the words into a plain text file (.txt) and use that.',
  ],
  picture: [
    'read/not-text',
    'This is a picture. Conversations are read from text, not from screenshots.',
    'Export the chat as text, or copy its words. To see what a picture gives away before you post it, use the screen Post, or telltale post in a terminal.',
  ],
  film: [
    'read/not-text',
    'This is a film, not text.',
    'Export the chat as text, without media. To see what a film gives away before you post it, use the screen Post, or telltale post in a terminal.',
  ],
  sound: [
    'read/not-text',
    'This is a recording. Nothing here can listen to it.',
    'Write down what was said as text, with a name before each line, and use that.',
  ],
  packed: [
    'read/not-text',
    'This is an archive of a kind that is not unpacked here.',
    'Unpack it yourself, and use the files that come out of it.',
  ],
  'not-understood': [
    'read/not-understood',
    'Nothing in the file could be understood.',
    'It may be damaged: export or copy it again, or copy the words into a plain text file (.txt) and use that.',
  ],
  'too-large': [
    'read/too-large',
    `The file is larger than ${String(LARGEST_BYTES / 1_000_000)} MB.`,
    'Export one chat at a time and without media, or cut the file into parts.',
  ],
  'not-found': ['read/not-found', 'There is no such file.', 'Check the name and the folder.'],
  'not-readable': [
    'read/not-readable',
    'The file cannot be opened.',
    'Check that you may read it, or copy it to a folder of your own.',
  ],
  folder: [
    'read/not-readable',
    'This is a folder, not a file.',
    'Name the files in it, or have the whole folder read.',
  ],
  'damaged-archive': [
    'read/archive-unsafe',
    'The archive is damaged or cut short.',
    'Export the chat again, or unpack the archive yourself and use the text file in it.',
  ],
  'damaged-inside': ['read/archive-unsafe', 'The archive is damaged.', UNKNOWN_MAKER],
  'grows-too-far': [
    'read/archive-unsafe',
    'A file in the archive grows far beyond what text does when it is unpacked.',
    UNKNOWN_MAKER,
  ],
  'too-many-files': ['read/archive-unsafe', 'The archive lists more files than an export can have.', UNKNOWN_MAKER],
  'leads-out': [
    'read/archive-unsafe',
    'The archive is damaged, or a file in it has a name that leads out of it.',
    UNKNOWN_MAKER,
  ],
  'too-large-inside': [
    'read/too-large',
    'The texts in the archive are too large.',
    'Export one chat at a time, or unpack the archive and read the files one by one.',
  ],
  'document-inside': [
    'read/not-text',
    'The file is a document of an office program or a book, not text.',
    'Open it, save it as plain text (.txt), and use that file.',
  ],
  'no-text-inside': [
    'read/empty',
    'There is no text in the archive.',
    'Choose an archive with an exported chat in it.',
  ],
  encrypted: [
    'read/encrypted',
    'The archive is locked with a password.',
    'Unpack it yourself with its password, and read the folder that this makes.',
  ],
} as const

/** Makes the error for a failure. It names no file: a chat is often named after a person. */
export function readError(failure: keyof typeof FAILURES): TelltaleError {
  const [code, message, remedy] = FAILURES[failure]
  return new TelltaleError(code, message, remedy)
}
