export { isArchive } from '@telltale/host'
