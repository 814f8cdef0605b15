import pg from 'pg'
import { today } from '#platform/clock.ts'
import type { Connected } from '#platform/connect.ts'
import { type Database, openDatabase } from '#platform/db.ts'
import { registerMunicipality } from '#platform/register.ts'
import { addProgrammes, addSettings, addStaff, type City, KASHIWA, loginLines } from './city.ts'
import { addOpportunities, closeOpportunities } from './opportunities.ts'
import { addOrganisations } from './organisations.ts'
import { addPeople } from './people.ts'
import { addPlaces } from './places.ts'
import { addRecords } from './records.ts'
import { addShifts } from './shifts.ts'
import { addTargets } from './targets.ts'

/**
 * Loads the demo city where there is no municipality yet, all or nothing, and gives the lines that say who may log in.
 * Dates are relative to `now`, nothing is random.
 */
export async function seedDemo(connected: Pick<Connected, 'owner' | 'app'>, now: string): Promise<string[]> {
  const lock = new pg.Client(connected.owner)
  await lock.connect()
  const database = openDatabase(connected.app, { size: 2, statementMs: 60_000 })
  try {
    await lock.query(`select pg_advisory_lock(hashtext('yui seed'))`)
    if (!(await isFilled(lock))) await fillCity(database, connected.owner, now)
  } finally {
    await database.close()
    await lock.end()
  }
  return loginLines()
}

/** A load that was cut off leaves a municipality without staff; it is taken away and made anew. */
async function isFilled(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query<{ id: string }>('select id from municipality')
  if (rows.length === 0) return false
  await owner.query('begin')
  await owner.query(`select set_config('app.tenant', $1, true)`, [rows[0]!.id])
  const staff = await owner.query('select 1 from account limit 1')
  await owner.query('commit')
  if (staff.rows.length === 0 && rows.length === 1)
    await owner.query('delete from municipality where id = $1', [rows[0]!.id])
  return staff.rows.length > 0
}

/** The whole city in one transaction of its municipality. */
export async function fillCity(database: Database, owner: pg.ClientConfig, now: string): Promise<string> {
  const municipality = await registerMunicipality(owner, KASHIWA)
  await database.write({ municipality }, async tx => {
    const day = today(now)
    await addSettings(tx)
    await addProgrammes(tx)
    const city: City = { tx, now, today: day, staff: await addStaff(tx, now, day) }
    const towns = await addPlaces(city)
    const organisations = await addOrganisations(city, towns)
    const opportunities = await addOpportunities(city, towns, organisations)
    const people = await addPeople(city, towns, organisations)
    await addRecords(city, people, { opportunities, organisations })
    await closeOpportunities(city, opportunities)
    await addShifts(city)
    await addTargets(city)
  })
  return municipality
}
