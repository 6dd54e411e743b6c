export { KeptHeads } from '@telltale/host'
