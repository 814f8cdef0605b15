import { sql } from 'kysely'
import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, json, maybe, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Time } from '../rules.ts'
import type { Doubt, Slot } from './rules.ts'

/** The dates of an activity `a` in one line: what differs from it was changed, by whomever. */
const SAID = sql`concat_ws('|', a.status = 'ended', a.starts_on, a.ends_on, (select string_agg(concat_ws(' ', weekday, on_day, from_min, to_min, weeks), ';'
  order by weekday, on_day, from_min, to_min) from slot where opportunity_id = a.id))`

/** Notes what the activity says now: it was looked at. */
export const noteSaid = (tx: Tx, occasion: string) =>
  sql`update occasion o set said = ${SAID} from opportunity a where o.id = ${occasion}::uuid and a.id = o.opportunity_id`.execute(
    tx,
  )

const CHANGED = {
  ...{ id, by_account: id, title: text(), said: maybe(text()), doubt: maybe(text<Doubt>()), last_day: day },
  ...{ ended: yes, starts_on: maybe(day), ends_on: maybe(day), slots: json<Slot[]>(), times: json<Time[]>() },
}
export type Changed = Row<typeof CHANGED>

/** What is not over and whose activity has other dates than when it was looked at last; of one activity, or of all (null). */
export const changedSince = (db: Read, today: Day, activity: string | null): Promise<Changed[]> =>
  rowsOf(db, CHANGED)`
    select o.id, o.by_account, a.title, o.said, o.doubt, o.last_day, a.status = 'ended' as ended, a.starts_on, a.ends_on,
      (select coalesce(json_agg(json_build_object('weekday', weekday, 'on_day', on_day, 'from_min', from_min, 'to_min', to_min, 'weeks', weeks)), '[]')
        from slot where opportunity_id = a.id) as slots,
      (select coalesce(json_agg(json_build_object('on_day', t.on_day, 'from_min', t.from_min, 'to_min', t.to_min) order by t.on_day, t.from_min), '[]')
        from occasion_time t where t.occasion_id = o.id) as times
    from occasion o join opportunity a on a.id = o.opportunity_id
    where o.status in ('open', 'shut') and o.last_day >= ${today}::date and o.said is distinct from ${SAID}
      and (${activity}::uuid is null or a.id = ${activity}::uuid) order by o.id limit 500`

/** Notes what is to be looked at, or that it was; false where the same stands already. */
export async function setDoubt(tx: Tx, occasion: string, doubt: Doubt | null, now: Instant): Promise<boolean> {
  const set = await tx
    .updateTable('occasion')
    .set({ doubt, doubted_at: doubt && now })
    .where('id', '=', occasion)
    .where('doubt', 'is distinct from', doubt)
    .executeTakeFirst()
  return set.numUpdatedRows > 0n
}
