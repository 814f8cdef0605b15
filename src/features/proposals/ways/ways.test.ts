import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timesOf } from '#features/opportunities/index.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { leavingOf, toldTo } from './seen.ts'

const demo = await demoApp()
const { database, municipality, visitor } = demo
const sato = await demo.login('sato')
const inside = { lane: 'job', municipality } as const

/** Somebody of the cast whom much suits, who comes by bus and on foot, on weekday mornings. */
const her = await database.write(inside, async tx => {
  const { id, name } = await tx
    .selectFrom('person')
    .innerJoin('town', 'town.id', 'person.town_id')
    .select(['person.id', 'town.name'])
    .where('person.number', '=', 1004)
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('reach').where('person_id', '=', id).execute()
  await tx
    .insertInto('reach')
    .values([
      { person_id: id, means: 'bus', minutes: 35 },
      { person_id: id, means: 'walk', minutes: 25 },
    ])
    .execute()
  await tx.deleteFrom('availability').where('person_id', '=', id).execute()
  await tx
    .insertInto('availability')
    .values([0, 1, 2, 3, 4].map(weekday => ({ person_id: id, weekday, from_min: 540, to_min: 720 })))
    .execute()
  return { id, name }
})
const shown = async (answer: Promise<Response>) => unphrased(await (await answer).text())
const minutesIn = (part: string) =>
  [...part.matchAll(/(歩いて|自転車で|バスで)(?:およそ)?(\d+)分<\/span>/g)].map(([, by, n]) => `${by}${n}`)

test('what was told at the desk is what somebody sets out by, and a car is told of to whoever comes by car', () => {
  const town = { id: 't', name: '町', area: 'a', lat: 35.8, lng: 139.9 }
  const leaving = leavingOf({
    town,
    free: [{ weekday: 0, from: 540, to: 660 }],
    reach: [{ means: 'bus', minutes: 40 }],
  })
  assert.deepEqual(leaving, { from: { lat: 35.8, lng: 139.9 }, when: timesOf('mon-am'), ways: { bus: 40 } })
  const found = { minutes: { walk: 70, bicycle: 20, bus: 30, car: 9 }, rough: false, busless: false }
  assert.deepEqual(toldTo(leaving, found), { bicycle: 20, bus: 30 })
  assert.deepEqual(toldTo({ ...leaving, ways: { car: 10 } }, found), { bicycle: 20, bus: 30, car: 9 })
  assert.equal(leavingOf({ town: null, free: [], reach: [] }).from, null)
})

test('the counsellor and the resident read the same minutes to the same activity', async () => {
  const html = await shown(sato.get(`/staff/people/${her.id}/matches`))
  const desk = new Map(
    html
      .split('<li><h3>')
      .slice(1)
      .map(part => [/opportunities\/([\w-]{36})"/.exec(part)![1]!, minutesIn(part.split('</ul>')[0]!)]),
  )
  assert.ok(desk.size > 2, `${desk.size}`)
  let same = 0
  for (const [id, minutes] of desk) {
    const page = await shown(
      visitor.get(
        `/opportunities/${id}?${new URLSearchParams({ from: her.name, when: 'weekday-am', bus: '35', walk: '25' })}`,
      ),
    )
    const said = new RegExp(`${her.name}から([^（]*)（めやす）`).exec(page)?.[1]
    // Of an activity without a place of its own the page for everybody tells none.
    if (said === undefined) continue
    assert.deepEqual(
      said.split('・').map(one => one.replace('およそ', '')),
      minutes.map(one => one.replace('歩いて', '歩き').replace('で', '')).map(one => `${one}分`),
      id,
    )
    same += minutes.length
  }
  assert.ok(same > 2)
})

test('what is too far by lines and slopes is left out of the list and named below it, as what a bus reaches is', async () => {
  const html = await shown(sato.get(`/staff/people/${her.id}/matches`))
  const list = html.split('<ol class="rank">')[1]!.split('</ol>')[0]!
  for (const part of list.split('<li><h3>').slice(1)) {
    const minutes = new Map(
      minutesIn(part.split('</ul>')[0]!).map(one => [one.replace(/\d+/, ''), Number(/\d+/.exec(one)![0])]),
    )
    if (minutes.size === 0) continue
    const fits = (minutes.get('バスで') ?? 99) <= 35 || (minutes.get('歩いて') ?? 99) <= 35
    assert.ok(fits, part.slice(0, 300))
  }
  const told = [
    ...html.matchAll(/<summary>(直線では遠くても、バスで行ける活動|道のりでは時間のかかる活動)（(\d+)件）/g),
  ]
  assert.ok(told.length > 0, 'the demo city has lines and slopes that tell a difference')
  assert.match(html, /聞いた時間（歩いて25分まで、バスで35分まで）/)
})
