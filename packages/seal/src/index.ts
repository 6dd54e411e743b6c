export { canonicalJson } from './canonical-json.js'
export { checkTimeStamp, type TimeStampCheck, type TimeStampProof } from './check-time-stamp.js'
export { ContentDigest, type RunningSha256 } from './content-digest.js'
export { coverNames } from './cover-names.js'
export { entryOf } from './entry-of.js'
export { explainVerification, type CheckedProofs, type ExplainedVerification } from './explain-verification.js'
export { hideNames } from './hide-names.js'
export { WORK_FACTOR, type OpenKeys, type SealKeys } from './keys.js'
export { madeFile, type MadeFile } from './made-file.js'
export { makeManifest, type ManifestParts } from './make-manifest.js'
export { makeStampRequest } from './make-stamp-request.js'
export { ROLES, type LeftOut, type Manifest, type Role, type SealedFile } from './manifest.js'
export { MANIFEST_PATH } from './manifest-path.js'
export { openContainer } from './open-container.js'
export { MOST_SEALED_FILES, parseManifest } from './parse-manifest.js'
export { proofsHold } from './proofs-hold.js'
export { readOpenTimestamps, type Attestation, type OpenTimestampsProof } from './read-open-timestamps.js'
export { isSafePath, nameApart, safePath } from './safe-paths.js'
export { saySeal } from './say-seal.js'
export { sealContainer, type SealEntry, type SealOptions } from './seal-container.js'
export { sealFiles, type FileInMemory, type SealedBy } from './seal-files.js'
export { sealedOf } from './sealed-of.js'
export { shownPath } from './shown-path.js'
export { TranscriptJson } from './transcript-json.js'
export { TranscriptText } from './transcript-text.js'
export {
  verifyContainer,
  type FileCheck,
  type FileSink,
  type FileState,
  type Verification,
  type VerifyOptions,
} from './verify-container.js'
export { weighPassphrase, type PassphraseWeight } from './weigh-passphrase.js'
export { writeReadme } from './write-readme.js'
