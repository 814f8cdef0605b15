import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { callOff } from '#features/bookings/desk/actions.ts'
import { listeners } from '#features/bookings/jobs.ts'
import { addDays, weekday } from '#platform/dates.ts'
import { demoApp } from '../../../../seed/testing.ts'
import { text as markup } from '../../requests/door/testing.ts'

const demo = await demoApp()
const { database, municipality, clock } = demo
/** A page without what only says where its lines may break. */
const text = async (answer: Promise<Response>) => (await markup(answer)).replaceAll(/<\/?(wbr|span)[^>]*>/g, '')
const inside = { lane: 'job', municipality } as const
const [ueki, terai] = [await demo.login('ueki'), await demo.login('terai')]
const TODAY = '2026-11-21'

let her = ''
let booked = { id: '', occasion: '', day: '', title: '' }
const weekOf = (day: string) => `/my/calendar?week=${day}`

before(() =>
  database.write(inside, async tx => {
    const one = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(tx)).rows[0]!
    her = (
      await one(
        sql<{
          id: string
        }>`select g.scope_id as id from role_grant g join account a on a.id = g.account_id where a.login = 'ueki'`,
      )
    ).id
    booked = await one(sql<typeof booked>`
      select b.id, b.occasion_id as occasion, t.on_day::text as day, a.title from booking b join occasion_time t on t.occasion_id = b.occasion_id
      join occasion o on o.id = b.occasion_id join opportunity a on a.id = o.opportunity_id where b.person_id = ${her} order by t.on_day limit 1`)
    // A request of hers that is open, and a place that she has: on the day after what she booked.
    await sql`update request set asked_by = ${her}, due_on = ${booked.day} where id = (select r.id from request r
      where not exists (select from request_entry e where e.request_id = r.id) and r.opportunity_id is not null limit 1)`.execute(
      tx,
    )
    await sql`update assignment set person_id = ${her}, weekday = ${weekday(addDays(booked.day, 1))}, on_day = null, weeks = 31, to_on = null, from_on = '2026-09-01'
      where id = (select id from assignment where call_id is null and to_on is null order by id limit 1)`.execute(tx)
  }),
)

describe('the calendar of a resident', () => {
  test('has what they booked, what was agreed, their places and by when the desk answers, each on its day', async () => {
    const page = await text(ueki.get(weekOf(booked.day)))
    assert.match(page, new RegExp(`href="/my/bookings/${booked.id}"`))
    assert.match(
      page,
      /<small>申しこみ<\/small>[\s\S]*<small>活動<\/small>|<small>活動<\/small>[\s\S]*<small>申しこみ<\/small>/,
    )
    assert.match(page, /窓口からのご連絡[\s\S]*この日までに、窓口からご連絡します/)
    assert.match(page, /04-7000-0000/)
  })

  test('has a week each, with the ones before and after, and says of a day that nothing is on it', async () => {
    const page = await text(ueki.get('/my/calendar'))
    assert.equal(page.match(/<li class="day/g)?.length, 7)
    assert.match(page, /11月16日（月）から11月22日（日）/)
    assert.match(
      page,
      /href="\/my\/calendar\?week=2026-11-09"[\s\S]*前の週[\s\S]*href="\/my\/calendar\?week=2026-11-23"[\s\S]*次の週/,
    )
    assert.match(page, /aria-current="date"[\s\S]*今日/)
    assert.match(page, /予定はありません。/)
    assert.doesNotMatch(page, /今週へ戻る/)
    assert.match(await text(ueki.get(weekOf('2027-01-01'))), /今週へ戻る/)
  })

  for (const asked of ['2026-02-31', '令和8年', '９９', '3000-01-01', "' or 1=1"])
    test(`opens this week where ${asked} is asked for`, async () => {
      const answer = await ueki.get(weekOf(encodeURIComponent(asked)))
      assert.equal(answer.status, 200)
      assert.match(await text(Promise.resolve(answer)), /11月16日（月）から/)
    })

  test('stands on one sheet, and the next things on their page', async () => {
    const sheet = await text(ueki.get(`/my/calendar/print?week=${booked.day}`))
    assert.equal(sheet.match(/class="sheet"/g)?.length, 1)
    assert.match(sheet, new RegExp(`植木 真由美さん[\\s\\S]*${booked.title.slice(0, 6)}`))
    assert.match(await text(ueki.get('/my')), /これからの予定[\s\S]*予定表を見る/)
  })

  test('is theirs alone: another one has nothing of it', async () => {
    for (const path of [weekOf(booked.day), '/my/calendar.ics', '/my'])
      assert.doesNotMatch(await text(terai.get(path)), new RegExp(booked.id), path)
    assert.equal((await terai.get(`/my/calendar.ics?of=booking-${booked.id}-1`)).status, 404)
    assert.equal((await demo.visitor.get('/my/calendar')).status, 401)
  })

  test('strikes what does not take place, and says so', async () => {
    await database.write({ lane: 'staff', municipality }, async tx => {
      const { id: by } = await tx
        .selectFrom('account')
        .select('id')
        .where('login', '=', 'suzuki')
        .executeTakeFirstOrThrow()
      await callOff(tx, booked.occasion, '先生が急病のため', { by, now: clock.now, today: TODAY })
    })
    await demo.heard(listeners)
    assert.match(await text(ueki.get(weekOf(booked.day))), /<s><a href="\/my\/bookings\/[^>]*>[\s\S]*中止になりました/)
    assert.match(await text(ueki.get(`/my/calendar/print?week=${booked.day}`)), /<s>[\s\S]*中止になりました/)
  })
})
