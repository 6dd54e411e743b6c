export { needsBytes } from './needs-bytes.js'
export { readConversationRecord } from './read-conversation-record.js'
export { readers } from './readers.js'
export { readSource } from './read-source.js'
