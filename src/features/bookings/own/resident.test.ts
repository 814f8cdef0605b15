import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { text } from '../../requests/door/testing.ts'
import { moveBookings } from '../person/moving.ts'
import { bookingCity } from '../testing.ts'

const { demo, opened, answers, inside, bookingsIn, standing, by } = await bookingCity()
const [ueki, terai] = [await demo.login('ueki'), await demo.login('terai')]
const personOf = async (login: string) =>
  inside(tx =>
    tx
      .selectFrom('role_grant as g')
      .innerJoin('account as a', 'a.id', 'g.account_id')
      .select('g.scope_id')
      .where('a.login', '=', login)
      .executeTakeFirstOrThrow(),
  )
const [her, him] = [(await personOf('ueki')).scope_id!, (await personOf('terai')).scope_id!]

test('a resident sees on their own page what they booked, does with it what the link does, and nobody else sees it', async () => {
  const { occasion } = await opened('大学の先生と', { places: 3, party: 2 })
  const { bookFor } = await import('../desk/booked.ts')
  const number = (
    await inside(tx => tx.selectFrom('person').select('number').where('id', '=', her).executeTakeFirstOrThrow())
  ).number
  const said = answers(occasion, '植木 真由美', { party: 2, companions: 'つれ' })
  const done = await inside(tx =>
    bookFor(tx, newId(), said, { medium: 'phone', number }, { by, now: demo.clock.now, today: '2026-11-21' }),
  )
  assert.ok('id' in done)
  const path = `/my/bookings/${done.id}`
  assert.match(await text(ueki.get('/my')), new RegExp(`申しこんだ講座・催し[\\s\\S]*href="${path}"`))
  assert.doesNotMatch(await text(terai.get('/my')), new RegExp(path))
  const page = await text(ueki.get(path))
  assert.match(page, /2人で、参加が決まっています/)
  assert.doesNotMatch(page, /住所（URL）を知っている人/)
  assert.equal((await terai.get(path)).status, 404)
  assert.equal((await terai.post(path, { once: newId(), do: 'cancel' })).status, 404)
  assert.deepEqual(await standing(occasion), { '植木 真由美': 'confirmed' })
  assert.equal((await ueki.post(path, { once: newId(), do: 'fewer', party: '1' })).status, 303)
  assert.equal((await bookingsIn(occasion))[0]!.party, 1)
  assert.match(await text(ueki.get('/my/data')), /申しこんだ講座・催し/)
  assert.equal((await ueki.post(path, { once: newId(), do: 'cancel', why: '' })).status, 303)
  assert.deepEqual(await standing(occasion), { '植木 真由美': 'cancelled' })
  const happened = await inside(tx =>
    tx
      .selectFrom('happening')
      .select(['kind', 'person_id'])
      .where('subject_id', '=', done.id)
      .where('kind', '=', 'booking.left')
      .execute(),
  )
  assert.deepEqual(happened, [{ kind: 'booking.left', person_id: her }])
})

test('what was booked goes with whoever is found to be the same', async () => {
  const before = await inside(tx => tx.selectFrom('booking').select('id').where('person_id', '=', her).execute())
  assert.ok(before.length > 0)
  await inside(tx => moveBookings(tx, her, him, { by, now: demo.clock.now, today: '2026-11-21' }))
  const after = await inside(tx => tx.selectFrom('booking').select('id').where('person_id', '=', him).execute())
  for (const { id } of before)
    assert.ok(
      after.some(one => one.id === id),
      id,
    )
})
