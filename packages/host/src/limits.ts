/** The largest file, and the largest text in an archive, that is read: a string of JavaScript holds little more. */
export const LARGEST_BYTES = 512_000_000
/** The most that is unpacked from one archive, all files and the archives in it together. */
export const MOST_UNPACKED = 2_048_000_000
/** The most files that an archive may list. */
export const MOST_ENTRIES = 50_000
/** The most texts that are read out of one archive, those of a claimed export not counted. */
export const MOST_TEXTS = 2_000
/** The most archives within an archive that are opened. Those within them are not. */
export const MOST_INNER_ARCHIVES = 20
/** A text compresses ten times, a chat of one word perhaps a hundred; what grows more than this is made to do harm. */
export const LARGEST_RATIO = 200
/** The deepest folder that is walked into. */
export const DEEPEST_FOLDER = 32
/** The most files of one folder that are read. */
export const MOST_FILES = 100_000
/** How much of a file is looked at to tell what it is. */
export const HEAD_BYTES = 64 * 1024
/** Texts of no more bytes than this are read as a whole, which finds every answer and every duplicate. */
export const LARGE_BYTES = 64_000_000
