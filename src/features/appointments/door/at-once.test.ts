import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { serve } from '@hono/node-server'
import { sql } from 'kysely'
import { addMinutes } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { keyOf } from '../offer/rules.ts'
import { TODAY, talkCity } from '../testing.ts'

const { demo, inside, free, rows } = await talkCity()
// All of them come from this machine.
await inside(tx =>
  sql`insert into setting (key, valid_from, value, source)
    values ('appointmentFlood', ${TODAY}, '{"address": 1000, "contact": 1000}', 'test')`.execute(tx),
)
const server = serve({ fetch: demo.app.fetch, port: 0, hostname: '127.0.0.1' })
after(() => server.close())
if (!server.listening) await once(server, 'listening')
const base = `http://localhost:${(server.address() as AddressInfo).port}`

/** A form that was filled in and stands on the check page. */
const form = (slot: string, at: number): Record<string, string> => ({
  ...{ slot, topic: 'work', how: 'visit', name: 'おなじ なまえ', email: `one${at}@example.jp`, phone: '', address: '' },
  ...{
    whom: 'self',
    note: `${at}番目`,
    draft: newId(),
    since: addMinutes(demo.clock.now, -5),
    checked: '1',
    website: '',
  },
  once: newId(),
})
const send = (fields: Record<string, string>) =>
  fetch(`${base}/appointments/send`, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers: { origin: base } },
  })

test('of 200 who press at the same moment one has the time; the others are told what is free next, and lose nothing', async () => {
  const [slot, next] = await free('キャリアコンサルタント')
  const answers = await Promise.all(Array.from({ length: 200 }, (_, at) => send(form(keyOf(slot!), at))))
  const count = (status: number) => answers.filter(one => one.status === status).length
  assert.deepEqual([count(303), count(409)], [1, 199])
  const had = (await rows()).filter(one => one.on_day === slot!.on_day && one.from_min === slot!.from_min)
  assert.equal(had.filter(({ name }) => name === 'おなじ なまえ').length, 1)
  const page = await answers.find(one => one.status === 409)!.text()
  assert.match(page, /いまほかの方が予約されました[\s\S]*次に空いているのは、/)
  assert.ok(page.includes(`value="${keyOf(next!)}"`), 'the next of the same is there to be chosen')
  assert.match(page, /name="note" value="\d+番目"/, 'what was typed is carried on')
})

test('a form that is sent ten times at once is one talk with one receipt', async () => {
  const [slot] = await free('キャリアコンサルタント')
  const same = form(keyOf(slot!), 1000)
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(same)))
  assert.deepEqual([...new Set(answers.map(one => one.status))], [303])
  assert.equal([...new Set(answers.map(one => one.headers.get('location')))].length, 1)
})

test('the database takes no second one at a time that overlaps, whoever writes it; a time that was cancelled is free', async () => {
  const [one] = (await rows()).filter(({ name }) => name === 'おなじ なまえ')
  const { id: _, created_at: __, ...row } = one!
  const again = (more: object) =>
    inside(tx =>
      tx
        .insertInto('appointment')
        .values({ ...row, id: newId(), form: newId(), code: 'K7F4XAT', ...more } as never)
        .execute(),
    )
  await assert.rejects(again({}), /appointment_alone/)
  await assert.rejects(again({ from_min: one!.from_min + 30, to_min: one!.to_min + 30 }), /appointment_alone/)
  const ended = { status: 'cancelled', ended_as: 'self', ended_at: demo.clock.now }
  await inside(tx => tx.updateTable('appointment').set(ended).where('id', '=', one!.id).execute())
  await again({})
})
