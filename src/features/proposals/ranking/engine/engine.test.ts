import assert from 'node:assert/strict'
import { it } from 'node:test'
import { confirmImport } from '#features/imports/actions.ts'
import { planImport } from '#features/imports/planning/actions.ts'
import { topOpportunities, topPeople } from '#matching/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Municipality } from '#platform/page.ts'
import { DEMO_NOW, demoApp } from '../../../../../seed/testing.ts'
import { deskOf, published } from '../../testing.ts'
import { engineOf } from '../cities.ts'
import { weightsVersion } from '../lists.ts'
import { isRanked } from './engine.ts'

const { database, municipality: id } = await demoApp()
const municipality: Municipality = await database.untenanted(db =>
  db.selectFrom('municipality').selectAll().executeTakeFirstOrThrow(),
)
const ask = { municipality, today: '2026-11-21' }
const read = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'staff', municipality: id }, work)
const write = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'staff', municipality: id }, work)
const changed = (tx: Tx, person: string) =>
  record(tx, {
    kind: 'person.changed',
    subject: ['person', person],
    person,
    by: null,
    now: DEMO_NOW,
    data: { section: 'basic', version: 1, fields: [] },
  })

const somebody = await read(async db => {
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('closed_on', 'is', null)
    .orderBy('number')
    .executeTakeFirstOrThrow()
  return id
})
const eligible = () => read(async db => topOpportunities((await engineOf(db, ask)).snapshot, somebody, 10).eligible)

it('ranks every published activity and everybody at the desk', async () => {
  const { open, people } = await read(async db => ({
    open: await db.selectFrom('opportunity').select('id').where('status', '=', 'open').execute(),
    people: await db.selectFrom('person').select('id').where('closed_on', 'is', null).execute(),
  }))
  const engine = await read(db => engineOf(db, ask))
  assert.equal(engine.opportunities.size, open.length)
  assert.ok(people.every(person => isRanked(engine, person.id)))
})

it('knows of what a transaction wrote that took longer than any overlap', async () => {
  const before = await eligible()
  const [decided, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const other = write(async tx => {
    await tx.updateTable('person').set({ forms: [] }).where('id', '=', somebody).execute()
    const what = {
      id: newId(),
      kind: 'person.changed',
      subject_kind: 'person',
      subject_id: somebody,
      person_id: somebody,
    }
    // As if it had begun an hour ago.
    await tx
      .insertInto('happening')
      .values({ ...what, at: DEMO_NOW, created_at: '2026-11-21T00:00:00Z' })
      .execute()
    begun.resolve()
    await decided.promise
  })
  await begun.promise
  for (let look = 0; look < 3; look++) assert.equal(await eligible(), before)
  decided.resolve()
  await other
  assert.equal(await eligible(), 0)
  await write(async tx => {
    await tx
      .updateTable('person')
      .set({ forms: ['employment', 'contract', 'dispatch', 'paid-volunteering', 'volunteering'] })
      .where('id', '=', somebody)
      .execute()
    await changed(tx, somebody)
  })
})

it('knows at once of what another process committed, and of nothing before it is committed', async () => {
  const before = await eligible()
  let commit = () => {}
  const decided = new Promise<void>(resolve => {
    commit = resolve
  })
  let written = () => {}
  const isWritten = new Promise<void>(resolve => {
    written = resolve
  })
  const other = write(async tx => {
    await tx.updateTable('person').set({ forms: [] }).where('id', '=', somebody).execute()
    await changed(tx, somebody)
    written()
    await decided
  })
  await isWritten
  assert.equal(await eligible(), before)
  commit()
  await other
  assert.equal(await eligible(), 0)
  await write(async tx => {
    await tx
      .updateTable('person')
      .set({ forms: ['employment', 'volunteering'] })
      .where('id', '=', somebody)
      .execute()
    await changed(tx, somebody)
  })
  assert.ok((await eligible()) > 0)
})

it('leaves out who was closed and takes back who came again', async () => {
  const close = (closed_on: string | null) =>
    write(async tx => {
      await tx.updateTable('person').set({ closed_on }).where('id', '=', somebody).execute()
      await changed(tx, somebody)
    })
  await close('2026-11-21')
  assert.equal(isRanked(await read(db => engineOf(db, ask)), somebody), false)
  await close(null)
  assert.equal(isRanked(await read(db => engineOf(db, ask)), somebody), true)
})

it('rules out for somebody also what a ruled-out organisation publishes later', async () => {
  const opportunity = await write(async tx => {
    const desk = await deskOf(tx, DEMO_NOW)
    await tx
      .insertInto('exclusion')
      .values({ id: newId(), person_id: somebody, organisation_id: desk.organisation, reason: '試し', set_by: desk.by })
      .execute()
    await changed(tx, somebody)
    return desk.organisation
  })
  await eligible()
  const later = await write(async tx =>
    published({ ...(await deskOf(tx, DEMO_NOW)), organisation: opportunity }, 'volunteering'),
  )
  const { snapshot } = await read(db => engineOf(db, ask))
  assert.ok(!topPeople(snapshot, later, 1000).best.some(person => person.id === somebody))
})

it('follows a change of the weights and of the day, and the hash of a list follows its data', async () => {
  const hashes = async (day = ask.today) => {
    const engine = await read(db => engineOf(db, { ...ask, today: day }))
    return engine.instanceHash('person', somebody)
  }
  const first = await hashes()
  assert.equal(await hashes(), first)
  assert.notEqual(await hashes('2026-11-22'), first)
  assert.equal(await hashes(), first)
  const weights = { likes: 200, distance: 320, time: 120, experience: 100, terms: 80, character: 100, need: 80 }
  await write(tx =>
    tx
      .insertInto('setting')
      .values({ key: 'weights', valid_from: '2026-11-21', value: JSON.stringify(weights), source: '試し' })
      .execute(),
  )
  const engine = await read(db => engineOf(db, ask))
  assert.equal(weightsVersion(engine), '200-320-120-100-80-100-80')
})

it('knows of activities that were taken in from a file', async () => {
  const header =
    'NO,都道府県コード又は市区町村コード,名称,名称(カナ),名称(英字),名称(通称),サブタイトル,概要,説明,サブイベント,イベント種類,URL,画像URL,状態,対象となる産業,ステージ,開始日,終了日,開始時刻,終了時刻,日時備考,場所名称,集合場所,郵便番号,住所都道府県,住所市区町村,住所町名,住所丁目以下,建物名等,緯度,経度,主催団体,共催団体,その他関係団体,対象者,定員,料金(基本),料金(詳細),外国語対応,申込期限日,申込期限時刻,申込方法,アクセス方法,駐車場情報,駐輪場情報,連絡先名称,連絡先電話番号,連絡先内線番号,連絡先メールアドレス,備考'
  const cells: Record<string, string> = {
    NO: '1',
    都道府県コード又は市区町村コード: '122173',
    名称: '古文書を読む会',
    説明: 'x',
    開始日: '2026-12-03',
  }
  const row = header
    .split(',')
    .map(name => cells[name] ?? '')
    .join(',')
  const file = {
    name: 'events.csv',
    municipality: '122173',
    bytes: new TextEncoder().encode(`${header}\r\n${row}\r\n`),
  }
  const importer = { by: null, now: DEMO_NOW, today: '2026-11-21' }
  const before = await read(async db => (await engineOf(db, ask)).opportunities.size)
  await write(async tx => {
    const planned = await planImport(tx, file, importer)
    if ('run' in planned) await confirmImport(tx, planned.run, importer)
  })
  assert.equal(await read(async db => (await engineOf(db, ask)).opportunities.size), before + 1)
})
