import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timesOf } from '#features/opportunities/index.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { leavingOf, looked, toldTo } from './seen.ts'

const demo = await demoApp()
const { database, municipality, visitor } = demo
const [sato, suzuki] = [await demo.login('sato'), await demo.login('suzuki')]
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

/** The people of an activity: who stands in the list, by their ids, and the part on those for whom the way is too long. */
async function peopleOf(activity: string) {
  const html = await shown(suzuki.get(`/staff/opportunities/${activity}/people`))
  const [, list = ''] = /<ol class="rank">([\s\S]*?)<\/ol>/.exec(html) ?? []
  const items = list.split('<li><h3>').slice(1)
  const far = /<summary>道のりでは時間のかかる人（(\d+)人）[\s\S]*?<\/details>/.exec(html)
  const idIn = (part: string) => /people\/([\w-]{36})"/.exec(part)![1]!
  return {
    html,
    listed: new Map(items.map(item => [idIn(item), item])),
    far: far?.[0] ?? '',
    count: Number(far?.[1] ?? 0),
  }
}

test('the people of an activity are told with the minutes that stand at the desk of each', async () => {
  const mine = (await shown(sato.get(`/staff/people/${her.id}/matches`)))
    .split('<ol class="rank">')[1]!
    .split('</ol>')[0]!
  let same = 0
  for (const part of mine.split('<li><h3>').slice(1, 6)) {
    const id = /opportunities\/([\w-]{36})"/.exec(part)![1]!
    const item = (await peopleOf(id)).listed.get(her.id)
    if (!item) continue
    assert.deepEqual(minutesIn(item.split('</ul>')[0]!), minutesIn(part.split('</ul>')[0]!), id)
    same++
  }
  assert.ok(same > 0)
})

test('for whom the way is too long is not among the people of an activity, but counted and named below them', async () => {
  const html = await shown(sato.get(`/staff/people/${her.id}/matches`))
  const far = /<summary>道のりでは時間のかかる活動[\s\S]*?<\/details>/.exec(html)![0]
  const [activity] = [...far.matchAll(/opportunities\/([\w-]{36})"/g)].map(([, id]) => id!)
  const people = await peopleOf(activity!)
  assert.ok(!people.listed.has(her.id))
  assert.ok(people.count > 0)
  assert.ok(people.far.includes(her.id) || people.count > 5)
  assert.match(people.far, /聞いた時間：(歩いて|自転車で|バスで|車で)\d+分まで/)
  const [, eligible, best] = /合いそうな人<small>(\d+)人中上位(\d+)/.exec(people.html)!
  assert.equal(people.listed.size, Number(best))
  assert.ok(Number(eligible) >= people.listed.size)
})

test('so many are looked at where lines or slopes are known, and no more than are shown where none are', () => {
  const places = { buses: null, slopes: new Map() } as unknown as Parameters<typeof looked>[1]
  assert.equal(looked(30, places), 30)
  assert.equal(looked(30, { ...places, slopes: new Map([['a b', { walk: 2, bicycle: 2 }]]) }), 100)
})
