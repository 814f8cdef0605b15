import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { type Count, countsOf } from './books/store.ts'
import { FIGURES } from './rules.ts'
import { sumOf } from './staff/figures.ts'
import { ledgerCity } from './testing.ts'

const { inside, rows, someone, job, seek, offer, seekingOf, read, tanaka } = await ledgerCity()
const counted = async () =>
  new Map((await inside(tx => countsOf(tx, 2026, '2026-04-01', '2026-11-21'))).map(one => [one.occupation, one]))
const count = (one: Partial<Count>): Count => ({
  ...{ occupation: null, seekers: 0, seeking: 0, openings: 0, offered: 0, places: 0, introduced: 0, hired: 0, ...one },
})

describe('the yearly figures of placement', () => {
  it('are those of the records: each introduction and each work that began, once', async () => {
    const sum = sumOf([...(await counted()).values()])
    const [own] = await rows(sql<{ introduced: number; hired: number }>`
      select (count(*) filter (where e.on_day between '2026-04-01' and '2026-11-21'))::int as introduced,
        (count(*) filter (where d.starts_on between '2026-04-01' and '2026-11-21'))::int as hired
      from proposal p join proposal_entry e on e.proposal_id = p.id and e.verb = 'introduce' join opportunity o on o.id = p.opportunity_id
        left join decision d on d.proposal_id = p.id where o.legal_form in ('employment', 'dispatch')`)
    assert.deepEqual([sum.introduced, sum.hired], [own!.introduced, own!.hired])
    assert.ok(sum.introduced > 0 && sum.hired > 0)
  })

  it('count whoever seeks work by class, and apart of whom nobody knows it', async () => {
    const before = await counted()
    await seek(someone().id, { occupation: '10' })
    const unknown = someone()
    await seek(unknown.id, {})
    const after = await counted()
    const more = (key: '10' | null, what: 'seekers' | 'seeking') =>
      (after.get(key)?.[what] ?? 0) - (before.get(key)?.[what] ?? 0)
    assert.deepEqual([more('10', 'seekers'), more(null, 'seekers'), more(null, 'seeking')], [1, 1, 1])
    const { id, version } = (await seekingOf(unknown.id))!
    await seek(unknown.id, { id, version: String(version), ended_on: '11月21日', ended_as: 'hired' })
    const ended = await counted()
    assert.equal(ended.get(null)!.seeking, after.get(null)!.seeking - 1)
    assert.equal(ended.get(null)!.seekers, after.get(null)!.seekers)
  })

  it('tell no number of places where that of one 求人 is not known', async () => {
    const [known, open] = [job(), job()]
    await rows(sql`update opportunity set capacity = 3 where id = ${known.id}`)
    await offer(known.id, { occupation: '02' })
    const one = (await counted()).get('02')!
    assert.deepEqual([one.openings, one.offered, one.places], [1, 1, 3])
    await rows(sql`update opportunity set capacity = null where id = ${open.id}`)
    await offer(open.id, { occupation: '02' })
    const two = (await counted()).get('02')!
    assert.deepEqual([two.openings, two.places], [2, null])
    const page = await read(tanaka, FIGURES)
    assert.match(page, /02 研究・技術の職業 0件 0件 2件 不明 2件/)
    assert.match(page, /不明（分類の記入がない）/)
  })

  it('leave out what is over its time from what is open', async () => {
    const before = (await counted()).get('03')?.seeking ?? 0
    await seek(someone().id, { occupation: '03', received_on: '令和8年6月1日', valid_until: '令和8年8月31日' })
    const one = (await counted()).get('03')!
    assert.deepEqual([one.seekers, one.seeking - before], [1, 0])
  })

  for (const [why, counts, places] of [
    ['none of nothing', [], 0],
    ['all of them where all are known', [count({ places: 2 }), count({ places: 5 })], 7],
    ['not at all where one is not', [count({ places: 2 }), count({ places: null })], null],
  ] as const)
    it(`add places: ${why}`, () => assert.equal(sumOf(counts).places, places))
})
