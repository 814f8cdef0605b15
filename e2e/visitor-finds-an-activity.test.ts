import assert from 'node:assert/strict'
import test from 'node:test'
import { openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'

const { visit } = await openCity()

test('a visitor on a phone without JavaScript goes from the five doors to an activity, and back to where they searched', async () => {
  const { page, errors } = await visit({ ...PHONE, javaScriptEnabled: false })
  await page.goto('/')
  await page.getByRole('link', { name: /^てつだう/ }).click()
  await page.waitForURL('**/opportunities?door=help')
  const call = page.getByRole('link', { name: /04-7000-0000/ }).first()
  assert.ok(await call.isVisible(), 'the phone of the desk')
  const card = page.locator('.card').first()
  assert.ok((await card.boundingBox())!.y < PHONE.viewport.height, 'what there is to do is seen at once')
  assert.equal(await page.getByLabel('ことばでさがす').isVisible(), false)
  await page.getByText('さがす条件').click()
  await page.getByLabel('ことばでさがす').fill('本')
  await page.getByText('くわしい条件').click()
  await page.getByLabel('火曜の午前').check()
  await page.getByLabel('見学できるものだけ').check()
  await page.getByText('どこから・かかる時間でしぼる').click()
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
  assert.match(await page.locator('main').innerText(), /柏一丁目から歩き\d+分|柏一丁目から自転車\d+分/)
  await page.getByRole('link', { name: '一覧へもどる' }).click()
  assert.match(page.url(), /from=/)
  assert.deepEqual(errors, [])
})

test('an activity on one screen and on paper: what, when, where, terms, number to call, code', async () => {
  const { page, errors } = await visit({ ...PHONE, javaScriptEnabled: false })
  await page.goto('/opportunities?form=employment')
  const link = page.locator('#list ~ * h3 a, #list ~ * h2 a').first()
  const title = await link.innerText()
  await link.click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  for (const heading of ['どんな活動', 'いつ', 'どこで', 'からだの負担', '条件'])
    await page.getByRole('heading', { name: heading, exact: true }).waitFor()
  await page.getByText(/にたしかめたものです。/).waitFor()
  await page.getByText('試用期間').waitFor()
  await page.getByRole('link', { name: '大きな文字で印刷する' }).click()
  await page.getByRole('img', { name: 'QRコード：スマートフォンで見る' }).waitFor()
  await page.getByText('活動番号').waitFor()
  await page.getByRole('link', { name: '戻る' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  assert.deepEqual(errors, [])
})

test('what could not be understood is said, and on a phone the conditions stand open to be mended', async () => {
  const { page } = await visit(PHONE)
  await page.goto('/opportunities?q=図書館&door=nowhere')
  await page.getByText('入口の「nowhere」はわからない').waitFor()
  assert.equal(await page.getByLabel('ことばでさがす').inputValue(), '図書館')
  assert.ok(await page.getByLabel('ことばでさがす').isVisible())
})

test('at a desk the conditions stand open above what there is to do', async () => {
  const { page } = await visit({ viewport: { width: 1280, height: 900 } })
  await page.goto('/opportunities')
  assert.ok(await page.getByLabel('ことばでさがす').isVisible())
  assert.equal(await page.getByText('さがす条件').isVisible(), false)
})

for (const options of [PHONE, { viewport: { width: 1280, height: 900 } }])
  test(`every state of the search is accessible at ${options.viewport.width} px`, async () => {
    const { page, errors } = await visit(options)
    await page.goto('/opportunities?q=本&from=柏の葉&when=tue-am&load=standing')
    await assertAccessible(page, 'a list with a note')
    await page.evaluate(() => {
      for (const part of document.querySelectorAll('details')) part.open = true
    })
    await assertAccessible(page, 'the list with its conditions open')
    await page.goto('/opportunities?q=月面基地&trial=1')
    await assertAccessible(page, 'a list without anything')
    assert.deepEqual(errors, [])
  })
