import assert from 'node:assert/strict'
import test from 'node:test'
import { openCity, PHONE } from './app.ts'

const city = await openCity()
const PROGRAM = { name: 'x.exe', mimeType: 'application/octet-stream', buffer: Buffer.from([0x4d, 0x5a, 0, 1]) }
const PAPER = { name: '報告.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 x') }
const DAY = '日（期間の数のときは、その末日）'

test('a department enters a seminar with its survey and paper on a phone without a script, mends it, and puts it right', async () => {
  const { page, context } = await city.staff('inoue', { ...PHONE, javaScriptEnabled: false })
  await page.goto('/staff')
  await page.getByRole('main').getByRole('link', { name: '実績' }).click()
  await page.getByRole('link', { name: '実績を入れる' }).click()
  await page.getByRole('link', { name: 'セミナーの参加者' }).click()
  await page.getByLabel(DAY).fill('令和8年11月31日')
  await page.getByLabel(/^数/).fill('たくさん')
  await page.getByLabel('とても満足').fill('3')
  await page.getByLabel('メモ').fill('残る言葉')
  await page.getByLabel('資料のファイル').setInputFiles(PROGRAM)
  await page.getByRole('button', { name: '実績を入れる' }).click()
  await page.getByText('このファイルは受け取れません').first().waitFor()
  assert.equal(await page.getByLabel('メモ').inputValue(), '残る言葉')
  await page.getByLabel(DAY).fill('令和8年11月20日')
  await page.getByLabel(/^数/).fill('１２')
  for (const one of ['満足', 'ふつう', '不満', 'とても不満']) await page.getByLabel(new RegExp(`^${one}`)).fill('1')
  await page.getByLabel('アンケートを渡した人数').fill('12')
  await page.getByLabel('何に書いてある数か').fill('実施報告書')
  await page.getByLabel('資料のファイル').setInputFiles(PAPER)
  await page.getByRole('button', { name: '実績を入れる' }).click()
  await page.getByText('7人が回答（12人に渡し、回答率58%）').first().waitFor()
  await page.getByRole('link', { name: '報告.pdf' }).waitFor()
  await page.getByRole('link', { name: '訂正する・取り消す' }).click()
  await page.getByLabel(/^数/).fill('13')
  await page.getByLabel('わけ').first().fill('数えまちがい')
  await page.getByRole('button', { name: '変わることを確かめる' }).first().click()
  await page.getByText('まだ何も変わっていません').waitFor()
  await page.getByText('セミナーの参加者の合計').waitFor()
  await page.getByRole('main').getByRole('button').first().click()
  await page.getByText('「実績」を訂正しました').first().waitFor()
  assert.match(await page.getByRole('main').innerText(), /セミナーの参加者　13人/)
  await context.close()
})
