export { isData } from '@telltale/host'
