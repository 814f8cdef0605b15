import { type RawBuilder, sql } from 'kysely'
import type { Role } from '#features/accounts/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { answerTo, day, id, maybe, question, type Row, text } from '#platform/rows.ts'
import { type Step, type StepKind, WAITS_AFTER, type WaitsFor, type What } from './rules.ts'

const OPEN = {
  id,
  subject_kind: text<StepKind>(),
  subject_id: id,
  person_id: maybe(id),
  what: text<What>(),
  note: text(),
  owner_id: id,
  owner: text(),
  due_on: day,
  /** Since when its clock stands: what it rests on is withdrawn (db/migrations/0042). */
  paused_on: maybe(day),
  organisation_id: maybe(id),
  /** The organisation that it names. */
  organisation: maybe(text()),
}
export type OpenStep = Row<typeof OPEN>

const openSteps = (which: RawBuilder<unknown>) =>
  question(OPEN)`
    select s.id, s.subject_kind, s.subject_id, s.person_id, s.what, s.note, s.owner_id, a.name as owner, s.due_on, s.paused_on, s.organisation_id, g.name as organisation
    from step s join account a on a.id = s.owner_id left join organisation g on g.id = s.organisation_id
    where s.done_at is null and ${which} order by s.due_on, s.id limit 500`

const ofSubject = (kind: StepKind, subject: string) =>
  openSteps(sql`s.subject_kind = ${kind} and s.subject_id = ${subject}`)

/** What is still to be done for a resident, the earliest due first. */
export const stepsAsked = (person: string) => openSteps(sql`s.person_id = ${person}`)
export const openStepsOfPerson = (db: Read, person: string): Promise<OpenStep[]> => answerTo(db, stepsAsked(person))

/** All open steps of one subject; of a kind that has one at a time, that one. */
export const openStepsOf = (db: Read, kind: StepKind, subject: string): Promise<OpenStep[]> =>
  answerTo(db, ofSubject(kind, subject))

/** The open step of one subject, if any; of several the earliest due. */
export const openStepOf = async (db: Read, kind: StepKind, subject: string): Promise<OpenStep | undefined> =>
  (await openStepsOf(db, kind, subject))[0]

/** The step that ended at this very moment with this outcome, to be opened again: what was to be done, by whom, until when. */
export async function stepDoneAt(
  db: Read,
  [kind, subject]: [StepKind, string],
  done: { at: string; outcome: string },
): Promise<Step | undefined> {
  return db
    .selectFrom('step')
    .select(['what', 'note', 'owner_id as owner', 'due_on as due', 'waits_for as waits'])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subject)
    .where('done_at', '=', done.at)
    .where('outcome', '=', done.outcome)
    .$narrowType<{ what: What; waits: WaitsFor }>()
    .executeTakeFirst()
}

/**
 * The same of all steps that ended at this moment, whatever came of them, but for a つなぎ that was done: that happened.
 * None where one of the subject was done since.
 */
export const stepsDoneLast = (db: Read, [kind, subject]: [StepKind, string], at: string): Promise<Step[]> =>
  db
    .selectFrom('step')
    .select([
      'what',
      'note',
      'owner_id as owner',
      'due_on as due',
      'waits_for as waits',
      'organisation_id as organisation',
    ])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subject)
    .where('done_at', '=', at)
    .where('referred_on', 'is', null)
    .where(sql<boolean>`not exists (select 1 from step later where later.subject_kind = ${kind} and later.subject_id = ${subject}
      and later.done_at > ${at}::timestamptz)`)
    .orderBy('id')
    .$narrowType<{ what: What; waits: WaitsFor }>()
    .execute()

/** The step of a subject that was opened together with this one and is still open. */
export const openedWith = async (db: Read, step: string, [kind, subject]: [StepKind, string]) =>
  (
    await db
      .selectFrom('step')
      .select('id')
      .where('subject_kind', '=', kind)
      .where('subject_id', '=', subject)
      .where('done_at', 'is', null)
      .where('created_at', '=', db.selectFrom('step').select('created_at').where('id', '=', step))
      .executeTakeFirst()
  )?.id

/** The open steps of an owner, or of everybody (`null`). */
export const openStepsOfOwner = (db: Read, owner: string | null): Promise<OpenStep[]> =>
  answerTo(db, openSteps(owner ? sql`s.owner_id = ${owner}` : sql`true`))

/** What is to be done about a thing of one person is about another one, whose it is now: both are the same human. */
export const moveSteps = (tx: Tx, from: string, to: string) =>
  tx
    .updateTable('step')
    .set({ person_id: to })
    .where('person_id', '=', from)
    .where('subject_kind', '<>', 'person')
    .where('done_at', 'is', null)
    .execute()

/** Takes a step on that was handed over to this owner; false where it waits for nobody. */
export async function acceptStep(tx: Tx, id: string, owner: string, at: string): Promise<boolean> {
  const accepted = await tx
    .updateTable('step')
    .set({ accepted_at: at })
    .where('id', '=', id)
    .where('owner_id', '=', owner)
    .where('handed_by', 'is not', null)
    .where('accepted_at', 'is', null)
    .where('done_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return accepted !== undefined
}

/** Ends one step; false where it is none or was ended already. `referred`: the day on which somebody was passed on by it. */
export async function endStep(
  tx: Tx,
  id: string,
  done: { by: string | null; at: string; outcome: string; referred?: string | null },
): Promise<boolean> {
  const ended = await tx
    .updateTable('step')
    .set({ done_at: done.at, done_by: done.by, outcome: done.outcome, referred_on: done.referred ?? null })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

/** That somebody was passed on by this step was a mistake: it counts no more. */
export const takeBackReferred = (tx: Tx, id: string) =>
  tx.updateTable('step').set({ referred_on: null }).where('id', '=', id).execute()

/** Ends the open step of a subject that has one at a time. */
export const closeStep = (
  tx: Tx,
  kind: StepKind,
  subject: string,
  done: { by: string | null; at: string; outcome: string },
) =>
  tx
    .updateTable('step')
    .set({ done_at: done.at, done_by: done.by, outcome: done.outcome })
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subject)
    .where('done_at', 'is', null)
    .execute()

/**
 * Opens a step; false where nobody at the desk holds one of the roles on that day. It belongs to whom it is meant for,
 * where they hold one, have not left and see the person; else to the one with the fewest open steps, a coordinator before
 * others, who shares out the work. Only where nobody sees the person it goes to somebody who does from then on.
 */
export async function openStep(
  tx: Tx,
  [kind, id]: [StepKind, string],
  person: string | null,
  {
    id: step = newId(),
    what,
    owner,
    but,
    due,
    note = '',
    waits = WAITS_AFTER[what],
    handed,
    organisation = null,
  }: Step,
  { roles, day }: { roles: readonly Role[]; day: string },
): Promise<boolean> {
  const { rows } = await sql`
    with held as materialized (select a.id, a.created_at, bool_or(r.role = 'coordinator') as shares, a.id not in (select blind_to(${person}::uuid, ${day}::date)) as sees
      from account a join role_grant r on r.account_id = a.id
      where a.disabled_at is null and r.role = any(${roles}::text[])
        and r.from_on <= ${day}::date and (r.until_on is null or r.until_on >= ${day}::date) group by a.id, a.created_at),
    fit as (select coalesce((select id from held where id = ${owner}::uuid and sees), (select h.id from held h order by h.id is not distinct from ${but ?? null}::uuid, h.sees desc, h.shares desc,
      (select count(*) from step s where s.owner_id = h.id and s.done_at is null), h.created_at, h.id limit 1)) as id)
    insert into step (id, subject_kind, subject_id, person_id, what, note, owner_id, due_on, waits_for,
      handed_by, handed_from, handed_note, accepted_at, organisation_id)
    select ${step}, ${kind}, ${id}, ${person}::uuid, ${what}, ${note}, fit.id, ${due}::date, ${waits},
      ${handed?.by ?? null}::uuid, ${handed?.from ?? null}::uuid, ${handed?.note ?? ''}, ${handed?.accepted ?? null}::timestamptz,
      ${organisation}::uuid
    from fit where fit.id is not null returning id`.execute(tx)
  return rows.length > 0
}

/** Waits for whoever is deciding the next step of this subject, so that two at once are both kept, one after the other. */
export const oneAtATime = (tx: Tx, kind: string, subject: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${subject}`}, 0))`.execute(tx)
