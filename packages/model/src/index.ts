export type { Account, AccountPerson, AccountQuote } from './account.js'
export { addAll } from './add-all.js'
export { alignSteps, type StepAlignment } from './align-steps.js'
export { asTelltaleError } from './as-telltale-error.js'
export {
  PROOF_CHECKS,
  type Certificate,
  type ProofCheck,
  type ProofCheckId,
  type ProofLimit,
  type ProofReason,
  type ProvedFile,
} from './certificate.js'
export type { ExportFile } from './export-file.js'
export { EXPOSURE_KINDS, type ExposureKind } from './exposure-kind.js'
export { EXPOSURE_LEVELS, type ExposureLevel } from './exposure-level.js'
export type {
  CompiledExposurePack,
  ExposureCombination,
  ExposureForm,
  ExposureMeasure,
  ExposureRule,
  ExposureWording,
} from './exposure-pack.js'
export { EXPOSURE_PROFILES, type ExposureProfile } from './exposure-profile.js'
export type { ExposureFinding, ExposurePlace, ExposureReport, ExposureSum, Rewording } from './exposure-report.js'
export { isRecord } from './is-record.js'
export { KINDS, type Kind } from './kind.js'
export type { KnownWords } from './known-words.js'
export type { LearnedConversationNet, LearnedHead, LearnedJudge, LearnedPart, LearnedTable } from './learned-part.js'
export type { LearnedNet, LearnedPosts, PostHead } from './learned-posts.js'
export type { NearbyPlace } from './nearby-place.js'
export type { Notice, NoticeCode } from './notice.js'
export { OUTCOMES, type Outcome } from './outcome.js'
export type {
  CompiledExpression,
  CompiledFrame,
  CompiledPack,
  CompiledPattern,
  CompiledRule,
  FrameKind,
  NumberRows,
  PatternPack,
  PatternRule,
  PrecedentCase,
} from './pack.js'
export { PERSONAS, type Persona } from './persona.js'
export type { Post } from './post.js'
export {
  SIGNS,
  TEXT_PLACES,
  type Pixels,
  type PostedItem,
  type PostedText,
  type Posting,
  type Region,
  type Sighting,
  type Sign,
  type TextPlace,
} from './posting.js'
export { rankByLikeness, type Likeness } from './rank-by-likeness.js'
export type { ExportReader, Reader } from './reader.js'
export type { ChatEvent, Reading, Voice } from './reading.js'
export type { ReadingPiece } from './reading-piece.js'
export type {
  Advice,
  ApproacherReport,
  CounterSign,
  Finding,
  FindingSpan,
  KindScore,
  NextStep,
  NoticeReport,
  PersonReport,
  Precedent,
  Report,
  ReportFile,
  Settle,
  StageReport,
  Step,
} from './report.js'
export {
  SECOND_READER_NOTICES,
  type SecondReaderNotice,
  type SecondReaderNoticeCode,
  type SecondReaderSignal,
  type SecondReaderSpan,
  type SecondReading,
} from './second-reading.js'
export type { Fact, FactName, Signal } from './signal.js'
export type { LookProgress, SeenCode, SeenLine, SeenThing, Sight } from './sight.js'
export type { Source } from './source.js'
export type { Span } from './span.js'
export { STAGES, type Stage } from './stage.js'
export { stepsOfFindings } from './steps-of-findings.js'
export type { Tally } from './tally.js'
export { TelltaleError, type ErrorCode } from './telltale-error.js'
export type { Attachment, Turn } from './turn.js'
export type { Wording } from './wording.js'
