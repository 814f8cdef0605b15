import { begin, send } from '#features/referrals/desk/actions.ts'
import { followPassed } from '#features/referrals/desk/follow.ts'
import { act, hear } from '#features/referrals/desk/verbs.ts'
import { addOpening } from '#features/referrals/openings/store.ts'
import { saveProfile } from '#features/referrals/partners/store.ts'
import { readAnswer } from '#features/referrals/rules.ts'
import { today as dayOf } from '#platform/clock.ts'
import { addDays } from '#platform/dates.ts'
import { type CastReferral, OPENINGS, PROFILES, REFERRALS } from './cast/referrals/index.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'
import type { People } from './people.ts'
import { workday } from './records.ts'

/** What partners take on, and who is passed on to them, by the same actions as at the desk. */
export async function addReferrals(
  city: City,
  people: People,
  organisations: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [key, { daysAgo, ...said }] of Object.entries(PROFILES)) {
    const assured = { assured_on: addDays(city.today, -daysAgo), assured_by: city.staff['suzuki']! }
    await saveProfile(city.tx, organisations.get(key)!, 0, {
      hours: '',
      fax: '',
      capacity_note: '',
      ...said,
      ...assured,
    })
  }
  for (const sample of REFERRALS)
    await addReferral(city, people.get(sample.who)!.id, organisations.get(sample.to)!, sample)
  for (const { at, days, to = [], ...said } of OPENINGS) {
    const partners = to.map(key => organisations.get(key)!)
    const whose = { organisation_id: organisations.get(at)!, by_account: city.staff['sato']!, at: city.now }
    const seen_by = to.length > 0 ? 'chosen' : 'all'
    await addOpening(city.tx, { ...said, ...whose, partners, seen_by, until_on: addDays(city.today, days) })
  }
  await followed(city)
}

const on = ({ today, staff }: City, daysAgo: number) => {
  const day = workday(addDays(today, -daysAgo))
  return { by: staff['sato']!, now: morningOf(day), today: day }
}

const must = <T>(done: T): Exclude<T, { refused: unknown }> => {
  if (done && typeof done === 'object' && 'refused' in done) throw new Error(`referral: ${String(done.refused)}`)
  return done as Exclude<T, { refused: unknown }>
}

async function addReferral(city: City, person: string, partner: string, sample: CastReferral): Promise<void> {
  const { asks: question, daysAgo, way, back, held } = sample
  const wanted = {
    person,
    partner,
    question,
    fields: ['name', 'contact', 'age', 'wishes'] as const,
    body: '',
    ground: null,
    ground_note: '',
  }
  const { id } = must(await begin(city.tx, { ...wanted, fields: [...wanted.fields] }, on(city, daysAgo)))
  if (way) must(await send(city.tx, id, way, on(city, daysAgo)))
  if (held) must(await act(city.tx, id, 'hold', { reason: 'unreached', note: held.note }, on(city, held.daysAgo)))
  if (!back) return
  const { typed, daysAgo: ago, medium, note = '', other = '' } = back
  const day = on(city, ago)
  must(await hear(city.tx, id, { answer: readAnswer(typed)!, on_day: day.today, medium, note, other }, day))
}

/** Who was passed on while a consultation was recorded waits for the answer as any other; the jobs would see to it, too. */
async function followed({ tx }: City): Promise<void> {
  const passed = await tx
    .selectFrom('happening')
    .select(['person_id', 'actor_id', 'at', 'data'])
    .where('kind', '=', 'person.referred')
    .$castTo<{
      person_id: string
      actor_id: string
      at: string
      data: { step: string; organisation: string; consent: string }
    }>()
    .execute()
  for (const { person_id: person, actor_id: by, at: now, data } of passed)
    await followPassed(tx, { ...data, person, by, now, today: dayOf(now) })
}
