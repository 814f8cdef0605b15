import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page as Tab } from 'playwright-core'
import { launch } from '../../../e2e/browser.ts'
import { serveExamples } from '../example-server.ts'

describe('the comforts of the browser', () => {
  let browser: Browser
  let tab: Tab
  let server: Awaited<ReturnType<typeof serveExamples>>

  before(async () => {
    server = await serveExamples()
    browser = await launch()
    tab = await browser.newPage({ locale: 'ja-JP' })
    await tab.goto(`${server.origin}/public`)
  })
  after(async () => {
    await browser?.close()
    server?.close()
  })

  it('leads the focus to the list of errors, and from there to the field', async () => {
    assert.equal(await tab.evaluate(() => document.activeElement?.id), 'errors')
    await tab.locator('#errors a').first().click()
    assert.equal(await tab.evaluate(() => document.activeElement?.id), 'f-day')
  })

  it('keeps a draft after a pause, as a flat object of the fields', async () => {
    await tab.locator('#f-note').fill('静かな仕事がよい')
    await tab.getByText(/^下書きを保存しました \d+:\d\d$/).waitFor()
    const draft = server.posts.find(post => post.url === '/example/draft')
    assert.deepEqual(JSON.parse(draft?.body ?? ''), {
      once: 'b7c1',
      version: '3',
      day: '11/31',
      note: '静かな仕事がよい',
    })
  })

  it('says that nothing is lost while the connection is gone, and saves by itself when it is back', async () => {
    await tab.context().setOffline(true)
    await tab.locator('#f-note').fill('静かな仕事がよい。毎日はむり')
    await tab.getByText('つながりません。入力はこの画面に残っています。').waitFor()
    await tab.context().setOffline(false)
    await tab.getByText(/^下書きを保存しました/).waitFor()
    assert.match(server.posts.at(-1)?.body ?? '', /毎日はむり/)
  })

  it('sends a form once, however often the button is pressed', async () => {
    const button = tab.getByRole('button', { name: '下書きのままにする' })
    await Promise.all([tab.waitForResponse('**/example'), button.dblclick()])
    assert.equal(await button.getAttribute('aria-disabled'), 'true')
    assert.equal(server.posts.filter(post => post.url === '/example').length, 1)
  })

  it('counts the characters that are left and cuts nothing', async () => {
    await tab.locator('#f-said').fill('あ'.repeat(10_001))
    assert.equal(await tab.locator('p.count').textContent(), '1文字多いです。短くしてください。')
    assert.equal((await tab.locator('#f-said').inputValue()).length, 10_001)
  })

  it('moves through the week with the arrow keys', async () => {
    await tab.locator('#f-week').focus()
    for (const key of ['ArrowRight', 'ArrowDown', 'Space']) await tab.keyboard.press(key)
    assert.equal(await tab.locator('input[name=week][value="3"]').isChecked(), true)
  })

  it('goes to the search for a person by one key, unless that was switched off', async () => {
    await tab.goto(`${server.origin}/staff`)
    await tab.keyboard.press('/')
    assert.equal(await tab.evaluate(() => document.activeElement?.id), 'find')
    await tab.locator('.who summary').click()
    await tab.locator('[data-shortcut-switch]').click()
    await tab.keyboard.press('Escape')
    await tab.keyboard.press('/')
    assert.notEqual(await tab.evaluate(() => document.activeElement?.id), 'find')
  })
})
