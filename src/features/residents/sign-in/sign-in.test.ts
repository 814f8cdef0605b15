import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { carriersNow, useCarriers } from '#platform/carriers.ts'
import { addMinutes } from '#platform/clock.ts'
import { DEMO_NOW, demoApp } from '../../../../seed/testing.ts'
import { mailsTo, sendDue } from '../../notices/testing.ts'
import { listeners } from '../jobs.ts'
import { code as message } from '../messages/code.ts'
import { browserOf, comeIn, sentCode } from '../testing.ts'

const demo = await demoApp()
const { database, municipality, clock, heard, login } = demo
const asked = () =>
  database.read({ lane: 'job', municipality }, db =>
    db.selectFrom('sign_in').select(['key', 'tries', 'passed_at']).orderBy('asked_at', 'desc').execute(),
  )
const wide = (digits: string) => digits.replaceAll(/\d/g, digit => '０１２３４５６７８９'[Number(digit)]!)

describe('a code that is asked for in the demo city', () => {
  test('lies in the outbox, and whoever reads it there comes in; the page says where it lies', async () => {
    const browser = browserOf(demo)
    await browser.post('/my/login', { address: 'ueki@example.jp', wants: 'in' })
    assert.match(await browser.text('/my/login/code'), /見本の市では、メールは外へ送りません[\s\S]*送信箱/)
    await heard(listeners)
    await sendDue(demo, [message])
    const [mail] = await mailsTo(demo, 'ueki@example.jp')
    assert.match(mail!.body, /窓口の職員が番号をおたずねすることはありません/)
    const code = /番号：(\d{6})/.exec(mail!.body)![1]!
    const outbox = await (await (await login('sato')).get('/staff/notices/outbox')).text()
    assert.ok(outbox.includes(code))
    const answer = await browser.post('/my/login/code', { code: wide(code) })
    assert.equal(answer.headers.get('location'), '/my')
    assert.match(await browser.text('/my'), /植木 真由美さん/)
  })

  test('that is asked for a second time ends the first one', async () => {
    clock.now = addMinutes(DEMO_NOW, 120)
    const browser = browserOf(demo)
    await browser.post('/my/login', { address: 'ueki@example.jp', wants: 'in' })
    const first = await sentCode(demo)
    clock.now = addMinutes(clock.now, 1)
    await browser.post('/my/login', { address: 'ueki@example.jp', wants: 'in' })
    const second = await sentCode(demo)
    if (first !== second) assert.equal((await browser.post('/my/login/code', { code: first })).status, 422)
    assert.equal((await browser.post('/my/login/code', { code: second })).status, 303)
  })
})

test('a hundred guesses at the same moment are five tries, and the right code lets nobody in after them', async () => {
  clock.now = addMinutes(DEMO_NOW, 240)
  const browser = browserOf(demo)
  await browser.post('/my/login', { address: 'ueki@example.jp', wants: 'in' })
  const code = await sentCode(demo)
  const guesses = Array.from({ length: 101 }, (_, n) => String((Number(code) + n) % 1_000_000).padStart(6, '0')).slice(
    1,
  )
  const answers = await Promise.all(guesses.map(guess => browser.post('/my/login/code', { code: guess })))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [422])
  assert.match(await (await browser.post('/my/login/code', { code })).text(), /5回まちがえた/)
  const [row] = await asked()
  assert.deepEqual([row!.tries, row!.passed_at], [5, null])
  assert.equal((await browser.get('/my')).status, 401)
})

test('a clock that is set back an hour throws nobody out, and gives nobody further tries', async () => {
  clock.now = addMinutes(DEMO_NOW, 360)
  const [inside, guessing] = [browserOf(demo), browserOf(demo)]
  await comeIn(demo, inside, 'ueki@example.jp')
  await guessing.post('/my/login', { address: 'terai@example.jp', wants: 'in' })
  const code = await sentCode(demo)
  const wrong = code === '000000' ? '000001' : '000000'
  for (let n = 0; n < 5; n++) await guessing.post('/my/login/code', { code: wrong })
  clock.now = addMinutes(clock.now, -60)
  assert.equal((await inside.get('/my')).status, 200)
  assert.match(await (await guessing.post('/my/login/code', { code })).text(), /5回まちがえた/)
})

test('a code that let somebody in lets nobody else in once the clock was set back', async () => {
  clock.now = addMinutes(DEMO_NOW, 420)
  const browser = browserOf(demo)
  await browser.post('/my/login', { address: 'ueki@example.jp', wants: 'in' })
  const [code, entry] = [await sentCode(demo), browser.jar.get('yui_entry')!]
  const type = async () => {
    browser.jar.set('yui_entry', entry)
    return (await browser.post('/my/login/code', { code })).headers.get('location')
  }
  assert.deepEqual([await type(), await type()], ['/my', '/my'], 'whoever presses twice comes in twice')
  clock.now = addMinutes(clock.now, -60)
  assert.equal(await type(), '/my/login')
})

test('where no mail leaves the house nobody waits for a code: the page says so and leads to the card and the desk', async () => {
  const before = carriersNow()
  useCarriers({ outbox: false, home: null })
  try {
    clock.now = addMinutes(DEMO_NOW, 480)
    const browser = browserOf(demo)
    const rows = (await asked()).length
    const page = await browser.text('/my/login')
    assert.match(page, /メールでの番号の受け取りは、まだ使えません[\s\S]*href="\/my\/card"[\s\S]*04-7000-0000/)
    assert.doesNotMatch(page, /name="address"/)
    assert.match(await browser.text('/my/login?new=1'), /窓口とお電話でお受けしています/)
    const first = await browser.get('/my/devices')
    assert.equal(first.status, 401)
    assert.match(await first.text(), /この先は、ご本人だけのページです[\s\S]*まだ使えません/)
    const answer = await browser.post('/my/login', { address: 'ueki@example.jp', wants: 'in' })
    assert.deepEqual([answer.status, (await asked()).length], [422, rows])
  } finally {
    useCarriers(before)
  }
})
