import assert from 'node:assert/strict'
import test from 'node:test'
import { inWorklist, openCity, PHONE } from './app.ts'
import { assertAccessible } from './axe.ts'

// Somebody of a shared job calls in sick: each test goes on where the last ended, all of it on a phone.

const { staff, database, municipality } = await openCity()
/** Somebody with a place in a job that is no employment, whose next days nobody has noted anything of. */
const place = await database.read({ lane: 'staff', municipality }, db =>
  db
    .selectFrom('assignment')
    .innerJoin('opportunity', 'opportunity.id', 'assignment.opportunity_id')
    .innerJoin('slot', 'slot.id', 'assignment.slot_id')
    .innerJoin('person', 'person.id', 'assignment.person_id')
    .select(['opportunity.id', 'opportunity.title', 'person.family_name', 'person.given_name'])
    .where('opportunity.legal_form', 'not in', ['employment', 'dispatch'])
    .where('opportunity.status', '=', 'open')
    .where('assignment.to_on', 'is', null)
    .where('slot.weekday', '=', 1)
    .where('slot.weeks', '=', 31)
    .where('assignment.id', 'not in', eb => eb.selectFrom('shift_absence').select('assignment_id'))
    .orderBy('opportunity.title')
    .executeTakeFirstOrThrow(),
)
const name = `${place.family_name} ${place.given_name}`
const { page, errors } = await staff('sato', PHONE)
const press = (text: string | RegExp) => page.locator('main').getByRole('button', { name: text }).first().click()
const said = (text: string | RegExp) => page.getByRole('status').or(page.getByRole('alert')).getByText(text).first()
const at = { absence: '' }

test('the counsellor finds the day on the page of the activity', async () => {
  await page.goto(`/staff/opportunities/${place.id}`)
  await page.getByRole('link', { name: '分担・欠席' }).click()
  await page.getByRole('heading', { name: /分担・欠席/ }).waitFor()
  await assertAccessible(page, 'the shifts of an activity')
  await page.getByRole('link', { name: new RegExp(`欠席 ?にする：${name}さん 12月1日`) }).click()
  assert.equal(await page.getByLabel('休む日').inputValue(), '令和8年12月1日（火）')
})

test('a day on which the person has no shift is refused, and what was typed stays', async () => {
  await page.getByLabel('休む日').fill('令和8年12月2日')
  await page.getByLabel('メモ').fill('電話あり')
  // Enter is no reason.
  await page.getByLabel('休む日').press('Enter')
  await page.waitForTimeout(200)
  assert.equal(await page.locator('#errors').count(), 0)
  await press('体調')
  await page
    .locator('#errors')
    .getByText(/この方の担当の日がありません/)
    .waitFor()
  await assertAccessible(page, 'a refused absence')
  assert.equal(await page.getByLabel('メモ').inputValue(), '電話あり')
})

test('one press of the reason notes it and puts forward who could come instead', async () => {
  await page.getByLabel('休む日').fill('R8.12.1')
  await press('体調')
  await said(`${name}さんの欠席を記録しました`).waitFor()
  at.absence = new URL(page.url()).pathname
  const candidates = page.locator('ol.rank').first().locator(':scope > li')
  const count = await candidates.count()
  assert.ok(count >= 2 && count <= 3, `${count} are put forward`)
  for (let i = 0; i < count; i++) {
    const one = candidates.nth(i)
    await one
      .getByText(/空いています|まだ聞いていません/)
      .first()
      .waitFor()
    await one
      .getByText(/歩いて|自転車で|バスで|車で/)
      .first()
      .waitFor()
    await one.getByText(/この90日に代わりを/).waitFor()
    assert.ok((await one.locator('a[href^="tel:"]').count()) + (await one.getByText('電話番号なし').count()) === 1)
  }
  await assertAccessible(page, 'the substitutes')
})

test('one press asks them all; it stands in the worklist', async () => {
  await press(/^この[23]人に頼む$/)
  await said('電話をかけて、返事を記録してください').waitFor()
  assert.ok((await page.getByText('返事はまだ').count()) >= 2)
  await page.goto('/staff')
  const line = page.locator(`a[href="${at.absence}"]`).filter({ hasText: '本人の返事を聞く' })
  await (await inWorklist(page, line)).waitFor({ state: 'attached' })
})

test('the first says no; the second says yes and agrees to be named, and the rest are let off', async () => {
  await page.goto(at.absence)
  await press('断る')
  await said('「断る」を記録しました').waitFor()
  const second = page.locator('ol.rank').first().locator(':scope > li').nth(1)
  const consent = second.getByRole('checkbox')
  if ((await consent.count()) > 0) {
    await second.getByRole('button', { name: '引き受ける' }).click()
    await page
      .locator('#errors')
      .getByText(/同意がまだありません/)
      .waitFor()
    await assertAccessible(page, 'a yes without consent')
    await consent.check()
  }
  await second.getByRole('button', { name: '引き受ける' }).click()
  await said('「引き受ける」を記録しました').waitFor()
  await page.getByText('代わりの人が決まりました').first().waitFor()
  await assertAccessible(page, 'a settled absence')
})

test('once everybody was told nothing is left to do, and the organiser’s sheet names no reason', async () => {
  await press('みんなに伝えた')
  await said('この欠席は片づきました').waitFor()
  await page.goto('/staff')
  assert.equal(await page.locator(`a[href="${at.absence}"]`).count(), 0)
  await page.goto(`/staff/opportunities/${place.id}/shifts/sheet?from=2026-11-30`)
  await page.getByText('（代わり）').waitFor()
  assert.equal(await page.getByText('体調').count(), 0)
  await assertAccessible(page, 'the organiser’s sheet')
  assert.deepEqual(errors, [])
})
