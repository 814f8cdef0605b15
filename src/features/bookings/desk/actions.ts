import { opportunityById } from '#features/opportunities/index.ts'
import { nextStep } from '#features/steps/index.ts'
import { addDays, type Day } from '#platform/dates.ts'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { noteSaid } from '../doubt/store.ts'
import { afterOccasion, OCCASION_STATUSES, type OccasionVerb, type Refusal, type Time } from '../rules.ts'
import { occasionSubject } from '../subject.ts'
import { timesText } from '../text.ts'
import { datesAhead, openRefusal, timeKey } from './rules.ts'
import { endBookings } from './steps.ts'
import {
  addOccasion,
  changeOccasion,
  type DeskOccasion,
  firstDay,
  lastDay,
  type OccasionChange,
  occasionById,
  replaceTimes,
  timesOpened,
} from './store.ts'

// What staff do with what can be booked.

export type Opening = {
  dates: readonly string[]
  as: 'each' | 'whole'
  places: number
  before: number
  party: number
  waits: boolean
}

/** Opens dates of an activity for booking, each by itself or all as one; gives the ids of what was opened. */
export async function openOccasions(
  tx: Tx,
  activity: string,
  { dates, as, places, before, party, waits }: Opening,
  doing: Doing,
): Promise<{ ids: string[] } | { refused: Refusal } | null> {
  const found = await opportunityById(tx, activity)
  if (!found) return null
  const refused = openRefusal(found)
  if (refused) return { refused }
  const times = datesAhead(found, doing.today).filter(time => dates.includes(timeKey(time)))
  if (times.length === 0) return { refused: 'datesMissing' }
  const opened = await timesOpened(tx, activity)
  if (times.some(({ on_day, from_min }) => opened.some(one => one.on_day === on_day && one.from_min === from_min)))
    return { refused: 'twiceOpened' }
  const ids: string[] = []
  for (const some of as === 'whole' ? [times] : times.map(time => [time]))
    ids.push(
      await openOne(tx, activity, some, { places, party_most: party, waits, whole: as === 'whole', before }, doing),
    )
  return { ids }
}

async function openOne(
  tx: Tx,
  opportunity: string,
  times: readonly Time[],
  { before, ...told }: { places: number; party_most: number; waits: boolean; whole: boolean; before: number },
  { by, now }: Doing,
): Promise<string> {
  const id = newId<'occasion'>()
  const [first_day, last_day] = [firstDay(times), lastDay(times)]
  const row = { id, opportunity_id: opportunity, ...told, first_day, last_day, closes_on: addDays(first_day, -before) }
  await addOccasion(tx, { ...row, by_account: by, at: now }, times)
  await record(tx, {
    kind: 'occasion.opened',
    subject: ['occasion', id],
    by,
    now,
    data: { opportunity, places: told.places },
  })
  await noteSaid(tx, id)
  await stepOn(tx, id, times, { by, now })
  return id
}

/** After its last date somebody notes who came. */
export const stepOn = (
  tx: Tx,
  id: string,
  times: readonly Time[],
  { by, now }: Pick<Doing<string | null>, 'by' | 'now'>,
  owner = by,
) =>
  nextStep(
    tx,
    [occasionSubject, id],
    null,
    { what: 'attend', owner, due: addDays(lastDay(times), 1), note: timesText({ whole: true, times }) },
    { by, at: now, outcome: 'opened' },
  )

const from = (verb: OccasionVerb) => OCCASION_STATUSES.filter(status => afterOccasion(status, verb) !== null)

export type Changing = {
  places: number
  party: number
  closes_on: Day
  waits: boolean
  on_day: Day | null
  from: number | null
  to: number | null
}

/** The date of an occasion that is moved, where it is one date and another one was typed. */
function movedTo({ times }: DeskOccasion, { on_day, from, to }: Changing): Time | null {
  const [time, more] = times
  if (!time || more) return null
  const next = { on_day: on_day ?? time.on_day, from_min: from ?? time.from_min, to_min: to ?? time.to_min }
  return timeKey(next) === timeKey(time) ? null : next
}

/**
 * Changes an occasion. Places that are added go to whoever waits, and a date that is moved is told to everybody who booked or
 * waits: both follow from the happening, since whoever changes it may see a part of the people only.
 */
export async function change(
  tx: Tx,
  id: string,
  changing: Changing & { version: number },
  { by, now }: Doing,
): Promise<{ refused: Refusal } | null> {
  const occasion = await occasionById(tx, id)
  if (!occasion) return { refused: 'notNow' }
  const moved = movedTo(occasion, changing)
  if (moved && moved.to_min <= moved.from_min) return { refused: 'datesMissing' }
  const days = moved ? { first_day: moved.on_day, last_day: moved.on_day } : {}
  const { places, party, closes_on, waits, version } = changing
  if (closes_on > (moved?.on_day ?? occasion.first_day)) return { refused: 'closesLate' }
  if (places < occasion.taken) return { refused: 'tooFew' }
  const told: OccasionChange = {
    ...{ places, party_most: party, closes_on, waits, ...days },
    // Whoever moves it has said which date holds.
    ...(moved && { moved_at: now, moved_from: timesText(occasion), doubt: null, doubted_at: null }),
  }
  if (!(await changeOccasion(tx, id, told, { from: from('change'), version }))) return { refused: 'changed' }
  if (moved) {
    await replaceTimes(tx, id, [moved])
    await stepOn(tx, id, [moved], { by, now })
  }
  const data = { from: moved ? occasion.times : null }
  await record(tx, { kind: 'occasion.changed', subject: ['occasion', id], by, now, data })
  return null
}

/** Takes no more bookings, or takes them again; it takes place as before. */
export async function setShut(tx: Tx, id: string, shut: boolean, { by, now }: Doing): Promise<boolean> {
  const [verb, status] = shut ? (['shut', 'shut'] as const) : (['reopen', 'open'] as const)
  if (!(await changeOccasion(tx, id, { status }, { from: from(verb) }))) return false
  await record(tx, { kind: shut ? 'occasion.shut' : 'occasion.reopened', subject: ['occasion', id], by, now })
  return true
}

/** It does not take place: every booking ends, and everybody is told, which follows from the happening. */
export async function callOff(tx: Tx, id: string, why: string, { by, now }: Doing): Promise<boolean> {
  const off = { status: 'off', off_at: now, off_why: why } as const
  if (!(await changeOccasion(tx, id, off, { from: from('call-off') }))) return false
  await endBookings(tx, id, 'off', { by, now })
  await record(tx, { kind: 'occasion.off', subject: ['occasion', id], by, now })
  await nextStep(tx, [occasionSubject, id], null, null, { by, at: now, outcome: 'off' })
  return true
}
