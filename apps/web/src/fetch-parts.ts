let isDone = false

/**
 * Fetches the programs of the screens that are not the first, each against the digest that the page names, without
 * running them. So whoever looks at another screen finds it there, and nothing is asked for after the app has loaded.
 *
 * The build lists them in the page (`telltale-part`); where everything is in one script, there are none.
 */
export function fetchParts(): void {
  if (isDone) return
  isDone = true
  for (const { content } of document.querySelectorAll<HTMLMetaElement>('meta[name="telltale-part"]')) {
    const [path = '', integrity = ''] = content.split(' ')
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.integrity = integrity
    link.href = new URL(path, document.baseURI).href
    document.head.append(link)
  }
}
