import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { record } from '#platform/happening.ts'
import type { Municipality } from '#platform/page.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { cityRead, engineForPeople, engineOf, forgetCity } from './cities.ts'
import { isRanked } from './engine/engine.ts'
import { peopleFor } from './lists.ts'

// A city with more people at the desk than one request reads.

const demo = await demoApp()
const scope = { lane: 'staff', municipality: demo.municipality } as const
const municipality: Municipality = await demo.database.untenanted(db =>
  db.selectFrom('municipality').selectAll().executeTakeFirstOrThrow(),
)
const ask = { municipality, today: '2026-11-21' }
const MANY = 2100

const client = new pg.Client({ ...demo.owner, user: 'postgres' })
await client.connect()
await client.query(`select set_config('app.tenant', $1, false)`, [demo.municipality])
await client.query(`
  with added as (insert into person (id, number, family_name, family_kana, name_key, kana_key, birth_on, registered_on, town_id)
    select gen_random_uuid(), 10000 + n, '見本', 'みほん', '見本', 'みほん', '1955-01-01', '2026-01-01', (select id from town limit 1) from generate_series(1, ${MANY}) n returning id)
  insert into wish (person_id, category, score, basis) select id, (select category from opportunity where status = 'open' order by id limit 1), 1, 'said' from added`)
const { rows } = await client.query<{ id: string }>(
  `select id from opportunity where status = 'open' order by id limit 1`,
)
await client.end()
const activity = rows[0]!.id

test('a big city is read outside of requests: until then those are ranked who are likely, then all', async () => {
  const person = await demo.database.read(scope, async db => {
    const { id } = await db
      .selectFrom('person')
      .select('id')
      .where('closed_on', 'is', null)
      .orderBy('number')
      .limit(1)
      .executeTakeFirstOrThrow()
    return id
  })
  const desk = (activities: string[] = []) =>
    demo.database.read(scope, db => engineOf(db, ask, { people: [person], activities }))
  forgetCity(demo.database, municipality.id)
  const likely = await desk([activity])
  assert.deepEqual(likely.whole, { people: false, activities: false })
  assert.ok(isRanked(likely, person) && likely.opportunities.has(activity))
  const first = await demo.database.read(scope, db => engineForPeople(db, ask, activity))
  assert.equal(first.whole.people, false)
  assert.ok(first.snapshot.person.row.size <= 200)
  assert.ok(peopleFor(first, activity, 5).best.length > 0)
  await cityRead(demo.database, municipality.id)
  const then = await desk()
  assert.equal(then.whole.activities, true)
  await demo.database.read(scope, db => engineForPeople(db, ask, activity))
  await cityRead(demo.database, municipality.id)
  const whole = await demo.database.read(scope, db => engineForPeople(db, ask, activity))
  assert.deepEqual(whole.whole, { people: true, activities: true })
  assert.ok(whole.snapshot.person.row.size > MANY)
})

test('what changes afterwards is in it at the next question', async () => {
  const engine = await demo.database.read(scope, db => engineForPeople(db, ask, activity))
  const person = engine.snapshot.person.ids.find(id => id !== '')!
  await demo.database.write(scope, async tx => {
    await tx.updateTable('person').set({ closed_on: '2026-11-21' }).where('id', '=', person).execute()
    await record(tx, {
      kind: 'person.changed',
      subject: ['person', person],
      person,
      by: null,
      now: DEMO_NOW,
      data: { section: 'basic', version: 1, fields: [] },
    })
  })
  assert.equal(isRanked(await demo.database.read(scope, db => engineForPeople(db, ask, activity)), person), false)
})

test('the page of the people of an activity says for whom it was not ready, and offers the reasons on demand', async () => {
  const browser = await demo.login('suzuki')
  const page = async (query = '') => (await browser.get(`/staff/opportunities/${activity}/people${query}`)).text()
  assert.match(await page(), /合わなかった人と、その理由を見る/)
  assert.match(await page('?why=1'), /<summary[^>]*>[^<]*合わなかった人と、その理由（/)
})
