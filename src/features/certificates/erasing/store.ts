import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'
import { removingLinks } from '#platform/links.ts'

/** Their certificates, which are genuine no more: what was certified is not kept either. */
export const eraseCertificates: Erase = (tx, person) =>
  inTurn(tx, [
    removingLinks('certificate', sql`select id from certificate where person_id = ${person}`),
    sql`delete from certificate where person_id = ${person}`,
  ])
