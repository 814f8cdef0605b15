import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { bookingCity } from '../bookings/testing.ts'
import { browserOf, comeIn } from '../residents/testing.ts'

const { demo, opened, answers, inside, by } = await bookingCity()
const ueki = await demo.login('ueki')
const text = async (answer: Promise<Response>) => unphrased(await (await answer).text())

test('what is ahead within two weeks stands on the page that a device may keep: day by day, without links, of nobody else', async () => {
  const { occasion } = await opened('大学の先生と', { places: 3, party: 2 })
  const { bookFor } = await import('../bookings/desk/booked.ts')
  const { number, day } = await inside(async tx => {
    const { number } = await tx
      .selectFrom('person as p')
      .innerJoin('role_grant as g', 'g.scope_id', 'p.id')
      .innerJoin('account as a', 'a.id', 'g.account_id')
      .select('p.number')
      .where('a.login', '=', 'ueki')
      .executeTakeFirstOrThrow()
    const { first_day } = await tx
      .selectFrom('occasion')
      .select('first_day')
      .where('id', '=', occasion)
      .executeTakeFirstOrThrow()
    return { number, day: first_day }
  })
  const booked = await inside(tx =>
    bookFor(
      tx,
      newId(),
      answers(occasion, '植木 真由美', {}),
      { medium: 'phone', number },
      { by, now: demo.clock.now, today: '2026-11-21' },
    ),
  )
  assert.ok('id' in booked)
  const page = await text(ueki.get('/my/offline'))
  const near = day <= '2026-12-04'
  assert.equal(/大学の先生と/.test(page), near, `${day} is ${near ? '' : 'not '}within two weeks`)
  assert.match(page, /これから2週間の予定[\s\S]*この端末に残したものです[\s\S]*04-7000-0000/)
  assert.doesNotMatch(page, /aria-label="メニュー"|action="\/logout"/)
  assert.doesNotMatch(await text((await demo.login('terai')).get('/my/offline')), /大学の先生と/)
  assert.equal((await demo.visitor.get('/my/offline')).status, 401)
})

test('a device keeps it only where somebody said that it is theirs, and forgets it at the door', async () => {
  const [mine, halls] = [browserOf(demo), browserOf(demo)]
  await comeIn(demo, mine, 'ueki@example.jp', { remember: '1' })
  await comeIn(demo, halls, 'ueki@example.jp')
  assert.match(await mine.text('/my'), /<template data-keep>/)
  const there = await halls.text('/my')
  assert.match(there, /<template data-forget>/)
  assert.doesNotMatch(there, /data-keep/)
  assert.match(await browserOf(demo).text('/my/login'), /<template data-forget>/)
  assert.match(
    await browserOf(demo).text('/my'),
    /<template data-forget>/,
    'also where somebody asks for a page and is not in',
  )
})
