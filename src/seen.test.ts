import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Read } from '#platform/db.ts'
import type { Scope } from '#platform/lanes.ts'
import { limitedCity } from '../seed/limited.ts'

// By what somebody is seen is kept with them (0079): after whatever moves them it is what it would be if it were looked up.

const { database, change, read, ids, first, enter, scopeOf, kita, north, outside } = await limitedCity()
const TODAY = '2026-11-21'
let kitas: Scope
before(async () => {
  kitas = scopeOf(await enter('kita'))
})
const idsIn =
  (query: string) =>
  async (db: Read): Promise<string[]> =>
    (await sql.raw<{ id: string }>(query).execute(db)).rows.map(({ id }) => id)
/** What kita's own statements find. */
const seen = (query: string) => database.read(kitas, idsIn(query))

const ASTRAY = `select p.id from person p left join town t on t.id = p.town_id left join area a on a.id = t.area_id
  where p.seen_area <> case when a.neighbour is null then coalesce(a.id, open_area()) else open_area() end`

describe('the area by which somebody is seen', () => {
  const south = `(select area_id from town t join person p on p.town_id = t.id where area_id <> '${north}' group by 1 order by count(*) desc, 1 limit 1)`
  const town = `(select t.id from town t join person p on p.town_id = t.id where t.area_id = '${north}' group by 1 order by count(*) desc, 1 limit 1)`
  for (const [what, statement, moved] of [
    [
      'somebody moves to another area',
      `update person set town_id = ${town} where number = (select min(number) from person where id in (${outside}))`,
      1,
    ],
    [
      'where somebody lives is not known any more',
      `update person set town_id = null where number = (select max(number) from person where id in (${outside}))`,
      1,
    ],
    ['a town comes to another area', `update town set area_id = ${south} where id = ${town}`, -1],
    ['an area becomes a neighbour’s', `update area set neighbour = '122220' where id = ${south}`, 1],
    ['and the city’s own again', `update area set neighbour = null where neighbour = '122220'`, -1],
    ['somebody writes it by hand', `update person set seen_area = '${north}'`, 0],
  ] as const)
    it(`is right after ${what}`, async () => {
      const all = await seen('select id from person')
      await change(statement)
      assert.deepEqual(await ids(ASTRAY), [])
      const now = await seen('select id from person')
      assert.equal(Math.sign(now.length - all.length), moved, `${all.length} → ${now.length}`)
    })
})

describe('whoever sees a part', () => {
  let inHand: string[] = []
  let moved = ''
  before(async () => {
    inHand = await ids(
      `select distinct person_id as id from step where person_id in (${outside}) and done_at is null order by 1 limit 3`,
    )
    moved = await first(`${outside} and p.id <> all(array['${inHand.join("','")}']::uuid[])`)
    await change(
      `update step set owner_id = '${kita}' where done_at is null and person_id = any(array['${inHand.join("','")}']::uuid[])`,
    )
    await change(`update person set held_by = '${kita}', held_on = '${TODAY}' where id = '${moved}'`)
  })
  const mine = `select p.id from person p where may_see('${kita}', p.id, '${TODAY}')`

  it('sees those of their areas, and whom they have in hand or moved elsewhere today, and nobody else', async () => {
    const people = await ids(`${mine} order by 1`)
    assert.ok(people.length > 10 && people.length < (await ids('select id from person')).length)
    assert.deepEqual(await seen('select id from person order by 1'), people)
    const beyond = await ids(`${mine} and p.seen_area not in ('${north}', open_area())`)
    assert.deepEqual(new Set(beyond), new Set([...inHand, moved]))
  })

  for (const tab of ['wish', 'consultation', 'proposal', 'proposal_story', 'decision', 'step'])
    it(`sees of ${tab} what belongs to them, one by one and all at once`, async () => {
      const asked = `select person_id::text as id from ${tab} where person_id is not null`
      const theirs = await ids(`${asked} and person_id in (${mine}) order by 1`)
      assert.ok(theirs.length > 0)
      assert.deepEqual(await seen(`${asked} order by 1`), theirs)
      const each =
        await seen(`select t.person_id::text as id from unnest(array(${asked.replace('::text as id', '')})) u(id)
        cross join lateral (select person_id from ${tab} where person_id = u.id limit 1) t order by 1`)
      assert.deepEqual(each, theirs)
    })
})

it('what became of a proposal is of whom the proposal is, also when it is given to somebody else', async () => {
  const astray = `select s.proposal_id as id from proposal_story s join proposal q on q.id = s.proposal_id where q.person_id <> s.person_id`
  assert.deepEqual(await ids(astray), [])
  const proposal = await first(
    `select q.id from proposal q join proposal_story s on s.proposal_id = q.id where q.person_id in (${outside}) and status = 'ended' order by 1`,
  )
  const [to] = await seen(`select id from person where seen_area = '${north}' order by 1 limit 1`)
  await change(`update proposal set person_id = '${to}' where id = '${proposal}'`)
  await change(`update proposal_entry set note = 'x' where proposal_id = '${proposal}'`)
  assert.deepEqual(await ids(astray), [])
  assert.deepEqual(await seen(`select proposal_id as id from proposal_story where proposal_id = '${proposal}'`), [
    proposal,
  ])
  assert.ok(
    (await read(idsIn('select proposal_id as id from proposal_story'))).length >
      (await seen('select proposal_id as id from proposal_story')).length,
  )
})
