export { closeWaysOut } from './close-ways-out.js'
export { openArchive } from './open-archive.js'
export { readBlob } from './read-blob.js'
export { keepSealed, listSealed, openSealed, wipeAllSealed, wipeSealed, type SavedEntry } from './sealed-entries.js'
