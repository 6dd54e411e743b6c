export { decodeText, type DecodedText } from '@telltale/host'
