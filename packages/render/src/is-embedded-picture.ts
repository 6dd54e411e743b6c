import type { PictureEntry } from './page.js'

/** Nothing but a picture within the page itself: neither an address elsewhere nor a drawing that could hold a program. */
const ADDRESS = /^data:image\/(?:png|jpeg);base64,[\w+/]+={0,2}$/

/** Whether the picture itself is shown, and not only where its parts are. */
export function isEmbeddedPicture({ image }: PictureEntry): boolean {
  return image !== undefined && ADDRESS.test(image)
}
