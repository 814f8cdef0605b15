import type { Role } from '#features/accounts/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Looks } from '#platform/feature.ts'
import { day, list, number, rowsOf, text, yes } from '#platform/rows.ts'
import type { DayOfLooks } from './rules.ts'
import { kindOf } from './text.ts'

const MINE = { day, action: text(), roles: list<Role>(), listed: yes, refused: yes, count: number }

/** Who looked at the resident who asks, day by day since this one, the latest first: by role, never by name. */
export const looksAtMe = async (db: Read, looks: Looks, since: Day): Promise<DayOfLooks[]> =>
  (await rowsOf(db, MINE)`select day, action, roles, listed, refused, count from my_looks(${since}::date)`).map(
    ({ action, ...row }) => ({ ...row, by: '', kind: kindOf(looks, action) }),
  )
