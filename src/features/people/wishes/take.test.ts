import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Category } from '#features/kinds/index.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { personDesk } from '../record/store.ts'
import { takeWishes } from './take.ts'

const demo = await demoApp()
const sato = await demo.login('sato')
const inside = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'job', municipality: demo.municipality }, work)
const idOf = (table: string, where: string) =>
  inside(
    async tx =>
      (await sql.raw<{ id: string }>(`select id from ${table} where ${where} limit 1`).execute(tx)).rows[0]!.id,
  )
const [person, by] = [
  await idOf('person', 'closed_on is null order by number'),
  await idOf('account', `login = 'sato'`),
]
const doing = { by, now: demo.clock.now, today: '2026-11-21', medium: 'phone' } as const
const take = (...wishes: [Category, number][]) =>
  inside(tx =>
    takeWishes(
      tx,
      person,
      wishes.map(([category, score]) => ({ category, score })),
      doing,
    ),
  )
const now = () => inside(async tx => (await personDesk(tx, person))!)
const saves = () =>
  inside(
    async tx =>
      (
        await sql<{ data: { section: string; fields: string[]; version: number }; medium: string }>`
          select data, medium from happening where kind = 'person.changed' and subject_id = ${person} order by at, id`.execute(
          tx,
        )
      ).rows,
  )

describe('wishes that were said elsewhere', () => {
  it('come into the record as a save of that part, with what it was before', async () => {
    const before = await now()
    assert.deepEqual(await take(['checks', 1], ['dance', -1]), ['wish-checks', 'wish-dance'])
    const after = await now()
    assert.equal(after.version, before.version + 1)
    const said = (category: Category) => after.wishes.find(one => one.category === category)
    assert.deepEqual([said('checks')?.score, said('checks')?.basis, said('dance')?.score], [1, 'said', -1])
    const last = (await saves()).at(-1)!
    assert.deepEqual(
      [last.medium, last.data.section, last.data.version, last.data.fields],
      ['phone', 'wishes', after.version, ['wish-checks', 'wish-dance']],
    )
    assert.match(await (await sato.get(`/staff/people/${person}`)).text(), /健康チェック|血圧/)
  })
  it('leave the other wishes as they are', async () => {
    const before = await now()
    await take(['checks', -1])
    const [was, is] = [before, await now()].map(({ wishes }) =>
      wishes.filter(({ category }) => category !== 'checks').map(({ category, score }) => `${category} ${score}`),
    )
    assert.deepEqual(is!.toSorted(), was!.toSorted())
  })
  it('are seen by whoever has the form open meanwhile: nothing is written over', async () => {
    const { version } = await now()
    await take(['music', 1])
    const stale = { once: newId(), version: String(version), medium: 'visit', 'wish-music': '-2' }
    const response = await sato.post(`/staff/people/${person}/edit/wishes`, stale)
    assert.equal(response.status, 409)
    assert.equal((await now()).wishes.find(({ category }) => category === 'music')!.score, 1)
  })
  it('that say nothing change nothing, and of nobody there are none', async () => {
    const { version } = await now()
    assert.deepEqual(await take(), [])
    assert.equal((await now()).version, version)
    assert.equal(await inside(tx => takeWishes(tx, newId(), [{ category: 'music', score: 1 }], doing)), null)
  })
})
