import assert from 'node:assert/strict'
import test from 'node:test'
import type { Tx } from '#platform/db.ts'
import { registerMunicipality } from '#platform/register.ts'
import { testDatabase } from '#platform/testing.ts'
import { confirmImport } from '../actions.ts'
import { planImport } from '../planning/actions.ts'
import { runById } from '../store-runs.ts'
import { answerOffers } from './actions.ts'
import { offersOf } from './store.ts'

const { database, owner } = await testDatabase()
const municipality = await registerMunicipality(owner, {
  code: '122173',
  name: '柏市',
  prefecture: '千葉県',
  desk_name: '窓口',
  desk_phone: '04-7000-0000',
  desk_hours: '平日',
  desk_address: '柏',
  lat: 35.86,
  lng: 139.97,
})
let second = 0
const importer = () => ({
  by: null,
  now: `2026-11-28T01:00:${String(second++).padStart(2, '0')}.000Z`,
  today: '2026-11-28',
})

const HEADER = '全国地方公共団体コード,ID,イベント名,開始日,終了日,開始時間,終了時間,料金(基本),場所名称'
const CERTAIN = '122173,1,体操のつどい,2027-01-20,,10:00,11:30,無料,中央公民館'
const NO_YEAR = '122173,2,写真展,1月20日（水）～1月24日（日）,,9:00,17:00,0,中央公民館'
const SESSIONS = '122173,3,映画会,2027-02-03,,①10:00 ②14:00,①12:00 ②16:00,"大人500円、小人200円",中央公民館'
const ROWS = [CERTAIN, NO_YEAR, SESSIONS]

const plan = async (tx: Tx, ...rows: string[]) => {
  const bytes = new TextEncoder().encode([HEADER, ...rows].join('\r\n'))
  const planned = await planImport(tx, { name: 'events.csv', municipality: '122173', bytes }, importer())
  assert.ok('run' in planned)
  return planned.run
}
const stored = async (tx: Tx) => {
  const rows = await tx
    .selectFrom('opportunity')
    .select(['title', 'starts_on', 'ends_on', 'summary', 'reward_yen', 'status'])
    .orderBy('source_id')
    .execute()
  return rows.map(row => [row.title, row.starts_on, row.ends_on, row.summary, row.reward_yen])
}

/** Work on a city without any activity; nothing of it stays. */
const tried = (work: (tx: Tx) => Promise<void>) =>
  database.write(
    { lane: 'staff', municipality },
    async tx => {
      await work(tx)
    },
    () => false,
  )

test('a reading that is not certain is listed with the words of its cell, and nothing of it is taken in before somebody confirms it', () =>
  tried(async tx => {
    const run = await plan(tx, ...ROWS)
    assert.deepEqual(
      (await offersOf(tx, run, 1, 50)).map(({ row_number, offer }) => [
        row_number,
        offer.column,
        offer.reading,
        offer.why,
      ]),
      [
        [3, '開始日', '令和9年1月20日（水）から令和9年1月24日（日）まで', 'yearFromWeekday'],
        [4, '開始時間', '10:00〜12:00、14:00〜16:00', 'severalTimes'],
        [4, '料金(基本)', '500円', 'severalPrices'],
      ],
    )
    const { counts, offers, unanswered } = (await runById(tx, run))!
    assert.deepEqual([counts, offers, unanswered], [{ create: 2, quarantine: 1 }, 3, 3])
    assert.equal(await confirmImport(tx, run, importer()), null)
    assert.deepEqual(await stored(tx), [
      ['体操のつどい', '2027-01-20', '2027-01-20', '10:00〜11:30　中央公民館', null],
      ['映画会', '2027-02-03', '2027-02-03', '開始：①10:00 ②14:00　中央公民館', null],
    ])
  }))

test('what is confirmed is taken in, what is left out is not known, and the row with no day left waits', () =>
  tried(async tx => {
    const run = await plan(tx, ...ROWS)
    const answers = [
      { row: 3, at: 0, holds: true },
      { row: 4, at: 0, holds: false },
      { row: 4, at: 1, holds: true },
    ]
    assert.equal(await answerOffers(tx, run, answers, importer()), null)
    assert.equal((await runById(tx, run))?.unanswered, 0)
    await confirmImport(tx, run, importer())
    assert.deepEqual((await stored(tx)).slice(1), [
      ['写真展', '2027-01-20', '2027-01-24', '09:00〜17:00　中央公民館', null],
      ['映画会', '2027-02-03', '2027-02-03', '開始：①10:00 ②14:00　中央公民館', 500],
    ])
  }))

test('an answer can be changed until the list is taken in, and not afterwards', () =>
  tried(async tx => {
    const run = await plan(tx, ...ROWS)
    await answerOffers(tx, run, { all: true }, importer())
    assert.deepEqual((await runById(tx, run))?.counts, { create: 3 })
    await answerOffers(tx, run, [{ row: 3, at: 0, holds: false }], importer())
    assert.deepEqual((await runById(tx, run))?.counts, { create: 2, quarantine: 1 })
    await answerOffers(tx, run, { all: true }, importer())
    assert.equal((await runById(tx, run))?.counts.quarantine, 1, 'all are those without an answer')
    await confirmImport(tx, run, importer())
    assert.equal(await answerOffers(tx, run, { all: true }, importer()), 'notPlanned')
  }))

test('the same row is not asked about again; a changed one is, and what was taken from it before stays meanwhile', () =>
  tried(async tx => {
    const run = await plan(tx, ...ROWS)
    await answerOffers(tx, run, { all: true }, importer())
    await confirmImport(tx, run, importer())
    const again = (await runById(tx, await plan(tx, ...ROWS)))!
    assert.deepEqual([again.counts, again.offers], [{ unchanged: 3 }, 0])
    const changed = await plan(tx, CERTAIN, NO_YEAR.replace('20日（水）', '21日（木）'), SESSIONS)
    const { counts, offers } = (await runById(tx, changed))!
    assert.deepEqual([counts, offers], [{ unchanged: 2, quarantine: 1 }, 1])
    await confirmImport(tx, changed, importer())
    assert.deepEqual((await stored(tx))[1]?.slice(0, 3), ['写真展', '2027-01-20', '2027-01-24'])
  }))

test('a row that waits is not over: what was taken from it before stays', () =>
  tried(async tx => {
    await confirmImport(tx, await plan(tx, ...ROWS), importer())
    const broken = await plan(tx, CERTAIN.replace('2027-01-20', '2027-02-30'), NO_YEAR, SESSIONS)
    assert.equal((await runById(tx, broken))?.counts.end, undefined)
  }))
