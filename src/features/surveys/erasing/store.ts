import { sql } from 'kysely'
import { inTurn } from '#platform/each.ts'
import type { Erase } from '#platform/feature.ts'
import { removeLinks } from '#platform/links.ts'
import { id, rowsOf } from '#platform/rows.ts'

const ID = { id }

/** The words of their answers and the links of their slips; how content they were is counted. */
export const eraseAnswers: Erase = async (tx, person) => {
  const found = await rowsOf(tx, ID)`
    select s.id from survey s join consultation c on c.id = s.consultation_id where c.person_id = ${person}`
  const ids = found.map(row => row.id)
  const links = await removeLinks(tx, 'survey', ids)
  const rows = await inTurn(tx, [
    sql`update survey set title = '' where id = any(${ids}::uuid[])`,
    sql`update survey_answer set words = '', reason = '' where survey_id = any(${ids}::uuid[])`,
  ])
  return links + rows
}
