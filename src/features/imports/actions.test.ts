import assert from 'node:assert/strict'
import test from 'node:test'
import { registerMunicipality } from '#platform/register.ts'
import { testDatabase } from '#platform/testing.ts'
import { confirmImport, undoImport } from './actions.ts'
import { planImport } from './planning/actions.ts'
import { runById } from './store-runs.ts'

const { database, owner } = await testDatabase()
const kashiwa = {
  code: '122173',
  name: '柏市',
  prefecture: '千葉県',
  desk_name: '窓口',
  desk_phone: '04-7000-0000',
  desk_hours: '平日',
  desk_address: '柏',
  lat: 35.86,
  lng: 139.97,
}
const municipality = await registerMunicipality(owner, kashiwa)
const importer = { by: null, now: '2026-11-21T01:00:00.000Z', today: '2026-11-21' }

const HEADER =
  'NO,都道府県コード又は市区町村コード,名称,名称(カナ),名称(英字),名称(通称),サブタイトル,概要,説明,サブイベント,イベント種類,URL,画像URL,状態,対象となる産業,ステージ,開始日,終了日,開始時刻,終了時刻,日時備考,場所名称,集合場所,郵便番号,住所都道府県,住所市区町村,住所町名,住所丁目以下,建物名等,緯度,経度,主催団体,共催団体,その他関係団体,対象者,定員,料金(基本),料金(詳細),外国語対応,申込期限日,申込期限時刻,申込方法,アクセス方法,駐車場情報,駐輪場情報,連絡先名称,連絡先電話番号,連絡先内線番号,連絡先メールアドレス,備考'
const NAMES = HEADER.split(',')
const row = (cells: Record<string, string>) =>
  NAMES.map(name => cells[name] ?? (name.startsWith('都道府県コード') ? '122173' : '')).join(',')
const file = (...rows: Record<string, string>[]) => ({
  name: 'events.csv',
  municipality: '122173',
  bytes: new TextEncoder().encode(`${[HEADER, ...rows.map(row)].join('\r\n')}\r\n`),
})

const yoga = {
  NO: '1',
  名称: 'いすヨガ教室',
  説明: 'いすに座って体をほぐします',
  開始日: '2026-12-03',
  開始時刻: '10:00',
  終了時刻: '11:30',
  場所名称: '中央公民館',
  定員: '20',
}
const choir = { NO: '2', 名称: '歌声ひろば', 説明: 'なつかしい歌を歌います', 開始日: '2026-12-10' }
const broken = { NO: '3', 名称: '日付のまちがい', 説明: 'x', 開始日: '令和9年2月30日' }

async function run(...rows: Record<string, string>[]) {
  return database.write({ lane: 'staff', municipality }, async tx => {
    const planned = await planImport(tx, file(...rows), importer)
    assert.ok('run' in planned)
    const { counts } = (await runById(tx, planned.run))!
    assert.equal(await confirmImport(tx, planned.run, importer), null)
    return { id: planned.run, counts }
  })
}
const stored = () =>
  database.read({ lane: 'staff', municipality }, db =>
    db
      .selectFrom('opportunity')
      .select(['source_id', 'title', 'status', 'taken', 'capacity'])
      .orderBy('source_id')
      .execute(),
  )
const slots = () =>
  database.read({ lane: 'staff', municipality }, db =>
    db.selectFrom('slot').select(['on_day', 'from_min', 'to_min']).execute(),
  )

test('a file is taken in: good rows become activities, a row that cannot be read waits with its reason', async () => {
  const { counts, id } = await run(yoga, choir, broken)
  assert.deepEqual(counts, { create: 2, quarantine: 1 })
  assert.deepEqual(
    (await stored()).map(({ title, status }) => [title, status]),
    [
      ['いすヨガ教室', 'open'],
      ['歌声ひろば', 'open'],
    ],
  )
  assert.deepEqual(await slots(), [{ on_day: '2026-12-03', from_min: 600, to_min: 690 }])
  const held = await database.read({ lane: 'staff', municipality }, db =>
    db
      .selectFrom('import_row')
      .select(['row_number', 'issues', 'raw'])
      .where('run_id', '=', id)
      .where('action', '=', 'quarantine')
      .execute(),
  )
  assert.equal(held[0]?.row_number, 4)
  assert.match(JSON.stringify(held[0]?.issues), /令和9年2月30日/)
})

test('the same file a second time changes nothing', async () => {
  assert.deepEqual((await run(yoga, choir, broken)).counts, { unchanged: 2, quarantine: 1 })
})

test('a corrected file changes the row, keeps the activity and its times', async () => {
  const { counts } = await run({ ...yoga, 開始時刻: '13:30', 終了時刻: '15:00' }, choir)
  assert.deepEqual(counts, { update: 1, unchanged: 1 })
  assert.deepEqual(await slots(), [{ on_day: '2026-12-03', from_min: 810, to_min: 900 }])
})

test('a row that vanished is ended, not deleted; taking the import back opens it again', async () => {
  const { counts, id } = await run({ ...yoga, 名称: 'いすヨガ（初級）' })
  assert.deepEqual(counts, { update: 1, end: 1 })
  assert.deepEqual(
    (await stored()).map(({ title, status }) => [title, status]),
    [
      ['いすヨガ（初級）', 'open'],
      ['歌声ひろば', 'ended'],
    ],
  )
  assert.equal(await database.write({ lane: 'staff', municipality }, tx => undoImport(tx, id, importer)), null)
  assert.deepEqual(
    (await stored()).map(({ title, status }) => [title, status]),
    [
      ['いすヨガ教室', 'open'],
      ['歌声ひろば', 'open'],
    ],
  )
  assert.equal(await database.write({ lane: 'staff', municipality }, tx => undoImport(tx, id, importer)), 'notLast')
})

test('what a run added is gone when the run is taken back', async () => {
  const { id } = await run({ ...yoga, 開始時刻: '13:30', 終了時刻: '15:00' }, choir, {
    ...choir,
    NO: '9',
    名称: '囲碁の会',
  })
  assert.equal((await stored()).length, 3)
  await database.write({ lane: 'staff', municipality }, tx => undoImport(tx, id, importer))
  assert.equal((await stored()).length, 2)
})

test('a run that was confirmed once is not carried out a second time', async () => {
  const { id } = await run(yoga, choir)
  assert.equal(
    await database.write(
      { lane: 'staff', municipality },
      tx => confirmImport(tx, id, importer),
      refused => refused === null,
    ),
    'notPlanned',
  )
})

test("another city's file under this city's code ends nothing", async () => {
  const foreign = { ...yoga, 都道府県コード又は市区町村コード: '142077' }
  const { counts } = await run(foreign)
  assert.equal(counts.end, undefined)
  assert.equal(counts.quarantine, 1)
  assert.deepEqual(
    (await stored()).map(({ status }) => status),
    ['open', 'open'],
  )
})

test('a picture that is called .csv is refused as a whole, with what to do', async () => {
  const picture = {
    name: 'list.csv',
    municipality: '122173',
    bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
  }
  const planned = await database.write({ lane: 'staff', municipality }, tx => planImport(tx, picture, importer))
  assert.ok('refused' in planned)
  assert.match(planned.refused.message, /画像/)
})
