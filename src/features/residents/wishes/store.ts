import type { Told } from '#features/steps/index.ts'
import type { Instant } from '#platform/clock.ts'
import type { Read, Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { id, instant, json, maybe, type Row, rowsOf, text } from '#platform/rows.ts'
import type { WishKind } from './rules.ts'

/** Notes what somebody asks; in their own lane. Gives its id. */
export async function addWish(
  tx: Tx,
  wish: { person_id: string; kind: WishKind; words: string; by_account: string; at: Instant },
): Promise<string> {
  const id = newId<'data wish'>()
  await tx
    .insertInto('data_wish')
    .values({ id, ...wish })
    .execute()
  return id
}

const OWN = {
  ...{ id, kind: text<WishKind>(), words: text(), at: instant, answer: maybe(text()), answered_at: maybe(instant) },
}
export type OwnWish = Row<typeof OWN>

/** What they asked and what they were answered, the latest first; in their own lane. */
export const ownWishes = (db: Read): Promise<OwnWish[]> =>
  rowsOf(db, OWN)`select id, kind, words, at, answer, answered_at from data_wish order by at desc, id limit 50`

const SEEN = { ...OWN, person_id: id, name: text(), by: maybe(text()) }
export type Wish = Row<typeof SEEN>

/** One of them, for the desk; undefined where there is none. */
export const wishById = async (db: Read, wish: string): Promise<Wish | undefined> =>
  (
    await rowsOf(db, SEEN)`
      select w.id, w.kind, w.words, w.at, w.answer, w.answered_at, w.person_id, trim(p.family_name || ' ' || p.given_name) as name, a.name as by
      from data_wish w join person p on p.id = w.person_id left join account a on a.id = w.answered_by where w.id = ${wish}`
  )[0]

/** Holds it, so that nobody else answers meanwhile. */
export const lockWish = (tx: Tx, wish: string) =>
  tx
    .selectFrom('data_wish')
    .select(['id', 'person_id', 'kind', 'answered_at', 'at'])
    .where('id', '=', wish)
    .forUpdate()
    .$narrowType<{ kind: WishKind }>()
    .executeTakeFirst()

export const setAnswer = (
  tx: Tx,
  wish: string,
  values: { answer: string; answered_by: string; answered_at: Instant },
) => tx.updateTable('data_wish').set(values).where('id', '=', wish).execute()

/** What somebody asked becomes another person's, who is found to be the same. */
export const moveWishes = async (tx: Tx, from: string, to: string): Promise<void> => {
  await tx.updateTable('data_wish').set({ person_id: to }).where('person_id', '=', from).execute()
}

const TOLD = { id, person: json<NonNullable<Told['person']>>() }

/** Whose wishes these are, for a list of what is to be done. */
export const wishesTold = (db: Read, ids: readonly string[]) =>
  rowsOf(db, TOLD)`
    select w.id, jsonb_build_object('id', p.id, 'number', p.number, 'name', trim(p.family_name || ' ' || p.given_name)) as person
    from data_wish w join person p on p.id = w.person_id where w.id = any(${ids}::uuid[])`
