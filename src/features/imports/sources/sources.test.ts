import assert from 'node:assert/strict'
import test from 'node:test'
import { opportunityById, publicationsOf } from '#features/opportunities/index.ts'
import { desk } from '#features/opportunities/testing.ts'
import { departmentNamed } from '#features/organisations/index.ts'
import type { Tx } from '#platform/db.ts'
import { confirmImport, undoImport } from '../actions.ts'
import { planImport } from '../planning/actions.ts'
import { asAnother, asSame, shownRows } from '../planning/store.ts'
import { runById } from '../store-runs.ts'
import { setPaused, settleSource } from './actions.ts'
import { sourceNamed, sources } from './store.ts'

// Each list is its own source: cases H05, H06 and H07 of what was tried, and what hangs on them.

const { by, tried } = await desk()

let second = 0
const who = () => ({ ...by(`2026-11-21T02:00:${String(second++).padStart(2, '0')}.000Z`), today: '2026-11-21' })
type Event = { no: string; title: string; day: string; place?: string }
const plan = async (tx: Tx, name: string, ...events: Event[]) => {
  const lines = events.map(({ no, title, day, place = '公民館' }) => `${no},${title},${day},${place}`)
  const bytes = new TextEncoder().encode(['NO,イベント名,開始日,場所名称', ...lines, ''].join('\r\n'))
  const planned = await planImport(tx, { name, municipality: '122173', bytes }, who())
  assert.ok('parsed' in planned, JSON.stringify(planned))
  return planned.run
}
const take = async (tx: Tx, name: string, ...events: Event[]) => {
  const run = await plan(tx, name, ...events)
  assert.equal(await confirmImport(tx, run, who()), null)
  return run
}
const told = async (tx: Tx) => {
  const rows = await tx
    .selectFrom('opportunity')
    .select(['title', 'status'])
    .where('fingerprint', 'is not', null)
    .orderBy('title')
    .execute()
  return rows.map(({ title, status }) => `${title} ${status}`)
}
const spring = { no: '1', title: '太極拳入門', day: '2027-02-10' }
const cooking = { no: '1', title: '男の料理教室', day: '2027-06-15', place: '北公民館' }

test('a second list of the same city neither ends nor overwrites what the first brought', () =>
  tried(async tx => {
    await take(tx, 'sports.csv', spring, { no: '2', title: '囲碁の会', day: '2027-03-01' })
    await take(tx, 'kouminkan.csv', cooking)
    assert.deepEqual(await told(tx), ['囲碁の会 open', '太極拳入門 open', '男の料理教室 open'].sort())
    assert.deepEqual(
      (await sources(tx)).map(({ name, open }) => [name, open]),
      [
        ['kouminkan', 1],
        ['sports', 2],
      ],
    )
    await take(tx, 'sports_202703.csv', spring)
    assert.deepEqual(await told(tx), ['囲碁の会 ended', '太極拳入門 open', '男の料理教室 open'].sort())
  }))

test('rows that another list of the city has already are told with how many and which, and nothing is held back', () =>
  tried(async tx => {
    await take(tx, 'sports.csv', spring, { no: '2', title: '囲碁の会', day: '2027-03-01' })
    const run = await plan(tx, 'kouminkan.csv', cooking, { ...spring, no: '7', title: '太極拳　入門' })
    const [warning, ...others] = (await runById(tx, run))?.issues ?? []
    assert.match(warning?.message ?? '', /一覧「sports」に.*同じ行が1行.*「太極拳 入門」.*取込元にその一覧を選び/)
    assert.deepEqual(others, [])
    assert.equal(await confirmImport(tx, run, who()), null)
    const again = await plan(tx, 'kouminkan.csv', cooking, { ...spring, no: '7' })
    assert.equal((await runById(tx, again))?.issues.length, 1, 'its own rows are no repeats')
    const elsewhere = await plan(tx, 'halls.csv', { ...spring, place: '北公民館' }, { ...cooking, day: '2027-06-16' })
    assert.deepEqual((await runById(tx, elsewhere))?.issues, [], 'another place or day is another event')
  }))

test('a number that names something else ends the old and begins the new; taking it back gives the number back', () =>
  tried(async tx => {
    await take(tx, 'sports.csv', spring)
    const { id } = await tx
      .selectFrom('opportunity')
      .select('id')
      .where('source_id', '=', '1')
      .executeTakeFirstOrThrow()
    const run = await take(tx, 'sports.csv', cooking)
    const old = (await opportunityById(tx, id))!
    assert.deepEqual([old.title, old.status], ['太極拳入門', 'ended'])
    assert.match((await publicationsOf(tx, id)).at(-1)?.reason ?? '', /番号が別の催し/)
    assert.deepEqual(await told(tx), ['男の料理教室 open'])
    await take(tx, 'sports.csv', { ...cooking, title: '男の料理教室（改）' })
    assert.deepEqual(await told(tx), ['男の料理教室（改） open'])
    assert.equal(await undoImport(tx, (await last(tx)).id, who()), null)
    assert.equal(await undoImport(tx, run, who()), null)
    assert.deepEqual(await told(tx), ['太極拳入門 open'])
    assert.equal(
      (await tx.selectFrom('opportunity').select('id').where('source_id', '=', '1').executeTakeFirst())?.id,
      id,
    )
  }))

const last = (tx: Tx) =>
  tx
    .selectFrom('import_run')
    .select('id')
    .where('state', '=', 'confirmed')
    .orderBy('confirmed_at', 'desc')
    .executeTakeFirstOrThrow()

test('where it is not certain, a person says whether it is the same, and may think again', () =>
  tried(async tx => {
    await take(tx, 'sports.csv', spring)
    const run = await plan(tx, 'sports.csv', { ...cooking, place: '公民館' })
    const counts = async () => (await runById(tx, run))?.counts
    const [asked] = await shownRows(tx, run, 'create', 1, 10)
    assert.equal(asked?.issues.at(-1)?.code, 'numberMaybeReused')
    assert.deepEqual(await counts(), { create: 1, end: 1 })
    assert.equal(await asSame(tx, run, asked?.row_number ?? 0), true)
    assert.deepEqual(await counts(), { update: 1 })
    assert.equal(await asAnother(tx, run, asked?.row_number ?? 0), true)
    assert.deepEqual(await counts(), { create: 1, end: 1 })
    assert.equal(await asSame(tx, run, asked?.row_number ?? 0), true)
    assert.equal(await confirmImport(tx, run, who()), null)
    assert.deepEqual(await told(tx), ['男の料理教室 open'])
  }))

test('a dry run that was made before another one was carried out, or taken back, is refused as outdated', () =>
  tried(async tx => {
    await take(tx, 'sports.csv', spring, { no: '2', title: '夏', day: '2027-07-01' })
    const a = await plan(
      tx,
      'sports.csv',
      spring,
      { no: '2', title: '夏', day: '2027-07-01' },
      { no: '3', title: '秋', day: '2027-10-01' },
    )
    const b = await plan(tx, 'sports.csv', { ...spring, title: '太極拳入門（改）' })
    const other = await plan(tx, 'kouminkan.csv', cooking)
    assert.equal(await confirmImport(tx, b, who()), null)
    assert.equal(await confirmImport(tx, a, who()), 'stale')
    assert.deepEqual(await told(tx), ['夏 ended', '太極拳入門（改） open'])
    assert.equal(await confirmImport(tx, other, who()), null, 'another list is none of its business')
    const c = await plan(tx, 'sports.csv', spring)
    assert.equal(await undoImport(tx, b, who()), null)
    assert.equal(await confirmImport(tx, c, who()), 'stale')
  }))

test('a source is renamed and given an owner, to whom what came from it goes; no two have one name', () =>
  tried(async tx => {
    await take(tx, 'sports.csv', spring)
    await take(tx, 'kouminkan.csv', cooking)
    const sports = (await sourceNamed(tx, 'sports'))!
    const owner = await departmentNamed(tx, 'スポーツ課', '', who())
    assert.equal(await settleSource(tx, sports, { name: 'kouminkan', organisation: null }, who()), 'nameTaken')
    assert.equal(await settleSource(tx, sports, { name: '', organisation: null }, who()), 'noName')
    assert.equal(await settleSource(tx, sports, { name: '市民スポーツ', organisation: owner }, who()), null)
    const rows = await tx
      .selectFrom('opportunity')
      .select(['title', 'organisation_id'])
      .where('source', '=', sports.id)
      .execute()
    assert.deepEqual(rows, [{ title: '太極拳入門', organisation_id: owner }])
    await take(tx, 'sports_2027.csv', spring, { no: '2', title: '夏', day: '2027-07-01' })
    assert.equal((await sourceNamed(tx, '市民スポーツ'))?.open, 2, 'a renamed list still knows its files')
  }))

test('a source that is paused takes nothing in until it is resumed', () =>
  tried(async tx => {
    const waiting = await plan(tx, 'sports.csv', spring)
    const source = (await sourceNamed(tx, 'sports'))!
    await setPaused(tx, source, true, who())
    assert.equal(await confirmImport(tx, waiting, who()), 'paused')
    const file = {
      name: 'sports.csv',
      municipality: '122173',
      bytes: new TextEncoder().encode('NO,イベント名,開始日\r\n1,春,2027-03-01\r\n'),
    }
    const refused = await planImport(tx, file, who())
    assert.ok('refused' in refused && /止めてあります/.test(refused.refused.message))
    await setPaused(tx, (await sourceNamed(tx, 'sports'))!, false, who())
    assert.equal(await confirmImport(tx, waiting, who()), null)
  }))
