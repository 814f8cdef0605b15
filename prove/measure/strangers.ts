import pg from 'pg'
import { newId } from '#platform/ids.ts'
import { closeTests } from '#platform/testing.ts'
import { RESIDENTS } from '../../seed/city.ts'
import { type Browserless, login } from '../../seed/testing.ts'
import { crawl } from '../../src/platform/malformed/crawl.ts'
import { type City, HERE, openCity, quantile, secondCity, THERE } from '../city.ts'
import { least, type Measure, most, none, read } from '../proof.ts'

/** Between them they open every page: the desk, the accounts, and the figures with their reports, closings and papers. */
const STAFF = ['suzuki', 'kanri', 'tanaka']

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/

/**
 * Whoever administers another city opens every way of this one that holds an id: nothing of it comes back, in no header, body
 * or line of the log, and an id that is somebody's is answered as fast as one that is nobody's. So does one resident with the
 * ways of another. Then the same with every
 * check of the application passed by (a permission for all), and with row-level security switched off.
 * Shown to fail in every run: with row-level security off, words of this city come back on dozens of ways.
 */
export const run: Measure = async () => {
  const city = await openCity({ first: secondCity })
  const secrets = await secretsOf(city)
  const paths: string[] = []
  for (const who of STAFF)
    paths.push(...(await crawl((await login(city.app, who, HERE)).get, ['/staff', '/'], 250)).paths)
  const ways = [...new Set(paths)].filter(path => ID.test(path))
  const strangers = await Promise.all(STAFF.map(who => login(city.app, who, THERE)))
  const layered = await asked(strangers, ways, secrets)
  const logged = city.logged.filter(line => secrets.some(secret => line.includes(secret)))
  const timing = await apart(strangers[0]!, ways)
  const near = await neighbours(city)
  await withoutRowSecurity(city)
  const alone = await asked(strangers, ways, secrets)
  await closeTests()
  return [
    least('ways with an id', ways.length, 70, ''),
    none('canaries of the other city in answers, headers and log', layered.found + logged.length),
    none('ways that were answered otherwise than 403, 404 or 409', layered.odd),
    least('ways with an id on the pages of one resident, opened by another', near.ways, 1, ''),
    none('of these that show something of the one', near.found),
    most('an id of somebody against one of nobody, medians apart', timing, 20, 'ms'),
    // By design (decision 0004): no query of the application names the city, so this layer is the database's alone.
    read('ways that show something with row-level security off (for reading)', alone.found, ''),
  ]
}

/** Residents with an account of their own open the ways of each other's pages. */
async function neighbours(city: City): Promise<{ ways: number; found: number }> {
  let [count, found] = [0, 0]
  for (const { login: who, name } of RESIDENTS) {
    const mine = await crawl((await login(city.app, who, HERE)).get, ['/my'], 120)
    const ways = mine.paths.filter(path => path.startsWith('/my') && ID.test(path))
    for (const other of RESIDENTS.filter(({ login }) => login !== who)) {
      const { get } = await login(city.app, other.login, HERE)
      for (const way of ways) {
        const response = await get(way)
        const text = `${JSON.stringify([...response.headers])} ${await response.text()}`
        if (text.includes(name) || text.includes(name.replace(' ', ''))) found++
      }
    }
    count += ways.length
  }
  return { ways: count, found }
}

/** What stands in this city's records only, and is long enough not to stand anywhere by chance. */
async function secretsOf({ owner, municipality }: City): Promise<string[]> {
  const client = new pg.Client({ ...owner, user: 'postgres' })
  await client.connect()
  const { rows } = await client.query<{ text: string }>(
    `select unnest(array[family_name || ' ' || given_name, family_name || given_name, phone, email, address]) as text from person where municipality_id = $1
     union select unnest(array[said, became, vague_wish]) from consultation where municipality_id = $1
     union select title from opportunity where municipality_id = $1
     union select unnest(array[phone, email, contact_name]) from organisation where municipality_id = $1
     union select note from entry where municipality_id = $1 union select name from entry_file where municipality_id = $1`,
    [municipality],
  )
  await client.end()
  return rows.map(({ text }) => text?.trim()).filter(text => text && text.length > 5)
}

type Found = { found: number; odd: number }

async function asked(
  strangers: readonly Browserless[],
  ways: readonly string[],
  secrets: readonly string[],
): Promise<Found> {
  let [found, odd] = [0, 0]
  for (const stranger of strangers)
    for (const way of ways) {
      const response = await stranger.get(way)
      const text = `${JSON.stringify([...response.headers])} ${await response.text()}`
      if (secrets.some(secret => text.includes(secret))) found++
      if (way.startsWith('/staff') && ID.test(way.replace(/\?.*/s, '')) && ![403, 404, 409].includes(response.status))
        odd++
    }
  return { found, odd }
}

/** How far the medians of the answers to an id of somebody and to one of nobody are apart, in ms. */
async function apart(stranger: Browserless, ways: readonly string[]): Promise<number> {
  const some = ways.filter(way => /^\/staff\/people\//.test(way)).slice(0, 20)
  const [theirs, nobodys]: [number[], number[]] = [[], []]
  const timed = async (path: string) => {
    const since = performance.now()
    await (await stranger.get(path)).text()
    return performance.now() - since
  }
  for (let round = 0; round < 10; round++)
    for (const way of some) {
      theirs.push(await timed(way))
      nobodys.push(await timed(way.replace(ID, newId())))
    }
  return Math.abs(quantile(theirs, 0.5) - quantile(nobodys, 0.5))
}

/** From now on the database holds nobody back. */
async function withoutRowSecurity({ owner }: City): Promise<void> {
  const client = new pg.Client({ ...owner, user: 'postgres' })
  await client.connect()
  await client.query(`do $$ declare t record; begin
    for t in select c.oid::regclass as name from pg_class c where relkind = 'r' and relrowsecurity and relnamespace = 'public'::regnamespace
      loop execute format('alter table %s disable row level security, no force row level security', t.name); end loop; end $$`)
  await client.end()
}
