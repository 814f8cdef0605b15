import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { type EntrySum, entriesUntil } from '#features/entries/index.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { indicatorsOf } from '../actions.ts'
import type { Basis } from '../rules.ts'
import { type Season, sameDays } from './season.ts'

// At the top: the city of a suite that is being opened while the next file is read holds up both for ever.
const { database, municipality, login } = await demoApp()

// What a year comes to by the same days of the last one: where all of that one is known, and nowhere else.

const sumOf = (quarter: number, count: number): EntrySum => ({
  ...{ fiscal_year: 2025, quarter, kind: 'lectures', entries: 1, count, last: count, last_day: '2025-06-30' },
  ...{ surveys: 0, asked: null, answers: [0, 0, 0, 0, 0] },
})
const FOUR = [1, 2, 3, 4].map(quarter => sumOf(quarter, quarter * 10))
const LECTURES = { counts: 'entries:lectures', basis: 'sum' as Basis }
const VIEWS = { counts: 'views', basis: 'sum' as Basis }
const TALKS = { counts: 'consultations', basis: 'sum' as Basis }
const season = (over: Partial<Season['tally']> = {}): Season => ({
  period: { from: '2025-04-01', to: '2026-03-31' },
  tally: {
    ...{ year: 2025, outcomes: [], entries: FOUR, views: [{ fiscal_year: 2025, quarter: 1, count: 900, robots: 5 }] },
    consultations: [
      { quarter: 1, early: true, channel: 'visit', satisfied: 5, way: null, count: 30 },
      { quarter: 4, early: false, channel: 'visit', satisfied: 5, way: null, count: 60 },
    ],
    ...over,
  },
  entries: new Map([['lectures', 25]]),
  views: 300,
})
const KNOWN = { desk: '2024-01-01', views: '2025-04-01' }

describe('the same days of last year', () => {
  for (const [why, version, of, firsts, same] of [
    ['of entries from the first quarter on', LECTURES, season(), KNOWN, { same: 25, whole: 100 }],
    [
      'of entries do not ask when the desk began',
      LECTURES,
      season(),
      { desk: null, views: null },
      { same: 25, whole: 100 },
    ],
    ['of entries that began in the second quarter', LECTURES, season({ entries: FOUR.slice(1) }), KNOWN, null],
    [
      'of entries without one in the first quarter, where there were some the year before',
      LECTURES,
      season({ entries: [{ ...sumOf(4, 7), fiscal_year: 2024 }, ...FOUR.slice(1)] }),
      KNOWN,
      { same: 25, whole: 90 },
    ],
    [
      'of entries, where one holds for the year alone',
      LECTURES,
      season({ entries: [...FOUR, sumOf(0, 5)] }),
      KNOWN,
      null,
    ],
    [
      'of entries of another year',
      LECTURES,
      season({ entries: FOUR.map(one => ({ ...one, fiscal_year: 2024 })) }),
      KNOWN,
      null,
    ],
    ['of looks at the pages', VIEWS, season(), KNOWN, { same: 300, whole: 900 }],
    ['of looks that were counted a day later', VIEWS, season(), { ...KNOWN, views: '2025-04-02' }, null],
    ['of talks', TALKS, season(), KNOWN, { same: 30, whole: 90 }],
    ['of talks of a desk that began in that year', TALKS, season(), { ...KNOWN, desk: '2025-04-02' }, null],
    ['of talks without any record', TALKS, season(), { ...KNOWN, desk: null }, null],
  ] as const)
    it(`${why}: ${same ? `${same.same} of ${same.whole}` : 'not known'}`, () =>
      assert.deepEqual(sameDays(version, of, firsts), same))
})

describe('what was entered up to a day', () => {
  it('is told whatever department it belongs to, and adds up to the entries', async () => {
    const inoue = await login('inoue')
    const session = createHash('sha256')
      .update(/session=([^;]+)/.exec(inoue.cookie)![1]!)
      .digest('hex')
    const at = '2026-11-21T01:00:00.000Z'
    const own = await database.read({ lane: 'staff', municipality, session, at }, async db => ({
      told: new Map((await entriesUntil(db, '2025-04-01', '2025-11-21')).map(({ kind, count }) => [kind, count])),
      seen: (await sql<{ n: number }>`select count(*)::int as n from entry where on_day <= '2025-11-21'`.execute(db))
        .rows[0]!.n,
    }))
    const all = await database.read({ lane: 'job', municipality }, async db => ({
      told: (
        await sql<{ kind: string; count: number }>`select kind, sum(count)::float8 as count from entry
          where on_day between '2025-04-01' and '2025-11-21' and quarter > 0 group by 1`.execute(db)
      ).rows,
      seen: (await sql<{ n: number }>`select count(*)::int as n from entry where on_day <= '2025-11-21'`.execute(db))
        .rows[0]!.n,
    }))
    assert.ok(own.seen < all.seen && all.told.length > 3)
    assert.deepEqual(own.told, new Map(all.told.map(({ kind, count }) => [kind, count])))
  })

  it('is what a running year is compared with', async () => {
    const { rows } = await database.read({ lane: 'job', municipality }, db => indicatorsOf(db, 2026, '2026-11-21'))
    const by = (key: string) => rows.find(row => row.key === key)!.forecast?.by
    assert.equal(by('seminar-participants'), 'season')
    assert.equal(by('web-access'), undefined, 'of a part of the year nothing is said')
  })
})
