import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { toldBy } from '../../../seed/testing.ts'
import { TODAY, talkCity } from '../appointments/testing.ts'
import { text } from '../requests/door/testing.ts'
import { rounds } from './rounds.ts'
import { endTickets } from './store.ts'

const { demo, inside, post, visitor, later } = await talkCity()
const tickets = () => inside(tx => tx.selectFrom('walk_ticket').selectAll().orderBy('number').execute())
const queue = (await inside(tx => tx.selectFrom('walk_queue').select('id').executeTakeFirstOrThrow())).id
const press = (fields: Record<string, string>, who = 'sato') => post(`/staff/queues/${queue}/do`, fields, who)
const screen = () => visitor.get(`/queues/${queue}`)

describe('somebody comes without a booking', () => {
  test('they take a number at the desk; who waits longest is called, and the screen on the wall tells it without a name', async () => {
    const before = (await tickets()).length
    const sato = await demo.login('sato')
    const taken = await sato.post(`/staff/queues/${queue}/do`, { once: crypto.randomUUID(), do: 'take' })
    assert.match(toldBy(taken, sato), new RegExp(`${before + 1}番をお渡しください`))
    later(300)
    const next = (await tickets()).find(({ status }) => status === 'waiting')!
    await press({ do: 'next', counter: '2' })
    const called = (await tickets()).find(({ number }) => number === next.number)!
    assert.deepEqual([called.status, called.counter], ['called', '2'])
    const shown = await screen()
    assert.equal(shown.headers.get('refresh'), '15', 'without a script')
    const page = await text(shown)
    assert.match(page, new RegExp(`<b>${next.number}</b>[\\s\\S]*2番窓口へ`))
    assert.doesNotMatch(page, /さん|様/)
  })

  test('each number goes its way, in order and back again; what was done by another meanwhile is told', async () => {
    const one = (await tickets()).find(({ status, counter }) => status === 'called' && counter === '2')!
    const act = (verb: string) => press({ do: verb, ticket: one.id, counter: '2' })
    const now = async () => (await tickets()).find(({ id }) => id === one.id)!.status
    for (const [verb, status] of [
      ['serve', 'serving'],
      ['back', 'waiting'],
      ['leave', 'left'],
      ['back', 'waiting'],
      ['call', 'called'],
      ['serve', 'serving'],
      ['end', 'served'],
    ] as const) {
      await act(verb)
      assert.equal(await now(), status, verb)
    }
    const sato = await demo.login('sato')
    const over = await sato.post(`/staff/queues/${queue}/do`, {
      once: crypto.randomUUID(),
      do: 'call',
      ticket: one.id,
      counter: '2',
    })
    assert.match(toldBy(over, sato), /もう変わっています/)
  })

  test('the button at the door gives one number a press, to twenty at once twenty, and opens nothing else', async () => {
    const made = await text(press({ do: 'button' }))
    const [, path] = /(\/queues\/at\/[\w-]+)/.exec(made)!
    assert.match(await text(visitor.get(path!)), /人がお待ちです/)
    const count = (await tickets()).length
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => visitor.post(path!, { once: crypto.randomUUID() })),
    )
    assert.equal(new Set(answers.map(one => one.headers.get('location'))).size, 20)
    assert.equal((await tickets()).length, count + 20)
    const mine = await visitor.get(answers[0]!.headers.get('location')!)
    assert.equal(mine.headers.get('refresh'), `15; url=${path}`, 'whoever comes next does not see it')
    await press({ do: 'button' })
    assert.equal((await visitor.get(path!)).status, 410, 'a new address ends the one before')
  })

  test('two who call the next at once call two people', async () => {
    const waiting = (await tickets()).filter(({ status }) => status === 'waiting').length
    await Promise.all([press({ do: 'next', counter: '1' }), press({ do: 'next', counter: '2' }, 'suzuki')])
    assert.equal((await tickets()).filter(({ status }) => status === 'waiting').length, waiting - 2)
  })

  test('how long people waited stands below, and nobody waits over night', async () => {
    const page = await text((await demo.login('sato')).get('/staff/queues'))
    assert.match(page, /この2週間の待ち時間[\s\S]*\d+分/)
    assert.equal(await inside(tx => endTickets(tx, TODAY, demo.clock.now)), 0, 'today goes on')
    assert.ok((await inside(tx => endTickets(tx, '2026-11-22', demo.clock.now))) > 0)
    assert.equal((await tickets()).filter(({ status }) => ['waiting', 'called', 'serving'].includes(status)).length, 0)
    assert.ok(rounds.some(({ name }) => name === 'queues.end'))
  })

  test('a queue has a name; a screen that is none is not there', async () => {
    assert.match(await text(post('/staff/queues/add', { name: ' ' })), /列の名前を入力してください/)
    assert.equal((await post('/staff/queues/add', { name: '支所' })).status, 303)
    assert.equal((await visitor.get('/queues/nothing')).status, 404)
  })
})
