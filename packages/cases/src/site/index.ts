export { writeCaseSite, type SiteOptions } from './write-case-site.js'
export type { SiteFile, SiteTechnique } from './site.js'
