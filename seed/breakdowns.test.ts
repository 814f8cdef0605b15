import assert from 'node:assert/strict'
import { it } from 'node:test'
import pg from 'pg'
import { tellAll, toldAtOnce } from './breakdowns.ts'
import { demoApp } from './testing.ts'

const { owner, municipality } = await demoApp()

it('the demo’s sums are told once it is full, and at the next start where filling it was killed before that', async () => {
  const client = new pg.Client(owner)
  await client.connect()
  await client.query(`select set_config('app.tenant', $1, false)`, [municipality])
  const told = async () =>
    (await client.query('select measure, dim, sum(count)::int as n from breakdown_part group by 1, 2 order by 1, 2'))
      .rows
  const silent = async () =>
    (await client.query(`select from pg_trigger where tgname like '%\\_broken\\_down%' and tgenabled = 'D'`)).rowCount
  const before = await told()
  assert.ok(before.length > 10)
  assert.equal(await silent(), 0)

  await toldAtOnce(owner, async () => {
    assert.ok((await silent())! > 10)
    await client.query('delete from breakdown_part')
  })
  assert.deepEqual([await silent(), await told()], [0, before])

  await client.query('alter table person disable trigger person_broken_down; delete from breakdown_part')
  await tellAll(client)
  await client.query(`select set_config('app.tenant', $1, false)`, [municipality])
  assert.deepEqual([await silent(), await told()], [0, before])
  await client.end()
})
