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

/** Answers all questions as somebody who acts for her, and sends them; gives what was answered. */
async function books(browser: Visiting, name: string, to: string): Promise<Response> {
  let page = await browser.text(`/bookings/new?activity=${activity}&occasion=${occasion}`)
  for (const typed of [{}, { name, phone: '04-7200-1234' }, { whom: 'self' }])
    page = await (
      await browser.post('/bookings/new', { ...fieldsIn(page, '/bookings/new'), ...typed, go: 'next' })
    ).text()
  demo.clock.now = new Date(Date.parse(demo.clock.now) + 20_000).toISOString()
  return browser.post(to, fieldsIn(page, to, true))
}

test('what the desk books for her from the pages for everybody is hers, came in by its medium, and is told to her', async () => {
  const sato = await enter('sato')
  await begin(sato, her)
  const sent = await books(sato, '植木 真由美', '/my/bookings')
  assert.match(sent.headers.get('location') ?? '', /^\/my\/bookings\/[0-9a-f-]{36}$/)
  const [booking] = await bookingsIn(occasion)
  assert.deepEqual([booking!.person_id, booking!.medium, booking!.status], [her, 'phone', 'confirmed'])
  assert.match(await sato.text('/my'), /参加が決まっています|申しこんだ講座・催し[\s\S]*大学の先生と/)
  assert.match(
    await (await enter('ueki')).text('/my'),
    /窓口の職員が、電話で代わりに入力しました[\s\S]*講座・催しの申しこみ/,
  )
  const twice = await books(sato, '植木 真由美', '/my/bookings')
  assert.equal(twice.status, 409)
  assert.match(
    await twice.text(),
    /すでにお受けしています[\s\S]*植木 真由美さんの代わり|植木 真由美さんの代わり[\s\S]*すでにお受けしています/,
  )
})

test('whoever acts for nobody any more books nothing as hers, and a visitor’s form goes where it went', async () => {
  const sato = await enter('sato')
  await begin(sato, her)
  await sato.post('/my/standing/end', {})
  const sent = await books(sato, '森 一', '/bookings/send')
  assert.match(sent.headers.get('location') ?? '', /^\/bookings\/at\//)
  assert.equal((await sato.post('/my/bookings', { activity })).status, 403)
  assert.equal((await bookingsIn(occasion)).filter(({ person_id }) => person_id === her).length, 1)
})
