import { type RawBuilder, sql } from 'kysely'
import type { LegalForm } from '#features/kinds/index.ts'
import type { Weights } from '#matching/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, instant, json, list, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { PlanStatus, WhatIf } from './rules.ts'
import { FAILURE_TEXT } from './text.ts'
import type { PlanHead } from './view.ts'

const HEAD = {
  id,
  name: text(),
  from_on: day,
  weeks: number,
  activities_max: maybe(number),
  areas: json<PlanHead['areas']>(),
  kinds: list<LegalForm>(),
  base: maybe(json<NonNullable<PlanHead['base']>>()),
  change: maybe(json<WhatIf>()),
  varied: yes,
  change_about: maybe(text()),
  status: text<PlanStatus>(),
  stage: maybe(text<NonNullable<PlanHead['stage']>>()),
  done: number,
  of: number,
  error: maybe(text<keyof typeof FAILURE_TEXT>()),
  objective: maybe(number),
  bound: maybe(number),
  total: number,
  people: number,
  placed: number,
  seats: number,
  filled: number,
  locked: number,
  proposed: number,
  edited: yes,
  aside: maybe(json<NonNullable<PlanHead['aside']>>()),
  by: text(),
  started_at: instant,
  ended_at: maybe(instant),
  stop_asked_at: maybe(instant),
  instance: maybe(text()),
  weights: json<Weights>(),
  seed: number,
  rounds: maybe(number),
  replay: maybe(json<NonNullable<PlanHead['replay']>>()),
  replaying: yes,
}

const about = sql`case p.change->>'kind'
  when 'hours' then (select title from opportunity where id = (p.change->>'opportunity')::uuid)
  when 'seats' then (select o.title from plan_slot s join opportunity o on o.id = s.opportunity_id
    where s.plan_id = p.base_id and s.slot_id = (p.change->>'slot')::uuid)
  when 'reach' then (select name from area where id = (p.change->>'area')::uuid) end`

/** Who set a plan aside and when, unless somebody took it up again since. */
const aside = sql`(select case when e.kind = 'plan.set-aside' then jsonb_build_object('by', a.name, 'at', e.at) end
  from happening e join account a on a.id = e.actor_id where e.subject_id = p.id and e.kind in ('plan.set-aside', 'plan.taken-up')
  order by e.at desc, e.id desc limit 1)`

/** Whether the problem of a plan, or of one that it goes back to, was changed by a what-if: it is not the city as it is. */
const varied = sql`(with recursive line as (select l.base_id, l.change from plan l where l.id = p.id
  union all select l.base_id, l.change from plan l join line on l.id = line.base_id)
  select bool_or(change is not null) from line)`

const heads = sql`select p.id, p.name, p.from_on, p.weeks, p.activities_max, p.kinds, p.change, ${about} as change_about, p.status, p.stage, p.done,
  coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name) order by position)
    from area where id = any(p.areas)), '[]') as areas,
  (select jsonb_build_object('id', b.id, 'name', b.name) from plan b where b.id = p.base_id) as base,
  p.of, p.error, p.objective, p.bound, coalesce(n.points, 0) as total, coalesce(n.people, 0) as people, coalesce(n.placed, 0) as placed,
  coalesce(n.seats, 0) as seats, coalesce(n.filled, 0) as filled, coalesce(n.locked, 0) as locked, a.name as by,
  coalesce(p.started_at, p.created_at) as started_at, p.ended_at, p.stop_asked_at, p.instance, p.weights, p.seed, p.rounds, p.replay,
  coalesce(p.replay_asked_at > (p.replay->>'at')::timestamptz, p.replay_asked_at is not null) as replaying,
  coalesce(n.proposed, 0) as proposed, p.objective is not null and coalesce(n.edited, false) as edited, ${aside} as aside, ${varied} as varied
  from plan p join account a on a.id = p.by_account left join plan_tally n on n.plan_id = p.id`

const headOf = (row: Row<typeof HEAD>): PlanHead => ({
  ...row,
  total: row.objective === null ? null : row.total,
  error: row.error && FAILURE_TEXT[row.error],
})

/** So many plans are listed; those before them are reached through the plans that follow from them. */
const LISTED = 50

/** The plans of the municipality, the newest first. */
export async function planList(db: Read): Promise<PlanHead[]> {
  const rows = await rowsOf(db, HEAD)`${heads} order by p.created_at desc, p.id desc limit ${LISTED}`
  return rows.map(headOf)
}

/** A plan as it is now: what was asked, how far the run is, what came out. */
export async function planById(db: Read, id: string): Promise<PlanHead | null> {
  const [row] = await rowsOf(db, HEAD)`${heads} where p.id = ${id}`
  return row ? headOf(row) : null
}

/** The plans whose run waits or was begun and has not ended. */
export const unmadePlans = async (db: Read): Promise<string[]> =>
  (await db.selectFrom('plan').select('id').where('status', 'in', ['waiting', 'running']).execute()).map(({ id }) => id)

const ID = { id }

/** The plans that somebody asked to be run once more, and were not yet. */
export const unansweredReplays = async (db: Read): Promise<string[]> =>
  (
    await rowsOf(db, ID)`select id from plan where replay_asked_at is not null
      and coalesce(replay_asked_at > (replay->>'at')::timestamptz, true)`
  ).map(row => row.id)

export type NewPlan = {
  id: string
  name: string
  from_on: string
  weeks: number
  activities_max: number | null
  areas: readonly string[]
  kinds: readonly LegalForm[]
  base_id: string | null
  change: WhatIf | null
  locked: readonly { person: string; slot: string }[]
  weights: Weights
  by_account: string
  created_at: string
}

/** Adds a plan that waits for its run. */
export const insertPlan = (tx: Tx, plan: NewPlan) =>
  tx
    .insertInto('plan')
    .values({
      ...plan,
      areas: [...plan.areas],
      kinds: [...plan.kinds],
      change: plan.change && JSON.stringify(plan.change),
      locked: JSON.stringify(plan.locked),
      weights: JSON.stringify(plan.weights),
      status: 'waiting',
    })
    .execute()

export type Locked = {
  id: string
  status: PlanStatus
  name: string
  from_on: string
  weeks: number
  activities_max: number | null
  areas: string[]
  kinds: LegalForm[]
  weights: Weights
}

/** Waits for whoever is changing the plan, then gives it as it stands. */
export const lockPlan = (tx: Tx, id: string): Promise<Locked | undefined> =>
  tx
    .selectFrom('plan')
    .select(['id', 'status', 'name', 'from_on', 'weeks', 'activities_max', 'areas', 'kinds', 'weights'])
    .where('id', '=', id)
    .$narrowType<{ status: PlanStatus; kinds: LegalForm[]; weights: Weights }>()
    .forUpdate()
    .executeTakeFirst()

/** Whether a plan is set aside now. */
export const isAside = async (db: Read, id: string): Promise<boolean> =>
  (await saysOf(db, id, sql`${aside} is not null`)) === true

/** Whether a plan rests on a what-if, its own or that of a plan which it runs again. */
export const isVaried = async (db: Read, id: string): Promise<boolean> => (await saysOf(db, id, varied)) === true

/** What a condition says of a plan; undefined where there is none. */
const saysOf = async (db: Read, id: string, what: RawBuilder<unknown>): Promise<boolean | undefined> =>
  (await db.selectFrom('plan as p').select(sql<boolean>`${what}`.as('so')).where('p.id', '=', id).executeTakeFirst())
    ?.so

export const askToStop = (tx: Tx, id: string, by: string, at: string) =>
  tx.updateTable('plan').set({ stop_asked_at: at, stop_asked_by: by }).where('id', '=', id).execute()

export const askReplay = (tx: Tx, id: string, at: string) =>
  tx.updateTable('plan').set({ replay_asked_at: at }).where('id', '=', id).execute()

/** Whether a change names something that is in the plan it would vary. */
export async function isInPlan(db: Read, plan: string, change: WhatIf): Promise<boolean> {
  if (change.kind === 'reach')
    return (
      change.area === null ||
      (await db.selectFrom('area').select('id').where('id', '=', change.area).executeTakeFirst()) !== undefined
    )
  const [column, id] =
    change.kind === 'hours' ? (['opportunity_id', change.opportunity] as const) : (['slot_id', change.slot] as const)
  const found = await db
    .selectFrom('plan_slot')
    .select('slot_id')
    .where('plan_id', '=', plan)
    .where(column, '=', id)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** The names of these plans, for a list of what is to be done. */
export const plansTold = (db: Read, ids: readonly string[]) =>
  db
    .selectFrom('plan')
    .select(['id', 'name as title'])
    .where('id', 'in', [...ids])
    .execute()
