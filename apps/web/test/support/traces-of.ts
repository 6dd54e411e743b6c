import type { Page } from 'playwright-core'

/** Where words of the person's could be left behind, and how much is there. */
export async function tracesOf(page: Page): Promise<{
  readonly title: string
  readonly hash: string
  readonly state: unknown
  readonly stored: number
  readonly databases: number
}> {
  return await page.evaluate(async () => ({
    title: document.title,
    hash: location.hash + location.search,
    state: history.state as unknown,
    stored: localStorage.length + sessionStorage.length + document.cookie.length,
    databases: (await indexedDB.databases()).length,
  }))
}
