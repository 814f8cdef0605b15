import { newId } from '../ids.ts'
import type { Workshop } from '../jobs.ts'
import { registerMunicipality } from '../register.ts'
import { type TestDatabase, testDatabase } from '../testing.ts'
import { type Asked, type Round, runRounds } from './index.ts'

// For tests only: cities with a clock, and rounds that write down when they ran.

export type Logged = Record<string, unknown>

/** A database, a clock to be set and everything that was logged. */
export async function place() {
  const prepared = await testDatabase()
  const clock = { now: '2026-11-28T01:00:00.000Z' }
  const logged: Logged[] = []
  const workshop = {
    database: prepared.database,
    now: () => clock.now,
    log: (entry: Logged) => void logged.push(entry),
  }
  return {
    ...prepared,
    clock,
    logged,
    workshop,
    city: () => addCity(prepared),
    run: (
      municipality: string,
      rounds: readonly Round[],
      today = clock.now.slice(0, 10),
      asked: Partial<Asked> = {},
      at: Workshop = workshop,
    ) => runRounds(municipality, rounds, at, { today, ...asked }),
    /** What the rounds of a city wrote down, in the order of their days. */
    notes: async (municipality: string) =>
      (
        await prepared.database.read({ lane: 'staff', municipality }, db =>
          db.selectFrom('counter').select(['name', 'value']).orderBy('name').execute(),
        )
      ).map(({ name, value }) => (value === 1 ? name : `${name} ${value} times`)),
  }
}

let cities = 0

/** One more municipality of the register. */
export const addCity = ({ owner }: Pick<TestDatabase, 'owner'>): Promise<string> =>
  registerMunicipality(owner, {
    code: String(100_000 + ++cities),
    name: `${cities}番めのまち`,
    prefecture: '千葉県',
    host: `${newId()}.example`,
    desk_name: '窓口',
    desk_phone: '04-0000-0000',
    desk_hours: '9時から17時',
    desk_address: '',
    lat: 35.86,
    lng: 139.97,
  })

/** A round that notes for which days it ran: a second time for the same would show. */
export const noting = (over: Partial<Round> = {}): Round =>
  ({
    name: 'tried.note',
    text: '書きとめる',
    each: 'gap',
    run: async (tx, { since, day }) => {
      await tx
        .insertInto('counter')
        .values({ name: since === day ? day : `${since} to ${day}`, value: 1 })
        .onConflict(conflict =>
          conflict
            .columns(['municipality_id', 'name'])
            .doUpdateSet(({ eb, ref }) => ({ value: eb(ref('counter.value'), '+', 1) })),
        )
        .execute()
      return 1
    },
    ...over,
  }) as Round
