import { openAlerts, setGuarded } from '#features/breakdowns/guard/actions.ts'
import { tellTallies } from '#features/breakdowns/triage/actions.ts'
import { fiscalYear } from '#platform/ages.ts'
import { today } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'

/** Registrations that are promised for a year (invented): what a small demo city reaches, and what it does not. */
const QUOTAS = [
  { group: 'who:male:65', quota: 30 },
  { group: 'digital:none', quota: 5 },
]

/** The groups that the city means to reach, one of which stays behind, and how many talks decisions took. */
export async function addReached(database: Database, municipality: string, now: string): Promise<void> {
  await database.write({ lane: 'job', municipality }, async tx => {
    const day = today(now)
    const { id: by } = await tx
      .selectFrom('account')
      .select('id')
      .where('login', '=', 'tanaka')
      .executeTakeFirstOrThrow()
    const groups = { groups: QUOTAS, from: `${fiscalYear(day) - 1}-04-01`, source: '見本の目標（架空）' }
    await setGuarded(tx, groups, { by, now, today: day })
    await openAlerts(tx, day, now)
    await tellTallies(tx, day)
  })
}
