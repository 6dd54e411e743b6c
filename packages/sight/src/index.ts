export { CODE_KINDS, explainCode, type CodeKind, type ExplainedCode } from './explain-code.js'
export { openSight } from './open-sight.js'
export type { Asset, RuntimeModule, RuntimeSession, RuntimeTensor, SightAssets, SightSettings } from './sight-assets.js'
