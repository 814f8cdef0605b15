import { startPlan } from '#features/plans/actions.ts'
import { coordinator, madePlan, type plannedApp, START } from '#features/plans/testing.ts'
import { addHistory } from '#features/weights/testing.ts'
import { lookedAt } from '../seed/limited.ts'
import { DEMO_NOW } from '../seed/testing.ts'
import { addresses } from './addresses.ts'
import type { openCity } from './app.ts'

type City = Awaited<ReturnType<typeof openCity>>
type Base = Awaited<ReturnType<typeof plannedApp>>['plan']

/** Does in the demo city what it takes for every page to have something to show. */
export async function everyState(city: City, base: Base): Promise<void> {
  await runOfImport(city)
  await listsAndWeights(city)
  await plans(city, base)
  await exclusion(city)
  await bond(city)
  await ownRequest(city)
  await lookedAt(city)
}

const EVENTS =
  'NO,名称,イベント種類,開始日,場所名称\n1,いすヨガ教室,健康,2026-12-03,中央公民館\n2,日付のまちがい,健康,令和9年2月30日,\n'
const OWN = '行事名,開催日,ところ\n囲碁の会,2026-12-03,中央公民館\n'

/** So that the pages of a run, and of one whose headings wait, can be opened. */
async function runOfImport({ staff }: City): Promise<void> {
  const { page, context } = await staff('suzuki')
  await page.goto('/staff/imports')
  const file = { name: 'events.csv', mimeType: 'text/csv', buffer: Buffer.from(EVENTS) }
  await page.getByLabel('イベント一覧のファイル').setInputFiles(file)
  await page.getByRole('button', { name: '中身を確かめる' }).click()
  await page.getByText('まだ取り込んでいません').waitFor()
  await page.goto('/staff/imports')
  await page.getByLabel('イベント一覧のファイル').setInputFiles({ ...file, name: 'own.csv', buffer: Buffer.from(OWN) })
  await page.getByRole('button', { name: '中身を確かめる' }).click()
  await page.getByText('はじめの行の読みかた').waitFor()
  await context.close()
}

/** So that lists that were shown can be opened again, and weights calculated from outcomes. */
async function listsAndWeights({ staff, database, municipality }: City): Promise<void> {
  await database.write({ lane: 'staff', municipality }, async tx => {
    const { id: by } = await tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow()
    await addHistory(tx, { by, now: DEMO_NOW, count: 320, truth: { distance: 2, likes: 1 } })
  })
  const { page, context } = await staff('suzuki')
  await page.goto('/staff/weights')
  await page.getByRole('button', { name: 'これまでの結果から配点を計算する' }).click()
  await page.getByText('過去の記録でくらべる').waitFor()
  await page.goto('/staff/people')
  await page.goto((await page.locator('main a[href^="/staff/people/0"]').first().getAttribute('href'))!)
  await page.goto('/staff/opportunities')
  const activity = await page.locator('main a[href^="/staff/opportunities/0"]').first().getAttribute('href')
  await page.goto(`${activity}/people`)
  await context.close()
}

/** So that a plan, one that varies it, and one that waits for its turn can be opened. */
async function plans(city: City, base: Base): Promise<void> {
  const { database, municipality } = city
  await madePlan(city, { base, change: { kind: 'reach', area: null, km: 2 } })
  await database.write({ lane: 'staff', municipality }, async tx =>
    startPlan(tx, START, await coordinator(tx, DEMO_NOW)),
  )
}

/** So that somebody has an organisation to which they are not introduced, and it can be lifted. */
async function exclusion({ staff, database, municipality }: City): Promise<void> {
  const { path } = (await addresses(database, municipality)).find(({ path }) => path.endsWith('/exclusions'))!
  const { page, context } = await staff('sato')
  await page.goto(path)
  await page.getByRole('combobox', { name: '団体' }).selectOption({ index: 3 })
  await page.getByLabel('紹介しないわけ').fill('以前に働いていた')
  await page.getByRole('button', { name: '記録する' }).click()
  await page.getByText('紹介しない団体として記録しました').waitFor()
  await context.close()
}

/** So that somebody goes together with another, and it can be ended. */
async function bond({ staff, database, municipality }: City): Promise<void> {
  const { path } = (await addresses(database, municipality)).find(({ path }) => path.includes('/edit/bonds?'))!
  const { page, context } = await staff('sato')
  await page.goto(path)
  await page.getByRole('radio').first().check()
  await page.getByRole('radio', { name: 'いっしょに' }).check()
  await page.getByLabel('わけ').fill('ご夫婦で来たい')
  await page.getByRole('button', { name: '記録する' }).click()
  await page.getByText('「いっしょに」を記録しました').waitFor()
  await context.close()
}

/** So that a resident has asked the desk for something. */
async function ownRequest({ database, municipality }: City): Promise<void> {
  await database.write({ lane: 'staff', municipality }, async tx => {
    const who = tx.selectFrom('person').select('id').where('email', '=', 'ueki@example.jp')
    const which = tx.selectFrom('request').select('id').orderBy('id').limit(1)
    await tx.updateTable('request').set({ asked_by: who }).where('id', '=', which).execute()
  })
}
