import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, json, maybe, type Row, rowsOf, text } from '#platform/rows.ts'

const TEAM = {
  id,
  name: text(),
  ended_on: maybe(day),
  members: json<{ id: string; name: string; role: string; from: Day; until: Day | null }[]>(),
}
/** A team with the roles that make somebody one of it today or later. */
export type Team = Row<typeof TEAM>

/** Teams by name, those that have ended last. */
export const teamList = (db: Read, today: Day): Promise<Team[]> =>
  rowsOf(db, TEAM)`
    select t.id, t.name, t.ended_on, coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'role', r.role,
        'from', r.from_on, 'until', r.until_on) order by a.name, r.from_on)
      from role_grant r join account a on a.id = r.account_id
      where r.team_id = t.id and (r.until_on is null or r.until_on >= ${today}::date)), '[]') as members
    from staff_team t order by coalesce(t.ended_on < ${today}::date, false), t.name, t.id`

/** The teams to which somebody can be given on this day. */
export const teamsOn = (db: Read, today: Day): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('staff_team')
    .select(['id', 'name'])
    .where(({ or, eb }) => or([eb('ended_on', 'is', null), eb('ended_on', '>=', today)]))
    .orderBy('name')
    .execute()

/** Holds a team, so that it does not end while a role is given in it; undefined where there is none. */
export const holdTeam = (tx: Tx, team: string) =>
  tx.selectFrom('staff_team').select(['name', 'ended_on']).where('id', '=', team).forUpdate().executeTakeFirst()

/** Whether another team that goes on has this name. */
export const isNamed = async (db: Read, name: string, but: string): Promise<boolean> =>
  (await db
    .selectFrom('staff_team')
    .select('id')
    .where('name', '=', name)
    .where('ended_on', 'is', null)
    .where('id', '<>', but)
    .executeTakeFirst()) !== undefined

/** Whether a role is still in the team after this day. */
export const isHeldAfter = async (db: Read, team: string, last: Day): Promise<boolean> =>
  (await db
    .selectFrom('role_grant')
    .select('id')
    .where('team_id', '=', team)
    .where(({ or, eb }) => or([eb('until_on', 'is', null), eb('until_on', '>', last)]))
    .executeTakeFirst()) !== undefined

/** Adds a team under its id; false where it is there already. */
export const addTeam = async (tx: Tx, team: { id: string; name: string }): Promise<boolean> =>
  (await tx
    .insertInto('staff_team')
    .values(team)
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

export const changeTeam = (tx: Tx, id: string, change: { name: string } | { ended_on: Day }) =>
  tx.updateTable('staff_team').set(change).where('id', '=', id).execute()
