import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'

const { staff } = await openCity()

test('a counsellor types for somebody on the telephone, under a line that is in sight on every page, and ends it', async () => {
  const { page, errors } = await staff('sato')
  await page.goto('/staff/people?q=うえき')
  await page.getByRole('link', { name: '植木 真由美' }).first().click()
  await page.getByRole('link', { name: '利用者の画面で代わりに入力する' }).click()
  await assertAccessible(page, 'begin')
  await page.getByRole('button', { name: '代わりの入力を始める' }).click()
  await page.getByRole('link', { name: /どのようにここにいるか/ }).waitFor()
  await page.getByLabel('電話で話している').check()
  await page.getByLabel(/登録の内容を聞いて/).check()
  await page.getByLabel(/「はい」と言いました/).check()
  await page.getByRole('button', { name: '代わりの入力を始める' }).click()
  await page.waitForURL('**/my')
  const line = page.getByRole('region', { name: '代わりの入力' })
  assert.match(await line.innerText(), /植木 真由美さんの代わりに入力しています/)
  await assertAccessible(page, '/my')
  for (const path of ['/', '/staff', '/my/consents', '/my/standing']) {
    await page.goto(path)
    assert.ok(await line.isVisible(), path)
    await page.setViewportSize({ width: 360, height: 800 })
    await assertAccessible(page, path)
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  await line.getByRole('button', { name: '代わりの入力を終わる' }).click()
  await page.getByText('植木 真由美さんの代わりの入力を終わりました。').waitFor()
  assert.equal(await line.count(), 0)
  assert.deepEqual(errors, [])
})

test('a daughter on her telephone chooses for whom she acts, without JavaScript', async () => {
  const { page, errors } = await staff('misaki', { ...PHONE, javaScriptEnabled: false })
  await page.goto('/my')
  await page.getByRole('region', { name: '代わりの入力' }).getByText('代理').waitFor()
  await page.goto('/')
  await page.getByRole('region', { name: '代わりの入力' }).getByText('代理').waitFor()
  await page.goto('/my/for')
  await page.getByRole('button', { name: /^代わりをする/ }).click()
  await page.getByRole('heading', { level: 1, name: 'ご本人のページ' }).waitFor()
  await page.getByRole('button', { name: '代わりの入力を終わる' }).click()
  await page.getByRole('heading', { level: 1, name: 'どなたの代わりをしますか' }).waitFor()
  assert.deepEqual(errors, [])
})
