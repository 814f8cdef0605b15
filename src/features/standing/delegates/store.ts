import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, instant, list, maybe, number, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import type { StandPart } from '#platform/standing.ts'
import type { Door } from '../rules.ts'
import type { EndedBy, Relation } from './rules.ts'

const SEEN = {
  ...{ id, name: text(), relation: text<Relation>(), may: list<StandPart>(), until_on: day, medium: text() },
  ...{
    made_at: instant,
    code_until: instant,
    taken_at: maybe(instant),
    by_card: yes,
    ended_at: maybe(instant),
    ended_as: maybe(text()),
  },
}
export type Delegation = Row<typeof SEEN>

/** Whom somebody named, those who may still first; in their own lane it is whoever asks, at the desk it is said. */
export const delegationsOf = (db: Read, person: string): Promise<Delegation[]> =>
  rowsOf(db, SEEN)`
    select id, name, relation, may, until_on, medium, made_at, code_until, taken_at, by_card, ended_at, ended_as
    from delegation where person_id = ${person} order by ended_at is not null, made_at desc, id limit 50`

/** Whom somebody named with a birth date, and who may still: of this person. */
export const cardHolder = (tx: Tx, { id, person }: { id: string; person: string }) =>
  tx
    .selectFrom('delegation')
    .select(['id', 'number', 'name', 'until_on'])
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('born_on', 'is not', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

/** Another code in the place of the last one, good once. */
export const renewCode = (tx: Tx, delegation: string, values: { code_hash: Buffer; code_until: Instant }) =>
  tx
    .updateTable('delegation')
    .set({ ...values, tries: 0, used_at: null })
    .where('id', '=', delegation)
    .execute()

export type NewDelegation = {
  id: string
  person_id: string
  number: string
  name: string
  relation: Relation
  may: StandPart[]
  until_on: Day
  made_by: string
  made_at: Instant
  medium: Door | 'web'
  code_hash: Buffer
  code_until: Instant
  born_on?: Day
}
export const addDelegation = (tx: Tx, row: NewDelegation) => tx.insertInto('delegation').values(row).execute()

/** Ends one of this person's; false where it is over already, or theirs it is not. */
export const endDelegation = async (
  tx: Tx,
  { id, person }: { id: string; person: string },
  values: { ended_at: Instant; ended_as: EndedBy },
): Promise<boolean> =>
  (
    await tx
      .updateTable('delegation')
      .set(values)
      .where('id', '=', id)
      .where('person_id', '=', person)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
  ).numUpdatedRows > 0n

const ENDED = { id }

/** Ends what is over by its day, or with the person's time at the desk; gives how many. */
export const endOld = async (tx: Tx, now: Instant, today: Day): Promise<number> =>
  (
    await rowsOf(tx, ENDED)`
      update delegation d set ended_at = ${now}::timestamptz, ended_as = case when d.until_on < ${today}::date then 'over' else 'closed' end
      from person p where p.id = d.person_id and d.ended_at is null and (d.until_on < ${today}::date or p.closed_on is not null) returning d.id`
  ).length

// What follows is asked before anybody has a lane: it knows no person.

/** What the paper of this number offers, held until the transaction ends. */
export const lockOffer = (tx: Tx, number: string) =>
  tx
    .selectFrom('delegation')
    .select([
      'id',
      'person_id',
      'name',
      'may',
      'until_on',
      'code_hash',
      'code_until',
      'tries',
      'taken_at',
      'ended_at',
      'born_on',
      'used_at',
    ])
    .select('account_id')
    .where('number', '=', number)
    .forUpdate()
    .$narrowType<{ may: StandPart[] }>()
    .executeTakeFirst()

export const setOffer = (
  tx: Tx,
  delegation: string,
  values: { tries: number } | { used_at: Instant } | { taken_at: Instant; used_at: Instant; account_id: string },
) => tx.updateTable('delegation').set(values).where('id', '=', delegation).execute()

const OWN = { own: number }

/** Whether this account stands for the person itself. */
export const isOwnPerson = async (db: Read, account: string, person: string): Promise<boolean> =>
  (
    await rowsOf(
      db,
      OWN,
    )`select count(*)::int as own from role_grant where account_id = ${account} and role = 'resident' and scope_id = ${person}`
  )[0]!.own > 0

/** Whether this account has a page of its own. */
export const hasOwnPage = async (db: Read, account: string, today: Day): Promise<boolean> =>
  (
    await rowsOf(db, OWN)`
      select count(*)::int as own from role_grant where account_id = ${account} and role = 'resident' and (until_on is null or until_on >= ${today}::date)`
  )[0]!.own > 0

const CHARGE = { id, person_id: id, standing: id, name: text(), may: list<StandPart>(), until_on: day }
export type Charge = Row<typeof CHARGE>

/** For whom an account may act at this moment. */
export const chargesOf = (db: Read, account: string, now: Instant): Promise<Charge[]> =>
  rowsOf(db, CHARGE)`
    select id, person_id, standing, name, may, until_on from delegations_of(${account}::uuid, ${now}::timestamptz)`
