import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fieldsIn, text } from '../../requests/door/testing.ts'
import { keyOf } from '../offer/rules.ts'
import { talkCity } from '../testing.ts'

const { demo, free, one, stepOf, later, answered, send, books, press, visitor, heard } = await talkCity()

describe('somebody without an account books a talk', () => {
  test('chooses a time of a list, answers a question a page, and sees at once that it is theirs', async () => {
    const [slot] = await free('相談員')
    const key = keyOf(slot!)
    assert.match(await text(visitor.get('/')), /href="\/appointments"/)
    assert.ok((await text(visitor.get('/appointments'))).includes(`/appointments/new?slot=${key}`))
    const check = await answered(key, { name: 'もり あきこ', phone: '０４ー７２００ー０００１' })
    for (const said of ['もり あきこ', '04-7200-0001', '仕事のこと', 'まだ予約していません'])
      assert.ok(check.includes(said), said)
    const sent = await send(check)
    assert.equal(sent.status, 303)
    const to = sent.headers.get('location')!
    assert.equal((await send(check)).headers.get('location'), to, 'a double click leads to the same receipt')
    const page = await text(visitor.get(to))
    assert.match(page, /予約をお受けしています[\s\S]*受付番号/)
    assert.match(await text(visitor.get(`${to}/print`)), /面談の予約の控え[\s\S]*QRコード/)
    assert.ok(!(await text(visitor.get('/appointments'))).includes(key), 'it is offered to nobody else')
    await heard()
    const { id, on_day } = await one('もり あきこ')
    assert.deepEqual(
      [(await stepOf(id))?.what, (await stepOf(id))?.due_on, (await stepOf(id))?.login],
      ['attend', on_day, 'sato'],
      'who talks has it on their list, on its day',
    )
  })

  test('is told at its field what is wrong; who is called gives a number, who meets online an address', async () => {
    const [slot] = await free('キャリアコンサルタント')
    const called = await answered(keyOf(slot!), { name: 'みず さとし', email: 'm@example.jp', how: 'phone' })
    assert.match(called, /お電話をする番号を入力してください/)
    assert.match(called, /value="みず さとし"/)
    const online = await answered(keyOf(slot!), { name: 'みず さとし', phone: '0472000002', how: 'online' })
    assert.match(online, /つなぎ方をお送りするメールアドレス/)
    const nobody = await answered(keyOf(slot!), { name: '' })
    assert.match(nobody, /お名前を入力してください/)
  })

  test('is asked nothing of health or money, and told not to write it', async () => {
    const [slot] = await free('相談員')
    const page = await text(visitor.get(`/appointments/new?slot=${keyOf(slot!)}`))
    assert.doesNotMatch(page, /年齢|性別|病|障害|年金|健康/)
  })

  test('a time that is none leads to those that are free; too quick a form and one that a machine filled are sent once more', async () => {
    const gone = await visitor.get('/appointments/new?slot=nothing')
    assert.equal(gone.status, 409)
    assert.match(await text(gone), /いまは予約できません[\s\S]*次に空いているのは/)
    const [slot] = await free('相談員')
    const quick = await answered(keyOf(slot!), { name: 'はやい ひと', phone: '0472000003' })
    const again = await visitor.post('/appointments/send', fieldsIn(quick, '/appointments/send', true))
    assert.equal(again.status, 422)
    const trapped = await answered(keyOf(slot!), { name: 'きかい', phone: '0472000004', website: 'x' })
    later(20)
    assert.equal((await visitor.post('/appointments/send', fieldsIn(trapped, '/appointments/send', true))).status, 422)
  })

  test('one contact books five in a day, and no sixth', async () => {
    const slots = await free('相談員')
    const answers = []
    for (const slot of slots.slice(3, 9))
      answers.push(await send(await answered(keyOf(slot), { name: 'たくさん', phone: '0472000009' })))
    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303, 303, 303, 303, 429],
    )
  })
})

describe('with the link', () => {
  test('it is put to another time in one step: the new one is theirs, the old one free, and the step goes with it', async () => {
    const [first, second] = await free('キャリアコンサルタント')
    const path = await books(first!, { name: 'うつる ひと', phone: '0472000011' })
    await heard()
    const page = await text(visitor.get(path))
    assert.ok(page.includes(`value="${keyOf(second!)}"`))
    assert.equal((await press(path, { do: 'move', slot: keyOf(second!) })).status, 303)
    await heard()
    const row = await one('うつる ひと')
    assert.deepEqual([row.on_day, row.from_min, row.moves, row.status], [second!.on_day, second!.from_min, 1, 'booked'])
    assert.equal(keyOf((await free('キャリアコンサルタント'))[0]!), keyOf(first!))
    assert.equal((await stepOf(row.id))?.due_on, second!.on_day)
    const other = await books(first!, { name: 'あとの ひと', phone: '0472000012' })
    const taken = await press(path, { do: 'move', slot: keyOf(first!) })
    assert.equal(taken.status, 409)
    assert.match(await text(taken), /ほかの方が予約されました。次に空いているのは/)
    assert.equal((await one('うつる ひと')).from_min, second!.from_min, 'they keep what they have')
    assert.ok(other)
  })

  test('it is cancelled with one press, which is no mark against anybody; the time is free and the step gone', async () => {
    const [slot] = await free('キャリアコンサルタント')
    const path = await books(slot!, { name: 'やめる ひと', phone: '0472000013' })
    await heard()
    assert.equal((await visitor.get(path)).status, 200, 'a look changes nothing')
    await press(path, { do: 'cancel', why: '' })
    await heard()
    const row = await one('やめる ひと')
    assert.deepEqual([row.status, row.ended_as], ['cancelled', 'self'])
    assert.equal(await stepOf(row.id), undefined)
    assert.equal(keyOf((await free('キャリアコンサルタント'))[0]!), keyOf(slot!))
    assert.match(await text(visitor.get(path)), /取り消しをお受けしました[\s\S]*href="\/appointments"/)
    await press(path, { do: 'cancel', why: '' })
    await books(slot!, { name: 'やめる ひと', phone: '0472000013' })
    assert.equal((await one('やめる ひと')).status, 'booked', 'and they may come again')
  })

  test('on the day before they say that they come', async () => {
    const row = await one('うつる ひと')
    const [slot] = await free('キャリアコンサルタント')
    const path = await books(slot!, { name: 'くる ひと', phone: '0472000014' })
    assert.doesNotMatch(await text(visitor.get(path)), /行けません/)
    demo.clock.now = `${slot!.on_day}T00:00:00.000Z`
    assert.match(await text(visitor.get(path)), /行きます[\s\S]*行けません/)
    await press(path, { do: 'going' })
    assert.match(await text(visitor.get(path)), /「行きます」とお返事/)
    assert.ok((await one('くる ひと')).going_at)
    assert.equal(row.going_at, null)
  })
})
