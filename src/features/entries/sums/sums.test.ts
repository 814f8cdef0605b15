import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { entryPartSums, entrySums } from '../index.ts'

// What entries come to, kept by whatever writes one: figures are read from it and nothing is counted again.

const { database, municipality, login } = await demoApp()
const suzuki = await login('suzuki')
const inJob = <T>(work: (db: Read) => Promise<T>) => database.read({ lane: 'job', municipality }, work)
const sumOf = async (kind: string, quarter: number) =>
  (await inJob(db => entrySums(db, '2026-04-01', '2027-03-31'))).find(
    one => one.kind === kind && one.quarter === quarter && one.fiscal_year === 2026,
  )
async function entered(fields: Record<string, string>): Promise<string> {
  const response = await suzuki.post('/staff/entries/new', { once: newId(), ...fields })
  assert.equal(response.status, 303)
  return response.headers.get('location')!.split('/').at(-1)!
}

/** What is kept is what is counted anew. */
async function agrees(): Promise<void> {
  const all = (db: Read) =>
    sql`select fiscal_year, quarter, kind, part, work_id, entries, surveys, count, last, last_day, asked, answers
      from entry_sum where entries > 0 order by 1, 2, 3, 4, 5`.execute(db)
  const kept = (await inJob(all)).rows
  const counted = (
    await inJob(db =>
      sql`select fiscal_year, quarter, kind, part, work_id, count(*)::int as entries, count(answers)::int as surveys, sum(count) as count,
        (array_agg(count order by on_day desc, at desc, id desc))[1] as last, max(on_day) as last_day,
        case when bool_and(asked is not null) filter (where answers is not null) then sum(asked)::int end as asked,
        array[coalesce(sum(answers[1]), 0), coalesce(sum(answers[2]), 0), coalesce(sum(answers[3]), 0), coalesce(sum(answers[4]), 0), coalesce(sum(answers[5]), 0)]::int[] as answers
        from entry group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(db),
    )
  ).rows
  assert.ok(kept.length > 50)
  assert.deepEqual(kept, counted)
}

describe('sums', () => {
  it('are what a recount finds after entries of every sort were entered, changed and taken out', async () => {
    const days = { on_day: '2026-11-20', source: '議事録' }
    const id = await entered({ kind: 'council-meetings', ...days, count: '3' })
    const answers = { answer5: '1', answer4: '2', answer3: '0', answer2: '0', answer1: '1' }
    await entered({ kind: 'web-satisfaction', ...days, ...answers })
    await entered({ kind: 'expense', ...days, from_day: '2026-04-01', part: '広報費', count: '1,200' })
    await database.write({ lane: 'job', municipality }, async tx => {
      await tx
        .updateTable('entry')
        .set({ on_day: '2026-05-01', kind: 'stakeholder-meetings' })
        .where('id', '=', id)
        .execute()
      await tx.deleteFrom('entry').where('kind', '=', 'followed').where('on_day', '>=', '2026-04-01').execute()
    })
    assert.equal(await sumOf('followed', 2), undefined)
    assert.equal((await sumOf('stakeholder-meetings', 1))!.last, 1)
    await agrees()
  })

  it('are what a recount finds, whatever was entered, put right and withdrawn', async () => {
    await agrees()
  })

  it('of a state are its last count, and what holds for a whole year is of no quarter', async () => {
    assert.deepEqual(
      [(await sumOf('model-areas', 3))!.last, (await sumOf('model-areas', 3))!.last_day],
      [2, '2026-10-01'],
    )
    assert.equal(await sumOf('budget', 4), undefined)
    assert.equal((await sumOf('budget', 0))!.entries, 3)
    const parts = await inJob(db => entryPartSums(db, '2026-04-01', '2027-03-31'))
    assert.ok(parts.some(({ kind, part }) => kind === 'budget' && part === '介護保険'))
  })

  it('are read by everybody with figures, also by whoever sees no entry', async () => {
    const sums = await database.read({ lane: 'staff', municipality }, db => entrySums(db, '2026-04-01', '2026-06-30'))
    assert.ok(sums.length > 5)
  })

  it('count both of two who enter at the same moment', async () => {
    const before = (await sumOf('council-meetings', 3))?.count ?? 0
    const fields = { kind: 'council-meetings', on_day: '2026-11-20', count: '1', source: '議事録' }
    await Promise.all(Array.from({ length: 8 }, () => entered(fields)))
    assert.equal((await sumOf('council-meetings', 3))!.count, before + 8)
  })
})
