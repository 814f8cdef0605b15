import assert from 'node:assert/strict'
import test from 'node:test'
import { openCity } from './app.ts'
import { assertAccessible } from './axe.ts'

const { staff, database, municipality } = await openCity()
const resident = await database.read({ lane: 'staff', municipality }, db =>
  db
    .selectFrom('person')
    .select(['id', 'family_name'])
    .where('closed_on', 'is', null)
    .orderBy('number')
    .executeTakeFirstOrThrow(),
)
const stored = () =>
  database.read({ lane: 'staff', municipality }, db =>
    db
      .selectFrom('person')
      .select(['phone', 'address', 'contact_note', 'version'])
      .where('id', '=', resident.id)
      .executeTakeFirstOrThrow(),
  )

test('two counsellors change the same part: the second is told what the first did, and nothing of either is lost', async () => {
  const [first, second] = [await staff('sato'), await staff('suzuki')]
  const path = `/staff/people/${resident.id}/edit`
  await Promise.all([first.page.goto(path), second.page.goto(path)])

  await first.page.getByLabel('電話番号').fill('04-7155-0101')
  await first.page.getByLabel('連絡のときの注意').fill('午前中に かけてください')
  await first.page.getByRole('button', { name: '保存する' }).click()
  await first.page.getByRole('status').getByText('「基本」を保存しました').waitFor()

  await second.page.getByLabel('住所').fill('北柏三丁目 5番')
  await second.page.getByLabel('連絡のときの注意').fill('耳が遠いので、ゆっくり')
  await second.page.getByRole('button', { name: '保存する' }).click()
  const told = second.page.locator('.notice')
  await told.getByText('ほかの職員が先に保存したため、まだ保存していません。').waitFor()
  assert.match(await told.innerText(), /佐藤 みどりさんが.*に.*電話番号.*を保存しました。/)
  await assertAccessible(second.page, 'the form that was overtaken')

  // What only the first changed is taken over; what both changed stands beside what was typed.
  assert.equal(await second.page.getByLabel('電話番号').inputValue(), '04-7155-0101')
  assert.equal(await second.page.getByLabel('住所').inputValue(), '北柏三丁目 5番')
  assert.equal(await second.page.getByLabel('連絡のときの注意').inputValue(), '耳が遠いので、ゆっくり')
  await second.page.getByText('いまの保存内容：午前中に かけてください').waitFor()
  assert.equal((await stored()).address === '北柏三丁目 5番', false, 'nothing half-written')

  await second.page.getByLabel('連絡のときの注意').fill('午前中に。耳が遠いので、ゆっくり')
  await second.page.getByRole('button', { name: '保存する' }).click()
  await second.page.getByRole('status').getByText('「基本」を保存しました').waitFor()
  const { phone, address, contact_note } = await stored()
  assert.deepEqual(
    { phone, address, contact_note },
    { phone: '04-7155-0101', address: '北柏三丁目 5番', contact_note: '午前中に。耳が遠いので、ゆっくり' },
  )
  assert.deepEqual([...first.errors, ...second.errors], [])
})

test('different parts of one record do not stand in each other’s way', async () => {
  const [first, second] = [await staff('sato'), await staff('suzuki')]
  await first.page.goto(`/staff/people/${resident.id}/edit/health`)
  await second.page.goto(`/staff/people/${resident.id}/edit/skills`)
  await first.page.getByLabel('からだのことのメモ').fill('膝の手術をした')
  await first.page.getByRole('button', { name: '保存する' }).click()
  await first.page.getByRole('status').getByText('「からだのメモ」を保存しました').waitFor()
  await second.page.getByLabel('これまでの仕事・活動').fill('町工場で40年')
  await second.page.getByRole('button', { name: '保存する' }).click()
  await second.page
    .getByText(/「経験・資格」を保存しました|ほかの職員が先に保存した/)
    .first()
    .waitFor()
  await second.page.goto(`/staff/people/${resident.id}/edit/health`)
  assert.equal(await second.page.getByLabel('からだのことのメモ').inputValue(), '膝の手術をした')
})
