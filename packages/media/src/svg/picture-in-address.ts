/** The bytes of a picture that stands in an address itself (`data:`), or undefined where it is none. */
export function pictureInAddress(address: string): Uint8Array | undefined {
  const match = /^data:image\/(?:png|jpe?g|gif|webp);base64,/iu.exec(address.trimStart())
  if (!match) return undefined
  try {
    return Uint8Array.from(atob(address.trimStart().slice(match[0].length).replaceAll(/\s/gu, '')), (letter) =>
      letter.charCodeAt(0),
    )
  } catch {
    return undefined
  }
}
