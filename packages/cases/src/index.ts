export {
  CREDIBILITIES,
  GAP_KINDS,
  RELIABILITIES,
  SOURCE_KINDS,
  STANCES,
  STATUSES,
  type CaseGap,
  type CasePayment,
  type CasePerson,
  type CaseQuote,
  type CaseRecord,
  type CaseSource,
  type CaseStage,
  type CaseStatus,
  type Claim,
  type Credibility,
  type GapKind,
  type Origin,
  type Reliability,
  type SourceKind,
  type SourceStance,
  type Stance,
  type Texts,
} from './case-record.js'
export type { CaseLibrary, PublishedAccount } from './case-library.js'
export { checkRecord, type RecordCheck } from './check-record.js'
export { countSentences } from './count-sentences.js'
export { countWords } from './count-words.js'
export { sayShapeProblems, type RecordProblem, type ShapeError } from './say-shape-problems.js'
export { gradeCase } from './grade-case.js'
export { gradeClaim, type Grade } from './grade-claim.js'
export { sayDoubts } from './say-doubts.js'
export { saySource } from './say-source.js'
export { stepsOfCase } from './steps-of-case.js'
export { accountsToCompare } from './accounts-to-compare.js'
export { compareAccounts, type AccountComparison, type Objection } from './compare-accounts.js'
export { compareCases, FACETS, type CaseComparison, type Facet, type FacetValue } from './compare-cases.js'
export { EXPORT_FORMATS, exportCases, type ExportFormat } from './export/export-cases.js'
export { filterCases, type CaseFilter } from './filter-cases.js'
export { layOutCase, type CaseLine, type CasePage, type CaseSection } from './lay-out-case.js'
export { fill, joinWords, sentenceFor, textFor } from './sentences.js'
export { similarCases, type ReportSteps, type SimilarCase, type StageMatch } from './similar-cases.js'
export { techniqueByCase } from './technique-by-case.js'
export { timelineOf, type TimelineEntry } from './timeline-of.js'
export { channelKey, channelName } from './channel-names.js'
export { whereSeen, type WhereSeen } from './where-seen.js'
export * from './account/index.js'
