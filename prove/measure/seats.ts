import { sql } from 'kysely'
import pg from 'pg'
import { newId } from '#platform/ids.ts'
import { closeTests } from '#platform/testing.ts'
import { DEMO_NOW, type DemoApp } from '../../seed/testing.ts'
import { bookingCity, TODAY } from '../../src/features/bookings/testing.ts'
import { act, propose } from '../../src/features/proposals/record/actions.ts'
import { proposalById } from '../../src/features/proposals/record/store.ts'
import { type Desk, deskOf, published } from '../../src/features/proposals/testing.ts'
import { type City, listening, openCity } from '../city.ts'
import { least, type Measure, most, none } from '../proof.ts'

const ROUNDS = { smoke: 3, full: 50 }
const PLACES = 10
const PEOPLE = 200
const LONGEST_S = 10
const SOME = { day: null, medium: 'visit', note: '' } as const
const DECIDED = { hours_week: 1, starts_on: '2026-12-01', how: 'own' } as const

/**
 * The last ten places of an activity, decided for everybody at the same moment, round after round: ten get one, all others are
 * told that there is none. Then ten places of a date, for which two hundred press in the same moment, over sockets: ten are in,
 * all others stand in one line. (Two hundred for one place, and where nobody waits: bookings/door/last-place.test.ts.)
 * Shown to fail: with the condition `taken < capacity` taken out of the update the database’s own check broke the proof off.
 */
export const run: Measure = async profile => {
  const city = await openCity({ first: crowded })
  const desk = await city.database.write({ lane: 'staff', municipality: city.municipality }, tx => deskOf(tx, DEMO_NOW))
  let [wrong, other, longest, asked] = [0, 0, 0, 0]
  for (let round = 0; round < ROUNDS[profile]; round++) {
    const { ids, opportunity } = await prepared(city, desk, round)
    const since = performance.now()
    const done = await Promise.all(ids.map(id => decide(city, id, desk.by)))
    longest = Math.max(longest, performance.now() - since)
    asked = ids.length
    const got = done.filter(result => result === 'got').length
    if (got !== PLACES || (await taken(city, opportunity)) !== PLACES) wrong++
    other += done.filter(result => result !== 'got' && result !== 'noSeat').length
  }
  const pressed = await booked(city, ROUNDS[profile])
  await closeTests()
  return [
    least(`at once for ${PLACES} places, ${ROUNDS[profile]} rounds`, asked, 100, 'people'),
    none('rounds in which not exactly ten got one', wrong),
    none('answers other than a place or 「満員」', other),
    most('the longest round', longest / 1000, LONGEST_S, 's'),
    least(`pressed at once for ${PLACES} places of a date, over sockets`, pressed.asked, 200, 'people'),
    none('rounds in which not exactly ten were in and all others in one line', pressed.wrong),
    none('answers other than a receipt', pressed.other),
    most('the longest of these rounds', pressed.longest / 1000, LONGEST_S, 's'),
  ]
}

/** Two hundred forms for the ten places of a date at once, round after round. */
async function booked(city: City, rounds: number) {
  const { opened } = await bookingCity(city as unknown as DemoApp)
  const { base, stop } = await listening(city.app)
  const { municipality } = city
  const flood = JSON.stringify({ address: 100_000, contact: 1000 })
  await city.database.write({ lane: 'staff', municipality }, tx =>
    sql`insert into setting (key, valid_from, value, source) values ('bookingFlood', ${TODAY}, ${flood}::jsonb, 'x')`.execute(
      tx,
    ),
  )
  const { activity, occasion } = await opened('大学の先生と', { places: PLACES })
  let [wrong, other, longest] = [0, 0, 0]
  for (let round = 0; round < rounds; round++) {
    const forms = Array.from({ length: PEOPLE }, (_, at) => form(activity, occasion, `${round}-${at}`))
    const since = performance.now()
    const answers = await Promise.all(forms.map(fields => sent(base, fields)))
    longest = Math.max(longest, performance.now() - since)
    other += answers.filter(status => status !== 303).length
    const { confirmed, line, seats } = await standing(city, occasion)
    const gaps = line.filter((before, at) => before !== at).length
    if (confirmed !== PLACES || seats !== PLACES || line.length !== PEOPLE - PLACES || gaps > 0) wrong++
    await freed(city, occasion)
  }
  stop()
  return { asked: PEOPLE, wrong, other, longest }
}

/** A form that was filled in and stands on the check page. */
const form = (activity: string, occasion: string, who: string): Record<string, string> => ({
  ...{ activity, occasion, party: '1', companions: '', name: 'おなじ なまえ', email: `one${who}@example.jp` },
  ...{ phone: '', address: '', whom: 'self', note: '', draft: newId(), since: '2026-11-21T00:50:00.000Z' },
  ...{ checked: '1', website: '', once: newId() },
})

async function sent(base: string, fields: Record<string, string>): Promise<number> {
  const headers = { origin: base }
  const body = new URLSearchParams(fields)
  const answer = await fetch(`${base}/bookings/send`, { method: 'POST', redirect: 'manual', body, headers })
  await answer.arrayBuffer()
  return answer.status
}

/** How many are in, how many seats are held, and how many each of those who wait is told to have before them. */
const standing = ({ database, municipality }: City, occasion: string) =>
  database.read({ lane: 'staff', municipality }, async db => {
    const { rows } = await sql<{ confirmed: number; seats: number; line: number[] | null }>`
      select count(*) filter (where b.status = 'confirmed')::int as confirmed, (select taken from occasion where id = ${occasion}::uuid) as seats,
        array_agg(booking_line(b.id) order by b.waits_since, b.id) filter (where b.status = 'waiting') as line
      from booking b where b.occasion_id = ${occasion}::uuid`.execute(db as never)
    return { ...rows[0]!, line: rows[0]!.line ?? [] }
  })

/** As if nobody had booked, for the next round. */
async function freed({ owner }: City, occasion: string): Promise<void> {
  const client = new pg.Client({ ...owner, user: 'postgres' })
  await client.connect()
  await client.query('set session_replication_role = replica')
  await client.query('delete from booking where occasion_id = $1', [occasion])
  await client.query('update occasion set taken = 0 where id = $1', [occasion])
  await client.end()
}

/** Everybody of the demo city four times over. */
async function crowded({ owner }: Pick<City, 'owner'>): Promise<void> {
  const client = new pg.Client({ ...owner, user: 'postgres' })
  await client.connect()
  const { rows } = await client.query<{ names: string[] }>(
    `select array_agg(attname::text) as names from pg_attribute where attrelid = 'person'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  )
  const names = rows[0]!.names
  const as = (name: string) =>
    name === 'id' ? 'gen_random_uuid()' : name === 'number' ? 'number + 100000 * n' : `"${name}"`
  // The triggers ask whose city it is; what they would derive is copied with the rest.
  await client.query(`set session_replication_role = replica`)
  await client.query(
    `insert into person (${names.map(name => `"${name}"`)}) select ${names.map(as)} from person, generate_series(1, 3) n`,
  )
  await client.end()
}

/** An activity with ten places, and everybody's yes to it. */
const prepared = ({ database, municipality }: City, who: Desk, round: number) =>
  database.write({ lane: 'staff', municipality }, async tx => {
    const desk = { ...who, tx }
    const opportunity = await published(desk, 'volunteering', { capacity: PLACES, title: `最後の席 ${round}` })
    const people = await tx.selectFrom('person').select('id').where('closed_on', 'is', null).limit(200).execute()
    const ids: string[] = []
    for (const { id: person } of people) {
      const begun = await propose(tx, { person, opportunity, beginning: 'propose', shown: null, ...SOME }, desk)
      if (!('id' in begun)) continue
      const { version } = (await proposalById(tx, begun.id))!
      const yes = await act(tx, begun.id, 'accept', { ...SOME, version }, desk)
      if (yes && 'status' in yes) ids.push(begun.id)
    }
    return { ids, opportunity }
  })

async function decide({ database, municipality }: City, id: string, by: string): Promise<string> {
  const done = await database.write({ lane: 'staff', municipality }, async tx => {
    const { version } = (await proposalById(tx, id))!
    return act(tx, id, 'decide', { ...SOME, ...DECIDED, version }, { by, now: DEMO_NOW, today: '2026-11-21' })
  })
  return done && 'status' in done ? 'got' : (done?.refused ?? 'gone')
}

const taken = async ({ database, municipality }: City, opportunity: string): Promise<number> =>
  database.read(
    { lane: 'staff', municipality },
    async db =>
      (await db.selectFrom('opportunity').select('taken').where('id', '=', opportunity).executeTakeFirstOrThrow())
        .taken,
  )
