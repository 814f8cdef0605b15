import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, list, maybe, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { Role } from '../rules.ts'
import type { Limit } from './rules.ts'

const GRANTED = {
  id,
  role: text<Role>(),
  from_on: day,
  until_on: maybe(day),
  by: maybe(text()),
  limited: yes,
  areas: list<string>(),
  area_names: list<string>(),
  team_id: maybe(id),
  team: maybe(text()),
}
export type Granted = Row<typeof GRANTED>

/** The roles of staff of an account, those that go on first. */
export const grantsOf = (db: Read, account: string): Promise<Granted[]> =>
  rowsOf(db, GRANTED)`
    select r.id, r.role, r.from_on, r.until_on, b.name as by, r.limited, r.areas::text[] as areas, r.team_id, t.name as team,
      array(select name from area where area.id = any(r.areas) order by position) as area_names
    from role_grant r left join account b on b.id = r.granted_by left join staff_team t on t.id = r.team_id
    where r.account_id = ${account} and r.scope_kind is null order by r.until_on desc nulls first, r.from_on, r.id`

/** How a limit is kept. */
export type Limited = { limited: boolean; areas: string[]; team_id: string | null }
export const limitedBy = (limit: Limit): Limited => ({
  limited: !limit.whole,
  areas: [...limit.areas],
  team_id: limit.team,
})

export const setLimit = (tx: Tx, id: string, limit: Limit) =>
  tx.updateTable('role_grant').set(limitedBy(limit)).where('id', '=', id).execute()

const AREA = { id, name: text(), ends_on: maybe(day) }

/** The areas to which a role may be limited, with the day on which one ends. */
export const limitAreas = (db: Read) =>
  rowsOf(db, AREA)`select id, name, ends_on from area where neighbour is null order by position`

export const addGrant = (
  tx: Tx,
  grant: {
    id: string
    account_id: string
    role: Role
    from_on: Day
    until_on: Day | null
    granted_by: string
  } & Limited,
) => tx.insertInto('role_grant').values(grant).execute()

export const endGrant = (tx: Tx, id: string, until_on: Day) =>
  tx.updateTable('role_grant').set({ until_on }).where('id', '=', id).execute()
