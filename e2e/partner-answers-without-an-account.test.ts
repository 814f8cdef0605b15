import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'

const { visit, staff, database, municipality } = await openCity()

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
const [draft] = await database.read(
  { lane: 'job', municipality },
  async db =>
    (await sql<{ id: string; code: string }>`select id, code from referral where status = 'draft'`.execute(db)).rows,
)

test('the desk shows what goes and sends it, a partner answers by the link on a phone, and three keys end it at the desk', async () => {
  const desk = await staff('sato')
  await desk.page.goto(`/staff/referrals/${draft!.id}`)
  assert.match(await desk.page.locator('main').innerText(), /これから送る内容/)
  await assertAccessible(desk.page, desk.page.url())
  await desk.page.getByLabel('リンク（メール・画面）').check()
  await desk.page.getByRole('button', { name: 'この内容で送る' }).click()
  await desk.page.getByText('送りました。連携機関には').waitFor()
  const link = /\/referrals\/at\/[\w-]+/.exec(await desk.page.locator('main').innerText())![0]

  const look = await visit(PHONE)
  await look.page.goto(link)
  await assertAccessible(look.page, 'what a partner sees')
  const partner = await visit({ ...PHONE, javaScriptEnabled: false })
  await partner.page.goto(link)
  assert.ok((await sideways(partner.page)) <= 0)
  await partner.page.getByLabel('受けます（受けました）').check()
  await partner.page.getByRole('button', { name: 'この返事を送る' }).click()
  await partner.page.getByText('お引き受けいただいています').waitFor()

  // The sheet comes back: four signs of its code, then two keys and Enter.
  await desk.page.goto('/staff/referrals')
  await desk.page.getByLabel('紙の番号（はじめの4文字）').fill(draft!.code.slice(0, 4))
  await desk.page.keyboard.press('Enter')
  await desk.page.waitForURL(/#f-answer$/)
  for (const key of ['3', '1', 'Enter']) await desk.page.keyboard.press(key)
  await desk.page.getByText('つながりました').first().waitFor()
  assert.match(await desk.page.locator('main').innerText(), /利用・参加が始まった/)
  await assertAccessible(desk.page, desk.page.url())
  assert.deepEqual([desk.errors, partner.errors], [[], []])
})

for (const [name, options] of [
  ['a desk', {}],
  ['a phone', PHONE],
] as const)
  test(`what staff see of it fits on ${name} and can be used by everybody`, async () => {
    const { page, errors } = await staff('suzuki', options)
    const [partner] = await database.read(
      { lane: 'job', municipality },
      async db =>
        (
          await sql<{ id: string }>`select id from organisation where kind = 'partner' order by kana limit 1`.execute(
            db,
          )
        ).rows,
    )
    for (const path of [
      '/staff/referrals',
      '/staff/referrals?status=over',
      '/staff/referrals/months',
      `/staff/referrals/${draft!.id}/sheet`,
      '/staff/partners',
      `/staff/partners/${partner!.id}`,
      '/staff/partners/openings',
    ]) {
      await page.goto(path)
      await assertAccessible(page, page.url())
      assert.ok((await sideways(page)) <= 0, `${path} scrolls sideways`)
    }
    assert.deepEqual(errors, [])
  })
