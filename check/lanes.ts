import pg from 'pg'
import { INSIDE, LANES, type Lane, LIMITED, OUTSIDE, roleOf } from '../src/platform/lanes.ts'

/** A right on a table or view that a lane has: by columns, or on the whole of it, and the condition that rows must meet. */
export type Right = {
  lane: Lane
  tab: string
  view: boolean
  right: string
  columns: string | null
  condition: string | null
}

const RIGHTS = `
  with lane as (select l.lane, r.oid from unnest($1::text[], $2::text[]) as l(lane, role) join pg_roles r on r.rolname = l.role),
  tab as (select oid, relname, relkind, relacl from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')),
  whole as (select lane.lane, tab.oid, lower(a.privilege_type) as right, null::text as columns
    from tab, aclexplode(tab.relacl) a join lane on lane.oid = a.grantee),
  parts as (select lane.lane, tab.oid, lower(a.privilege_type) as right, string_agg(c.attname, ', ' order by c.attnum) as columns
    from tab join pg_attribute c on c.attrelid = tab.oid, aclexplode(c.attacl) a join lane on lane.oid = a.grantee group by 1, 2, 3)
  select r.lane, t.relname as tab, t.relkind = 'v' as view, r.right, r.columns, coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) as condition
  from (select * from whole union all select * from parts) r join tab t on t.oid = r.oid
  left join pg_policy p on p.polrelid = r.oid and p.polname = r.lane || '_' || r.right
  order by t.relname, r.lane, r.right`

/** Every right of every lane, as the catalogue has it. */
export async function rightsOf(owner: pg.ClientConfig): Promise<Right[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const roles = LANES.map(lane => roleOf(owner.user!, lane))
    return (await client.query<Right>(RIGHTS, [LANES, roles])).rows
  } finally {
    await client.end()
  }
}

/** Of which rows of a table whoever sees a part of the people keeps sight: all others are taken away from them. */
export type Limit = { tab: string; condition: string }

/** Every restrictive policy, as the catalogue has it. */
export async function limitsOf(owner: pg.ClientConfig): Promise<Limit[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { rows } = await client.query<Limit & { roles: string[] }>(
      `select tablename as tab, roles::text[] as roles, coalesce(qual, with_check) as condition from pg_policies
       where schemaname = 'public' and permissive = 'RESTRICTIVE' order by 1`,
    )
    const strange = rows.find(({ roles }) => String(roles) !== `${owner.user}_${LIMITED}`)
    if (strange) throw new Error(`${strange.tab}: a restrictive policy for ${strange.roles} stands in no table here`)
    return rows
  } finally {
    await client.end()
  }
}

/** `docs/generated/lanes.md`: what each lane may reach, first from outside, then from inside, and what is taken away again. */
export function lanesText(rights: readonly Right[], limits: readonly Limit[]): string {
  const outside = OUTSIDE.flatMap(lane => rights.filter(right => right.lane === lane).map(lineOf))
  return `# Lanes

Made from the catalogue of a freshly migrated database. A lane is a PostgreSQL role; what is not in this table is closed to it.
Every condition also asks for the municipality of the transaction; from outside that, and who asks, are sealed.

## From outside

| lane | table or view | right | columns | rows |
|---|---|---|---|---|
${outside.join('\n')}

## From inside

Every row of the municipality (the register of municipalities: all of it).

| table or view | ${INSIDE.join(' | ')} |
|---|${INSIDE.map(() => '---').join('|')}|
${insideLines(rights).join('\n')}

## Whoever sees a part of the people

Works in a role of its own that has the rights of staff; these restrictive policies only take away (docs/decisions/0036). A row
that does not meet the condition is neither seen nor changed, removed or added.

| table | rows that are left |
|---|---|
${limits.map(({ tab, condition }) => `| \`${tab}\` | \`${condition.replace(/\s+/g, ' ').replaceAll('|', '\\|')}\` |`).join('\n')}
`
}

const lineOf = ({ lane, tab, right, columns, condition }: Right): string =>
  `| ${lane} | \`${tab}\` | ${right} | ${columns ?? 'all'} | ${ownPart(condition)} |`

/** What a condition asks beside the municipality. */
const ownPart = (condition: string | null): string => {
  if (condition === null) return 'the view’s own'
  const rest = /\)\s*AND\s*([\s\S]*)\)$/.exec(condition)?.[1]?.replace(/\s+/g, ' ') ?? condition
  return rest === 'true' || rest === '(true)' ? 'all' : `\`${rest}\``
}

function insideLines(rights: readonly Right[]): string[] {
  const inside = rights.filter(({ lane }) => (INSIDE as readonly string[]).includes(lane))
  return [...new Set(inside.map(({ tab }) => tab))].map(tab => {
    const cells = INSIDE.map(lane =>
      inside
        .filter(right => right.tab === tab && right.lane === lane)
        .map(({ right, columns }) => (columns ? `${right} (${columns})` : right))
        .join(', '),
    )
    return `| \`${tab}\` | ${cells.join(' | ')} |`
  })
}
