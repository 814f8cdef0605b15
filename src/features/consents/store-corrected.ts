import { sql } from 'kysely'
import type { Read, Tx } from '#platform/db.ts'
import { day, id, json, list, maybe, type Row, rowsOf, text } from '#platform/rows.ts'
import type { ConsentField, Purpose } from './rules.ts'

const KEPT = {
  person_id: id,
  taken_by: id,
  purpose: text<Purpose>(),
  recipient_id: maybe(id),
  recipient: maybe(text()),
  fields: list<ConsentField>(),
  given_on: day,
  withdrawn_on: maybe(day),
  by: maybe(text()),
  row: json<Readonly<Record<string, unknown>>>(),
  /** The days on which the person was named to the organisation by this consent. */
  used: list<string>(),
  /** The days on which the person was passed on by it (つなぎ). */
  referred: list<string>(),
}
export type KeptConsent = Row<typeof KEPT>

/** One consent with its whole row, to be put right; undefined where there is none. */
export async function keptConsent(db: Read, consent: string): Promise<KeptConsent | undefined> {
  const [kept] = await rowsOf(db, KEPT)`
    select c.person_id, c.taken_by, c.purpose, c.recipient_id, o.name as recipient, c.fields, c.given_on, c.withdrawn_on, a.name as by,
      to_jsonb(c) - 'municipality_id' as row, array(select e.on_day::text from proposal_entry e join proposal q on q.id = e.proposal_id
        where q.person_id = c.person_id and e.verb = 'introduce' and e.data ->> 'consent' = c.id::text order by 1) as used,
      array(select (h.at at time zone 'Asia/Tokyo')::date::text from happening h where h.kind = 'person.referred' and h.subject_id = c.person_id
        and h.data ->> 'consent' = c.id::text order by 1) as referred
    from consent c left join organisation o on o.id = c.recipient_id left join account a on a.id = c.taken_by where c.id = ${consent}`
  return kept
}

/** Waits for whoever is writing to this consent. */
export const lockConsent = (tx: Tx, consent: string) =>
  sql`select 1 from consent where id = ${consent} for update`.execute(tx)

export const changeConsent = (
  tx: Tx,
  consent: string,
  change:
    | { given_on: string; fields: ConsentField[]; withdrawn_on: string | null; withdrawn_by?: null }
    | { person_id: string },
) => tx.updateTable('consent').set(change).where('id', '=', consent).execute()

export const removeConsent = (tx: Tx, consent: string) => tx.deleteFrom('consent').where('id', '=', consent).execute()
