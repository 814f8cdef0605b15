import assert from 'node:assert/strict'
import test from 'node:test'
import { confirmImport, undoImport } from '#features/imports/actions.ts'
import { sources } from '#features/imports/sources/store.ts'
import { latestRuns } from '#features/imports/store-runs.ts'
import { openStepOf } from '#features/steps/index.ts'
import type { Tx } from '#platform/db.ts'
import { fold } from '#platform/folding.ts'
import { newId } from '#platform/ids.ts'
import { registerMunicipality } from '#platform/register.ts'
import { migratedDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../../../../seed/city.ts'
import { actOnOpportunity } from '../record/actions.ts'
import { publicationsOf, reindexOrganisation } from '../record/store.ts'
import { opportunityById } from '../record/store-read.ts'
import { type Find, listed } from '../staff/store.ts'
import { NO_LOADS } from '../unknown.ts'
import { addOld, addPlanned, day, OLD } from './testing.ts'

// Rows as imports wrote them before migration 0017, and what it makes of them.

const [account, organisation, planned, ofDesk] = [newId(), newId(), newId(), newId<'opportunity'>()]
let municipality = ''

const ids = Object.fromEntries(Object.keys(OLD).map(key => [key, newId<'opportunity'>()]))

const database = await migratedDatabase('0017', async (client, owner) => {
  municipality = await registerMunicipality(owner, KASHIWA)
  await client.query(`select set_config('app.tenant', $1, false)`, [municipality])
  await client.query(
    `insert into account (id, login, name, password_hash, password_changed_at) values ($1, 'suzuki', '鈴木', 'x', now())`,
    [account],
  )
  await client.query(
    `insert into role_grant (id, account_id, role, from_on) values ($1, $2, 'coordinator', '2026-04-01')`,
    [newId(), account],
  )
  await client.query(`insert into organisation (id, kind, name) values ($1, 'department', '柏市の催し')`, [
    organisation,
  ])
  for (const [key, old] of Object.entries(OLD)) await addOld(client, { key, id: ids[key]!, account, organisation }, old)
  await addPlanned(client, planned)
  await client.query(
    `insert into opportunity (id, organisation_id, title, legal_form, category, loads, as_of, status) values ($1, $2, '本の会', 'volunteering', 'books', '{"standing": 1}', '2026-11-01', 'open')`,
    [ofDesk, organisation],
  )
})

const tried = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'staff', municipality }, work, () => false)

const RIGHT: Record<string, [status: string, history: string[]]> = {
  untouched: ['open', ['take-in open', 'renew open']],
  cancelled: ['closed', ['take-in closed']],
  closedByDesk: ['closed', ['take-in open', 'close closed']],
  extendedByDesk: ['open', ['take-in open', 'extend open']],
  wentOnAsDraft: ['open', ['take-in open', 'close closed', 'submit submitted', 'publish open']],
  vanished: ['ended', ['take-in open', 'drop ended']],
  cameBack: ['open', ['take-in open', 'drop ended', 'restore open']],
  reindexed: ['open', ['take-in open']],
}
for (const [key, [status, history]] of Object.entries(RIGHT))
  test(`an imported activity (${key}) of an installation before is ${status}, and its history says how`, () =>
    tried(async tx => {
      assert.equal((await opportunityById(tx, ids[key]!))?.status, status)
      const rows = await publicationsOf(tx, ids[key]!)
      assert.deepEqual(
        rows.map(row => `${row.verb} ${row.status}`),
        history,
      )
    }))

test('what imports had made up is not known, the words of their file are told under their names', () =>
  tried(async tx => {
    const row = (await opportunityById(tx, ids['untouched']!))!
    assert.deepEqual(
      [row.capacity, row.reward, row.residents_only, row.age_min, row.loads],
      [null, null, null, null, {}],
    )
    assert.deepEqual([row.times_agreed, row.times_said, row.reward_said], [false, '10:00〜', '大人500円'])
    assert.deepEqual(
      [row.terms, row.told],
      [
        {},
        [
          { label: '日時について', text: '雨天中止' },
          { label: '備考', text: '料金：大人500円\n上履き' },
        ],
      ],
    )
  }))

test('only what the desk made sure of counts as checked', () =>
  tried(async tx => {
    const by = async (key: string) => (await opportunityById(tx, ids[key]!))?.checked_by
    assert.deepEqual([await by('untouched'), await by('cameBack'), await by('extendedByDesk')], [null, null, account])
  }))

test('what the desk had typed means what its form showed: no other load, no age, hours by agreement', () =>
  tried(async tx => {
    const row = (await opportunityById(tx, ofDesk))!
    assert.deepEqual([row.loads, row.age_min, row.times_agreed], [{ ...NO_LOADS, standing: 1 }, 0, true])
    assert.deepEqual([row.capacity, row.reward, row.residents_only], [1, 'none', false])
  }))

test('what it had made a draft asks the desk for what its right status asks for', () =>
  tried(async tx => {
    const said = async (key: string) => (await openStepOf(tx, 'opportunity', ids[key]!))?.note
    assert.match((await said('closedByDesk')) ?? '', /終了にするか/)
    assert.match((await said('extendedByDesk')) ?? '', /いまも正しいか/)
  }))

test('closing one of them now closes it', () =>
  tried(async tx => {
    for (const key of ['untouched', 'cameBack', 'wentOnAsDraft']) {
      const { version } = (await opportunityById(tx, ids[key]!))!
      const closing = { by: account, now: day(7), today: '2026-11-07' }
      assert.deepEqual(await actOnOpportunity(tx, ids[key]!, 'close', { version }, closing), { status: 'closed' })
    }
  }))

test('every one is found by organiser, reading and category of its source, also after its organisation is indexed again', () =>
  tried(async tx => {
    const find = (q: string): Find => ({ q, status: null, form: null, category: null, area: null })
    const all = async (q: string) =>
      (await listed(tx, find(q), { by: 'title', descending: false }, { size: 50, from: 0 })).rows.length
    const words = ['ひまわり体操', 'いすよがきょうしつ', '講座・講演', '中央公民館']
    for (const word of words) assert.equal(await all(word), Object.keys(OLD).length, word)
    await reindexOrganisation(tx, organisation)
    for (const word of words) assert.equal(await all(word), Object.keys(OLD).length, word)
  }))

/** Of an activity of before only the searched text had kept these words, so they are as it was folded. */
const KEPT = ['いすよがきょうしつ', '講座・講演'].map(word => fold(word))

test('what was taken in before is of one source of its city, whose owner is who has the activities', () =>
  tried(async tx => {
    const [source, ...more] = await sources(tx)
    assert.deepEqual([source?.code, source?.organisation, more.length], ['122173', '柏市の催し', 0])
    const of = await tx.selectFrom('opportunity').select('source').distinct().where('source', '<>', 'desk').execute()
    assert.deepEqual(of, [{ source: source?.id }])
    assert.ok((await latestRuns(tx)).every(run => run.source_id === source?.id))
  }))

test('a dry run that was made before can still be carried out', () =>
  tried(async tx => {
    assert.equal(await confirmImport(tx, planned, { by: account, now: day(8), today: '2026-11-08' }), null)
    const { aliases, capacity, reward } = await tx
      .selectFrom('opportunity')
      .select(['aliases', 'capacity', 'reward'])
      .where('source_id', '=', 'new')
      .executeTakeFirstOrThrow()
    assert.deepEqual(aliases, KEPT)
    assert.deepEqual([capacity, reward], [null, null], 'nor does it make anything up')
  }))

test('an import that was carried out before can still be taken back', () =>
  tried(async tx => {
    const { run_id } = await tx
      .selectFrom('import_row')
      .select('run_id')
      .where('opportunity_id', '=', ids['vanished']!)
      .where('action', '=', 'end')
      .executeTakeFirstOrThrow()
    assert.equal(await undoImport(tx, run_id, { by: account, now: day(8), today: '2026-11-08' }), null)
    const { status, aliases } = (await opportunityById(tx, ids['vanished']!))!
    assert.deepEqual([status, aliases], ['open', KEPT])
    assert.equal((await publicationsOf(tx, ids['vanished']!)).at(-1)?.verb, 'restore')
  }))
