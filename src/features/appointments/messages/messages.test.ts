import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { mailsTo, sendDue } from '#features/notices/testing.ts'
import { addDays } from '#platform/dates.ts'
import { text } from '../../requests/door/testing.ts'
import { keyOf, type Slot } from '../offer/rules.ts'
import { isOpen, type Status } from '../rules.ts'
import { talkCity } from '../testing.ts'
import { remind } from './actions.ts'
import { messages } from './all.ts'

const { demo, inside, heard, free, one, stepOf, books, press, post, visitor } = await talkCity()
const { database, municipality, clock } = demo
const mails = async (email: string): Promise<string[]> => {
  await heard()
  await heard()
  await sendDue(demo, messages)
  return (await mailsTo(demo, email)).map(({ subject, body }) => `${subject}\n${body}`)
}
const linkIn = (mail: string) => /\/appointments\/at\/[\w-]+/.exec(mail)?.[0] ?? ''
const reminded = (day: string) => database.write({ lane: 'job', municipality }, tx => remind(tx, day, clock.now))

describe('whoever booked is told', () => {
  test('what they booked and, once moved, the new time, with a link that opens it; no topic and no note go on the way', async () => {
    const [first, second] = await free('キャリアコンサルタント')
    const path = await books(first!, { name: 'しらせ', phone: '', email: 'a@example.jp', note: 'ないしょの話' })
    const [receipt = '', ...more] = await mails('a@example.jp')
    assert.equal(more.length, 0)
    assert.match(receipt, /面談の予約をお受けしました[\s\S]*キャリアコンサルタント/)
    assert.doesNotMatch(receipt, /ないしょ|仕事/)
    assert.match(await text(visitor.get(linkIn(receipt))), /しらせ/)
    await press(path, { do: 'move', slot: keyOf(second!) })
    const [moved = ''] = await mails('a@example.jp')
    assert.match(moved, /面談の時間を変えました/)
    assert.equal((await mails('a@example.jp')).length, 2, 'heard once more, nothing is told twice')
  })

  test('the day before, once; who said that they come, who cancelled, and who is told by nobody are not', async () => {
    const slots = await free('相談員')
    const day = slots.at(-1)!.on_day
    const [a, b, c] = slots.filter(({ on_day }) => on_day === day) as [Slot, Slot, Slot]
    await books(a, { name: 'あす', email: 'b@example.jp' })
    const gone = await books(b, { name: 'やめた', email: 'c@example.jp' })
    await books(c, { name: 'でんわだけ', phone: '0472020001' })
    await mails('b@example.jp')
    await press(gone, { do: 'cancel' })
    await heard()
    clock.now = `${addDays(day, -1)}T00:00:00.000Z`
    assert.equal(await reminded(addDays(day, -1)), 2)
    assert.equal(await reminded(addDays(day, -1)), 0, 'the round runs again')
    const [tomorrow = ''] = await mails('b@example.jp')
    assert.match(tomorrow, /あすは面談の日です[\s\S]*行けません/)
    assert.match(await text(visitor.get(linkIn(tomorrow))), /行きます/)
    assert.equal((await mails('c@example.jp')).length, 1, 'the receipt and nothing more')
  })
})

describe('when who talks is ill', () => {
  test('everybody of that day is told, whom no mail reaches is called, and nobody is left on a list', async () => {
    clock.now = '2026-11-24T00:00:00.000Z'
    const slots = await free('相談員')
    const { on_day } = slots.findLast(slot => slots.filter(other => other.on_day === slot.on_day).length > 3)!
    const [a, b, other] = [
      ...slots.filter(slot => slot.on_day === on_day),
      ...slots.filter(slot => slot.on_day !== on_day),
    ] as [Slot, Slot, Slot]
    await books(a, { name: 'めーる', email: 'd@example.jp' })
    await books(b, { name: 'でんわ', phone: '0472020002' })
    const elsewhere = slots.find(slot => slot.on_day !== on_day) ?? other
    await books(elsewhere, { name: 'べつの日', email: 'e@example.jp' })
    await heard()
    const host = a.rule.host_id
    const done = await post(`/staff/appointments/hosts/${host}/off`, { on_day, why: '体調不良' })
    assert.equal(done.status, 303)
    const [off = ''] = await mails('d@example.jp')
    assert.match(off, /担当者の都合で[\s\S]*ほかの時間は、こちらから選べます/)
    assert.doesNotMatch(off, /体調/)
    for (const name of ['めーる', 'でんわ']) {
      const row = await one(name)
      assert.deepEqual([row.status, row.ended_as], ['cancelled', 'off'], name)
      assert.equal(await stepOf(row.id), undefined)
    }
    const { id: called } = await one('でんわ')
    const told = await inside(tx => tx.selectFrom('notice').select('message').where('about_id', '=', called).execute())
    assert.ok(told.some(({ message }) => message === 'appointment.off'))
    assert.match(await text((await demo.login('sato')).get('/staff/calls')), /でんわ/)
    assert.equal((await one('べつの日')).status, 'booked')
    assert.equal((await free('相談員')).filter(slot => slot.on_day === on_day).length, 0)
    const page = await text(visitor.get(linkIn(off)))
    assert.match(page, /ほかの時間を選んでください[\s\S]*href="\/appointments"/)
    const twice = await post(`/staff/appointments/hosts/${host}/off`, { on_day, why: '' })
    assert.equal(twice.status, 303)
    const { id } = await inside(tx =>
      tx.selectFrom('appointment_off').select('id').where('on_day', '=', on_day).executeTakeFirstOrThrow(),
    )
    await post(`/staff/appointments/hosts/${host}/back`, { off: id })
    assert.ok(
      (await free('相談員')).some(slot => slot.on_day === on_day),
      'they are there after all',
    )
    assert.match(await text(post(`/staff/appointments/hosts/${host}/off`, { on_day: '', why: '' })), /休む日の日付を/)
  })
})

test('nothing that is open is without somebody whose it is and a day by when, and nothing that is over is on a list', async () => {
  await heard()
  const { rows: loose } = await inside(tx =>
    sql<{ name: string; status: string; steps: number }>`
      select a.name, a.status, (select count(*)::int from step s where s.subject_kind = 'appointment' and s.subject_id = a.id
        and s.done_at is null and s.due_on = a.on_day and s.owner_id is not null) as steps
      from appointment a`.execute(tx),
  )
  assert.ok(loose.length > 8)
  for (const { name, status, steps } of loose)
    assert.equal(steps, isOpen(status as Status) ? 1 : 0, `${name} ${status}`)
})
