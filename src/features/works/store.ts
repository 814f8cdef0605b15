import type { Read, Tx } from '#platform/db.ts'
import { id, instant, json, maybe, number, type Row, rowsOf, text } from '#platform/rows.ts'
import type { Work } from './rules.ts'

const WORK = {
  id,
  code: text(),
  plan: text(),
  page: text(),
  name: text(),
  summary: text(),
  purpose: text(),
  background: text(),
  appeal: text(),
  from_year: maybe(number),
  until_year: maybe(number),
  sort: number,
  teams: json<{ id: string; name: string }[]>(),
}

/** Every work of every plan, in their order. */
export const allWorks = (db: Read): Promise<Work[]> =>
  rowsOf(db, WORK)`
    select w.id, w.code, w.plan, w.page, w.name, w.summary, w.purpose, w.background, w.appeal, w.from_year, w.until_year, w.sort,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name)
        from work_team o join staff_team t on t.id = o.team_id where o.work_id = w.id), '[]') as teams
    from work w order by w.sort, w.plan, w.code`

/** One work; undefined where there is none. */
export const workById = async (db: Read, work: string): Promise<Work | undefined> =>
  (await allWorks(db)).find(one => one.id === work)

export type Kept = Omit<Work, 'id' | 'teams'>

/** Whether another work of the plan has this number. */
export const isTaken = async (db: Read, { plan, code }: Kept, but: string): Promise<boolean> =>
  (await db
    .selectFrom('work')
    .select('id')
    .where('plan', '=', plan)
    .where('code', '=', code)
    .where('id', '<>', but)
    .executeTakeFirst()) !== undefined

/** Holds a work until the transaction ends; undefined where there is none. */
export const holdWork = (tx: Tx, work: string) =>
  tx.selectFrom('work').select('id').where('id', '=', work).forUpdate().executeTakeFirst()

/** Adds a work under its id; false where it is there already. */
export const addWork = async (tx: Tx, id: string, work: Kept): Promise<boolean> =>
  (await tx
    .insertInto('work')
    .values({ id, ...work })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined

export const changeWork = (tx: Tx, id: string, work: Kept) =>
  tx.updateTable('work').set(work).where('id', '=', id).execute()

/** These departments answer for the work, and no others. */
export async function setTeams(tx: Tx, work: string, teams: readonly string[]): Promise<void> {
  await tx.deleteFrom('work_team').where('work_id', '=', work).execute()
  if (teams.length > 0)
    await tx
      .insertInto('work_team')
      .values(teams.map(team_id => ({ work_id: work, team_id })))
      .execute()
}

/** Every department, also those that have ended: a work of years ago was theirs. */
export const departments = (db: Read): Promise<{ id: string; name: string }[]> =>
  db.selectFrom('staff_team').select(['id', 'name']).orderBy('name').orderBy('id').execute()

const CHANGE = { kind: text(), data: json<unknown>(), at: instant, by: maybe(text()) }

/** What happened to a work, the latest first. */
export const changesOf = (db: Read, work: string): Promise<Row<typeof CHANGE>[]> =>
  rowsOf(db, CHANGE)`
    select h.kind, h.data, h.at, a.name as by from happening h left join account a on a.id = h.actor_id
    where h.subject_kind = 'work' and h.subject_id = ${work} order by h.at desc, h.id desc`
