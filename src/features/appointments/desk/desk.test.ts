import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { toldBy } from '../../../../seed/testing.ts'
import { text } from '../../requests/door/testing.ts'
import { keyOf } from '../offer/rules.ts'
import { talkCity } from '../testing.ts'

const { demo, inside, free, one, stepOf, post, books, heard } = await talkCity()
const sato = () => demo.login('sato')
const typed = (slot: string, name: string, more: Record<string, string> = {}) =>
  post('/staff/appointments/new', {
    ...{
      slot,
      medium: 'phone',
      name,
      number: '',
      phone: '0472010001',
      email: '',
      address: '',
      topic: 'work',
      how: 'visit',
    },
    ...{ whom: 'self', note: '', draft: crypto.randomUUID(), ...more },
  })
const verb = (id: string, fields: Record<string, string>, who = 'sato') =>
  post(`/staff/appointments/one/${id}/do`, fields, who)
/** The day of a talk has come. */
const onTheDay = (day: string) => {
  demo.clock.now = `${day}T04:00:00.000Z`
}
const numberOf = (family: string) =>
  inside(tx =>
    tx
      .selectFrom('person')
      .select(['id', 'number'])
      .where('family_name', '=', family)
      .orderBy('number')
      .executeTakeFirstOrThrow(),
  )

describe('somebody telephones', () => {
  test('the week shows who is booked and what is free; the free time leads to the form, and whoever typed it is kept', async () => {
    const [slot] = await free('相談員')
    const week = await text((await sato()).get(`/staff/appointments?week=${slot!.on_day}`))
    for (const name of ['佐藤 みどり', '高橋 由美']) assert.ok(week.includes(name), name)
    assert.ok(week.includes(`/staff/appointments/new?slot=${keyOf(slot!)}`))
    const done = await typed(keyOf(slot!), 'でんわ の ひと', { note: '地域包括の山本さんから' })
    assert.equal(done.status, 303)
    const row = await one('でんわ の ひと')
    assert.equal(done.headers.get('location'), `/staff/appointments/one/${row.id}`)
    assert.equal((await stepOf(row.id))?.login, 'sato', 'the step is there at once')
    const page = await text((await sato()).get(`/staff/appointments/one/${row.id}`))
    assert.match(page, /電話（[^）]+が入力）/)
    assert.match(page, /地域包括の山本さんから/)
    const after = await text((await sato()).get(`/staff/appointments?week=${slot!.on_day}`))
    assert.match(after, /でんわ の ひとさん/)
    assert.ok(!after.includes(`new?slot=${keyOf(slot!)}`))
  })

  test('what is wrong is said, a time that is gone too with the next free ones, and nothing that was typed is lost', async () => {
    const row = await one('でんわ の ひと')
    const taken = await typed(`${row.rule_id}.${row.on_day}.${row.from_min}`, 'もう ひとり')
    assert.equal(taken.status, 422)
    const page = await text(taken)
    assert.match(page, /予約できません。[^。]*。次に空いているのは|ほかの方が予約されました/)
    assert.match(page, /value="もう ひとり"/)
    const [slot] = await free('相談員')
    assert.match(await text(typed(keyOf(slot!), 'だれか', { number: '999999' })), /その番号の方は登録されていません/)
    assert.match(
      await text(typed(keyOf(slot!), 'だれか', { how: 'online', email: 'a@example.jp' })),
      /その方法ではお受けしていません/,
    )
    assert.match(
      await text(typed('', '', { phone: '' })),
      /日と時間を、1つ選んでください[\s\S]*お名前を入力してください/,
    )
  })

  test('from the page of a person the form is filled in with who they are', async () => {
    const person = await numberOf('植木')
    const week = await text((await sato()).get(`/staff/appointments?person=${person.id}&week=2026-12-07`))
    const [, href] = /href="(\/staff\/appointments\/new\?slot=[^"]+person=[^"]+)"/.exec(week)!
    const form = await text((await sato()).get(href!.replaceAll('&amp;', '&')))
    assert.match(form, /value="植木 真由美"/)
    assert.ok(form.includes(`value="${person.number}"`))
    const [slot] = await free('キャリアコンサルタント')
    await typed(keyOf(slot!), '植木 真由美', { number: String(person.number) })
    assert.equal((await one('植木 真由美')).person_id, person.id)
    assert.match(await text((await sato()).get(`/staff/people/${person.id}`)), /面談：[^<]*予約しました/)
  })
})

describe('on the day', () => {
  test('nothing is noted before it; late and not come are noted with who did it, and can be put right', async () => {
    const row = await one('でんわ の ひと')
    const early = await verb(row.id, { do: 'come' })
    assert.equal(early.status, 422)
    assert.match(await text(early), /まだその日になっていません/)
    onTheDay(row.on_day)
    await verb(row.id, { do: 'late' })
    assert.equal((await one('でんわ の ひと')).status, 'late')
    assert.ok(await stepOf(row.id), 'late is still to be done')
    await verb(row.id, { do: 'miss' })
    assert.equal(await stepOf(row.id), undefined)
    await verb(row.id, { do: 'come' }, 'suzuki')
    assert.ok(await stepOf(row.id), 'they came after all: somebody records it')
    const page = await text((await sato()).get(`/staff/appointments/one/${row.id}`))
    assert.match(page, /来たと記録しました[\s\S]*来なかったと記録しました[\s\S]*遅れていると記録しました/)
    await verb(row.id, { do: 'end' })
    assert.equal((await one('でんわ の ひと')).status, 'done')
    const over = await verb(row.id, { do: 'cancel', medium: 'phone', why: '' })
    assert.equal(over.status, 422)
  })

  test('the form of the consultation opens with what is known, and its record ends the talk', async () => {
    const person = await numberOf('植木')
    const row = await one('植木 真由美')
    onTheDay(row.on_day)
    await inside(tx => tx.deleteFrom('draft').execute())
    const begun = await post(`/staff/appointments/one/${row.id}/talk`, {})
    const path = `/staff/people/${person.id}/consultations`
    assert.equal(begun.headers.get('location'), path)
    assert.equal((await one('植木 真由美')).status, 'came')
    const form = await text((await sato()).get(path))
    assert.match(form, /name="minutes"[^>]*value="60"/)
    assert.match(form, /value="work" checked|checked[^>]*value="work"|value="work"[^>]*checked/)
    const { id: owner_id } = await inside(tx =>
      tx.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow(),
    )
    const recorded = await post(path, {
      owner_id,
      ...{
        said: '仕事のこと',
        channel: 'visit',
        minutes: '50',
        on_day: row.on_day,
        next: 'step',
        what: 'contact',
        note: '',
      },
      due_on: '2027-03-01',
    })
    assert.equal(recorded.status, 303, await text(recorded.clone()))
    await heard()
    assert.equal((await one('植木 真由美')).status, 'done')
    assert.equal(await stepOf(row.id), undefined)
  })

  test('whoever booked as a visitor is joined with whom the desk knows; who did not come is given another time at once', async () => {
    const [slot, next] = await free('相談員')
    await books(slot!, { name: 'あとで わかる', phone: '0472010005' })
    await heard()
    const row = await one('あとで わかる')
    const person = await numberOf('寺井')
    assert.match(await text(post(`/staff/appointments/one/${row.id}/join`, { number: 'abc' })), /登録されていません/)
    await post(`/staff/appointments/one/${row.id}/join`, { number: String(person.number) })
    assert.equal((await one('あとで わかる')).person_id, person.id)
    onTheDay(row.on_day)
    await verb(row.id, { do: 'miss' })
    demo.clock.now = `${row.on_day}T00:30:00.000Z`
    await verb(row.id, { do: 'move', medium: 'phone', slot: keyOf(next!) })
    const moved = await one('あとで わかる')
    assert.deepEqual([moved.status, moved.on_day, moved.from_min], ['booked', next!.on_day, next!.from_min])
    assert.equal((await stepOf(row.id))?.due_on, next!.on_day)
  })

  test('the sheet of the day is one for each who talks and each place', async () => {
    const row = await one('あとで わかる')
    const page = await text((await sato()).get(`/staff/appointments/day?on=${row.on_day}`))
    assert.match(page, /面談の一日の表[\s\S]*あとで わかる/)
    assert.match(await text((await sato()).get('/staff/appointments/day?on=2027-05-05')), /この日の予約はありません/)
  })
})

describe('the rules of the times', () => {
  const rule = {
    ...{
      weekdays: ['1'],
      nths: ['1', '3'],
      from: '10:00',
      to: '12:00',
      minutes: '60',
      from_on: '2027-06-01',
      until_on: '',
    },
    ...{ site: 'desk', site_name: '', site_address: '', hows: ['visit'], shut_too: '' },
  }
  test('somebody is added with when they are there; a rule that ends takes no talk from anybody', async () => {
    const { id: account } = await inside(tx =>
      tx.selectFrom('account').select('id').where('login', '=', 'suzuki').executeTakeFirstOrThrow(),
    )
    assert.match(
      await text(post('/staff/appointments/hosts/add', { title: '', name: '', account_id: '' })),
      /肩書きを入力してください/,
    )
    const made = await post('/staff/appointments/hosts/add', {
      title: '法律の専門家',
      name: '弁護士 森',
      account_id: account,
    })
    const path = made.headers.get('location')!
    const wrong = await post(`${path}/rules`, { ...rule, weekdays: [], to: '10:30' })
    assert.equal(wrong.status, 422)
    assert.match(await text(wrong), /曜日を1つ以上選んでください/)
    demo.clock.now = '2027-05-20T01:00:00.000Z'
    await post(`${path}/rules`, rule)
    assert.match(await text((await sato()).get(path)), /第1・第3火曜日 午前10時〜正午（1回60分）/)
    const [slot] = await free('法律の専門家')
    assert.equal(slot!.on_day, '2027-06-01')
    await books(slot!, { name: 'のこる ひと', phone: '0472010006' })
    await post(`${path}/rules/end`, { rule: slot!.rule.id })
    assert.equal((await free('法律の専門家')).length, 0)
    assert.equal((await one('のこる ひと')).status, 'booked')
    assert.match(await text((await sato()).get('/staff/appointments?week=2027-06-01')), /のこる ひとさん/)
    const again = await sato()
    assert.match(
      toldBy(await again.post(`${path}/rules/end`, { once: crypto.randomUUID(), rule: slot!.rule.id }), again),
      /もう終わって/,
    )
    await post(`${path}/change`, { title: '法律の専門家', name: '弁護士 森', account_id: account, ended: '1' })
    assert.match(await text((await sato()).get(path)), /新しい予約は受けていません/)
  })

  test('only who may write sees the forms', async () => {
    const tanaka = await demo.login('tanaka')
    assert.equal((await tanaka.get('/staff/appointments')).status, 200)
    assert.equal((await tanaka.get('/staff/appointments/new')).status, 403)
    assert.equal((await post('/staff/appointments/hosts/add', {}, 'tanaka')).status, 403)
  })
})
