import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { demoApp } from '../../../../seed/testing.ts'
import { answerAll, fieldsIn, text, walker } from './testing.ts'

const { visitor, database, municipality, clock } = await demoApp()

test('larger letters chosen at a question show it again with all that was typed, and keep the choice', async () => {
  const walk = walker(visitor)
  await walk.open()
  await walk.next({ words: '花の世話' })
  await walk.next({ wish: 'trial' })
  const typed = { ...fieldsIn(walk.page(), '/requests/new'), name: ['はん'], go: ['name'] }
  const switched = await visitor.post('/prefs?large=1&to=%2Frequests%2Fnew', typed)
  assert.deepEqual([switched.status, switched.headers.get('location')], [307, '/requests/new'])
  assert.match(switched.headers.get('set-cookie') ?? '', /yui_large=1/)
  const shown = await text(visitor.post('/requests/new', typed))
  assert.match(shown, /<h1>.*お名前と/)
  assert.deepEqual(fieldsIn(shown, '/requests/new')['name'], ['はん'])
  assert.doesNotMatch(shown, /id="errors"/, 'half an answer is no wrong one yet')
})

test('larger letters chosen on the check page, asked to press once more or not, send nothing', async () => {
  const walk = walker(visitor)
  await answerAll(walk, { name: { name: 'おおきな もじ', phone: '04-7100-8801' } })
  for (const again of [false, true]) {
    if (again) assert.equal((await walk.send()).status, 422)
    const [, to] = /<button form="change" formaction="([^"]*)" name="go" value="">/.exec(walk.page()) ?? []
    assert.equal(to, '/prefs?large=1&amp;to=%2Frequests%2Fnew')
    const shown = await text(visitor.post('/requests/new', { ...fieldsIn(walk.page(), '/requests/new'), go: '' }))
    assert.match(shown, /内容を確かめてください[\s\S]*おおきな もじ/)
  }
  const { rows } = await database.read({ lane: 'staff', municipality }, db =>
    sql`select 1 from request where name = ${'おおきな もじ'}`.execute(db),
  )
  assert.equal(rows.length, 0)
})

test('a browser may keep the questions for going back, and nobody else may; of the receipt it keeps nothing', async () => {
  const walk = walker(visitor)
  const caching = (response: Response) => response.headers.get('cache-control')
  assert.equal(caching(await visitor.get('/requests/new')), 'private, no-cache')
  await walk.open()
  assert.equal(caching(await walk.next()), 'private, no-cache')
  const check = await answerAll(walk, { name: { name: 'もどる', phone: '04-7100-8802' } })
  assert.equal(caching(check), 'private, no-cache')
  clock.now = new Date(Date.parse(clock.now) + 20_000).toISOString()
  const sent = await walk.send()
  assert.equal(caching(sent), 'no-store')
  assert.equal(caching(await visitor.get(sent.headers.get('location')!)), 'no-store')
})

test('whoever is written to and had nothing to add is told so on the check page: no line of it is empty', async () => {
  const walk = walker(visitor)
  await answerAll(walk, { name: { name: 'てがみ', address: '柏市柏1-2-3' }, time: { note: '' } })
  assert.match(walk.page(), /ご連絡のとき[\s\S]{0,40}書いていません/)
})

test('what a machine writes where nobody sees, on the first page, is found when it sends, told once and taken out', async () => {
  const walk = walker(visitor)
  await answerAll(walk, {
    activity: { website: 'https://spam.example' },
    name: { name: 'きかい', phone: '04-7100-8803' },
  })
  clock.now = new Date(Date.parse(clock.now) + 20_000).toISOString()
  await walk.change('time')
  await walk.next()
  assert.equal((await walk.send()).status, 422)
  assert.match(walk.page(), /見えない欄にも文字を入れたようです/)
  assert.equal((await walk.send()).status, 303)
})
