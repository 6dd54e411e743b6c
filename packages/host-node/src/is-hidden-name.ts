export { isHiddenName } from '@telltale/host'
