import assert from 'node:assert/strict'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { answerAll, walker } from '#features/requests/door/testing.ts'
import { newId } from '#platform/ids.ts'
import { openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'

const { visit, visitor, staff, clock } = await openCity()

const later = (seconds: number) => {
  clock.now = new Date(Date.parse(clock.now) + seconds * 1000).toISOString()
}
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Presses Tab until the focus stands on what is looked for; refuses when that takes more than 60 presses. */
async function tabTo(page: Page, what: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement
      return (at.labels?.[0] ?? at).textContent?.trim() ?? ''
    })
    if (name.startsWith(what)) return
  }
  assert.fail(`no ${what} within 60 presses`)
}

const NAME = 'はやし とみこ'

test('a resident on a phone with large letters, by keyboard and without JavaScript, while a flood comes in beside it', async () => {
  const { page, errors } = await visit({ ...PHONE, javaScriptEnabled: false })
  await page.goto('/prefs?large=1&to=/')
  await page.goto('/opportunities?q=図書館の本')
  await page.locator('.card h2 a').first().click()
  const title = await page.locator('h1').innerText()
  await page.getByRole('link', { name: '窓口から連絡をもらう' }).click()

  const flood = floodFrom()
  const at = async (heading: string) => {
    await page.getByRole('heading', { name: heading }).waitFor()
    assert.ok((await sideways(page)) <= 0, `${heading} scrolls sideways`)
  }
  await at('どの活動のことですか')
  assert.match(await page.locator('main').innerText(), /50歳以上の方/)
  await tabTo(page, 'つぎへ')
  await page.keyboard.press('Enter')
  await at('どうしたいですか')
  await tabTo(page, '見学したい')
  await page.keyboard.press('Space')
  await tabTo(page, 'つぎへ')
  await page.keyboard.press('Enter')
  await at('お名前とご連絡先を教えてください')
  await tabTo(page, 'お名前')
  await page.keyboard.insertText(NAME)
  await page.keyboard.press('Enter')
  await page.getByText('電話番号を入力してください。').first().waitFor()
  assert.equal(await page.getByLabel('お名前').inputValue(), NAME, 'nothing is lost by an error')
  await tabTo(page, '電話番号を入力してください')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('０４（７１００）４４４４')
  await page.keyboard.press('Enter')
  await at('いつご連絡すればよいですか')
  await page.goBack()
  await at('お名前とご連絡先を教えてください')
  assert.equal(await page.getByLabel('お名前').inputValue(), NAME, 'nor by the browser’s own way back')
  for (const letters of ['文字をふつうに', '文字を大きく']) {
    await page.locator('.reading > summary').click()
    await page.getByRole('button', { name: letters }).click()
    await at('お名前とご連絡先を教えてください')
    assert.equal(await page.getByLabel('お名前').inputValue(), NAME, `nor by ${letters}`)
  }
  await page.getByRole('button', { name: 'つぎへ' }).click()
  await at('いつご連絡すればよいですか')
  await tabTo(page, '戻る')
  await page.keyboard.press('Enter')
  await at('お名前とご連絡先を教えてください')
  assert.equal(await page.getByLabel('お名前').inputValue(), NAME, 'nor by going back')
  await page.getByRole('button', { name: 'つぎへ' }).click()
  await at('いつご連絡すればよいですか')
  await tabTo(page, '平日の昼')
  await page.keyboard.press('Space')
  await tabTo(page, '気をつけてほしいこと')
  await page.keyboard.insertText('耳が遠いので大きな声で')
  await page.keyboard.press('Enter')
  await at('どなたのことですか')
  await tabTo(page, '自分のこと')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await at('内容を確かめてください')
  for (const said of [title, '見学したい', NAME, '04-7100-4444', '平日の昼', '耳が遠いので', '自分のこと'])
    assert.ok((await page.locator('main').innerText()).includes(said), said)
  assert.deepEqual(await flood, { taken: 40, refused: 8 }, 'the flood is held back, and hinders nobody elsewhere')
  await tabTo(page, 'この内容で送る')
  await page.keyboard.press('Enter')
  await at('ご依頼をお受けしました')
  assert.doesNotMatch(page.url(), /7100|%E3/, 'nothing that was typed stands in the address')
  assert.match(await page.locator('main').innerText(), /11月26日（木）までに\s*窓口の相談員が、お電話します。/)
  await page.getByRole('link', { name: '大きな文字で印刷する' }).click()
  await page.getByRole('img', { name: 'QRコード：いまのようすを見る' }).waitFor()
  assert.ok((await sideways(page)) <= 0, 'the copy scrolls sideways')
  assert.deepEqual(errors, [])
})

/** A machine behind another address that sends as fast as it can. */
async function floodFrom(): Promise<{ taken: number; refused: number }> {
  const walk = walker(visitor)
  await answerAll(walk)
  const fields = walk.sending()
  later(30)
  const statuses: number[] = []
  for (let at = 0; at < 48; at++) {
    const phone = `04-7200-${String(at).padStart(4, '0')}`
    statuses.push((await visitor.post('/requests', { ...fields, once: newId(), draft: newId(), phone })).status)
  }
  const count = (status: number) => statuses.filter(one => one === status).length
  return { taken: count(303), refused: count(429) }
}

test('the desk finds it among what came in, notes a call that was missed, finds out who it was and ends it', async () => {
  const { page, errors } = await staff('sato')
  const arrivals = page.getByRole('region', { name: /届いた依頼/ })
  await arrivals.getByRole('link', { name: `${NAME}さん` }).click()
  await page.getByRole('heading', { level: 1, name: `${NAME}さんからの依頼` }).waitFor()
  await assertAccessible(page, 'a request')
  await page.getByLabel('どうなったか').fill('留守だった')
  await page.getByRole('button', { name: '記録する' }).click()
  await page.getByText('連絡したことを記録しました。').waitFor()
  await page.getByRole('link', { name: '新しく登録する' }).click()
  assert.equal(await page.getByLabel('せい（ふりがな）').inputValue(), 'はやし')
  assert.equal(await page.getByLabel('電話番号').inputValue(), '04-7100-4444')
  await page.getByLabel('生年月日').fill('昭和29年3月4日')
  await page.getByRole('button', { name: '登録して結びつける' }).click()
  await page.getByText(/登録して、依頼と結びつけました。番号は\d+です。/).waitFor()
  await page.getByRole('radio', { name: '連絡がついた' }).check()
  await page.getByLabel('ひとこと').fill('12月1日に来所')
  await page.getByRole('button', { name: '終わりにする' }).click()
  await page.getByText('この依頼は終わりました：連絡がついた').waitFor()
  await page
    .getByRole('link', { name: /はやし とみこ/ })
    .first()
    .click()
  await page.getByText(/依頼を終わりにしました（連絡がついた）/).waitFor()
  assert.deepEqual(errors, [])
})

for (const options of [PHONE, { viewport: { width: 1280, height: 900 } }])
  test(`every page on the way is accessible at ${options.viewport.width} px, and one that is withdrawn says so`, async () => {
    const { page, errors } = await visit(options)
    await page.goto('/requests/new')
    await assertAccessible(page, 'the first question')
    // The next page is waited for: pressed twice on one page, the second press would be of an answer not given yet.
    const next = () => Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'つぎへ' }).click()])
    await next()
    await next()
    await page.locator('#errors').waitFor()
    await assertAccessible(page, 'the second question, refused')
    await page.getByLabel('相談したい').check()
    await next()
    await next()
    await page.locator('#errors').waitFor()
    await assertAccessible(page, 'the third question, refused')
    await page.getByLabel('お名前').fill('おかだ')
    await page.getByText('電話でないほうがよい方').click()
    await page.getByLabel('メールアドレス').fill('okada@example.jp')
    await next()
    assert.equal(await page.getByLabel('平日の昼').count(), 0, 'no hours for a mailbox')
    await assertAccessible(page, 'the fourth question')
    await next()
    await page.getByLabel('親や家族など').check()
    await assertAccessible(page, 'the fifth question')
    await next()
    await page.getByRole('heading', { name: '内容を確かめてください' }).waitFor()
    await assertAccessible(page, 'the check page')
    await page.getByRole('button', { name: 'この内容で送る' }).click()
    await page.getByText('もう一度「この内容で送る」を押してください').waitFor()
    await assertAccessible(page, 'asked to press once more')
    later(10)
    await page.getByRole('button', { name: 'この内容で送る' }).click()
    await page.getByRole('heading', { name: 'ご依頼をお受けしました' }).waitFor()
    await page.getByText('この依頼を取り下げる').click()
    await assertAccessible(page, 'the receipt')
    await page.getByRole('button', { name: '取り下げる' }).click()
    await page.getByRole('heading', { name: 'ご依頼を取り下げました' }).waitFor()
    await assertAccessible(page, 'a request that was withdrawn')
    assert.deepEqual(errors, [])
  })
