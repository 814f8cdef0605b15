import pg from 'pg'
import { closeTests } from '#platform/testing.ts'
import { PAGES } from '../../src/app.ts'
import { crawl, type Form, withRoutes } from '../../src/platform/malformed/crawl.ts'
import { type City, openCity } from '../city.ts'
import { least, type Measure, none } from '../proof.ts'

/** Values that stand nowhere: of each kind of column one that the database would take. */
const MARKS = {
  text: '押しつけた値',
  uuid: 'faceb00c-0000-7000-8000-000000000000',
  date: '1901-02-03',
  number: '8642097',
} as const
const MARKED = ['押しつけた値', 'faceb00c-0000', '1901-02-03', '8642097']

/**
 * Every form that the pages of the desk, of the administrator and of a resident hold is sent as it stands there, with every column of every table besides: none of those is
 * written. A column that the form itself asks for is the form's, and left out.
 * Shown to fail: the record of a person saved with `registered_on` besides: 2 marks.
 */
export const run: Measure = async () => {
  const city = await openCity()
  const columns = await columnsOf(city)
  let [sent, taken] = [0, 0]
  for (const [who, start] of [
    ['ueki', '/my'],
    ['suzuki', '/staff'],
    ['kanri', '/staff'],
  ] as const) {
    const browser = await city.login(who)
    const found = withRoutes(await crawl(browser.get, [start], 150), PAGES)
    const asked = fieldsByRoute(found.forms)
    for (const form of found.forms.filter(({ action }) => !action.includes('/towns'))) {
      const { status } = await browser.post(form.action, {
        ...extra(columns, asked.get(routeOf(form.action))!),
        ...form.fields,
      })
      if (status >= 500) throw new Error(`${status} to ${form.action}`)
      sent++
      if (status === 303) taken++
    }
  }
  const written = await marksIn(city)
  for (const line of written) console.log(`  ${line}`)
  await closeTests()
  return [
    least(`forms with ${columns.size} columns besides`, sent, 100, ''),
    least('of these carried out', taken, 20, ''),
    none('marks that stand in a table', written.length),
  ]
}

type Columns = ReadonlyMap<string, keyof typeof MARKS>

async function columnsOf({ owner }: City): Promise<Columns> {
  const client = new pg.Client(owner)
  await client.connect()
  const { rows } = await client.query<{ name: string; type: string }>(
    `select column_name as name, min(data_type) as type from information_schema.columns where table_schema = 'public' group by 1`,
  )
  await client.end()
  const kindOf = (type: string) =>
    type === 'uuid' ? 'uuid' : /date|time/.test(type) ? 'date' : /int|numeric|double/.test(type) ? 'number' : 'text'
  return new Map(rows.map(({ name, type }) => [name, kindOf(type)]))
}

/** The declared page that a form is sent to, which may have several forms (a verb each). */
const routeOf = (action: string): string =>
  PAGES.find(({ path, post, enter }) => (post || enter) && patternOf(path).test(action.replace(/\?.*/s, '')))?.path ??
  action
const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`)

/** The fields that the forms of each page ask for. */
function fieldsByRoute(forms: readonly Form[]): Map<string, Set<string>> {
  const asked = new Map<string, Set<string>>()
  for (const { action, fields } of forms) {
    const names = asked.get(routeOf(action)) ?? new Set()
    for (const name of Object.keys(fields)) names.add(name)
    asked.set(routeOf(action), names)
  }
  return asked
}

/** Every column that the form does not ask for, by its own name and as other frameworks would write it. */
const extra = (columns: Columns, asked: ReadonlySet<string>): Record<string, string> =>
  Object.fromEntries(
    [...columns]
      .filter(([name]) => !asked.has(name) && name !== 'once' && name !== 'version')
      .flatMap(([name, kind]) => [name, `person[${name}]`].map(key => [key, MARKS[kind]] as const)),
  )

/** Tables in which a mark stands, as text of the whole row. */
async function marksIn({ owner }: City): Promise<string[]> {
  const client = new pg.Client({ ...owner, user: 'postgres' })
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace and c.relname not in ('audit_log')`,
  )
  const found: string[] = []
  for (const { name } of tables)
    for (const { row } of (
      await client.query<{ row: string }>(`select t::text as row from ${name} t where t::text ~ $1 limit 5`, [
        MARKED.join('|'),
      ])
    ).rows)
      found.push(`${name}: ${row.slice(0, 300)}`)
  await client.end()
  return found
}
