import assert from 'node:assert/strict'
import { it } from 'node:test'
import { limitedCity } from '../../../../seed/limited.ts'
import { findPeople } from './store.ts'

const { database, change, ids, first, enter, scopeOf, kita, north, outside } = await limitedCity()
const TODAY = '2026-11-21'

it('whoever sees a part finds in the list as many people as they see, each once', async () => {
  const [moved, inHand] = await ids(`${outside} order by 1 limit 2`)
  const near = await first(`select id from person where may_see('${kita}', id, '${TODAY}') order by 1`)
  await change(`update person set held_by = '${kita}', held_on = '${TODAY}' where id in ('${moved}', '${near}')`)
  await change(`update step set owner_id = '${kita}' where done_at is null and person_id in ('${inHand}', '${near}')`)
  await change(`update person set closed_on = '2026-11-20' where id = '${near}'`)
  const mine = (and = '') => ids(`select id from person where may_see('${kita}', id, '${TODAY}') ${and}`)
  const kitas = scopeOf(await enter('kita'))
  const all = { q: '', area: null, status: null, overdue: false, sort: 'kana', descending: false, page: 1 } as const
  const listed = (find: object) => database.read(kitas, db => findPeople(db, { ...all, ...find }, TODAY, true))
  const found = await listed({})
  assert.equal(found.all, (await mine()).length)
  assert.equal(found.open, (await mine('and closed_on is null')).length)
  assert.equal(found.closed, found.all - found.open)
  assert.ok(found.closed > 0)
  assert.equal((await listed({ status: 'closed' })).total, found.closed)
})

it('whoever sees nobody of the city is not told that nobody is registered', async () => {
  const kitas = await enter('kita')
  const rest = `select id from person where may_see('${kita}', id, '${TODAY}')`
  await change(`update person set held_by = null, held_on = null where held_by = '${kita}'`)
  await change(`update step set owner_id = (select id from account where login = 'sato') where owner_id = '${kita}'`)
  const south = await first(
    `select t.id from town t join area a on a.id = t.area_id where a.id <> '${north}' and a.neighbour is null`,
  )
  await change(`update person set town_id = '${south}' where id in (${rest})`)
  assert.deepEqual(await ids(rest), [])
  const html = await (await kitas.get('/staff/people')).text()
  assert.match(html, /あなたに見える方は、まだいません。/)
  assert.doesNotMatch(html, /登録している方は、まだいません/)
})
