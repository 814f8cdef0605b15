import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { addMinutes } from '#platform/clock.ts'
import { DEMO_NOW, demoApp } from '../../../seed/testing.ts'
import { fieldsIn } from '../requests/door/testing.ts'
import { listeners } from './jobs.ts'
import { rounds } from './rounds.ts'
import { answerAll, browserOf, comeIn, sentCode } from './testing.ts'

const demo = await demoApp()
const { database, municipality, clock, login, heard } = demo
const inside = { lane: 'job', municipality } as const
const town = await database.read(
  inside,
  async db => (await db.selectFrom('town').select('id').limit(1).executeTakeFirstOrThrow()).id,
)
const count = (table: 'person' | 'account' | 'sign_in') =>
  database.read(inside, async db =>
    Number((await db.selectFrom(table).select(db.fn.countAll().as('n')).executeTakeFirstOrThrow()).n),
  )
const registered = (mail: string) =>
  database.read(inside, db =>
    db
      .selectFrom('sign_in_address as s')
      .innerJoin('registration as r', 'r.account_id', 's.account_id')
      .innerJoin('person as p', 'p.id', 'r.person_id')
      .select(['r.id', 'p.id as person', 'p.number', 'p.closed_on', 's.account_id as account', 'r.verdict'])
      .where('s.key', '=', mail)
      .orderBy('p.number')
      .execute(),
  )
const send = async (browser: ReturnType<typeof browserOf>, page: string) =>
  browser.post('/my/join', { ...fieldsIn(page, '/my/join'), go: 'send' })

describe('somebody who has an account', () => {
  test('comes in by the code that was sent, in any width, to the page that they asked for, and goes out', async () => {
    const browser = browserOf(demo)
    const first = await browser.get('/my/devices')
    assert.equal(first.status, 401)
    assert.match(await first.text(), /この先は、ご本人だけのページです[\s\S]*name="next" value="\/my\/devices"/)
    const answer = await comeIn(demo, browser, ' ＵＥＫＩ＠example.jp', { next: '/my/devices' })
    assert.equal(answer.headers.get('location'), '/my/devices')
    assert.match(await browser.text('/my/devices'), /いまお使いの端末/)
    assert.match(await browser.text('/my'), /植木 真由美さん[\s\S]*ログアウト[\s\S]*ueki@example\.jp/)
    assert.equal((await browser.get('/staff')).status, 401, 'and is no staff by it')
    await browser.post('/logout', {})
    assert.equal((await browser.get('/my')).status, 401)
    assert.equal((await browser.get('/my/login/who')).headers.get('location'), '/my/login', 'nor by the code once more')
  })

  test('is asked again after half an hour on a machine of others, and after thirty days on their own', async () => {
    const [shared, own] = [browserOf(demo), browserOf(demo)]
    await comeIn(demo, shared, 'ueki@example.jp')
    await comeIn(demo, own, 'ueki@example.jp', { remember: '1' })
    const at = async (days: number, minutes: number) => {
      clock.now = addMinutes(DEMO_NOW, days * 1440 + minutes)
      return [(await shared.get('/my')).status, (await own.get('/my')).status]
    }
    assert.deepEqual(await at(0, 29), [200, 200])
    assert.deepEqual(await at(0, 60), [401, 200])
    assert.deepEqual(await at(29, 0), [401, 200])
    assert.deepEqual(await at(30, 1), [401, 401])
    clock.now = DEMO_NOW
  })

  test('sees where their page is open, and ends it there; nobody else’s', async () => {
    const [here, there, other] = [browserOf(demo), browserOf(demo), browserOf(demo)]
    clock.now = addMinutes(DEMO_NOW, 120)
    await comeIn(demo, here, 'terai@example.jp')
    await comeIn(demo, there, 'terai@example.jp')
    await comeIn(demo, other, 'ueki@example.jp')
    const page = await here.text('/my/devices')
    const [session] = fieldsIn(page, '/my/devices', true)['session']!
    assert.equal((await other.post('/my/devices', { session: session! })).status, 303)
    assert.equal((await there.get('/my')).status, 200)
    await here.post('/my/devices', { session: session! })
    assert.deepEqual([(await here.get('/my')).status, (await there.get('/my')).status], [200, 401])
  })
})

describe('a code', () => {
  test('is tried five times, and stands nowhere as it is', async () => {
    const browser = browserOf(demo)
    clock.now = addMinutes(DEMO_NOW, 240)
    await browser.post('/my/login', { address: 'ueki@example.jp', wants: 'in' })
    assert.match(await (await browser.post('/my/login/code', { code: '123456' })).text(), /お送りしているところです/)
    const code = await sentCode(demo)
    const wrong = code === '000000' ? '000001' : '000000'
    for (let left = 4; left > 0; left--)
      assert.match(await (await browser.post('/my/login/code', { code: wrong })).text(), new RegExp(`あと${left}回`))
    assert.match(await (await browser.post('/my/login/code', { code: wrong })).text(), /5回まちがえた/)
    for (let n = 0; n < 95; n++) assert.equal((await browser.post('/my/login/code', { code })).status, 422)
    const kept = await database.read(inside, async db =>
      JSON.stringify((await sql`select s::text as row from sign_in s`.execute(db)).rows),
    )
    assert.ok(!kept.includes(code))
  })

  test('is late after a quarter of an hour, and of no other browser', async () => {
    const [browser, other] = [browserOf(demo), browserOf(demo)]
    clock.now = addMinutes(DEMO_NOW, 360)
    await browser.post('/my/login', { address: 'ueki@example.jp', wants: 'in' })
    const code = await sentCode(demo)
    assert.equal((await other.post('/my/login/code', { code })).headers.get('location'), '/my/login')
    clock.now = addMinutes(clock.now, 15)
    assert.match(await (await browser.post('/my/login/code', { code })).text(), /期限（15分）が過ぎました/)
  })

  test('is asked for in the same way whether somebody is known or not, until it is too often', async () => {
    clock.now = addMinutes(DEMO_NOW, 480)
    const told: string[][] = []
    for (const address of ['ueki@example.jp', 'nobody@example.jp']) {
      const answers: string[] = []
      for (let n = 0; n < 6; n++) {
        const browser = browserOf(demo)
        const response = await browser.post('/my/login', { address, wants: 'in' })
        const page = response.status === 303 ? await browser.text('/my/login/code') : await response.text()
        answers.push(`${response.status} ${page.replaceAll(address, '…').replaceAll(/nonce="[^"]+"/g, '')}`)
      }
      told.push(answers)
    }
    assert.deepEqual(told[0], told[1])
    assert.match(told[0]![5]!, /^429 [\s\S]*1時間ほどしてから/)
  })

  test('is asked for by thirty people of one hall, each twice', async () => {
    clock.now = addMinutes(DEMO_NOW, 600)
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        browserOf(demo).post('/my/login', { address: `hall${n % 30}@example.jp`, wants: 'in' }),
      ),
    )
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303])
  })

  test('is forgotten after a day', async () => {
    assert.ok((await count('sign_in')) > 0)
    const now = addMinutes(clock.now, 1441)
    await database.write(inside, tx => rounds[0]!.run(tx, { day: now.slice(0, 10), since: now.slice(0, 10), now }))
    assert.equal(await count('sign_in'), 0)
  })
})

describe('somebody who comes for the first time', () => {
  test('is told who may register before the first question, answers four pages, and is in at once', async () => {
    clock.now = addMinutes(DEMO_NOW, 2000)
    const browser = browserOf(demo)
    const people = await count('person')
    assert.match(await browser.text('/my/join'), /50歳からの方[\s\S]*login\?new=1/)
    assert.equal((await comeIn(demo, browser, 'yoshie@example.jp')).headers.get('location'), '/my/join')
    assert.match(await browser.text('/my/join'), /50歳からの方[\s\S]*質問 1／4/)
    const page = await answerAll(browser, { town_id: town })
    assert.match(page, /内容を確かめてください[\s\S]*高橋 良枝（たかはし よしえ）[\s\S]*yoshie@example\.jp/)
    assert.equal(await count('person'), people, 'nothing is kept before it is sent')
    const [one, two] = await Promise.all([send(browser, page), send(browser, page)])
    assert.deepEqual([one.headers.get('location'), two.headers.get('location')], ['/my', '/my'])
    assert.equal(await count('person'), people + 1, 'pressed twice it is one')
    assert.match(await browser.text('/my'), /高橋 良枝さん[\s\S]*前にも登録があるかを確かめています/)
  })

  test('who is too young is told so with the age, and nothing of the rest is lost', async () => {
    const browser = browserOf(demo)
    await comeIn(demo, browser, 'young@example.jp')
    const page = await answerAll(browser, { town_id: town, birth_on: '平成5年5月4日' })
    assert.match(page, /登録できるのは50歳からです（この生年月日では33歳です）/)
    assert.match(page, /value="たかはし"/)
  })

  test('with the mail of somebody else is another person; the next time they say who they are', async () => {
    clock.now = addMinutes(DEMO_NOW, 2200)
    const browser = browserOf(demo)
    await comeIn(demo, browser, 'yoshie@example.jp', { wants: 'join' })
    assert.match(await browser.text('/my/join'), /高橋 良枝さんが使っています/)
    await send(browser, await answerAll(browser, { town_id: town, given_kana: 'まさる', given_name: '勝' }))
    const [wife, husband] = await registered('yoshie@example.jp')
    assert.ok(wife && husband && wife.person !== husband.person)
    const again = browserOf(demo)
    assert.equal((await comeIn(demo, again, 'yoshie@example.jp')).headers.get('location'), '/my/login/who')
    assert.match(await again.text('/my/login/who'), /高橋 良枝さん[\s\S]*高橋 勝さん/)
    assert.equal((await again.post('/my/login/who', { account: 'nobody' })).status, 422)
    await again.post('/my/login/who', { account: husband.account })
    assert.match(await again.text('/my'), /高橋 勝さん/)
  })
})

describe('the desk', () => {
  test('has a step of it, sees who is alike, and says that they are new', async () => {
    await heard(listeners)
    const [wife] = await registered('yoshie@example.jp')
    const sato = await login('sato')
    const page = await (await sato.get(`/staff/registrations/${wife!.id}`)).text()
    assert.match(page, /高橋 良枝（たかはし よしえ）[\s\S]*見つかりませんでした/)
    assert.equal((await sato.post(`/staff/registrations/${wife!.id}/check`, { say: 'new' })).status, 303)
    assert.equal((await sato.post(`/staff/registrations/${wife!.id}/check`, { say: 'new' })).status, 422, 'once')
    const open = await database.read(inside, db =>
      db.selectFrom('step').select('what').where('person_id', '=', wife!.person).where('done_at', 'is', null).execute(),
    )
    assert.deepEqual(open, [{ what: 'contact' }])
  })

  test('says that they are somebody whom it knows: their page is that person’s from then on, and the double is closed', async () => {
    clock.now = addMinutes(DEMO_NOW, 2300)
    const browser = browserOf(demo)
    await comeIn(demo, browser, 'setsuko@example.jp')
    assert.match(await browser.text('/my'), /斎藤 セツ子さん[\s\S]*前にも登録があるかを確かめています/)
    const [double] = await registered('setsuko@example.jp')
    const sato = await login('sato')
    const path = `/staff/registrations/${double!.id}`
    const [, other] = /name="person" value="([^"]+)"/.exec(await (await sato.get(path)).text())!
    assert.equal(
      (await sato.post(`${path}/check`, { say: 'known', person: double!.person })).status,
      422,
      'not of themselves',
    )
    assert.equal((await sato.post(`${path}/check`, { say: 'known', number: '999999' })).status, 422)
    assert.equal((await sato.post(`${path}/check`, { say: 'known', person: other! })).status, 303)
    const my = await browser.text('/my')
    assert.match(my, /齋藤 節子さん/)
    assert.doesNotMatch(my, /確かめています/)
    const [after] = await registered('setsuko@example.jp')
    assert.deepEqual([after!.verdict, after!.closed_on], ['known', '2026-11-23'])
    const open = await database.read(inside, db =>
      db.selectFrom('step').select('id').where('person_id', '=', double!.person).where('done_at', 'is', null).execute(),
    )
    assert.deepEqual(open, [])
  })
})
