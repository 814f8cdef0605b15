import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldsIn } from '../../requests/door/testing.ts'
import type { Visiting } from '../../residents/testing.ts'
import { cityOf } from '../../standing/testing.ts'
import { bookingCity } from '../testing.ts'

const { demo, opened, bookingsIn } = await bookingCity()
const { enter, personOf, begin } = await cityOf(demo)
const her = await personOf('ueki')
const { activity, occasion } = await opened('大学の先生と', { places: 3, party: 1 })
const QUESTIONS = `/bookings/new?activity=${activity}&occasion=${occasion}`
const [OWN, SEND] = ['/my/bookings/new', '/my/bookings/send']

/** Books from the page for everybody, which leads whoever acts for her to hers; gives what was answered. */
async function books(browser: Visiting): Promise<Response> {
  const led = await browser.get(QUESTIONS)
  assert.match(led.headers.get('location') ?? '', new RegExp(`^${OWN}\\?activity=`))
  const page = await browser.text(led.headers.get('location')!)
  assert.match(page, /植木 真由美/)
  return browser.post(SEND, fieldsIn(page, SEND, true))
}

test('what the desk books for her from the pages for everybody is hers, came in by its medium, and is told to her', async () => {
  const sato = await enter('sato')
  await begin(sato, her)
  const sent = await books(sato)
  assert.match(sent.headers.get('location') ?? '', /^\/my\/bookings\/[0-9a-f-]{36}$/)
  const [booking] = await bookingsIn(occasion)
  assert.deepEqual([booking!.person_id, booking!.medium, booking!.status], [her, 'phone', 'confirmed'])
  assert.match(await sato.text('/my'), /申しこんだ講座・催し[\s\S]*大学の先生と/)
  assert.match(
    await (await enter('ueki')).text('/my'),
    /窓口の職員が、電話で代わりに入力しました[\s\S]*講座・催しの申しこみ/,
  )
  const twice = await books(sato)
  assert.equal(twice.status, 409)
  assert.match(
    await twice.text(),
    /すでにお受けしています[\s\S]*植木 真由美さんの代わり|植木 真由美さんの代わり[\s\S]*すでにお受けしています/,
  )
})

test('whoever acts for nobody any more is asked as a visitor, and sends nothing as hers', async () => {
  const sato = await enter('sato')
  await begin(sato, her)
  await sato.post('/my/standing/end', {})
  assert.equal((await sato.get(QUESTIONS)).status, 200)
  assert.equal((await sato.post(SEND, { activity })).status, 403)
  assert.equal((await bookingsIn(occasion)).filter(({ person_id }) => person_id === her).length, 1)
})
