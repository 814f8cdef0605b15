import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { openCity } from './app.ts'
import { assertAccessible } from './axe.ts'

const KASHIWA = join(import.meta.dirname, '../../shared/data/events-2022/122173.csv')
const { staff, municipality, database } = await openCity()
const counted = () =>
  database.read({ lane: 'staff', municipality }, async db =>
    Number(
      (
        await db
          .selectFrom('opportunity')
          .select(eb => eb.fn.countAll().as('n'))
          .where('source', '<>', 'desk')
          .where('source_id', 'is not', null)
          .executeTakeFirstOrThrow()
      ).n,
    ),
  )

test("a coordinator takes in Kashiwa's real event list, sees what it would change, carries it out and takes it back", async t => {
  if (!existsSync(KASHIWA))
    return t.skip(`the folder with real open data is not here (${KASHIWA.replace(/.*\/shared/, 'shared')})`)
  const before = await counted()
  const { page, errors } = await staff('suzuki')
  await page.locator('nav summary', { hasText: '活動と団体' }).click()
  await page.getByRole('link', { name: '取込' }).click()
  await page.getByLabel('イベント一覧のファイル').setInputFiles(KASHIWA)
  await page.getByRole('button', { name: '中身を確かめる' }).click()
  await page.getByText('まだ取り込んでいません').waitFor()
  await assertAccessible(page, 'the plan of an import')
  assert.equal(await counted(), before)
  const [, planned] = /新しく(\d+)件/.exec(await page.locator('main').innerText())!
  await page.getByRole('button', { name: /^取り込む/ }).click()
  await page.getByText('取り込みました。').first().waitFor()
  assert.equal(await counted(), before + Number(planned))
  assert.ok(Number(planned) >= 40)
  await page.getByRole('button', { name: '元に戻す' }).click()
  await page.getByText('取込の前の状態に戻しました').waitFor()
  assert.equal(await counted(), before)
  assert.deepEqual(errors, [])
})

test('a picture that somebody named .csv is refused with a sentence, and nothing is kept of it', async () => {
  const { page } = await staff('suzuki')
  await page.goto('/staff/imports')
  await page.getByLabel('イベント一覧のファイル').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
  })
  await page.getByRole('button', { name: '中身を確かめる' }).click()
  await page.getByRole('alert').getByText('画像のファイルです').waitFor()
  await assertAccessible(page, 'the import page with an error')
})

test('a file of 200 megabytes is refused with a sentence, not with a broken connection', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yui-'))
  const file = join(folder, 'events.csv')
  writeFileSync(file, 'NO,名称,開始日\n')
  truncateSync(file, 200 * 1024 * 1024)
  const { page } = await staff('suzuki')
  await page.goto('/staff/imports')
  await page.getByLabel('イベント一覧のファイル').setInputFiles(file)
  await page.getByRole('button', { name: '中身を確かめる' }).click()
  await page.getByRole('heading', { level: 1, name: 'ファイルが大きすぎます' }).waitFor()
  await page.getByText('受け取れるのは10メガバイトまでです。').waitFor()
  rmSync(folder, { recursive: true })
})
