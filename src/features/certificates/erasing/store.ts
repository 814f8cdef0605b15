import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'
import { removeLinks } from '#platform/links.ts'
import { id, rowsOf } from '#platform/rows.ts'

const ID = { id }

/** Their certificates, which are genuine no more: what was certified is not kept either. */
export const eraseCertificates: Erase = async (tx, person) => {
  const made = await rowsOf(tx, ID)`select id from certificate where person_id = ${person}`
  const links = await removeLinks(
    tx,
    'certificate',
    made.map(one => one.id),
  )
  return links + (await inTurn(tx, [sql`delete from certificate where person_id = ${person}`]))
}
