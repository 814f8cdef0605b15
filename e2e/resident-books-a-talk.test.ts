import assert from 'node:assert/strict'
import test from 'node:test'
import { openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'

const { visit, staff, clock } = await openCity()

test('somebody on a phone without JavaScript books a talk, puts it to another time, and the desk sees it', async () => {
  const { page, errors } = await visit({ ...PHONE, javaScriptEnabled: false })
  await page.goto('/')
  await page.getByRole('link', { name: '面談を予約する' }).click()
  await page.getByRole('link', { name: 'キャリアコンサルタント' }).first().click()
  await page.locator('.times a').first().click()
  await page.getByLabel('仕事のこと').check()
  await page.getByLabel('会って話す').check()
  await page.getByRole('button', { name: 'つぎへ' }).click()
  await page.getByLabel(/^お名前/).fill('ふじた のぶこ')
  await page.getByLabel(/^電話番号/).fill('04-7200-0099')
  await page.getByRole('button', { name: 'つぎへ' }).click()
  await page.getByRole('button', { name: 'つぎへ' }).click()
  await page.getByRole('heading', { level: 1, name: '内容を確かめてください' }).waitFor()
  // Nobody answers so fast as a test does.
  clock.now = new Date(Date.parse(clock.now) + 60_000).toISOString()
  await page.getByRole('button', { name: 'この内容で予約する' }).click()
  await page.getByText('予約をお受けしています').waitFor()
  const before = await page.locator('.lead').innerText()
  await page.getByText('ほかの時間に変える').click()
  await page.locator('input[name="slot"]').first().check()
  await page.getByRole('button', { name: 'この時間に変える' }).click()
  await page.getByText('時間を変えました').waitFor()
  const now = await page.locator('.lead').innerText()
  assert.notEqual(now, before)
  assert.deepEqual(errors, [])

  const desk = await staff('suzuki')
  for (let week = 0; week < 6 && (await desk.page.getByText('ふじた のぶこさん').count()) === 0; week++)
    await (week === 0 ? desk.page.goto('/staff/appointments') : desk.page.getByRole('link', { name: '次の週' }).click())
  await assertAccessible(desk.page, 'a week')
  await desk.page.getByRole('link', { name: 'ふじた のぶこさん' }).click()
  await desk.page.getByText('仕事のこと').first().waitFor()
  await assertAccessible(desk.page, 'a talk')
  assert.deepEqual(desk.errors, [])
})
