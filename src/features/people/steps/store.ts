import { sql } from 'kysely'
import type { Purpose } from '#features/consents/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { rowsOf, yes } from '#platform/rows.ts'

/** What is done with a person's consents comes one after the other: nobody is named while it is being withdrawn. */
export const lockPerson = (tx: Tx, id: string) =>
  sql`select 1 from person where id = ${id} for no key update`.execute(tx)

const TOLD = { told: yes }

/**
 * Whether this organisation knows of the person by what the desk did for this purpose: an introduction, a place in its
 * week (which stands on its sheet), or a つなぎ. What was withdrawn before anything was told needs no recall.
 */
export async function wasTold(db: Read, person: string, organisation: string, purpose: Purpose): Promise<boolean> {
  const introduced = sql`
    exists (select from proposal q join proposal_entry e on e.proposal_id = q.id join opportunity o on o.id = q.opportunity_id
      where q.person_id = ${person} and o.organisation_id = ${organisation} and e.verb = 'introduce')
    or exists (select from assignment a join opportunity o on o.id = a.opportunity_id
      where a.person_id = ${person} and o.organisation_id = ${organisation})`
  const referred = sql`exists (select from step
    where person_id = ${person} and organisation_id = ${organisation} and referred_on is not null)`
  const [row] = await rowsOf(db, TOLD)`select (${purpose === 'referral' ? referred : introduced}) as told`
  return row!.told
}
