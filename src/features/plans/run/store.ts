import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { sql } from 'kysely'
import type { LegalForm } from '#features/kinds/index.ts'
import type { Audit, Plan, Problem, Weights } from '#matching/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type LeftOut, leftOutIn, type PlanStatus, type Stage, type WhatIf } from '../rules.ts'
import type { Failure } from '../text.ts'
import { canonicalOf } from './instance.ts'

// What a run reads and writes.

const [pack, unpack] = [promisify(gzip), promisify(gunzip)]

/** A value as it is kept: the canonical text, packed. The same value gives the same bytes. */
export const packed = async (value: unknown): Promise<Buffer> => pack(canonicalOf(value))

async function opened<T>(bytes: Buffer | null | undefined): Promise<T | null> {
  return bytes ? JSON.parse((await unpack(bytes)).toString('utf8')) : null
}

/** What was asked for; undefined where there is no such plan. */
export const askedOf = (db: Read, id: string) =>
  db
    .selectFrom('plan')
    .select([
      'id',
      'status',
      'from_on',
      'weeks',
      'activities_max',
      'areas',
      'kinds',
      'base_id',
      'change',
      'locked',
      'weights',
    ])
    .select(['seed', 'rounds', 'instance', 'by_account', 'stop_asked_at'])
    .where('id', '=', id)
    .$narrowType<{ status: PlanStatus; kinds: LegalForm[]; change: WhatIf | null; weights: Weights }>()
    .$narrowType<{ locked: { person: string; slot: string }[] }>()
    .executeTakeFirst()

export type Asked = NonNullable<Awaited<ReturnType<typeof askedOf>>>

/** The problem from which a plan was made; null where it has none yet. */
export const storedProblem = async (db: Read, id: string): Promise<Problem | null> =>
  opened((await db.selectFrom('plan').select('problem').where('id', '=', id).executeTakeFirst())?.problem)

/** The plan as the run left it, before anybody changed it; null where there is none. */
export const storedResult = async (db: Read, id: string): Promise<Plan | null> =>
  opened((await db.selectFrom('plan').select('result').where('id', '=', id).executeTakeFirst())?.result)

/** What could not be in the problem of a plan, as it is stored. */
export async function leftOutOfBase(db: Read, id: string): Promise<LeftOut> {
  const row = await db.selectFrom('plan').select('left_out').where('id', '=', id).executeTakeFirst()
  return leftOutIn(row?.left_out)
}

/** The municipality's name, by which an address is known to be in it. */
export const townHall = (db: Read) =>
  db.selectFrom('municipality').select('name').where(sql<boolean>`id = tenant()`).executeTakeFirstOrThrow()

export const begin = (tx: Tx, id: string, at: string) =>
  tx
    .updateTable('plan')
    .set({ status: 'running', started_at: at, stage: 'reading', done: 0, of: 1 })
    .where('id', '=', id)
    .execute()

export type KeptProblem = { problem: Buffer; instance: string; rounds: number; leftOut: object }

export const keepProblem = (tx: Tx, id: string, { leftOut, ...kept }: KeptProblem) =>
  tx
    .updateTable('plan')
    .set({ ...kept, left_out: JSON.stringify(leftOut) })
    .where('id', '=', id)
    .execute()

/** Notes how far the run is; gives whether somebody asked it to stop. */
export async function noteProgress(
  tx: Tx,
  id: string,
  at: { stage: Stage; done: number; of: number },
): Promise<boolean> {
  const row = await tx
    .updateTable('plan')
    .set(at)
    .where('id', '=', id)
    .where('status', '=', 'running')
    .returning('stop_asked_at')
    .executeTakeFirst()
  return row?.stop_asked_at != null
}

export const fail = (tx: Tx, id: string, error: Failure, at: string) =>
  tx.updateTable('plan').set({ status: 'failed', error, ended_at: at, stage: null }).where('id', '=', id).execute()

export type Ending = { status: 'done' | 'stopped'; plan: Plan; result: Buffer; audit: Audit | null; at: string }

export const finish = (tx: Tx, id: string, { status, plan, result, audit, at }: Ending) =>
  tx
    .updateTable('plan')
    .set({
      ...{ status, result, ended_at: at, stage: null, objective: plan.objective, bound: plan.bound },
      audit: audit && JSON.stringify(audit),
      teams: JSON.stringify(plan.teams),
    })
    .where('id', '=', id)
    .execute()

/** Rows are sent as one text and taken apart by the database: thousands of them in one statement. */
const sent = (rows: readonly object[], shape: string) =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${sql.raw(shape)})`

export type SlotRow = {
  slot_id: string
  opportunity_id: string
  weekday: number
  from_min: number
  to_min: number
  weeks: readonly number[] | null
  need: number
  reasons: readonly string[]
}

export const insertSlots = (tx: Tx, plan: string, rows: readonly SlotRow[]) =>
  sql`insert into plan_slot (plan_id, slot_id, opportunity_id, weekday, from_min, to_min, weeks, need, reasons)
    select ${plan}::uuid, r.* from ${sent(
      rows,
      'slot_id uuid, opportunity_id uuid, weekday int, from_min int, to_min int, weeks int[], need int, reasons text[]',
    )}`.execute(tx)

export type PersonRow = {
  person_id: string
  waiting_days: number
  first_points: number
  reasons: readonly string[]
  nearest: string | null
}

export const insertPeople = (tx: Tx, plan: string, rows: readonly PersonRow[]) =>
  sql`insert into plan_person (plan_id, person_id, waiting_days, first_points, reasons, nearest)
    select ${plan}::uuid, r.* from ${sent(
      rows,
      'person_id uuid, waiting_days int, first_points int, reasons text[], nearest text',
    )}`.execute(tx)

export type PlacementRow = {
  person_id: string
  slot_id: string
  opportunity_id: string
  score: number
  terms: object
  locked_by: string | null
  locked_at: string | null
}

export const insertPlacements = (tx: Tx, plan: string, rows: readonly PlacementRow[]) =>
  sql`insert into plan_placement (plan_id, origin, id, person_id, slot_id, opportunity_id, score, terms, locked_by, locked_at)
    select ${plan}::uuid, 'engine', r.* from ${sent(
      rows.map(row => ({ id: newId(), ...row })),
      'id uuid, person_id uuid, slot_id uuid, opportunity_id uuid, score int, terms jsonb, locked_by uuid, locked_at timestamptz',
    )}`.execute(tx)

export const noteReplay = (tx: Tx, id: string, replay: { at: string; same: boolean; hash: string }) =>
  tx
    .updateTable('plan')
    .set({ replay: JSON.stringify(replay) })
    .where('id', '=', id)
    .execute()
