import assert from 'node:assert/strict'
import test from 'node:test'
import {
  actOnOpportunity,
  changeOpportunity,
  opportunityById,
  publicationsOf,
  type Verb,
} from '#features/opportunities/index.ts'
import { reindexOrganisation } from '#features/opportunities/record/store.ts'
import { dataOf } from '#features/opportunities/record/store-read.ts'
import { type Find, listed } from '#features/opportunities/staff/store.ts'
import { desk } from '#features/opportunities/testing.ts'
import { changeOrganisation } from '#features/organisations/actions.ts'
import { organisationById } from '#features/organisations/index.ts'
import { openStepOf } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import { confirmImport, undoImport } from './actions.ts'
import { planImport } from './planning/actions.ts'

// What the desk does with activities that came from a list, and what the list then does with them.

const { by, tried, staff } = await desk()

const HEADER =
  'NO,都道府県コード又は市区町村コード,イベント名,イベント名_カナ,説明,開始日,開始時間,終了時間,場所名称,主催者,分類'
const COLUMNS = HEADER.split(',')
type Event = Partial<Record<'NO' | 'イベント名' | '説明' | '開始時間', string>>
const line = (event: Event) =>
  COLUMNS.map(
    name =>
      ({
        NO: '1',
        都道府県コード又は市区町村コード: '122173',
        イベント名: 'いすヨガ教室',
        イベント名_カナ: 'イスヨガキョウシツ',
        説明: 'いすに座って体をほぐします',
        開始日: '2026-12-03',
        開始時間: '10:00',
        終了時間: '11:30',
        場所名称: '中央公民館',
        主催者: '柏ひまわり体操クラブ',
        ...event,
      })[name] ?? '',
  ).join(',')

let second = 0
const later = () => `2026-11-21T02:00:${String(second++).padStart(2, '0')}.000Z`
async function take(tx: Tx, ...events: Event[]): Promise<{ run: string }> {
  const importer = { by: null, now: later(), today: '2026-11-21' }
  const bytes = new TextEncoder().encode(`${HEADER}\r\n${events.map(line).join('\r\n')}\r\n`)
  const planned = await planImport(tx, { name: 'events.csv', municipality: '122173', bytes }, importer)
  assert.ok('run' in planned, JSON.stringify(planned))
  assert.equal(await confirmImport(tx, planned.run, importer), null)
  return { run: planned.run }
}

const yoga = async (tx: Tx) => {
  const { id } = await tx.selectFrom('opportunity').select('id').where('source_id', '=', '1').executeTakeFirstOrThrow()
  const row = (await opportunityById(tx, id))!
  assert.equal((await publicationsOf(tx, id)).at(-1)?.status, row.status, 'the history leads to the status')
  return row
}
async function act(tx: Tx, ...verbs: Verb[]) {
  for (const verb of verbs) {
    const { id, version } = await yoga(tx)
    const done = await actOnOpportunity(tx, id, verb, { version }, by(later()))
    assert.ok('status' in done, `${verb}: ${JSON.stringify(done)}`)
  }
  return yoga(tx)
}
const find = (q: string): Find => ({ q, status: null, form: null, category: null, area: null })
const found = async (tx: Tx, q: string) =>
  (await listed(tx, find(q), { by: 'title', descending: false }, { size: 50, from: 0 })).rows.length

test('closing an imported activity closes it, and its step asks whether it is over', () =>
  tried(async tx => {
    await take(tx, {})
    const { id, status } = await act(tx, 'close')
    assert.equal(status, 'closed')
    const step = await openStepOf(tx, 'opportunity', id)
    assert.deepEqual([step?.what, step?.owner_id], ['confirm', staff['suzuki']])
    assert.equal((await act(tx, 'reopen', 'extend', 'close', 'end')).status, 'ended')
  }))

test('its history says what came from the list and what the desk did', () =>
  tried(async tx => {
    await take(tx, {})
    await take(tx, { 説明: '直した説明' })
    const { id } = await act(tx, 'close')
    assert.deepEqual(
      (await publicationsOf(tx, id)).map(({ verb, status }) => [verb, status]),
      [
        ['take-in', 'open'],
        ['renew', 'open'],
        ['close', 'closed'],
      ],
    )
  }))

test('what the desk closed or ended is not opened again by the next file, corrected or not', () =>
  tried(async tx => {
    await take(tx, {})
    await act(tx, 'close')
    await take(tx, { 説明: '直した説明' })
    assert.deepEqual([(await yoga(tx)).status, (await yoga(tx)).description], ['closed', '直した説明'])
    await act(tx, 'end')
    await take(tx, { 説明: '直した説明' })
    assert.equal((await yoga(tx)).status, 'ended')
    await take(tx, { 説明: 'もう一度' })
    assert.equal((await yoga(tx)).status, 'ended')
  }))

test('what vanishes from the list is over for the desk too, and is to be decided again when that is taken back', () =>
  tried(async tx => {
    await take(tx, {}, { NO: '2' })
    const { id } = await act(tx, 'close')
    const { run } = await take(tx, { NO: '2' })
    assert.equal((await yoga(tx)).status, 'ended')
    assert.equal(await openStepOf(tx, 'opportunity', id), undefined)
    assert.equal(await undoImport(tx, run, { by: null, now: later(), today: '2026-11-21' }), null)
    assert.equal((await yoga(tx)).status, 'closed')
    assert.equal((await openStepOf(tx, 'opportunity', id))?.what, 'confirm')
    await take(tx, { 説明: '直した説明' }, { NO: '2' })
    assert.equal((await yoga(tx)).status, 'closed', 'it is still the desk that closed it')
  }))

test('taking an import back puts status and history right, one run after the other', () =>
  tried(async tx => {
    await take(tx, {}, { NO: '2' })
    const changed = await take(tx, { 説明: '直した説明' }, { NO: '2' })
    const gone = await take(tx, { NO: '2' })
    assert.equal((await yoga(tx)).status, 'ended')
    for (const { run } of [gone, changed]) {
      assert.equal(await undoImport(tx, run, { by: null, now: later(), today: '2026-11-21' }), null)
      assert.equal((await yoga(tx)).status, 'open')
    }
    assert.equal((await yoga(tx)).description, 'いすに座って体をほぐします')
    assert.equal((await act(tx, 'close')).status, 'closed')
  }))

test('a time that stays in a corrected file keeps its id, which shifts and plans name', () =>
  tried(async tx => {
    await take(tx, {})
    const [before] = (await yoga(tx)).slots
    await take(tx, { 説明: '直した説明' })
    assert.deepEqual((await yoga(tx)).slots, [before])
    await take(tx, { 開始時間: '10:30' })
    const [after, ...more] = (await yoga(tx)).slots
    assert.deepEqual([after?.from_min, more.length], [630, 0])
    assert.notEqual(after?.id, before?.id)
  }))

test('its organiser, reading and place are found after its organisation is renamed, and after the desk changed it', () =>
  tried(async tx => {
    await take(tx, {})
    const words = ['ひまわり体操', 'いすよがきょうしつ', '中央公民館', 'ほぐします']
    const { organisation_id } = await yoga(tx)
    const organisation = (await organisationById(tx, organisation_id))!
    const { version, id, town: _, verified_at, verified_by, ...said } = organisation
    await changeOrganisation(tx, id, version, { ...said, name: '柏市の催し' }, by())
    await reindexOrganisation(tx, organisation_id)
    for (const word of words) assert.equal(await found(tx, word), 1, word)
    const row = await yoga(tx)
    await changeOpportunity(tx, row.id, row.version, { ...dataOf(row), caution: '動きやすい服で' }, by())
    for (const word of words) assert.equal(await found(tx, word), 1, word)
    await take(tx, {}, { NO: '2', イベント名: '歌声ひろば' })
    assert.equal(
      (await tx.selectFrom('organisation').select('id').where('kind', '=', 'department').execute()).length,
      1,
    )
  }))
