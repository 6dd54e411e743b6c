import { findWith } from './find-with.js'
import type { FoundIdentifier } from './found-identifier.js'
import { hasLuhnCheck } from './has-luhn-check.js'
import type { PlainText } from './plain-text.js'

const SERVER =
  /\b(?:server|host|ssh|rdp|vpn|ftp|login|log in|connect|router|camera|cam|nas|ip|admin|panel|endpoint|minecraft server|box)\b|服务器|伺服器|端口|远程|登录|摄像头|路由器|后台/iu

/** Numbers of devices and their addresses in networks. Those for manuals and those that many share are left out. */
export function findDevices(plain: PlainText): readonly FoundIdentifier[] {
  return findWith(plain, [
    {
      name: 'device-number',
      shape: /(?<![\p{Script=Latin}\p{N}-])\d{15}(?![\p{Script=Latin}\p{N}-])/dgu,
      holds: (value) => hasLuhnCheck(value) && !/^(\d)\1+$|^490154203237518$/u.test(value),
      near: /\bimei\b|串号/iu,
    },
    {
      name: 'device-number',
      shape: /(?<![\p{Script=Latin}\p{N}])(?=[A-Z\d]{0,16}\d{4})[A-HJ-NPR-Z\d]{17}(?![\p{Script=Latin}\p{N}])/dgu,
      near: /\b(?:vin|chassis|frame number|vehicle identification)\b|车架号|車身號碼/iu,
    },
    {
      name: 'device-number',
      shape: /(?<![\p{Script=Latin}\p{N}])89\d{17,18}(?![\p{Script=Latin}\p{N}])/dgu,
      near: /\b(?:iccid|sim|esim)\b/iu,
    },
    {
      name: 'mac-address',
      shape:
        /(?<![\p{Script=Latin}\p{N}:-])[\dA-F]{2}([:-])[\dA-F]{2}(?:\1[\dA-F]{2}){4}(?![\p{Script=Latin}\p{N}:-])/dgiu,
      holds: (value) =>
        !/^(?:00[:-]){3}|^ff[:-]|^00[:-]00[:-]5e|^00[:-]53|^de[:-]ad[:-]be|^01[:-]23[:-]45|^aa[:-]bb[:-]cc/iu.test(
          value,
        ),
    },
    {
      name: 'ip-address',
      shape:
        /(?<![\p{Script=Latin}\p{N}.-])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d{2,5})?(?![\p{Script=Latin}\p{N}]|\.\d)/dgu,
      holds: isPublicAddress,
      near: SERVER,
    },
  ])
}

/** An address that the whole net can reach and that is not everybody's, such as that of a name server. */
function isPublicAddress(value: string): boolean {
  const [address = '', port] = value.split(':')
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  if ([a, b, c, d].some((part) => part > 255) || a === 0 || a >= 224 || a === 10 || a === 127) return false
  if ((a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254)) return false
  if (a === 100 && b >= 64 && b <= 127) return false
  // Kept for manuals: nobody's, unless somebody opens a door to it.
  const isForManuals =
    (a === 192 && b === 0 && c === 2) || (a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113)
  if (isForManuals && port === undefined) return false
  return !['8.8.8.8', '8.8.4.4', '1.1.1.1', '1.0.0.1', '9.9.9.9', '114.114.114.114', '223.5.5.5', '4.4.4.4'].includes(
    address,
  )
}
