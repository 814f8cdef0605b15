import { sql } from 'kysely'
import type { Category, LegalForm } from '#features/kinds/index.ts'
import type { Read } from '#platform/db.ts'
import { day, id, json, list, maybe, number, PLANNED_ANEW, type Row, rowsOf, text, yes } from '#platform/rows.ts'
import { queryTerms } from '#platform/search.ts'
import { isIn } from '../find/store-conditions.ts'
import type { Status } from '../rules.ts'

/** What the list of staff is narrowed to; null: all. */
export type Find = {
  q: string
  status: Status | null
  form: LegalForm | null
  category: Category | null
  area: string | null
}

const SORTS = {
  title: sql`o.title`,
  organisation: sql`g.kana`,
  places: sql`o.capacity - o.taken`,
  ends: sql`o.ends_on`,
  asOf: sql`o.as_of`,
}
export type SortKey = keyof typeof SORTS
export const isSortKey = (text: string): text is SortKey => Object.hasOwn(SORTS, text)

const LISTED = {
  id,
  title: text(),
  organisation_id: id,
  organisation: text(),
  legal_form: text<LegalForm>(),
  category: text<Category>(),
  town: maybe(text()),
  capacity: maybe(number),
  taken: number,
  urgent: yes,
  as_of: day,
  checked: yes,
  ends_on: maybe(day),
  status: text<Status>(),
  proposals: number,
}
export type ListRow = Row<typeof LISTED>

const hasWords = ({ q }: Find): boolean => queryTerms(q).terms.length > 0

/** Where what is listed stands: what words find in a view that may use their index (0033) and has all that is asked here (0093). */
const sourceOf = (find: Find) =>
  sql`${hasWords(find) ? sql`opportunity_words` : sql`opportunity`} o ${find.area ? sql`left join town t on t.id = o.town_id` : sql``}`

const conditionsOf = ({ q, form, category, area }: Find) => {
  const { terms, tsquery } = queryTerms(q)
  // One or two characters are one lexeme and need no second look.
  const looked = terms.filter(term => [...term].length > 2).map(isIn)
  const conditions = [
    ...(terms.length > 0 ? [sql`o.search @@ ${tsquery}::tsquery`, ...looked] : [sql`true`]),
    ...(form ? [sql`o.legal_form = ${form}`] : []),
    ...(category ? [sql`o.category = ${category}`] : []),
    ...(area ? [sql`t.area_id = ${area}::uuid`] : []),
  ]
  return sql.join(conditions, sql` and `)
}

/** What the list counts and sorts by. */
const KEPT = sql`o.id, o.organisation_id, o.title, o.status, o.capacity, o.taken, o.as_of, o.ends_on, o.created_at`

const FOUND = { counts: json<Partial<Record<Status, number>>>(), ids: list<string>() }

/**
 * One page of the list, the newest first where no other order is asked for; and how many activities there are of each status
 * under the other conditions.
 */
export async function listed(
  db: Read,
  find: Find,
  order: { by: SortKey | null; descending: boolean },
  page: { size: number; from: number },
): Promise<{ counts: Partial<Record<Status, number>>; rows: ListRow[] }> {
  const direction = order.descending ? sql`desc nulls last` : sql`asc nulls last`
  const sorted = order.by ? sql`${SORTS[order.by]} ${direction}, o.id` : sql`o.created_at desc, o.id`
  const [all, where] = [sourceOf(find), conditionsOf(find)]
  // Words are looked for once: among 25,000 activities that takes longer than all the rest.
  const [first, source, that] = hasWords(find)
    ? [sql`with f as materialized (select ${KEPT} from ${all} where ${where})`, sql`f o`, sql`true`]
    : [sql``, all, where]
  const [row] = await rowsOf(db, FOUND)`${PLANNED_ANEW}
    ${first}
    select (select coalesce(json_object_agg(status, count), '{}') from (
        select o.status, count(*)::int as count from ${source} where ${that} group by o.status) s) as counts,
      array(select o.id from ${source} ${order.by === 'organisation' ? sql`join organisation g on g.id = o.organisation_id` : sql``} where ${that}
        and ${find.status ? sql`o.status = ${find.status}` : sql`true`} order by ${sorted} limit ${page.size} offset ${page.from}) as ids`
  const { counts, ids } = row!
  const rows = await rowsOf(db, LISTED)`
    select o.id, o.title, o.organisation_id, g.name as organisation, o.legal_form, o.category, t.name as town,
      o.capacity, o.taken, o.urgent, o.as_of, o.checked_by is not null as checked, o.ends_on, o.status,
      (select count(*)::int from proposal p where p.opportunity_id = o.id) as proposals
    from opportunity o join organisation g on g.id = o.organisation_id left join town t on t.id = o.town_id
    where o.id = any(${ids}::uuid[]) order by array_position(${ids}::uuid[], o.id)`
  return { counts, rows }
}

/** The activities of one organisation, those that are over last. */
export const rowsOfOrganisation = (db: Read, organisation: string) =>
  db
    .selectFrom('opportunity')
    .select(['id', 'title', 'legal_form', 'status', 'capacity', 'taken', 'as_of', 'checked_by'])
    .where('organisation_id', '=', organisation)
    .orderBy(sql`array_position(array['open', 'submitted', 'returned', 'draft', 'closed', 'ended'], status)`)
    .orderBy('created_at', 'desc')
    .limit(200)
    .$narrowType<{ legal_form: LegalForm; status: Status }>()
    .execute()

const OF_ORGANISATION = { id, open: number, all: number }

/** How many activities each organisation has: published now, and ever. */
export async function countsByOrganisation(db: Read, ids: readonly string[]) {
  const rows = await rowsOf(db, OF_ORGANISATION)`
    select organisation_id as id, count(*) filter (where status = 'open')::int as open, count(*)::int as all
    from opportunity where organisation_id = any(${ids}::uuid[]) group by organisation_id`
  return new Map(rows.map(row => [row.id, row]))
}

export const proposalCount = async (db: Read, opportunity: string): Promise<number> =>
  (
    await db
      .selectFrom('proposal')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('opportunity_id', '=', opportunity)
      .executeTakeFirstOrThrow()
  ).count
