import type { Instant } from '#platform/clock.ts'
import type { Day } from '#platform/dates.ts'
import type { Read, Tx } from '#platform/db.ts'
import { id, rowsOf } from '#platform/rows.ts'
import type { Card, Tried } from './rules.ts'

/** The card of this number that was neither used nor ended, held until the transaction ends; undefined where there is none. */
export const lockCard = (
  tx: Tx,
  number: number,
): Promise<
  (Card & Tried & { id: string; person_id: string; name: string; code_hash: Buffer; birth_on: Day }) | undefined
> =>
  tx
    .selectFrom('entry_card')
    .select(['id', 'person_id', 'name', 'code_hash', 'birth_on', 'until_at', 'tries', 'used_at', 'ended_at'])
    .select('rests_until')
    .where('number', '=', number)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export const setCard = (tx: Tx, card: string, values: Tried | { used_at: Instant }) =>
  tx.updateTable('entry_card').set(values).where('id', '=', card).execute()

/** Ends whatever card of this person is still good. */
export const endCards = (tx: Tx, person: string, ended_at: Instant) =>
  tx
    .updateTable('entry_card')
    .set({ ended_at })
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()

export type NewCard = {
  id: string
  person_id: string
  number: number
  birth_on: Day
  name: string
  code_hash: Buffer
  at: Instant
  until_at: Instant
  by_account: string
}

export const addCard = (tx: Tx, card: NewCard) => tx.insertInto('entry_card').values(card).execute()

/** The card that was printed last for somebody; undefined where there was none. */
export const lastCard = (db: Read, person: string) =>
  db
    .selectFrom('entry_card')
    .select(['at', 'until_at', 'used_at', 'ended_at', 'rests_until'])
    .where('person_id', '=', person)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()

const ACCOUNT = { id }

/** The account that stands for this person on a day, the longest first; null where there is none. In the lane of the entry. */
export const accountOf = async (db: Read, person: string, today: Day): Promise<string | null> =>
  (
    await rowsOf(db, ACCOUNT)`
      select a.id from role_grant g join account a on a.id = g.account_id
      where g.role = 'resident' and g.scope_id = ${person} and g.from_on <= ${today}::date
        and (g.until_on is null or g.until_on >= ${today}::date) and a.disabled_at is null
      order by g.from_on, g.id limit 1`
  )[0]?.id ?? null
