import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { fieldsIn, text } from '../../requests/door/testing.ts'
import { keyOf } from '../offer/rules.ts'
import { moveAppointments } from '../person/moving.ts'
import { TRANSITIONS } from '../rules.ts'
import { talkCity } from '../testing.ts'
import { OWN_PATH } from './asking.ts'
import { appointmentsDated } from './dated.ts'

const { demo, inside, free, rows, heard, stepOf } = await talkCity()
const [ueki, terai] = [await demo.login('ueki'), await demo.login('terai')]
const SEND = '/my/appointments/send'

describe('a resident who is logged in', () => {
  test('is asked nothing that is known, books with two answers, and sees it on a page of their own', async () => {
    const [slot] = await free('キャリアコンサルタント')
    const led = await ueki.get(`/appointments/new?slot=${keyOf(slot!)}`)
    assert.equal(led.headers.get('location'), `${OWN_PATH}?slot=${keyOf(slot!)}`)
    let page = await text(ueki.get(`${OWN_PATH}?slot=${keyOf(slot!)}`))
    assert.match(page, /どんなお話ですか/)
    page = await text(ueki.post(OWN_PATH, { ...fieldsIn(page, OWN_PATH), topic: 'learning', how: 'visit', go: 'next' }))
    for (const said of ['まだ予約していません', '植木 真由美', 'ueki@example.jp', '学びたいこと'])
      assert.ok(page.includes(said), said)
    const sent = await ueki.post(SEND, fieldsIn(page, SEND, true))
    const own = sent.headers.get('location')!
    assert.match(own, /^\/my\/appointments\//)
    assert.match(await text(ueki.get('/my')), new RegExp(`面談の予約[\\s\\S]*href="${own}"`))
    assert.doesNotMatch(await text(terai.get('/my')), new RegExp(own))
    assert.equal((await terai.get(own)).status, 404)
    assert.equal((await terai.post(own, { once: newId(), do: 'cancel' })).status, 404)
    await heard()
    const row = (await rows()).find(({ id }) => own.endsWith(id))!
    assert.equal((await stepOf(row.id))?.login, 'suzuki', 'whose book the specialist’s is')
    const [, next] = await free('キャリアコンサルタント')
    assert.equal((await ueki.post(own, { once: newId(), do: 'move', slot: keyOf(next!) })).status, 303)
    const gone = await ueki.post(own, { once: newId(), do: 'move', slot: 'nothing' })
    assert.equal(gone.status, 409)
    await ueki.post(own, { once: newId(), do: 'cancel', why: '' })
    assert.match(await text(ueki.get(own)), /取り消しをお受けしました/)
    const twice = await ueki.post(own, { once: newId(), do: 'cancel', why: '' })
    assert.equal(twice.status, 303)
  })

  test('takes it along, has it in their calendar, and it goes with whoever is found to be the same person', async () => {
    assert.match(await text(ueki.get('/my/calendar')), /面談/)
    const person = await inside(tx =>
      tx.selectFrom('person').select('id').where('email', '=', 'ueki@example.jp').executeTakeFirstOrThrow(),
    )
    const other = await inside(tx =>
      tx.selectFrom('person').select('id').where('id', '<>', person.id).executeTakeFirstOrThrow(),
    )
    const doing = { by: '', now: demo.clock.now, today: '2026-11-21' }
    const count = (await rows()).filter(({ person_id }) => person_id === person.id).length
    await inside(tx => moveAppointments(tx, person.id, other.id, doing))
    assert.equal((await rows()).filter(({ person_id }) => person_id === other.id).length, count)
  })
})

describe('a talk in a calendar', () => {
  const ROW = {
    ...{ id: '0192', title: '相談員', place: '南部', how: 'visit', on_day: '2026-12-05', from_min: 600, to_min: 645 },
    ...{ status: 'booked', ended_as: null as string | null, moves: 0 },
  }
  const told = (more: Partial<typeof ROW>) =>
    appointmentsDated.tell([{ ...ROW, ...more }], '2026-12-01', '2026-12-31')[0]!
  for (const status of Object.keys(TRANSITIONS))
    test(`that is ${status}`, () => assert.equal(told({ status }).state, status === 'cancelled' ? 'off' : 'set'))
  test('is the same when it is moved, with a number that never falls, and says why it is off', () => {
    const steps = [told({}), told({ moves: 1 }), told({ moves: 1, status: 'cancelled', ended_as: 'off' })]
    assert.deepEqual(
      steps.map(({ sequence }) => sequence),
      [0, 2, 3],
    )
    assert.equal(new Set(steps.map(({ uid }) => uid)).size, 1)
    assert.match(steps[2]!.said, /担当者の都合/)
    assert.equal(told({ how: 'phone' }).place, '電話', 'nobody goes anywhere')
  })
})
