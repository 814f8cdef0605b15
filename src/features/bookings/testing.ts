import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type DemoApp, demoApp } from '../../../seed/testing.ts'
import { openOccasions } from './desk/actions.ts'
import { datesAhead, timeKey } from './desk/rules.ts'
import type { Answers } from './door/forms.ts'
import { listeners } from './jobs.ts'

// For tests only: a city where something can be booked, and those who book it.

export const TODAY = '2026-11-21'

/** The demo city, or one with more in it, with what a test of bookings needs. */
export async function bookingCity<D extends DemoApp = DemoApp>(city?: D) {
  const demo = city ?? ((await demoApp()) as D)
  const { database, municipality, clock } = demo
  const inside = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'staff', municipality }, work)
  const [{ id: by }] = (await inside(tx =>
    tx.selectFrom('account').select('id').where('login', '=', 'suzuki').execute(),
  )) as [{ id: string }]

  /** Opens the next free date of an activity, the title of which begins so; gives its id and that of the occasion. */
  async function opened(
    title: string,
    more: { places: number; party?: number; waits?: boolean; as?: 'each' | 'whole'; dates?: number },
  ) {
    return inside(async tx => {
      const { rows } = await sql<{ id: string; starts_on: string | null; ends_on: string | null }>`
        select id, starts_on::text, ends_on::text from public_activity where title like ${`${title}%`} and status = 'open' limit 1`.execute(
        tx,
      )
      const activity = rows[0]!
      const slots = await tx.selectFrom('slot').selectAll().where('opportunity_id', '=', activity.id).execute()
      const taken = await tx.selectFrom('occasion_time').select('on_day').execute()
      const dates = datesAhead({ ...activity, slots }, '2026-11-25').filter(
        ({ on_day }) => !taken.some(one => one.on_day === on_day),
      )
      const done = await openOccasions(
        tx,
        activity.id,
        {
          ...{ as: 'each', party: 4, waits: true, before: 1 },
          ...more,
          dates: dates.slice(0, more.dates ?? 1).map(timeKey),
        },
        { by, now: clock.now, today: TODAY },
      )
      assert.ok(done && 'ids' in done, JSON.stringify(done))
      return { activity: activity.id, occasion: done.ids[0]! }
    })
  }

  /** The figures of an occasion, and that they are the sum of what its bookings hold. */
  async function seatsOf(occasion: string) {
    const { rows } = await inside(tx =>
      sql<{ taken: number; held: number; places: number }>`
        select o.taken, o.places, (select coalesce(sum(seats), 0)::int from booking where occasion_id = o.id) as held
        from occasion o where o.id = ${occasion}::uuid`.execute(tx),
    )
    assert.equal(rows[0]!.taken, rows[0]!.held, 'what is taken is what the bookings hold')
    assert.ok(rows[0]!.taken <= rows[0]!.places)
    return rows[0]!.taken
  }

  const bookingsIn = (occasion: string) =>
    inside(tx =>
      tx
        .selectFrom('booking')
        .selectAll()
        .where('occasion_id', '=', occasion)
        .orderBy('received_at')
        .orderBy('id')
        .execute(),
    )

  /** How each of them stands, by name. */
  const standing = async (occasion: string) =>
    Object.fromEntries((await bookingsIn(occasion)).map(({ name, status }) => [name, status]))

  let phones = 0
  const answers = (occasion: string, name: string, more: Partial<Answers> = {}): Answers => ({
    ...{ occasion, name, party: 1, companions: '', email: '', address: '', whom: 'self', note: '', spare: false },
    phone: `04-7200-${String(phones++).padStart(4, '0')}`,
    ...more,
  })
  const heard = () => demo.heard(listeners)
  const post = async (path: string, fields: Record<string, string>, who = 'sato') =>
    (await demo.login(who)).post(path, { once: newId(), ...fields })

  return { demo, inside, opened, seatsOf, bookingsIn, standing, answers, heard, post, by }
}
