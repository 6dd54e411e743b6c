// Stands in for the package of this name in the browser, where its tables would weigh 330 kB and its Buffer is missing.
// The reader of Outlook's messages asks it for the letters of a code page, which the browser knows by itself.

/* global TextDecoder */

/** @param {Uint8Array} bytes @param {string} encoding */
export function decode(bytes, encoding) {
  if (/^(?:latin-?1|binary|iso-?8859-?1)$/iu.test(encoding))
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  const label = encoding.replace(/^cp(?=125\d$)/iu, 'windows-').replace(/^cp936$/iu, 'gbk')
  return new TextDecoder(label).decode(bytes)
}

/** Nothing is ever written in another encoding here. */
export function encode() {
  throw new TypeError('not in the browser')
}

export default { decode, encode }
