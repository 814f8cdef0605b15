import { type RawBuilder, sql } from 'kysely'
import type { Switch } from '#features/municipalities/index.ts'
import { OPEN_STATUSES } from '#features/proposals/rules.ts'
import type { Read } from '#platform/db.ts'
import { number, type Row, rowsOf, text } from '#platform/rows.ts'

const OWNED = { owner: text(), count: number }
/** How many open steps are in whose hands. */
export type Owned = Row<typeof OWNED>

const HIRING = sql`(select id from opportunity where legal_form in ('employment', 'dispatch'))`

/** The steps that are about what is switched off; null: it has none. */
const STEPS: Record<Switch, RawBuilder<unknown> | null> = {
  placement: sql`(s.subject_kind = 'opportunity' and s.subject_id in ${HIRING}
    or s.subject_kind = 'proposal' and s.subject_id in (select id from proposal where opportunity_id in ${HIRING}))`,
  introductions: sql`s.subject_kind = 'proposal'`,
  plans: sql`s.subject_kind = 'plan'`,
  requests: null,
  imports: null,
}

const COUNT = { count: number }

/** So many are told by whose they are; of more it is told how many there are. */
const TOLD = 1000

/** What is open of what a city may switch off: how many, and by whose they are, the most first; null: they are too many. */
export async function stepsOf(db: Read, key: Switch, told = TOLD): Promise<{ count: number; owners: Owned[] | null }> {
  const which = STEPS[key]
  if (!which) return { count: 0, owners: [] }
  if (key === 'placement') {
    const count = await hiringCount(db)
    if (count > told) return { count, owners: null }
  }
  const owners = await rowsOf(db, OWNED)`
    select a.name as owner, count(*)::int as count from step s join account a on a.id = s.owner_id
    where s.done_at is null and ${which} group by a.id, a.name order by 2 desc, 1`
  return { count: owners.reduce((sum, one) => sum + one.count, 0), owners }
}

/** How many steps are open of hiring: each open proposal has one, and proposals are counted in an index. */
async function hiringCount(db: Read): Promise<number> {
  const [row] = await rowsOf(db, COUNT)`
    select ((select count(*) from proposal where status = any(${OPEN_STATUSES}::text[]) and opportunity_id in ${HIRING})
      + (select count(*) from step where done_at is null and subject_kind = 'opportunity' and subject_id in ${HIRING}))::int as count`
  return row!.count
}

/** Activities that lose their place in the public list with it, and files that were read and not taken over yet. */
export async function besideOf(db: Read, key: Switch): Promise<number> {
  if (key !== 'placement' && key !== 'imports') return 0
  const [row] = await (key === 'placement'
    ? rowsOf(
        db,
        COUNT,
      )`select count(*)::int as count from opportunity where status = 'open' and legal_form in ('employment', 'dispatch')`
    : rowsOf(db, COUNT)`select count(*)::int as count from import_run where state in ('matching', 'planned')`)
  return row!.count
}
