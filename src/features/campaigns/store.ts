import type { HeardFrom } from '#features/people/rules.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Campaign } from './rules.ts'

const ONE = { id, code: text(), name: text(), medium: text<HeardFrom>(), note: text() }
const COLUMNS = ['id', 'code', 'name', 'medium', 'note'] as const

/** The campaign of this code; undefined where there is none. Visitors ask it too. */
export const campaignByCode = (db: Read, code: string): Promise<Row<typeof ONE> | undefined> =>
  db.selectFrom('campaign').select(COLUMNS).where('code', '=', code).$castTo<Row<typeof ONE>>().executeTakeFirst()

export const campaignById = (db: Read, campaign: string): Promise<Row<typeof ONE> | undefined> =>
  db.selectFrom('campaign').select(COLUMNS).where('id', '=', campaign).$castTo<Row<typeof ONE>>().executeTakeFirst()

/** Adds one; false where its code is taken. */
export const addCampaign = async (
  tx: Tx,
  campaign: Campaign & { id: string; code: string; made_on: Day },
): Promise<boolean> =>
  (await tx
    .insertInto('campaign')
    .values(campaign)
    .onConflict(conflict => conflict.columns(['municipality_id', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

const TOLD = {
  ...{ ...ONE, made_on: day, looks: number, requests: number, registered: number, total: number },
  since: maybe(day),
}
/**
 * One with what came of it: looks of people at its page, requests that were sent from there, and people whom these were joined
 * with; `total`: how many there are; `since`: the first day of which looks are kept, whatever page they are at.
 */
export type Told = Row<typeof TOLD>

/** A page of them, the latest first. */
export const campaignsTold = (db: Read, limit: number, offset: number): Promise<Told[]> =>
  rowsOf(db, TOLD)`
    with shown as (select *, count(*) over ()::int as total from campaign order by made_on desc, id desc limit ${limit} offset ${offset}),
      looks as (select page, sum(count)::int as count from page_view where not robot and page in (select '/q/' || code from shown) group by 1),
      came as (select q.campaign_id, count(distinct q.id)::int as requests, count(distinct e.person_id)::int as registered
        from request q left join request_entry e on e.request_id = q.id and e.verb = 'join'
        where q.campaign_id in (select id from shown) group by 1)
    select s.id, s.code, s.name, s.medium, s.note, s.made_on, s.total, coalesce(l.count, 0) as looks, coalesce(c.requests, 0) as requests,
      coalesce(c.registered, 0) as registered, (select min(on_day) from page_view) as since
    from shown s left join looks l on l.page = '/q/' || s.code left join came c on c.campaign_id = s.id order by s.made_on desc, s.id desc`
