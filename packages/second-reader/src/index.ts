export { askSecondReader, type Ask, type EndpointAnswer, type EndpointFailure } from './ask-second-reader.js'
export { coverNames, type CoveredTurn, type Covering } from './cover-names.js'
export { prepareQuestions, type Prepared, type Question, type QuestionOptions } from './prepare-questions.js'
export { RecentTurns, type PlacedTurn } from './recent-turns.js'
