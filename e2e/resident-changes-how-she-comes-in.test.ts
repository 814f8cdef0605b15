import assert from 'node:assert/strict'
import test from 'node:test'
import { listeners } from '#features/residents/jobs.ts'
import { messages } from '#features/residents/messages/all.ts'
import { sentCode } from '#features/residents/testing.ts'
import { mailsTo, sendDue } from '../src/features/notices/testing.ts'
import { openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'

// By what somebody comes in, changed by themselves: with and without a script, on a small telephone.

const city = await openCity()
const { visit, staff, heard } = city

test('she adds a mailbox without a script, is told of it at the old one, and takes it back from there', async () => {
  const { page, errors } = await staff('ueki', { ...PHONE, javaScriptEnabled: false })
  await page.goto('/my')
  await page.locator('summary', { hasText: 'ログインのしかた' }).click()
  await page.getByRole('link', { name: 'ログインのしかたを見る・変える' }).click()
  await page.getByRole('heading', { name: 'ログインのしかた' }).waitFor()
  await page.getByText('この端末のブラウザーでは、パスキーを登録できません').waitFor()
  await page.getByRole('link', { name: 'メールアドレスを加える' }).click()
  await page.getByLabel('メールアドレス').fill('new@example.jp')
  await page.getByRole('button', { name: '番号を受け取る' }).click()
  await page.getByLabel('番号（6けた）').fill(await sentCode(city))
  await page.getByRole('button', { name: 'つぎへ' }).click()
  await page.getByText('new@example.jpで入れるようになりました。').waitFor()
  await heard(listeners)
  await sendDue(city, messages)
  const [mail] = await mailsTo(city, 'ueki@example.jp')
  const other = (await visit(PHONE)).page
  await other.goto(/\/ways\/at\/[\w-]+/.exec(mail!.body)![0])
  await other.getByRole('button', { name: '変更を取り消す' }).click()
  await other.getByRole('heading', { name: '変更を取り消しました' }).waitFor()
  await heard(listeners)
  await page.goto('/my/ways')
  await page.getByText('この先は、ご本人だけのページです。').waitFor()
  assert.deepEqual(errors, [])
})

test('she registers a passkey on her telephone, and comes in by it the next time without waiting for a number', async () => {
  const { page, context, errors } = await staff('terai', PHONE)
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  await page.goto('/my/ways')
  await page.getByLabel('この端末の呼び名').fill('わたしのスマートフォン')
  await page.getByRole('button', { name: 'この端末でパスキーを登録する' }).click()
  await page.getByText('パスキー「わたしのスマートフォン」を登録しました。').waitFor()
  assert.equal(await page.locator('html').evaluate(html => html.scrollWidth - html.clientWidth), 0)
  await assertAccessible(page, 'the ways in')
  await page.getByRole('link', { name: /^外す/ }).first().click()
  await page.getByRole('heading', { name: 'メールアドレスを外す' }).waitFor()
  await assertAccessible(page, 'taking an address away')
  await context.clearCookies()
  await page.goto('/my/ways')
  await page.getByText('この先は、ご本人だけのページです。').waitFor()
  await assertAccessible(page, 'the door')
  await page.getByRole('button', { name: 'パスキーで入る' }).click()
  await page.getByRole('heading', { name: 'ログインのしかた' }).first().waitFor()
  await page.getByText('わたしのスマートフォン').first().waitFor()
  assert.deepEqual(errors, [])
})
