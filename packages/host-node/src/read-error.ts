export { readError } from '@telltale/host'
