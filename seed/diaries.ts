import { endsAt } from '#features/calendars/feed/rules.ts'
import { addFeed } from '#features/calendars/feed/store.ts'
import { make, withdraw } from '#features/certificates/actions.ts'
import { certificateById } from '#features/certificates/store.ts'
import { addLine } from '#features/diaries/store.ts'
import { addDays, addMonths } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { CERTIFICATES, FEEDS, LINES } from './cast/diaries/index.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'
import type { People } from './people.ts'

/** What residents wrote of their days, the addresses of their calendars, and the certificates that were made. */
export async function addDiaries(city: City, people: People): Promise<void> {
  const { tx, today } = city
  const personOf = (who: string) => people.get(who)!.id
  for (const { who, daysAgo, title, halves, note = '' } of LINES) {
    const on_day = addDays(today, -daysAgo)
    const line = { on_day, opportunity_id: null, title, half_hours: halves, note }
    await addLine(tx, { id: newId(), person_id: personOf(who), at: morningOf(on_day), ...line })
  }
  for (const { who, daysAgo } of FEEDS) {
    const at = morningOf(addDays(today, -daysAgo))
    await addFeed(tx, { id: newId(), person_id: personOf(who), at, until_at: endsAt(at) })
  }
  await addCertificates(city, personOf)
}

async function addCertificates({ tx, today, staff }: City, personOf: (who: string) => string): Promise<void> {
  for (const { who, daysAgo, as, own, withdrawn } of CERTIFICATES) {
    const to = addDays(today, -daysAgo)
    const by = as === 'desk' ? staff['sato']! : await accountOf(tx, who)
    const doing = { by, now: morningOf(to), today: to }
    const id = await make(tx, personOf(who), { kind: 'all', from: addMonths(to, -6), to, own }, as, doing)
    if (withdrawn)
      await withdraw(tx, (await certificateById(tx, id))!, as, { ...doing, now: morningOf(addDays(to, 1)) })
  }
}

const accountOf = async (tx: City['tx'], login: string): Promise<string> =>
  (await tx.selectFrom('account').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id
