import type pg from 'pg'
import { newId } from '#platform/ids.ts'
import type { Things } from '../../check/review.ts'
import { reviews } from '../../check/reviewed.ts'

/** One of everything; of what the city has none, an id that leads nowhere: such a page says so. */
export async function thingsOf(client: pg.Client): Promise<Things> {
  const found: Record<string, string> = {}
  for (const [name, sql] of (await reviews('things')).flatMap(([, list]) => Object.entries(list))) {
    const { rows } = await client.query(`select (${sql}) as id`)
    found[name] = rows[0]?.id ?? newId()
  }
  return found
}
