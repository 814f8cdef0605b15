import assert from 'node:assert/strict'
import test from 'node:test'
import { openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'

const { visit, staff } = await openCity()

test('a wrong password is answered with a sentence, the login name stays, the right one opens the worklist', async () => {
  const { page, errors } = await visit()
  await page.goto('/staff')
  await page.getByLabel('ログイン名').fill('sato')
  await page.getByLabel('パスワード').fill('まちがい')
  await page.getByRole('button', { name: 'ログイン' }).click()
  await page.getByRole('alert').getByText('ログイン名かパスワードが違います').waitFor()
  assert.equal(await page.getByLabel('ログイン名').inputValue(), 'sato')
  await assertAccessible(page, 'the login with an error')
  await page.getByLabel('パスワード').fill('yui-no-otameshi')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1 }).waitFor()
  assert.match(page.url(), /\/staff$/)
  assert.deepEqual(errors, [])
})

test('after five wrong passwords the page says how long to wait', async () => {
  const { page } = await visit(PHONE)
  await page.goto('/login')
  for (let i = 0; i < 5; i++) {
    await page.getByLabel('ログイン名').fill('kanri')
    await page.getByLabel('パスワード').fill(`wrong ${i}`)
    await page.getByRole('button', { name: 'ログイン' }).click()
    await page.getByRole('alert').waitFor()
  }
  assert.match(await page.getByRole('alert').innerText(), /次に試せるのは30秒後です/)
  await assertAccessible(page, 'the locked login on a phone')
})

test('after the logout the back button shows nothing of a resident', async () => {
  const { page } = await staff('sato')
  await page.goto('/staff/people')
  await page.locator('details.who summary').click()
  await page.getByRole('button', { name: 'ログアウト' }).click()
  await page.waitForURL(url => url.pathname === '/')
  await page.goBack()
  await page.reload()
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /ログイン/)
})

test('a passkey that was registered on this device opens the desk without a password', async () => {
  const { page, context, errors } = await staff('tanaka')
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  await page.goto('/staff/second')
  await page.getByText('パスキーを登録する').click()
  const form = page.locator('yui-passkey')
  await form.getByLabel('パスキーの名前').fill('窓口のパソコン')
  await form.getByLabel('いまのパスワード').fill('まちがい')
  await form.getByRole('button').click()
  await form.getByText('いまのパスワードが違います').waitFor()
  await form.getByLabel('いまのパスワード').fill('yui-no-otameshi')
  await form.getByRole('button').click()
  await page.getByRole('heading', { name: '予備のコード' }).waitFor()
  await context.clearCookies()
  await page.goto('/login?next=/staff/second')
  await page.getByRole('button', { name: 'パスキーで入る' }).click()
  await page.getByRole('rowheader', { name: '窓口のパソコン' }).waitFor()
  await assertAccessible(page, 'one’s own passkeys')
  assert.deepEqual(errors, [])
})
