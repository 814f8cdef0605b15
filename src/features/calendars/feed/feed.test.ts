import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { addMinutes } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { text as markup } from '../../requests/door/testing.ts'
import { tellEnding } from './actions.ts'
import { moveFeeds } from './store.ts'
import { parsed } from './testing.ts'

const demo = await demoApp()
const { database, municipality, visitor, clock } = demo
/** A page without what only says where its lines may break. */
const text = async (answer: Promise<Response>) => (await markup(answer)).replaceAll(/<\/?(wbr|span)[^>]*>/g, '')
const inside = { lane: 'job', municipality } as const
const [ueki, terai] = [await demo.login('ueki'), await demo.login('terai')]
const FEED = '/my/calendar/feed'
const YEAR = 365 * 24 * 60

const open = async (who = ueki, id: string = newId()) => {
  const answer = await who.post(FEED, { do: 'open', id })
  const html = await answer.text()
  return { status: answer.status, html, path: /\/calendars\/[\w-]{43}\/yui\.ics/.exec(html)?.[0] ?? '' }
}
const rowsOf = (query: ReturnType<typeof sql<Record<string, string | null>>>) =>
  database.read(inside, async db => (await query.execute(db)).rows)

describe('a file of one’s calendar', () => {
  test('keeps the rules of the standard, and names nobody', async () => {
    const answer = await ueki.get('/my/calendar.ics')
    assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8')
    assert.match(answer.headers.get('content-disposition') ?? '', /attachment; filename="yui\.ics"/)
    const file = await answer.text()
    const { events } = parsed(file)
    assert.ok(events.length > 0)
    assert.doesNotMatch(file.replaceAll('\r\n ', ''), /植木|真由美|ueki|04-7100/)
  })

  test('holds one thing where one is asked for; one that there is not is not found', async () => {
    const [one] = parsed(await text(ueki.get('/my/calendar.ics'))).events
    const uid = one!['UID']!.replace('@122173.yui', '')
    const file = await ueki.get(`/my/calendar.ics?of=${uid}`)
    assert.equal(parsed(await file.text()).events.length, 1)
    assert.match(file.headers.get('content-disposition') ?? '', /yui-\d{4}-\d\d-\d\d\.ics/)
    for (const other of ['', 'x', `booking-${newId()}-1`, "'; drop"])
      assert.equal((await ueki.get(`/my/calendar.ics?of=${encodeURIComponent(other)}`)).status, 404, other)
  })
})

describe('a private feed', () => {
  test('is made by a press, its address is told once, and whoever has it reads it as often as they like', async () => {
    const { path, html } = await open()
    assert.match(html, /webcal:\/\/localhost\/calendars\//)
    assert.doesNotMatch(await text(ueki.get(FEED)), /calendars\/[\w-]{43}/)
    const own = parsed(await text(ueki.get('/my/calendar.ics'))).events
    for (let n = 0; n < 3; n++) {
      const answer = await visitor.get(path)
      assert.equal(answer.status, 200)
      assert.equal(answer.headers.get('x-robots-tag'), 'noindex')
      assert.deepEqual(parsed(await answer.text()).events, own)
    }
  })

  test('of a form that is sent twice is one, and the first stays good', async () => {
    const id = newId()
    const first = await open(ueki, id)
    const again = await open(ueki, id)
    assert.deepEqual([again.status, again.path], [409, ''])
    assert.match(again.html, /もう住所を作りました/)
    assert.equal((await visitor.get(first.path)).status, 200)
  })

  test('that is made anew ends the one before: it says so with the desk’s number', async () => {
    const before = await open()
    const after = await open()
    const gone = await visitor.get(before.path)
    assert.equal(gone.status, 410)
    assert.match(await gone.text(), /このリンクは取り消されています[\s\S]*04-7000-0000/)
    assert.equal((await visitor.get(after.path)).status, 200)
  })

  test('is ended by a press, of one’s own alone', async () => {
    const { path } = await open()
    const [other] = await rowsOf(
      sql`select ended_at::text from calendar c join person p on p.id = c.person_id where p.email = 'terai@example.jp'`,
    )
    assert.equal(other!['ended_at'], null)
    assert.equal((await ueki.post(FEED, { do: 'shut' })).status, 303)
    assert.equal((await visitor.get(path)).status, 410)
    assert.match(await text(ueki.get(FEED)), /まだ住所を作っていません/)
    assert.match(await text(terai.get(FEED)), /使えます/)
    const again = await ueki.post(FEED, { do: 'shut' })
    assert.equal(again.status, 303, 'a second press changes nothing')
  })

  test('is guessed by nobody', async () => {
    const { path } = await open()
    const wrong = path.replace(/.{3}\/yui/, 'xxx/yui')
    for (const one of [wrong, '/calendars/nobody/yui.ics', '/calendars//yui.ics'])
      assert.equal((await visitor.get(one)).status, 404, one)
  })

  test('is no key to anything else: a link for another purpose opens no calendar', async () => {
    const { path } = await open()
    const token = path.split('/')[2]!
    for (const other of [`/certificates/${token}`, `/bookings/at/${token}`, `/requests/at/${token}`])
      assert.equal((await visitor.get(other)).status, 404, other)
  })

  test('is told to end a month before, once, and opens no longer than a year', async () => {
    const { path } = await open()
    const told = (now: string) => database.write(inside, tx => tellEnding(tx, now))
    const at = clock.now
    const others = await told(at)
    assert.equal(await told(at), 0, 'once each')
    assert.ok(others >= 1, 'that of terai ends soon')
    assert.match(await text(terai.get(FEED)), /期限が近づいています/)
    assert.equal(await told(addMinutes(at, YEAR - 40 * 24 * 60)), 0)
    assert.equal(await told(addMinutes(at, YEAR - 29 * 24 * 60)), 1)
    const [notice] = await rowsOf(
      sql`select words::text from notice where message = 'calendar.ending' order by planned_at desc limit 1`,
    )
    assert.match(notice!['words']!, /令和9年11月21日（日）まで使えます[\s\S]*04-7000-0000/)
    clock.now = addMinutes(at, YEAR + 1)
    const over = await visitor.get(path)
    clock.now = at
    assert.equal(over.status, 410)
    assert.match(await over.text(), /期限が過ぎました[\s\S]*04-7000-0000/)
  })

  test('goes with whoever is found to be the same', async () => {
    const personOf = async (login: string) =>
      (
        await rowsOf(
          sql`select g.scope_id::text as id from role_grant g join account a on a.id = g.account_id where a.login = ${login}`,
        )
      )[0]!['id']!
    const [her, him] = [await personOf('ueki'), await personOf('terai')]
    const { path } = await open()
    const { id: by } = await database.read(inside, db =>
      db.selectFrom('account').select('id').where('login', '=', 'sato').executeTakeFirstOrThrow(),
    )
    await database.write({ lane: 'staff', municipality }, tx =>
      moveFeeds(tx, her, him, { by, now: clock.now, today: '2026-11-21' }),
    )
    assert.deepEqual(
      parsed(await text(visitor.get(path))).events,
      parsed(await text(terai.get('/my/calendar.ics'))).events,
    )
  })
})
