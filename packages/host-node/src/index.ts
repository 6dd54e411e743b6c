export { readFileAsReadings } from './read-file-as-readings.js'
export { readFolder, type FolderFile } from './read-folder.js'
export { readStdinAsReadings } from './read-stdin-as-readings.js'
export { writeFileWhole } from './write-file-whole.js'
