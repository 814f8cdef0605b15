import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../seed/city.ts'
import { type DemoApp, demoApp } from '../seed/testing.ts'
import { launch } from './browser.ts'

let launched: Promise<Browser> | undefined
/** The browser of all files that share the process. */
function shared(): Promise<Browser> {
  launched ??= launch().then(browser => {
    after(() => browser.close())
    return browser
  })
  return launched
}

/** The demo city behind a real socket, with a real browser before it. Call it at the top of the file. */
export async function openCity(opened?: DemoApp) {
  const city = opened ?? (await demoApp())
  const server = createServer(getRequestListener(city.app.fetch))
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const base = `http://localhost:${(server.address() as AddressInfo).port}`
  const browser = await shared()
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  /** A browser of its own (cookies apart), with what went wrong on its pages. */
  const visit = async (
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; context: BrowserContext; errors: string[] }> => {
    const context = await browser.newContext({
      baseURL: base,
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      viewport: { width: 1280, height: 900 },
      ...options,
    })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', error => errors.push(String(error)))
    page.on(
      'console',
      message => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && errors.push(message.text()),
    )
    page.on(
      'request',
      request =>
        !request.url().startsWith(base) &&
        !request.url().startsWith('data:') &&
        errors.push(`asked another host: ${request.url()}`),
    )
    return { page, context, errors }
  }
  /** The same, logged in as this member of staff. */
  const staff = async (login: string, options: BrowserContextOptions = {}) => {
    const opened = await visit(options)
    await opened.page.goto('/login')
    await opened.page.getByLabel('ログイン名').fill(login)
    await opened.page.getByLabel('パスワード').fill(DEMO_PASSWORD)
    await opened.page.getByRole('button', { name: 'ログイン' }).click()
    await opened.page.waitForURL(/\/(staff|my)$/)
    return opened
  }
  return { ...city, base, visit, staff }
}

export const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } as const

/** What stands in the worklist, whatever page of it that is on. */
export async function inWorklist(list: Page, wanted: Locator): Promise<Locator> {
  for (let at = 1; at <= 10 && (await wanted.count()) === 0; at++) await list.goto(`/staff?page=${at}`)
  return wanted
}
