export { withNotices } from '@telltale/host'
