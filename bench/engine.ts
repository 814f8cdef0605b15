import pg from 'pg'
import { cityRead, engineForPeople } from '#features/proposals/ranking/cities.ts'
import type { Engine } from '#features/proposals/ranking/engine/engine.ts'
import type { Read } from '#platform/db.ts'
import { record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import type { Municipality } from '#platform/page.ts'
import { registerMunicipality } from '#platform/register.ts'
import { closeTests, openTestDatabase, type TestDatabase } from '#platform/testing.ts'
import { KASHIWA } from '../seed/city.ts'
import { corpus, storeCorpus } from '../seed/corpus.ts'
import { DEMO, DEMO_NOW } from '../seed/testing.ts'
import { activitiesFor } from '../src/features/proposals/ranking/lists.ts'
import { ruledOutFor } from '../src/features/proposals/ranking/ruled-out.ts'
import type { Figure } from './run.ts'

const TODAY = '2026-11-21'
const PEOPLE = 50_000
const OPPORTUNITIES = 10_000

/** People with wishes, hours, means and conditions, spread over the city without any random number. */
const RESIDENTS = `
  insert into person (id, number, family_name, family_kana, name_key, kana_key, birth_on, town_id, registered_on, hours_max, days_max, character)
  select gen_random_uuid(), i, '人', 'ひと', '人', 'ひと', date '1940-01-01' + (i * 37) % 9000, (select id from town offset i % greatest(1, (select count(*) from town)) limit 1),
    date '2026-01-01' + i % 300, 4 + i % 20, 4 + i % 16, array['quiet'] from generate_series(1, ${PEOPLE}) i;
  insert into wish (person_id, category, score, basis) select p.id, c.category, (p.number + c.i * 3) % 5 - 2, 'said' from person p
    join (values (0, 'books'), (1, 'care-support'), (2, 'cleaning'), (3, 'music'), (4, 'gymnastics')) c (i, category) on true;
  insert into availability (person_id, weekday, from_min, to_min) select id, d, 480, 720 + 60 * (number % 6) from person, generate_series(0, 6) d where (number + d) % 2 = 0;
  insert into reach (person_id, means, minutes) select id, 'walk', 10 + number % 30 from person;
  insert into reach (person_id, means, minutes) select id, 'bus', 20 + number % 30 from person where number % 3 = 0;
  insert into condition (person_id, load, degree) select id, 'standing', 1 + number % 3 from person where number % 4 = 0;
  insert into skill (person_id, skill) select id, 'cooking' from person where number % 5 = 0;`

const millis = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
  const from = performance.now()
  const result = await work()
  return [performance.now() - from, result]
}

/** How long a municipality takes into memory, to bring up to date after a change, and to explain to somebody in full. */
export async function run(): Promise<readonly Figure[]> {
  const demo = await openTestDatabase(DEMO)
  const { first } = await measured(demo, 'demo city')
  const big = await openTestDatabase(undefined, { statementMs: 120_000 })
  await fill(big)
  const { figures } = await measured(big, `${PEOPLE.toLocaleString('en')} × ${OPPORTUNITIES.toLocaleString('en')}`)
  await closeTests()
  return [...first, ...figures]
}

async function fill({ database, owner }: TestDatabase): Promise<void> {
  const municipality = await registerMunicipality(owner, KASHIWA)
  await database.write({ lane: 'job', municipality }, tx => storeCorpus(tx, corpus(OPPORTUNITIES)))
  const client = new pg.Client(owner)
  await client.connect()
  await client.query(`select set_config('app.tenant', '${municipality}', false)`)
  await client.query(RESIDENTS)
  await client.query('vacuum analyze')
  await client.end()
}

async function measured({ database }: TestDatabase, name: string): Promise<{ first: Figure[]; figures: Figure[] }> {
  const municipality: Municipality = await database.untenanted(db =>
    db.selectFrom('municipality').selectAll().executeTakeFirstOrThrow(),
  )
  const scope = { lane: 'job', municipality: municipality.id } as const
  const load = (db: Read): Promise<Engine> => engineForPeople(db, { municipality, today: TODAY }, newId())
  const [loaded, engine] = await millis(async () => {
    for (;;) {
      const found = await database.read(scope, load)
      if (found.whole.people) return found
      await cityRead(database, municipality.id)
    }
  })
  const person = engine.snapshot.person.ids[0]!
  const times: number[] = []
  for (let i = 0; i < 20; i++) {
    await database.write(scope, tx =>
      record(tx, {
        kind: 'person.changed',
        subject: ['person', person],
        person,
        by: null,
        now: DEMO_NOW,
        data: { section: 'basic', version: 1, fields: [] },
      }),
    )
    times.push((await millis(() => database.read(scope, load)))[0])
  }
  const [unchanged] = await millis(() => database.read(scope, load))
  const [ranked] = await millis(async () => activitiesFor(engine, person, { most: 10 }, new Set()))
  const [explained] = await millis(async () => ruledOutFor(engine, person))
  const first: Figure[] = [{ name: `${name}: from the database into memory`, value: loaded, unit: 'ms' }]
  return {
    first,
    figures: [
      ...first,
      { name: `${name}: brought up to date, nothing changed`, value: unchanged, unit: 'ms' },
      {
        name: `${name}: brought up to date after a change, median`,
        value: times.sort((a, b) => a - b)[10]!,
        unit: 'ms',
      },
      { name: `${name}: ten best with their reasons`, value: ranked, unit: 'ms' },
      { name: `${name}: every ruled-out activity with every reason`, value: explained, unit: 'ms' },
    ],
  }
}
