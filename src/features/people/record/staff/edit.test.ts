import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Tx } from '#platform/db.ts'
import { unphrased } from '#ui/testing.ts'
import { demoApp } from '../../../../../seed/testing.ts'
import { personPane } from '../pane.ts'
import { personDesk, personEvents } from '../store.ts'

const demo = await demoApp()
const sato = await demo.login('sato')
const suzuki = await demo.login('suzuki')
const TODAY = '2026-11-21'
const db = <T>(work: (tx: Tx) => Promise<T>) =>
  demo.database.write({ lane: 'staff', municipality: demo.municipality }, work)
const withName = (name: string) =>
  db(tx => tx.selectFrom('person').selectAll().where('family_name', '=', name).execute())

const KIMI = {
  family_name: '木見',
  given_name: '悠子',
  family_kana: 'きみ',
  given_kana: 'ゆうこ',
  birth_on: '昭和33年5月4日',
  phone: '０４ー７１００ー１２３４',
  contact_first: 'phone',
}
await sato.post('/staff/people/new', KIMI)

describe('two counsellors change the same person', () => {
  const open = async (id: string) => db(tx => personDesk(tx, id)).then(person => person!)
  const basic = (change: Record<string, string>, version: number) => ({
    ...KIMI,
    birth_on: '昭和33年5月4日',
    phone: '04-7100-1234',
    version: String(version),
    ...change,
  })

  test('the second is told who changed what, sees both values, and saving again saves', async () => {
    const { id } = (await withName('木見'))[0]!
    const { version } = await open(id)
    assert.equal(
      (await suzuki.post(`/staff/people/${id}/edit`, basic({ phone: '04-7100-5555', address: '柏一丁目' }, version)))
        .status,
      303,
    )

    const second = await sato.post(
      `/staff/people/${id}/edit`,
      basic({ address: '柏二丁目', email: 'kimi@example.jp' }, version),
    )
    const page = unphrased(await second.text())
    assert.equal(second.status, 409)
    assert.match(page, /鈴木 健一さんが11月21日（土） 午前10時.*「電話番号、住所」/)
    assert.match(page, /value="柏二丁目"/)
    assert.match(page, /いまの保存内容：柏一丁目/)
    assert.match(page, /value="04-7100-5555"/, 'what the second did not touch takes the change of the first')
    assert.match(page, /value="kimi@example.jp"/)
    assert.equal((await open(id)).address, '柏一丁目')

    const shown = Number(/name="version" value="(\d+)"/.exec(page)?.[1])
    const again = await sato.post(
      `/staff/people/${id}/edit`,
      basic({ phone: '04-7100-5555', address: '柏二丁目', email: 'kimi@example.jp' }, shown),
    )
    assert.equal(again.status, 303)
    const saved = await open(id)
    assert.deepEqual(
      [saved.phone, saved.address, saved.email, saved.version],
      ['04-7100-5555', '柏二丁目', 'kimi@example.jp', version + 2],
    )
  })
  test('a change of another part overtakes too, since it is the same record', async () => {
    const { id } = (await withName('木見'))[0]!
    const { version } = await open(id)
    await suzuki.post(`/staff/people/${id}/edit/wishes`, {
      forms: ['volunteering'],
      pay: 'unpaid',
      'wish-books': '2',
      version: String(version),
    })
    const late = await sato.post(`/staff/people/${id}/edit/health`, {
      health_note: '膝が痛む',
      version: String(version),
    })
    assert.equal(late.status, 409)
    assert.match(await late.text(), /膝が痛む/)
  })
  test('of health the history names the fields, never the values', async () => {
    const { id } = (await withName('木見'))[0]!
    const { version } = await open(id)
    assert.equal(
      (
        await sato.post(`/staff/people/${id}/edit/body`, {
          'load-standing': '1',
          version: String(version),
        })
      ).status,
      303,
    )
    const note = { health_note: '膝が痛む', version: String(version + 1) }
    assert.equal((await sato.post(`/staff/people/${id}/edit/health`, note)).status, 303)
    const [noted, body] = await db(tx => personEvents(tx, id))
    assert.deepEqual([body?.data['fields'], noted?.data['fields']], [['load-standing'], ['health_note']])
    assert.doesNotMatch(JSON.stringify([noted, body]), /膝|standing"?: /)
    assert.deepEqual((await open(id)).conditions, [{ load: 'standing', degree: 1 }])
  })
  test('the note of health stands on its own page alone', async () => {
    const { id } = (await withName('木見'))[0]!
    for (const at of ['', '/edit', '/edit/body', '/edit/skills', '/sheet', '/matches'])
      assert.doesNotMatch(await (await sato.get(`/staff/people/${id}${at}`)).text(), /膝が痛む/, at)
    assert.match(await (await sato.get(`/staff/people/${id}`)).text(), /href="[^"]*edit\/health">メモを見る/)
    assert.match(await (await sato.get(`/staff/people/${id}/edit/health`)).text(), /膝が痛む/)
  })
  test('a form without a version is never saved over what is there', async () => {
    const { id } = (await withName('木見'))[0]!
    const { version, ...form } = basic({}, 0)
    assert.equal((await sato.post(`/staff/people/${id}/edit`, form)).status, 409)
  })
})

describe('the parts of a record', () => {
  const save = async (section: string, fields: Record<string, string | string[]>) => {
    const { id } = (await withName('木見'))[0]!
    const { version } = (await db(tx => personDesk(tx, id)))!
    const response = await sato.post(`/staff/people/${id}/edit/${section}`, { ...fields, version: String(version) })
    return { response, page: await response.text(), person: (await db(tx => personDesk(tx, id)))! }
  }
  test('half-days, finer times, days off, reach and limits', async () => {
    const { response, person } = await save('time', {
      week: ['2', '3', '6'],
      'time-3': '１０時〜１２時',
      'absence-from-0': '令和8年12月1日',
      'absence-to-0': 'R8.12.5',
      'absence-note-0': '旅行',
      'reach-walk': '２０',
      hours_max: '8.5',
      days_max: '8',
    })
    assert.equal(response.status, 303)
    assert.deepEqual(person.free, [
      { weekday: 1, from: 360, to: 1080 },
      { weekday: 3, from: 600, to: 720 },
    ])
    assert.deepEqual(person.absences, [{ from_on: '2026-12-01', to_on: '2026-12-05', note: '旅行' }])
    assert.deepEqual([person.reach, person.hours_max, person.days_max], [[{ means: 'walk', minutes: 20 }], 8.5, 8])
  })
  for (const [why, fields, sentence] of [
    ['an end before the start', { 'time-3': '12:00-9:00' }, /9:00-12:00/],
    [
      'a day off that ends before it begins',
      { 'absence-from-0': '2026-12-05', 'absence-to-0': '2026-12-01' },
      /始まりの日より後/,
    ],
    ['more hours than a week of work has', { hours_max: '99' }, /40時間まで/],
    ['no hour a week', { hours_max: '0' }, /0\.5時間から[\s\S]*空のまま/],
    ['0 minutes on foot', { 'reach-walk': '0' }, /使わないときは空欄/],
    ['200 minutes on foot', { 'reach-walk': '200' }, /1から180まで/],
  ] as const) {
    test(`${why} is refused and what was typed is kept`, async () => {
      const { response, page, person } = await save('time', { ...fields, week: ['0'] })
      assert.equal(response.status, 422)
      assert.match(page, sentence)
      for (const value of Object.values(fields)) assert.ok(page.includes(`value="${value}"`))
      assert.equal(person.free[0]?.weekday, 1)
    })
  }
  test('a note of 10,001 characters is refused with its length', async () => {
    const { response, page } = await save('health', { health_note: '𠮷'.repeat(10_001) })
    assert.equal(response.status, 422)
    assert.match(page, /10,000文字までです（いま10,001文字）/)
  })
  test('a skill that somebody wants to use is one they have; wishes stay until they are said anew', async () => {
    const { person } = await save('skills', {
      skills: ['accounting'],
      wants: ['reading-aloud'],
      work_history: '経理22年',
    })
    assert.deepEqual(person.skills, [
      { skill: 'accounting', wants_to_use: false },
      { skill: 'reading-aloud', wants_to_use: true },
    ])
    const { person: later } = await save('wishes', {
      forms: ['volunteering', 'employment'],
      pay: 'either',
      'wish-office': '-2',
    })
    assert.deepEqual(
      later.wishes.map(({ category, score }) => [category, score]),
      [
        ['books', 2],
        ['office', -2],
      ],
    )
  })
  test('the pane of the desk says who it is, what they wish and where to change it', async () => {
    const { id } = (await withName('木見'))[0]!
    const pane = String(await personPane((await db(tx => personDesk(tx, id)))!, TODAY, true))
    for (const words of [
      /木見 悠子/,
      /68歳/,
      /歩き20分/,
      /メモを見る/,
      /月8日まで/,
      /読み聞かせ・図書/,
      /edit\/consents/,
    ])
      assert.match(pane, words)
  })
})

describe('who may', () => {
  test('a manager finds people but changes nobody; an administrator does not even find', async () => {
    const { id } = (await withName('木見'))[0]!
    const tanaka = await demo.login('tanaka')
    assert.equal((await tanaka.get('/staff/people?q=0471001234')).status, 200)
    assert.equal((await tanaka.get(`/staff/people/${id}/edit`)).status, 403)
    assert.equal((await (await demo.login('kanri')).get('/staff/people')).status, 403)
  })
  test('every look at a person is in the audit log', async () => {
    const { id } = (await withName('木見'))[0]!
    await sato.get(`/staff/people/${id}/edit/body`)
    await sato.get(`/staff/people/${id}/edit/health`)
    const looks = await demo.database.read({ lane: 'job', municipality: demo.municipality }, db =>
      db.selectFrom('audit_log').select('action').where('subject_id', '=', id).execute(),
    )
    for (const seen of ['person.edit-body', 'person.edit-health'])
      assert.ok(
        looks.some(({ action }) => action === seen),
        seen,
      )
  })
})
