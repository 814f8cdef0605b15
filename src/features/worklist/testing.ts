import type { Browserless } from '../../../seed/testing.ts'

/** All pages of a worklist, one after the other. */
export async function wholeList(browser: Browserless, path: string): Promise<string> {
  const html = await (await browser.get(path)).text()
  const next = /<a href="([^"]+)" rel="next">/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  return next ? html + (await wholeList(browser, next)) : html
}
