import { sql } from 'kysely'
import { putSetting } from '#features/municipalities/index.ts'
import type { PLACING } from '#features/municipalities/rules.ts'
import type { Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { unphrased } from '#ui/testing.ts'
import { type Browserless, demoApp } from '../../../seed/testing.ts'
import { openingPath, seekingPath } from './rules.ts'

// For tests only: a city whose desk places people in jobs, and its ledgers.

/** A page as it is read. */
export const words = (html: string): string =>
  unphrased(html)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

export async function ledgerCity() {
  const demo = await demoApp()
  const { database, municipality, login } = demo
  const inside = <T>(work: (tx: Tx) => Promise<T>) => database.write({ lane: 'job', municipality }, work)
  const rows = <T>(query: ReturnType<typeof sql<T>>) => inside(async tx => (await query.execute(tx)).rows)
  const [sato, suzuki, tanaka] = (await Promise.all(['sato', 'suzuki', 'tanaka'].map(login))) as [
    Browserless,
    Browserless,
    Browserless,
  ]
  const read = async (who: Browserless, path: string) => words(await (await who.get(path)).text())
  const free = await rows(sql<{ id: string; name: string }>`
    select p.id, trim(p.family_name || ' ' || p.given_name) as name from person p where p.closed_on is null and p.erased_on is null
      and not exists (select from job_seeking s where s.person_id = p.id) order by p.number`)
  const jobs = await rows(sql<{ id: string; title: string }>`
    select id, title from opportunity o where legal_form = 'employment' and taken = 0 and not exists (select from job_opening s where s.opportunity_id = o.id)
    order by title`)
  return {
    ...{ ...demo, inside, rows, sato, suzuki, tanaka, read },
    /** Somebody who never sought work at the desk, and work that never was taken as a 求人. */
    someone: () => free.shift()!,
    job: () => jobs.shift()!,
    /** What the city has set from a day on. */
    set: (key: keyof typeof PLACING | 'placementYears' | 'doesPlacement', value: unknown, valid_from: Day) =>
      inside(tx => putSetting<Record<string, { standard: unknown }>>(tx, { key, value, valid_from, source: '見本' })),
    seek: (person: string, fields: Record<string, string>) =>
      sato.post(seekingPath(person), { once: newId(), received_on: '令和8年11月20日', ...fields }),
    offer: (job: string, fields: Record<string, string>) =>
      suzuki.post(`${openingPath(job)}/save`, { once: newId(), received_on: '令和8年11月20日', ...fields }),
    seekingOf: async (person: string) =>
      (
        await rows(sql<{
          id: string
          number: number
          year: number
          version: number
          ended: string | null
          work: string
        }>`
          select id, number, fiscal_year as year, version, ended_as as ended, work from job_seeking where person_id = ${person} order by number desc`)
      )[0],
  }
}
