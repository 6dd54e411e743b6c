/** The largest file that is looked into. */
export const LARGEST_FILE = 512_000_000
/** The largest picture: a camera of today makes a hundred million pixels. */
export const MOST_PIXELS = 120_000_000
/** The longest side of a picture: what JPEG can say. */
export const LONGEST_SIDE = 65_535
/** The most parts (segments, chunks, boxes, fields) of one file. */
export const MOST_PARTS = 100_000
/** The most frames of a moving picture. */
export const MOST_FRAMES = 10_000
/** The most that one packed text or profile within a picture may unpack to. */
export const LARGEST_UNPACKED_TEXT = 8_000_000
/** How many characters of one field are handed on. */
export const LONGEST_VALUE = 20_000
/** How deep files within files are followed. */
export const DEEPEST_EMBEDDING = 3
