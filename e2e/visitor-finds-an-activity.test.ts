import assert from 'node:assert/strict'
import test from 'node:test'
import { openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'

const { visit } = await openCity()

test('a visitor on a phone without JavaScript goes from the five doors to an activity and to its sheet of paper', async () => {
  const { page, errors } = await visit({ ...PHONE, javaScriptEnabled: false })
  await page.goto('/')
  await page.getByRole('link', { name: /^てつだう/ }).click()
  await page.getByLabel('ことばで さがす').fill('本')
  await page.getByText('くわしい条件').click()
  await page.getByLabel('火曜の午前').check()
  await page.getByLabel('見学できるものだけ').check()
  await page.getByText('どこから・かかる時間で しぼる').click()
  await page.getByLabel('どこから（町の名前）').fill('柏１丁目')
  await page.getByRole('button', { name: 'さがす' }).click()
  const used = page.getByRole('navigation', { name: 'いまの条件' })
  assert.match(
    await used.innerText(),
    /「本」[\s\S]*てつだう[\s\S]*火曜の午前[\s\S]*柏一丁目から近い順[\s\S]*見学できる/,
  )
  const title = (await page.locator('.card h2').first().innerText()).trim()
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  assert.match(await page.locator('main').innerText(), /柏一丁目から 歩き\d+分|柏一丁目から 自転車\d+分/)
  await page.getByRole('link', { name: '大きな文字で 印刷する' }).click()
  await page.getByRole('img', { name: 'QRコード：スマートフォンで見る' }).waitFor()
  await page.getByRole('link', { name: '戻る' }).click()
  await page.getByRole('link', { name: '一覧へもどる' }).click()
  assert.match(page.url(), /from=/)
  assert.deepEqual(errors, [])
})

test('a condition is taken away with one press, and what could not be understood is said', async () => {
  const { page } = await visit(PHONE)
  await page.goto('/opportunities?q=図書館&trial=1&door=nowhere')
  await page.getByText('入口の「nowhere」は わからない').waitFor()
  const count = async () => Number(/(\d+)件 見つかりました/.exec(await page.getByRole('status').last().innerText())![1])
  const few = await count()
  await page.getByRole('link', { name: 'お試しできる' }).click()
  await page.waitForURL(url => !url.search.includes('trial'))
  assert.ok((await count()) > few)
})

for (const options of [PHONE, { viewport: { width: 1280, height: 900 } }])
  test(`every state of the search is accessible at ${options.viewport.width} px`, async () => {
    const { page, errors } = await visit(options)
    await page.goto('/opportunities?q=本&from=柏の葉&when=tue-am&load=standing')
    await assertAccessible(page, 'a list with a note')
    for (const summary of await page.locator('details:not([open]) summary').all()) await summary.click()
    await assertAccessible(page, 'the list with its conditions open')
    await page.goto('/opportunities?q=月面基地&trial=1')
    await assertAccessible(page, 'a list without anything')
    assert.deepEqual(errors, [])
  })
