import { propose } from '#features/erasures/actions.ts'
import { countRows } from '#features/erasures/carry/actions.ts'
import { uncounted } from '#features/erasures/store.ts'
import { addNewcomer, newcomerRegistered, setClosed } from '#features/people/index.ts'
import { askOwn } from '#features/residents/wishes/actions.ts'
import { addDays } from '#platform/dates.ts'
import type { Database } from '#platform/db.ts'
import { kanaKey, nameKey } from '#platform/names.ts'
import { loadParts } from '../src/features.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'

/** Somebody who registered at a fair, never came to talk, and asked by telephone to be deleted: proposed, and to be approved. */
export async function addErasures({ tx, today, staff }: City): Promise<void> {
  const on = (daysAgo: number, by: string) => {
    const day = addDays(today, -daysAgo)
    return { by: staff[by]!, now: morningOf(day), today: day }
  }
  const { id: town_id } = await tx.selectFrom('town').select('id').orderBy('name').limit(1).executeTakeFirstOrThrow()
  const began = on(400, 'sato')
  const person = await addNewcomer(
    tx,
    {
      ...{ family_name: '水野', given_name: '幸江', family_kana: 'みずの', given_kana: 'さちえ' },
      ...{ name_key: nameKey('水野幸江'), kana_key: kanaKey('みずのさちえ'), birth_on: '1955-08-17', sex: 'female' },
      ...{
        town_id,
        outside: false,
        address: '',
        phone: '',
        phone_digits: null,
        email: '',
        contact_by: [],
        contact_note: '',
      },
      ...{ digital: null, heard_from: 'event', programme_id: null },
    },
    began.today,
  )
  await newcomerRegistered(tx, person, null, began)
  await setClosed(tx, person.id, on(30, 'sato').today)
  await askOwn(
    tx,
    person.id,
    { kind: 'delete', words: '登録したままになっているので、消してください。' },
    on(3, 'sato'),
  )
  const proposed = await propose(tx, person.id, { why: 'お電話で求めがあった', tells: false }, [], on(2, 'suzuki'))
  if (!proposed || 'refused' in proposed) throw new Error('the erasure of the demo city was refused')
}

/** What these would change is counted here: for it every noun is read, which the program of the demo then need not do. */
export async function countErasures(database: Database, municipality: string, now: string): Promise<void> {
  const ids = await database.read({ lane: 'job', municipality }, uncounted)
  const work = { database, municipality, now: () => now, log: () => {}, last: true, signal: AbortSignal.abort() }
  for (const about of ids) await countRows({ ...work, about }, loadParts)
}
