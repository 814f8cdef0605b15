import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { serve } from '@hono/node-server'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { browserless } from '../../../../seed/testing.ts'
import { bookingCity, TODAY } from '../testing.ts'

const { demo, opened, seatsOf, bookingsIn, inside } = await bookingCity()
// All of them come from this machine.
await inside(tx =>
  sql`insert into setting (key, valid_from, value, source)
    values ('bookingFlood', ${TODAY}, '{"address": 1000, "contact": 1000}', 'test')`.execute(tx),
)
const server = serve({ fetch: demo.app.fetch, port: 0, hostname: '127.0.0.1' })
after(() => server.close())
if (!server.listening) await once(server, 'listening')
const base = `http://localhost:${(server.address() as AddressInfo).port}`

/** A form that was filled in and stands on the check page. */
const form = (activity: string, occasion: string, at: number, party = '1') => ({
  ...{
    activity,
    occasion,
    party,
    companions: '',
    name: 'おなじ なまえ',
    email: `one${at}@example.jp`,
    phone: '',
    address: '',
  },
  ...{
    whom: 'self',
    note: '',
    draft: newId(),
    since: '2026-11-21T00:50:00.000Z',
    checked: '1',
    website: '',
    once: newId(),
  },
})
const send = (fields: Record<string, string>) =>
  fetch(`${base}/bookings/send`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { origin: base },
  })

test('of 200 who press at the same moment one has the last place; the others wait in one line, or are told that it is full', async () => {
  for (const waits of [true, false]) {
    const { activity, occasion } = await opened('大学の先生と', { places: 1, waits })
    const answers = await Promise.all(Array.from({ length: 200 }, (_, at) => send(form(activity, occasion, at))))
    const count = (status: number) => answers.filter(one => one.status === status).length
    assert.deepEqual([count(303), count(409)], waits ? [200, 0] : [1, 199])
    const bookings = await bookingsIn(occasion)
    assert.equal(bookings.filter(({ status }) => status === 'confirmed').length, 1)
    assert.equal(bookings.filter(({ status }) => status === 'waiting').length, waits ? 199 : 0)
    assert.equal(await seatsOf(occasion), 1)
  }
})

test('a form that is sent ten times at once is one booking with one receipt, and a party is in as a whole or not at all', async () => {
  const { activity, occasion } = await opened('大学の先生と', { places: 3, party: 2, waits: false })
  const same = form(activity, occasion, 1, '2')
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(same)))
  assert.deepEqual([...new Set(answers.map(one => one.headers.get('location')))].length, 1)
  const two = await Promise.all([2, 3].map(at => send(form(activity, occasion, at, '2'))))
  assert.deepEqual(
    two.map(({ status }) => status),
    [409, 409],
    'one place is no place for two',
  )
  assert.equal(await seatsOf(occasion), 2)
  assert.equal((await bookingsIn(occasion)).length, 1)
  const receipt = answers[0]!.headers.get('location')!
  assert.match(await (await browserless(demo.app, '').get(receipt)).text(), /2人で、参加が決まっています/)
})
