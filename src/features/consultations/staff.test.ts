import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../seed/testing.ts'
import { SHOWN } from './closing/rules.ts'
import { consultationsBehind, countConsultations } from './list/store.ts'
import { consultationsOf } from './store.ts'

const demo = await demoApp()
const sato = await demo.login('sato')
const suzuki = await demo.login('suzuki')
const db = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'staff', municipality: demo.municipality }, work)

/** Somebody new for each test, so that no test leans on another. */
async function someone(): Promise<string> {
  const form = { family_name: '木見', birth_on: '昭和33年5月4日', contact_first: 'none', another: '1' }
  return (await sato.post('/staff/people/new', form)).headers.get('location')!.split('/')[3]!
}

const owner = await db(
  async tx => (await tx.selectFrom('account').select('id').where('login', '=', 'suzuki').executeTakeFirstOrThrow()).id,
)
const TALK = {
  said: '家にひとりでいると気がふさぐ。\n毎日はむり',
  vague_wish: '何かやりたい',
  became: '週2回、近くで本にかかわる',
  topics: ['volunteering', 'health'],
  channel: 'phone',
  minutes: '３０',
  on_day: '令和8年11月21日',
  next: 'step',
  what: 'visit',
  note: '図書館の見学をすすめる',
  owner_id: owner,
  due_on: 'R8.11.24',
}
/** Records a consultation that says of every open step that it is done, unless the form says otherwise. */
async function recorded(person: string, form: Record<string, string | readonly string[]>) {
  const open = (await stepsOf(person)).filter(step => step.done_at === null)
  const said = Object.fromEntries(open.map(({ id }) => [`step-${id}`, 'done']))
  return sato.post(`/staff/people/${person}/consultations`, { ...said, ...form })
}
const stepsOf = (person: string) =>
  db(tx => tx.selectFrom('step').selectAll().where('person_id', '=', person).orderBy('created_at').execute())
const closedOf = (person: string) =>
  db(
    async tx =>
      (await tx.selectFrom('person').select('closed_on').where('id', '=', person).executeTakeFirst())?.closed_on,
  )

describe('recording a consultation', () => {
  test('what was said is kept, the step before is done and the next one is open', async () => {
    const person = await someone()
    const response = await recorded(person, { ...TALK, once: newId() })
    assert.equal(response.headers.get('location'), `/staff/people/${person}`)
    const [talk, ...more] = await db(tx => consultationsOf(tx, person))
    assert.equal(more.length, 0)
    assert.deepEqual(
      [talk?.minutes, talk?.channel, talk?.topics, talk?.by],
      [30, 'phone', ['volunteering', 'health'], '佐藤 みどり'],
    )
    assert.equal(talk?.said, TALK.said)
    const [first, next] = await stepsOf(person)
    assert.ok(first?.done_at)
    assert.deepEqual(
      [next?.what, next?.note, next?.owner_id, next?.due_on, next?.done_at],
      ['visit', '図書館の見学をすすめる', owner, '2026-11-24', null],
    )
    const event = await db(tx =>
      tx
        .selectFrom('happening')
        .selectAll()
        .where('kind', '=', 'consultation.recorded')
        .where('person_id', '=', person)
        .executeTakeFirstOrThrow(),
    )
    assert.equal(event.medium, 'phone')
    assert.doesNotMatch(JSON.stringify(event.data), /ふさぐ/, 'what was said stands in the consultation only')
  })
  test('a double click, also after a draft was kept, records it once', async () => {
    const person = await someone()
    const [step] = await stepsOf(person)
    const form = { ...TALK, once: newId(), [`step-${step!.id}`]: 'done' }
    assert.equal((await keep(person, form)).status, 204)
    const [a, b] = await Promise.all([
      sato.post(`/staff/people/${person}/consultations`, form),
      sato.post(`/staff/people/${person}/consultations`, form),
    ])
    assert.deepEqual([a.status, b.status], [303, 303])
    assert.equal((await db(tx => consultationsOf(tx, person))).length, 1)
    assert.equal((await stepsOf(person)).filter(step => step.done_at === null).length, 1)
  })
  test('two at once for one person, by two members of staff, are both kept, and one next step each', async () => {
    const person = await someone()
    const [step] = await stepsOf(person)
    const path = `/staff/people/${person}/consultations`
    const answers = await Promise.all(
      [sato, suzuki].map(who =>
        who.post(path, { ...TALK, once: newId(), [SHOWN]: step!.id, [`step-${step!.id}`]: 'done' }),
      ),
    )
    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303],
    )
    assert.equal((await db(tx => consultationsOf(tx, person))).length, 2)
    assert.equal((await stepsOf(person)).filter(step => step.done_at === null).length, 2)
  })
  test('the last one ends the time at the desk with its reason, and a new one begins it again', async () => {
    const person = await someone()
    await recorded(person, { ...TALK, next: 'end', due_on: '', end_reason: '活動が始まった' })
    assert.deepEqual(
      (await stepsOf(person)).map(step => [step.done_at !== null, step.outcome]),
      [[true, '終わり：活動が始まった']],
    )
    assert.equal(await closedOf(person), '2026-11-21')
    assert.match(
      await (await sato.get(`/staff/people/${person}`)).text(),
      /に終わっています。[\s\S]*もう一度始まります/,
    )
    await recorded(person, TALK)
    assert.equal(await closedOf(person), null)
  })
  for (const [why, change, sentence] of [
    ['without a due date', { due_on: '' }, /次の一歩の期限/],
    ['with a due date that is no day', { due_on: '令和9年2月30日' }, /暦にない日/],
    ['without minutes', { minutes: '' }, /1分から1440分/],
    ['with a note of 10,001 characters', { said: '𠮷'.repeat(10_001) }, /10,000文字までです（いま10,001文字）/],
    ['with an owner who is not of the staff', { owner_id: newId() }, /担当を選んでください/],
  ] as const) {
    test(`${why} it is refused, and nothing typed is lost or half written`, async () => {
      const person = await someone()
      const response = await recorded(person, { ...TALK, ...change })
      const page = await response.text()
      assert.equal(response.status, 422)
      assert.match(page, sentence)
      assert.match(page, /図書館の見学をすすめる/)
      assert.ok(page.includes('said' in change ? change.said : TALK.said))
      assert.equal((await db(tx => consultationsOf(tx, person))).length, 0)
      assert.equal((await stepsOf(person)).length, 1)
    })
  }
  test('nobody of this id: there is no such page', async () => {
    assert.equal((await sato.post(`/staff/people/${newId()}/consultations`, TALK)).status, 404)
  })
  test('a manager reads but does not record', async () => {
    const person = await someone()
    const tanaka = await demo.login('tanaka')
    assert.equal((await tanaka.post(`/staff/people/${person}/consultations`, TALK)).status, 403)
  })
})

const keep = (person: string, fields: Record<string, string | readonly string[]>) => {
  const body = JSON.stringify(fields)
  return demo.app.request(`http://localhost/staff/people/${person}/draft`, {
    method: 'POST',
    body,
    headers: {
      cookie: sato.cookie,
      origin: 'http://localhost',
      'content-type': 'application/json',
      'content-length': String(new TextEncoder().encode(body).length),
    },
  })
}

describe('a draft', () => {
  const form = async (who: typeof sato, person: string) =>
    (await who.get(`/staff/people/${person}/consultations`)).text()
  test('is there again after the browser was closed, for the one who typed it only, and gone once recorded', async () => {
    const person = await someone()
    assert.equal(
      (await keep(person, { said: 'まだ話の途中', topics: ['work', 'health'], minutes: '', once: newId() })).status,
      204,
    )
    const again = await form(sato, person)
    assert.match(again, /まだ話の途中/)
    assert.match(again, /午前10時に保存/)
    assert.match(again, /value="health" checked/)
    assert.doesNotMatch(await form(suzuki, person), /まだ話の途中/)
    await recorded(person, TALK)
    assert.doesNotMatch(await form(sato, person), /まだ話の途中/)
  })
  test('that arrives after its own form was recorded is not kept', async () => {
    const person = await someone()
    const once = newId()
    await recorded(person, { ...TALK, once })
    await keep(person, { said: '遅れて届いた下書き', once })
    assert.doesNotMatch(await form(sato, person), /遅れて届いた/)
  })
  test('can be thrown away', async () => {
    const person = await someone()
    await keep(person, { said: 'いらない下書き' })
    await sato.post(`/staff/people/${person}/draft/discard`, {})
    assert.doesNotMatch(await form(sato, person), /いらない下書き/)
  })
  test('of nobody, or of somebody of another city, is kept under no id', async () => {
    const nobody = newId()
    assert.equal((await keep(nobody, { said: 'だれのでもない下書き' })).status, 404)
    const kept = await db(tx => tx.selectFrom('draft').select('key').where('key', 'like', `%${nobody}`).execute())
    assert.deepEqual(kept, [])
  })
  test('of enormous size is refused', async () => {
    assert.equal((await keep(await someone(), { said: 'あ'.repeat(120_000) })).status, 413)
  })
})

describe('lists and paper', () => {
  test('the list counts what is in its days, and its CSV has the same rows without what was said', async () => {
    const person = await someone()
    for (const channel of ['visit', 'phone', 'phone'])
      await recorded(person, { ...TALK, channel, on_day: '令和5年7月7日' })
    const address = 'from=2023-07-07&to=2023-07-07'
    const page = await (await sato.get(`/staff/consultations?${address}`)).text()
    assert.match(page, /class="count">3件/)
    assert.match(await (await sato.get(`/staff/consultations?${address}&channel=phone`)).text(), /class="count">2件/)
    assert.match(await (await sato.get(`/staff/consultations?${address}&q=木見`)).text(), /class="count">3件/)
    const csv = await sato.get(`/staff/consultations.csv?${address}`)
    const text = await csv.text()
    assert.match(csv.headers.get('content-disposition') ?? '', /attachment/)
    assert.equal(text.trim().split('\r\n').length, 4)
    assert.match(text, /2023-07-07.*電話.*木見/)
    assert.doesNotMatch(text, /ふさぐ/)
  })
  test('where no sum is kept so many are counted, and what was not counted is not told', async () => {
    const find = { from: '2020-04-01', to: '2026-11-30', q: '', by: null, channel: null }
    const whole = await db(tx => countConsultations(tx, find, true))
    const phone = whole.channels!.get('phone')!
    assert.ok(!whole.more && phone > 1 && phone < whole.total)
    const most = (count: number, channel: 'phone' | null = null) =>
      db(tx => countConsultations(tx, { ...find, channel }, true, count))
    assert.deepEqual(await most(whole.total), whole)
    assert.deepEqual(await most(whole.total - 1), { total: whole.total - 1, more: true, channels: null })
    assert.deepEqual(await most(phone, 'phone'), { total: phone, more: false, channels: null })
    assert.deepEqual(await most(1, 'phone'), { total: 1, more: true, channels: null })
  })

  test('a long list that is read part by part has each consultation once, though more are recorded meanwhile', async () => {
    const person = await someone()
    const talk = () => recorded(person, { ...TALK, on_day: '令和4年7月7日' })
    for (let at = 0; at < 5; at++) await talk()
    const find = { from: '2022-07-07', to: '2022-07-07', q: '', channel: null, by: null }
    const read: string[] = []
    for (let key: string | null = null; ; ) {
      const behind: string | null = key
      const part: { id: string; key: string }[] = await db(tx => consultationsBehind(tx, find, behind, 2))
      read.push(...part.map(({ id }) => id))
      if (part.length < 2) break
      key = part.at(-1)!.key
      await talk()
    }
    assert.deepEqual([read.length, new Set(read).size], [5, 5])
  })
  test('the sheet of paper says what was said and what is next, and nothing of health', async () => {
    const person = await someone()
    await recorded(person, TALK)
    await sato.post(`/staff/people/${person}/edit/body`, {
      'load-standing': '1',
      version: '1',
    })
    await sato.post(`/staff/people/${person}/edit/health`, { health_note: '膝が痛む', version: '2' })
    const page = await (await sato.get(`/staff/people/${person}/sheet`)).text()
    for (const words of [/相談票/, /気がふさぐ/, /図書館の見学をすすめる/, /鈴木 健一/]) assert.match(page, words)
    assert.doesNotMatch(page, /膝|立ち続ける/)
  })
})
