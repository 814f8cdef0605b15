import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { limitedCity, OUT, send } from '../../../../seed/limited.ts'
import type { Browserless } from '../../../../seed/testing.ts'
import { begin } from '../actions.ts'
import { casePath, newPath, PATH } from '../rules.ts'
import { caseCity, words } from '../testing.ts'

// Somebody who sees a part of the people: theirs and the groups, nobody else's way and no count of it.

const city = await limitedCity()
const { inside, rows, doing } = await caseCity(city)
const ids = { own: '', foreign: '' }
let kita: Browserless
before(async () => {
  kita = await city.enter('kita')
  await inside(tx => sql`delete from case_milestone`.execute(tx))
  await inside(tx => sql`delete from step where subject_kind = 'support_case'`.execute(tx))
  await inside(tx => sql`delete from support_case`.execute(tx))
  for (const [key, person] of [
    ['own', city.own],
    ['foreign', city.foreign],
  ] as const) {
    const done = await inside(tx =>
      begin(tx, { client: { person }, route: 'learn', goal: key, begun_on: doing.today }, doing),
    )
    assert.ok('id' in done, JSON.stringify(done))
    ids[key] = done.id
  }
})

describe('a counsellor of a part of the city', () => {
  it('finds those of their people in the list, and counts no others', async () => {
    const list = words(await (await kita.get(PATH)).text())
    assert.ok(!list.includes(OUT))
    assert.match(list, /終わっていないもの1件/)
    assert.match(list, /受けもつ利用者と、団体の相談の数です/)
    assert.match(list, /学び .*始めた1・終わった0/)
  })

  it('opens theirs, and of others there is none: no page, no form, no correction', async () => {
    assert.equal((await kita.get(casePath(ids.own))).status, 200)
    assert.equal((await kita.get(casePath(ids.foreign))).status, 404)
    assert.equal((await kita.get(`/staff/records/support_case/${ids.foreign}`)).status, 404)
    for (const end of ['go', 'end', 'milestone', 'pause', 'add'])
      assert.equal((await send(kita, `${casePath(ids.foreign)}/${end}`)).status, 404, end)
    assert.equal((await kita.get(newPath('person', city.foreign))).status, 404)
    const begun = await send(kita, `${PATH}/new`, {
      person: city.foreign,
      organisation: '',
      route: 'health',
      goal: '',
      begun_on: '令和8年11月20日',
    })
    assert.notEqual(begun.status, 303)
    const [left] = await rows(
      sql<{ n: number }>`select count(*)::int as n from support_case where person_id = ${city.foreign}::uuid`,
    )
    assert.equal(left!.n, 1)
  })

  it('accompanies groups as anybody at the desk does', async () => {
    const [group] = await rows(
      sql<{ id: string }>`select id from organisation where kind = 'npo' order by name limit 1`,
    )
    const done = await inside(tx =>
      begin(tx, { client: { organisation: group!.id }, route: 'community', goal: '', begun_on: doing.today }, doing),
    )
    assert.ok('id' in done)
    assert.equal((await kita.get(casePath(done.id))).status, 200)
    assert.match(words(await (await kita.get(PATH)).text()), /（団体の相談）/)
  })
})
