import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { limitedCity, send } from '../../../../seed/limited.ts'
import type { Browserless } from '../../../../seed/testing.ts'
import { text } from '../../requests/door/testing.ts'
import { keyOf, type Slot } from '../offer/rules.ts'
import { TODAY, talkCity } from '../testing.ts'
import { bookFor } from './actions.ts'

// What somebody sees and does who sees a part of the people: times are those of all, names are those of theirs.

const city = await limitedCity()
const { inside, free, one, heard } = await talkCity(city)
let kita: Browserless
before(async () => {
  kita = await city.enter('kita')
})

async function booked(slot: Slot, name: string, person: string): Promise<string> {
  const done = await inside(async tx => {
    const { number } = await tx.selectFrom('person').select('number').where('id', '=', person).executeTakeFirstOrThrow()
    const { id: by } = await tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow()
    const answers = {
      slot: keyOf(slot),
      topic: 'work',
      how: 'visit',
      name,
      phone: '04-7200-0001',
      email: '',
      address: '',
    } as const
    const more = { whom: 'self', note: '' } as const
    return bookFor(
      tx,
      newId(),
      { ...answers, ...more },
      { medium: 'phone', number },
      { by, now: city.clock.now, today: TODAY },
    )
  })
  assert.ok('id' in done, JSON.stringify(done))
  return done.id
}

test('somebody who sees a part of the people sees who of them is booked, and of the others that the time is taken', async () => {
  const [a, b] = await free('キャリアコンサルタント')
  const hidden = await booked(a!, 'よその かた', city.foreign)
  const seen = await booked(b!, 'うちの かた', city.own)
  for (const path of [`/staff/appointments?week=${a!.on_day}`, `/staff/appointments/day?on=${b!.on_day}`]) {
    const page = await text(kita.get(path))
    assert.match(page, /うちの かた/, path)
    assert.doesNotMatch(page, /よその かた/, path)
  }
  assert.match(await text(kita.get(`/staff/appointments?week=${a!.on_day}`)), /予約あり/)
  assert.equal((await kita.get(`/staff/appointments/one/${seen}`)).status, 200)
  assert.equal((await kita.get(`/staff/appointments/one/${hidden}`)).status, 404)
  const form = {
    slot: keyOf(a!),
    medium: 'phone',
    name: 'もう ひとり',
    phone: '0472000001',
    topic: 'work',
    how: 'visit',
    whom: 'self',
  }
  assert.equal(
    (await send(kita, '/staff/appointments/new', { ...form, draft: newId() })).status,
    422,
    'nobody is given it twice',
  )
})

test('the day that they take off for somebody is off for everybody, also for whom they do not see', async () => {
  const { host_id, on_day } = await one('よその かた')
  await send(kita, `/staff/appointments/hosts/${host_id}/off`, { on_day, why: '' })
  await heard()
  assert.equal((await one('よその かた')).status, 'cancelled')
})
