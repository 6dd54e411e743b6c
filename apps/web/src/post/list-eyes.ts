/** One of the files that look at pictures, as the page names it. */
export interface EyeFile {
  readonly name: string
  readonly url: string
  readonly integrity: string
  /** As it is fetched, in bytes. */
  readonly size: number
}

/** What the page names; nothing where the app was opened from a folder, which cannot fetch them. */
export function listEyes(): readonly EyeFile[] {
  return [...document.querySelectorAll<HTMLMetaElement>('meta[name="telltale-eye"]')].map(({ content }) => {
    const [name = '', path = '', integrity = '', size = '0'] = content.split(' ')
    return { name, url: new URL(path, document.baseURI).href, integrity, size: Number(size) }
  })
}
