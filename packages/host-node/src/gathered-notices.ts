export { GatheredNotices } from '@telltale/host'
