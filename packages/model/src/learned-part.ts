import type { KnownWords } from './known-words.js'
import type { Stage } from './stage.js'
import type { Kind } from './kind.js'

/**
 * A head of the learned part: one question that every known feature has a weight for. `tone`: do these words come from the
 * other side of an approach? `drawn`: are they those of somebody who is being drawn in?
 */
export type LearnedHead = 'tone' | 'drawn' | Stage | Kind

/** Weights of a linear reading over short word sequences: a row for each known feature, a column for each head. */
export interface LearnedTable<Head extends string = string> {
  /** Changes whenever the weights do. */
  readonly version: string
  /** In the order of the columns of `table`. */
  readonly heads: readonly Head[]
  /** Log odds before any word, for each head. */
  readonly biases: readonly number[]
  /** What one unit of a stored weight is worth, for each head. */
  readonly units: readonly number[]
  /** What one unit of a stored rarity is worth. */
  readonly rarityUnit: number
  readonly rows: number
  /** Two words of a text are a feature together when they stand no further apart than this; 1, neighbours alone, where absent. */
  readonly reach?: number
  /**
   * Where it is given, only the first `heads` heads have a weight in every row. The others have one in the first `rows` rows
   * alone: what tells an approach from honest talk is far more than what tells its stages apart.
   */
  readonly split?: { readonly heads: number; readonly rows: number }
  /**
   * The known features, one after the other: key (unsigned, 32 bits, little-endian), rarity (unsigned, 8 bits),
   * one weight for each head (signed, 8 bits), or for each of the first `split.heads`. Then, of the first `split.rows`
   * features, one after the other, one weight for each of the other heads. Base64, or the bytes themselves, where a host reads them
   * from a file.
   */
  readonly table: string | Uint8Array
}

/**
 * What was learnt from conversations, as data: weights, and how what they say is weighed together with the rules.
 * `training` writes it, the classifier reads it; it comes with the pack.
 */
export interface LearnedPart extends LearnedTable<LearnedHead> {
  /** Which words there are, with a weight or without; where absent, no slip of the finger is read as the word that was meant. */
  readonly words?: KnownWords
  /** What hears both sides together, in their order; where absent, the table alone speaks. */
  readonly net?: LearnedConversationNet
  /** For each technique, the features that speak for it within its stage: row and weight, alternately. */
  readonly techniques: Readonly<Record<string, readonly number[]>>
  /** How what was heard and what the rules saw are weighed together. */
  readonly judge: LearnedJudge
}

/**
 * A small net over a conversation: a vector for each known word and for each piece of one, convolutions that make an utterance of words,
 * and a recurrent layer that makes a side of utterances. What each part does: `ConversationNet` in `classifier`.
 */
export interface LearnedConversationNet {
  /** How many numbers a word's vector has, how wide the convolutions are, and how many numbers stand for an utterance. */
  readonly vector: number
  readonly width: number
  readonly turn: number
  readonly rows: number
  /** What one unit of a stored number is worth, for each place of a vector: of words, and of pieces. */
  readonly units: readonly number[]
  readonly pieceUnits: readonly number[]
  /**
   * The known words, one after the other: key (unsigned, 32 bits, little-endian), then its vector (signed, 8 bits each). The first
   * row stands for all words that are not known; its key is 0. Base64, or the bytes themselves, where a host reads them from a file.
   */
  readonly words: string | Uint8Array
  /** The same way, the vectors of pieces (signed, 8 bits each), the first of nought: see `piecesOfWord`. */
  readonly pieces: string | Uint8Array
  /** The same way, the other weights, in the order in which `ConversationNet` reads them (32-bit floating point, little-endian). */
  readonly layers: string | Uint8Array
}

/** How a side's evidence becomes a score: a logistic curve, fitted on authors that neither rules nor weights had seen. */
export interface LearnedJudge {
  readonly bias: number
  /** For the tone of the side's own words, in log odds. */
  readonly tone: number
  /** For how much the one they talk with sounds drawn in, in log odds. */
  readonly drawn: number
  /** Where there is nobody to hear that from: alone, or in a crowd. */
  readonly alone: number
  /** For how little there is to hear, 0..1. */
  readonly brief: number
  /** Where the whole text is one message: added, and added for its tone. There is less to go by, and nobody has answered. */
  readonly one?: number
  readonly oneTone?: number
  /** For what the net hears, in log odds. */
  readonly net?: number
  /** For what the rules' stages come to together. */
  readonly together: number
  /** For what single rules saw, by rule; a rule that is not here adds nothing beyond its part in the stages. */
  readonly rules: Readonly<Record<string, number>>
  /**
   * For what rules of the stage `counter` saw, by rule, 0 or less: what speaks for an honest reading takes away. Where it
   * is absent, nothing does.
   */
  readonly counter?: Readonly<Record<string, number>>
  /**
   * By language (`en`, `zh`, `other`), what is added so that a score raises as many false alarms in each: the learned part
   * knows some better than others. A language that is not here adds nothing.
   */
  readonly languages?: Readonly<Record<string, number>>
  /** Scores from which on an outcome is given. */
  readonly unclearFrom: number
  readonly cautionFrom: number
  readonly patternFrom: number
}
