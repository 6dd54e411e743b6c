/**
 * How much a detail matters, least first. `fine`: may stay. `mind`: worth a thought. `careful`: better changed before it is
 * published. `stop`: not like this.
 */
export const EXPOSURE_LEVELS = ['fine', 'mind', 'careful', 'stop'] as const

export type ExposureLevel = (typeof EXPOSURE_LEVELS)[number]
