/**
 * What a report concludes, mildest first.
 *
 * `nothing`: no sign that is worth the person's time. `unclear`: some signs, not enough to say.
 * `caution`: enough to check before going on. `pattern`: the staged pattern of an approach is there.
 */
export const OUTCOMES = ['nothing', 'unclear', 'caution', 'pattern'] as const

export type Outcome = (typeof OUTCOMES)[number]
