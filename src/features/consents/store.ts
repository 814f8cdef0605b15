import { type RawBuilder, sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import type { Moving } from '#platform/feature.ts'
import { newId } from '#platform/ids.ts'
import { day, id, list, maybe, rowsOf, text } from '#platform/rows.ts'
import { type Consent, type ConsentField, type ConsentRefusal, consentFor, type Purpose } from './rules.ts'

const CONSENT = {
  id,
  purpose: text<Purpose>(),
  recipient_id: maybe(id),
  recipient: maybe(text()),
  fields: list<ConsentField>(),
  wording: text(),
  given_on: day,
  given_by_medium: text(),
  taken_by: text(),
  withdrawn_on: maybe(day),
  withdrawn_by: maybe(text()),
}

/** The rows of `consentsOf` as a part of another query; `person` is the id of the person there. */
export const consentRows = (person: RawBuilder<unknown>) => sql`
    select c.id, c.purpose, c.recipient_id, o.name as recipient, c.fields, c.wording, c.given_on, c.given_by_medium,
      taker.name as taken_by, c.withdrawn_on, withdrawer.name as withdrawn_by
    from consent c left join organisation o on o.id = c.recipient_id left join account taker on taker.id = c.taken_by
    left join account withdrawer on withdrawer.id = c.withdrawn_by
    where c.person_id = ${person} order by c.given_on desc, c.id desc`

/** All consents of a person, the live and the withdrawn, the latest first. */
export const consentsOf = (db: Read, person: string): Promise<Consent[]> =>
  rowsOf(db, CONSENT)`${consentRows(sql`${person}::uuid`)}`

/**
 * The live consent of a person for telling this recipient (`null`: nobody in particular) for this purpose on this day, or
 * the sentence's key that says why there is none.
 */
export const liveConsent = async (
  db: Read,
  person: string,
  purpose: Purpose,
  recipient: string | null,
  day: string,
): Promise<{ consent: Consent } | { refused: ConsentRefusal }> =>
  consentFor(await consentsOf(db, person), purpose, recipient, day)

/**
 * Whether this organisation may be told nothing of the person any more: they agreed to an introduction once, and no consent
 * is live. A part of another query, in which `person` and `organisation` are ids.
 */
export const isWithdrawn = (person: RawBuilder<unknown>, organisation: RawBuilder<unknown>) => sql<boolean>`
    coalesce((select bool_and(c.withdrawn_on is not null) from consent c
      where c.person_id = ${person} and c.purpose = 'introduction' and c.recipient_id = ${organisation}), false)`

/** A consent as it is noted; `wording` is the version of the words that were read or shown. */
export type NewConsent = Pick<
  Consent,
  'purpose' | 'recipient_id' | 'fields' | 'wording' | 'given_on' | 'given_by_medium'
> & { person_id: string; taken_by: string }

/** Writes a consent down, without asking the rules: its id. Null where such a one is live, also if it was written just now. */
export async function addConsent(tx: Tx, consent: NewConsent): Promise<string | null> {
  const added = await tx
    .insertInto('consent')
    .values({ id: newId<'consent'>(), ...consent })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id ?? null
}

/**
 * What somebody agreed to becomes another person's, who is found to be the same: the later word holds. What that person has
 * refused on that day or later, or agrees to anyway, stays where it was given.
 */
export const moveConsents: Moving = async (tx, from, to) => {
  await sql`
    update consent c set person_id = ${to}::uuid where c.person_id = ${from}::uuid and (c.withdrawn_on is not null or not exists (select from consent k
      where k.person_id = ${to}::uuid and k.purpose = c.purpose and k.recipient_id is not distinct from c.recipient_id
        and (k.withdrawn_on is null or k.withdrawn_on >= c.given_on)))`.execute(tx)
}

/** Notes the withdrawal; undefined where there is no live consent of this person with this id. */
export const markWithdrawn = (tx: Tx, person: string, id: string, withdrawn: { on: string; by: string | null }) =>
  tx
    .updateTable('consent')
    .set({ withdrawn_on: withdrawn.on, withdrawn_by: withdrawn.by })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('withdrawn_on', 'is', null)
    .returning(['purpose', 'recipient_id'])
    .$narrowType<{ purpose: Purpose }>()
    .executeTakeFirst()
