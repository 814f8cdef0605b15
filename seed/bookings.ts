import { leave } from '#features/bookings/actions.ts'
import { openOccasions } from '#features/bookings/desk/actions.ts'
import { bookFor } from '#features/bookings/desk/booked.ts'
import { datesAhead, timeKey } from '#features/bookings/desk/rules.ts'
import { book } from '#features/bookings/door/actions.ts'
import type { Answers } from '#features/bookings/door/forms.ts'
import { lapse, passOn } from '#features/bookings/line/actions.ts'
import { opportunityById } from '#features/opportunities/index.ts'
import { addDays } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { BOOKABLE, BOOKINGS, type CastBooking, LEFT_DAYS_AGO } from './cast/bookings/index.ts'
import type { CastPerson } from './cast/people/types.ts'
import type { City } from './city.ts'
import { morningOf, type Opportunities } from './opportunities.ts'
import type { People } from './people.ts'

const NOTHING: Omit<Answers, 'occasion' | 'name'> = {
  party: 1,
  companions: '',
  phone: '',
  email: '',
  address: '',
  whom: 'self',
  note: '',
  spare: false,
}

/** A course that can be booked, by the same actions as on the web and at the desk: one date is full, and people wait for it. */
export async function addBookings(city: City, people: People, opportunities: Opportunities): Promise<void> {
  const { tx, today } = city
  const occasions = await openDates(city, opportunities.get(BOOKABLE.about)!.id)
  const ids: string[] = []
  for (const sample of BOOKINGS) ids.push(await addBooking(city, people, occasions[sample.date]!, sample))
  const morning = (ago: number) => morningOf(addDays(today, -ago))
  const first = { id: ids[0]!, occasion_id: occasions[0]! }
  await leave(tx, first, { by: null, now: morning(LEFT_DAYS_AGO), medium: 'web', why: 'かぜをひいたため' })
  await passOn(tx, occasions[0]!, morning(LEFT_DAYS_AGO))
  await lapse(tx, morning(1))
}

const ofCast = ({ family, given, phone, email }: CastPerson) => ({
  name: `${family} ${given}`,
  phone,
  email: email ?? '',
})

async function openDates({ tx, today, staff }: City, activity: string): Promise<string[]> {
  const now = morningOf(addDays(today, -BOOKABLE.daysAgo))
  const dates = datesAhead((await opportunityById(tx, activity))!, addDays(today, 1))
  const ids: string[] = []
  for (const [at, places] of BOOKABLE.places.entries()) {
    const opening = { dates: [timeKey(dates[at]!)], as: 'each', places, before: 1, party: 2, waits: true } as const
    const done = await openOccasions(tx, activity, opening, { by: staff['suzuki']!, now, today })
    if (!done || 'refused' in done) throw new Error(`not opened: ${JSON.stringify(done)}`)
    ids.push(...done.ids)
  }
  return ids
}

async function addBooking(
  { tx, today, staff }: City,
  people: People,
  occasion: string,
  sample: CastBooking,
): Promise<string> {
  const { date: _, daysAgo, medium, who, ...told } = sample
  const known = who ? people.get(who) : undefined
  const said = known ? ofCast(known.sample) : { name: '', ...told }
  const day = addDays(today, -daysAgo)
  const [now, answers] = [morningOf(day), { ...NOTHING, ...said, occasion }]
  const done = medium
    ? await bookFor(tx, newId(), answers, { medium, number: null }, { by: staff['sato']!, now, today: day })
    : await book(
        tx,
        newId(),
        answers,
        { place: null, person: known?.id ?? null, medium: 'web', typed_by: null, by: null },
        { now, today: day },
      )
  if ('refused' in done) throw new Error(`${said.name}: ${done.refused}`)
  return done.id
}
