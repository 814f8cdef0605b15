import { openDatabase } from '#platform/db.ts'
import { closeTests } from '#platform/testing.ts'
import { browserless } from '../../seed/testing.ts'
import { createApp } from '../../src/app.ts'
import { type City, openCity } from '../city.ts'
import { consultation, peopleOf } from '../desk.ts'
import { type Measure, none, read } from '../proof.ts'

const AT_ONCE = 20
const ROUNDS = { smoke: 5, full: 50 }

/**
 * One form sent twenty times at once, once more after 25 minutes, and once more by another process: one consultation, and
 * every press is answered by the same page.
 * Shown to fail: the form sent without its token `once` was recorded with every press.
 */
export const run: Measure = async profile => {
  const city = await openCity()
  const sato = await city.login('sato')
  const people = await peopleOf(sato)
  let [rows, others, answers] = [0, 0, 0]
  for (let round = 0; round < ROUNDS[profile]; round++) {
    const [person, said] = [people[round % people.length]!, `二度押し ${round}`]
    const path = `/staff/people/${person}/consultations`
    const fields = await consultation(sato.get, person, said)
    const sent = await Promise.all(Array.from({ length: AT_ONCE }, () => sato.post(path, fields)))
    city.clock.now = later(city.clock.now)
    sent.push(await sato.post(path, fields))
    sent.push(await another(city, sato.cookie, path, fields))
    const led = new Set(sent.map(({ status, headers }) => `${status} ${headers.get('location')}`))
    if (led.size !== 1 || !/^303 \//.test([...led][0]!)) others++
    answers += sent.length
    rows += Math.abs((await recorded(city, said)) - 1)
  }
  await closeTests()
  return [
    read('presses', answers, ''),
    none('consultations too many or missing', rows),
    none('forms whose presses led to different pages', others),
  ]
}

/** 25 minutes on: the session is still open. */
const later = (now: string): string => new Date(Date.parse(now) + 25 * 60_000).toISOString()

/** The same press, taken by a process that was started after it was first carried out. */
async function another(city: City, cookie: string, path: string, fields: Record<string, string>): Promise<Response> {
  const database = openDatabase(city.logins)
  const app = await createApp({ database, now: () => city.clock.now, demo: true, tls: false, log: () => {} })
  const response = await browserless(app, cookie).post(path, fields)
  await database.close()
  return response
}

const recorded = ({ database, municipality }: City, said: string): Promise<number> =>
  database.read(
    { lane: 'job', municipality },
    async db => (await db.selectFrom('consultation').select('id').where('said', '=', said).execute()).length,
  )
