import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registerMunicipality, setHost } from '#platform/register.ts'
import { KASHIWA } from '../../../../seed/city.ts'
import { limitedCity, OUT, person, send } from '../../../../seed/limited.ts'
import { browserless } from '../../../../seed/testing.ts'
import { createApp } from '../../../app.ts'

const city = await limitedCity()
const { enter, foreign, own, limit, kita, north, ids, write } = city
const TYPED = { medium: 'phone', known: 'told', agreed: '1' }
const text = async (answer: Promise<Response>) => (await answer).text()

test('whoever sees a part of the people acts for those, and for nobody else', async () => {
  const kitas = await enter('kita')
  for (const end of ['/standing', '/delegates']) {
    assert.equal((await kitas.get(person(foreign, end))).status, 404, end)
    assert.equal((await send(kitas, person(foreign, end), TYPED)).status, 404, end)
  }
  assert.equal((await send(kitas, person(own, '/standing'), TYPED)).status, 303)
  const my = await kitas.get('/my')
  assert.equal(my.status, 200)
  assert.doesNotMatch(await my.text(), new RegExp(OUT))
})

test('who moves out of the part is acted for no more, from one look to the next', async () => {
  const kitas = await enter('kita')
  await send(kitas, person(own, '/standing'), TYPED)
  const [other] = await ids(`select id from area where id <> '${north}' and neighbour is null limit 1`)
  await limit(kita, 'counsellor', { areas: [other!] })
  await write(tx =>
    tx.updateTable('step').set({ done_at: '2026-11-01T00:00:00.000Z' }).where('owner_id', '=', kita).execute(),
  )
  const shut = await kitas.get('/my')
  assert.equal(shut.status, 403)
  assert.match(await shut.text(), /担当の範囲から外れています/)
  await limit(kita, 'counsellor', { areas: [north] })
  assert.equal((await kitas.get('/my')).status, 200)
})

test('a session of one city acts for nobody in another', async () => {
  const kitas = await enter('kita')
  await send(kitas, person(own, '/standing'), TYPED)
  await setHost(city.owner, KASHIWA.code, 'localhost')
  await registerMunicipality(city.owner, { ...KASHIWA, code: '122220', name: '我孫子市', host: 'abiko.example' })
  // Which city a host is, an application remembers: this one begins with the two.
  const both = await createApp({
    database: city.database,
    now: () => city.clock.now,
    demo: true,
    tls: false,
    log: () => {},
  })
  const there = browserless(both, kitas.cookie, 'http://abiko.example')
  const answer = await there.get('/my')
  assert.equal(answer.status, 401)
  assert.doesNotMatch(await answer.text(), /代わりに入力しています/)
  assert.equal((await there.post('/my/standing/end', {})).status, 401)
  assert.match(await text(browserless(both, kitas.cookie).get('/my')), /代わりに入力しています/)
})
