import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { HELPING, indicatorsOf, SETTINGS } from '#features/indicators/index.ts'
import { CATEGORIES } from '#features/kinds/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { breakdownsOf, type Figures } from '../index.ts'
import { foldParts } from './store.ts'

// The sums that the pages read, kept by whatever writes a record.

const { database, municipality, owner } = await demoApp()
const inJob = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)
const write = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work)
const WHOLE = { whole: true, today: '2026-11-21' }
const year = (figures: Figures, table: string) => figures.tables.find(({ key }) => key === table)!
const cellIn = (figures: Figures, table: string, line: string, column: string) => {
  const found = year(figures, table)
  const at = found.columns.findIndex(({ key }) => key === column)
  return (line === 'total' ? found.total! : found.lines.find(({ key }) => key === line)!).cells[at]!
}
const now = () => inJob(db => breakdownsOf(db, { year: 2026, quarter: null }, WHOLE))

/** What is kept is what all records say when they are counted anew. */
async function agrees(): Promise<void> {
  const sums = (from: string) =>
    `select measure, fiscal_year, quarter, dim, value, what, long, elder, helps, sum(count)::int as count, sum(talks)::int as talks,
      sum(timed)::int as timed, sum(minutes)::int as minutes, sum(visits)::int as visits from ${from}
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(count) <> 0 order by 1, 2, 3, 4, 5, 6, 7, 8, 9`
  const anew = `breakdown_cells(tenant(), array(select id from person union all select id from consultation where person_id is null))`
  const ask = (from: string) => inJob(async db => (await sql.raw(sums(from)).execute(db)).rows)
  const kept = await ask('breakdown_part')
  assert.ok(kept.length > 100)
  assert.deepEqual(kept, await ask(anew))
}

describe('the sums of the breakdowns', () => {
  it('are what a recount finds in the demo city', agrees)

  it('are what a recount finds after people moved, records were put right and taken out, and a town went to another area', async () => {
    const before = await now()
    await write(async tx => {
      const towns = await tx.selectFrom('town').select(['id', 'area_id']).execute()
      const other = towns.find(({ area_id }) => area_id !== towns[0]!.area_id)!
      await tx.updateTable('town').set({ area_id: other.area_id }).where('id', '=', towns[0]!.id).execute()
      const people = await tx.selectFrom('person').select('id').orderBy('number').limit(8).execute()
      const [first, second, third] = people.map(({ id }) => id) as [string, string, string]
      await tx
        .updateTable('person')
        .set({ sex: null, birth_on: '1950-04-01', town_id: other.id })
        .where('id', '=', first)
        .execute()
      await tx
        .updateTable('person')
        .set({ town_id: null, outside: true, digital: null })
        .where('id', '=', second)
        .execute()
      await tx.deleteFrom('reach').where('person_id', '=', third).execute()
      await sql`update consultation set person_id = ${third}, with_id = null where id in (select id from consultation where person_id is null limit 2)`.execute(
        tx,
      )
      await sql`update consultation set on_day = on_day - 100, channel = 'post', minutes = 0 where person_id = ${first}`.execute(
        tx,
      )
      await sql`update decision set ended_on = starts_on where id in (select id from decision order by id limit 1)`.execute(
        tx,
      )
      await sql`update decision set hours_week = 25, decided_on = decided_on - 40 where id in (select id from decision order by id desc limit 2)`.execute(
        tx,
      )
      await sql`update opportunity set category = 'music' where id in (select opportunity_id from decision)`.execute(tx)
      await sql`update step set referred_on = referred_on - 20 where referred_on is not null`.execute(tx)
      await sql`delete from consultation where id in (select id from consultation where person_id = ${second} limit 1)`.execute(
        tx,
      )
    })
    assert.notDeepEqual(await now(), before)
    await agrees()
  })

  it('stay the same when the parts of each become one', async () => {
    const before = await now()
    const many = await write(foldParts)
    assert.ok(many > 0)
    assert.deepEqual(await now(), before)
    assert.equal(await write(foldParts), 0)
    await agrees()
  })

  it('count all of those who write about the same person at the same moment', async () => {
    const before = cellIn(await now(), 'channel', 'phone', 'consultations').value!
    const talk = await inJob(db =>
      db
        .selectFrom('consultation')
        .select(['person_id', 'by_account'])
        .where('person_id', 'is not', null)
        .executeTakeFirstOrThrow(),
    )
    await Promise.all(
      Array.from({ length: 8 }, () =>
        write(tx =>
          tx
            .insertInto('consultation')
            .values({ id: newId(), ...talk, on_day: '2026-11-20', minutes: 10, channel: 'phone' })
            .execute(),
        ),
      ),
    )
    assert.equal(cellIn(await now(), 'channel', 'phone', 'consultations').value, before + 8)
    await agrees()
  })

  it('come to the figures of the plan: every outcome, consultation and つなぎ is in a line of each table', async () => {
    const figures = await now()
    const { rows } = await inJob(db => indicatorsOf(db, 2026, '2026-11-21'))
    const counted = rows.filter(({ counts }) => counts.startsWith('outcome:') || counts === 'consultations')
    assert.equal(counted.length, 7)
    for (const { counts, year: whole } of counted)
      for (const table of ['area', 'channel', 'band', 'sex']) {
        assert.equal(cellIn(figures, table, 'total', counts).value, whole.actual, `${table} ${counts}`)
        const at = year(figures, table).columns.findIndex(({ key }) => key === counts)
        const lines = year(figures, table).lines.map(({ cells }) => cells[at]!.value ?? 0)
        assert.equal(
          lines.reduce((sum, one) => sum + one, 0),
          whole.actual,
          `the lines of ${table} ${counts}`,
        )
      }
  })

  it('follow the age and the hours that a city sets, from the fiscal year on in which they hold', async () => {
    const before = await now()
    await write(tx =>
      sql`insert into setting (key, valid_from, value, source) values ('elderAge', '2026-10-01', '70', '決裁'), ('longWeekHours', '2026-10-01', '10', '決裁')`.execute(
        tx,
      ),
    )
    const after = await now()
    assert.notEqual(
      cellIn(after, 'area', 'total', 'outcome:elder-under20').value,
      cellIn(before, 'area', 'total', 'outcome:elder-under20').value,
    )
    const { rows } = await inJob(db => indicatorsOf(db, 2026, '2026-11-21'))
    for (const { counts, year: whole } of rows)
      if (counts.startsWith('outcome:'))
        assert.equal(cellIn(after, 'area', 'total', counts).value, whole.actual, counts)
    await agrees()
  })

  it('have the standard of the plan where a city has set none', async () => {
    const standard = (key: string) =>
      inJob(async db =>
        Number(
          (await sql<{ n: string }>`select setting_in(gen_random_uuid(), ${key}, 2026) as n`.execute(db)).rows[0]!.n,
        ),
      )
    const helps = await inJob(db =>
      sql<{
        name: string
      }>`select name from unnest(${Object.keys(CATEGORIES)}::text[]) as name where is_help(name)`.execute(db),
    )
    assert.deepEqual(
      helps.rows.map(({ name }) => name),
      HELPING,
    )
    assert.equal(await standard('elderAge'), SETTINGS.elderAge.standard)
    assert.equal(await standard('longWeekHours'), SETTINGS.longWeekHours.standard)
  })

  it('come out the same when all are counted anew, as for a city that was there before', async () => {
    const before = await now()
    const client = new pg.Client(owner)
    await client.connect()
    await client.query(`select set_config('app.tenant', $1, false)`, [municipality])
    await client.query('call tell_all_breakdowns(tenant())')
    await client.end()
    assert.deepEqual(await now(), before)
    await agrees()
  })
})
