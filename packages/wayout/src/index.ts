export { ANSWER_VALUES, type Answers } from './answers.js'
export type { Contact, CountryHelp, HelpChannel, HelpSource, LawOnComingForward, Texts } from './country-help.js'
export { HELP_KINDS, type HelpKind } from './help-kinds.js'
export { DRAFT_PARTS, type DraftPart } from './draft-part.js'
export type { AddedSentence, HelpPack, PlanSlot, PlanStepEntry, Question, QuestionOption } from './help-pack.js'
export { holds } from './holds.js'
export { FACT_VALUES, type FactName, type Situation, type When } from './situation.js'
export { suggestAnswers } from './suggest-answers.js'
export { triage } from './triage.js'
export { ageOfSource } from './age-of-source.js'
export { channelsFor } from './channels-for.js'
export { cautionsFor, type HeldCaution } from './cautions-for.js'
export { draftReport, type DraftOptions } from './draft-report.js'
export {
  NAME_LEFT_OUT,
  REVEALS,
  type Addressee,
  type Draft,
  type DraftBasis,
  type DraftLine,
  type DraftQuote,
  type DraftSection,
  type Reveal,
} from './draft.js'
export { findAccounts, type AccountKind, type FoundAccount } from './find-accounts.js'
export { layOutDraft } from './lay-out-draft.js'
export { layOutPlan } from './lay-out-plan.js'
export type { Paper, PaperBlock } from './paper.js'
export { planFor } from './plan-for.js'
export type { ChannelGroup, Plan, PlanCaution, PlanChannel, PlanLaw, PlanStep, SourceLine } from './plan.js'
export { questionsFor } from './questions-for.js'
export { LONGEST_WORDS, readAnswers } from './read-answers.js'
export { readCountry, type NamedCountry } from './read-country.js'
export { renderMailDraft } from './render-mail-draft.js'
export { renderPaperHtml } from './render-paper-html.js'
export { renderPaperMarkdown } from './render-paper-markdown.js'
export { renderPaperText } from './render-paper-text.js'
export { revealsFor } from './reveals-for.js'
export { stepsFor } from './steps-for.js'
export { addresseeFor, GENERAL_ADDRESSEE, type ChosenAddressee } from './addressee-for.js'
export { addresseesOf } from './addressees-of.js'
