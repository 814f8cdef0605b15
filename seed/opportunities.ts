import { insertOpportunity, writePublication } from '#features/opportunities/record/store.ts'
import { type OpportunityData, STEP_AFTER, type Status, type Verb } from '#features/opportunities/rules.ts'
import { opportunitySubject } from '#features/opportunities/subject.ts'
import { nextStep } from '#features/steps/index.ts'
import { addDays, type Day } from '#platform/dates.ts'
import { record } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { OPPORTUNITIES } from './cast/opportunities/index.ts'
import type { CastOpportunity } from './cast/opportunities/parts.ts'
import { type City, sideBySide } from './city.ts'
import type { Towns } from './places.ts'

export type Opportunities = ReadonlyMap<string, { id: string; sample: CastOpportunity }>

/** The verbs by which a sample came to its status. */
const WAY: Record<CastOpportunity['status'], Verb[]> = {
  draft: [],
  submitted: ['submit'],
  open: ['submit', 'publish'],
  closed: ['submit', 'publish', 'close'],
  ended: ['submit', 'publish', 'close', 'end'],
}
const AFTER: Partial<Record<Verb, Status>> = { submit: 'submitted', publish: 'open', close: 'closed', end: 'ended' }

/** 09:00 in Japan on that day. */
export const morningOf = (day: Day): string => `${day}T00:00:00.000Z`

/** The day on which the content was last checked: within the last three months, or when it was published. */
const checkedOn = ({ publishedDaysAgo }: CastOpportunity, today: Day): Day => addDays(today, -(publishedDaysAgo % 88))

/** Activities as they were published; those that are over are closed by `closeOpportunities`, after their people came. */
export async function addOpportunities(
  city: City,
  towns: Towns,
  organisations: ReadonlyMap<string, string>,
): Promise<Opportunities> {
  const added = new Map<string, { id: string; sample: CastOpportunity }>()
  await sideBySide(OPPORTUNITIES, async sample => {
    const id = newId<'opportunity'>()
    added.set(sample.key, { id, sample })
    const day = addDays(city.today, -sample.publishedDaysAgo)
    await insertOpportunity(
      city.tx,
      id,
      dataOf(sample, city.today, towns, organisations),
      checkedOn(sample, city.today),
    )
    await walk(city, id, WAY[sample.status].slice(0, 2), 1, day)
    await record(city.tx, {
      kind: 'opportunity.publish',
      subject: ['opportunity', id],
      by: city.staff['suzuki']!,
      now: morningOf(day),
      data: { status: 'open' },
    })
  })
  return added
}

/** The last verbs of those that are over, and the step that each status leaves. */
export async function closeOpportunities(city: City, opportunities: Opportunities): Promise<void> {
  const by = city.staff['suzuki']!
  await sideBySide(opportunities.values(), async ({ id, sample }) => {
    const day = addDays(city.today, -sample.publishedDaysAgo)
    // People outside the cast have places too.
    await city.tx
      .updateTable('opportunity')
      .set(eb => ({
        taken: eb.fn('greatest', ['taken', eb.val(Math.min(sample.taken, sample.capacity ?? sample.taken))]),
      }))
      .where('id', '=', id)
      .execute()
    await walk(city, id, WAY[sample.status].slice(2), 3, addDays(day, 60))
    const step = STEP_AFTER[sample.status]
    const due =
      sample.status === 'open' ? addDays(checkedOn(sample, city.today), STEP_AFTER.open.days) : addDays(city.today, 7)
    if (step)
      await nextStep(
        city.tx,
        [opportunitySubject, id],
        null,
        { what: step.what, owner: by, due },
        { by, at: morningOf(day), outcome: '' },
      )
  })
}

async function walk({ tx, staff }: City, id: string, verbs: readonly Verb[], from: number, day: Day): Promise<void> {
  for (const [at, verb] of verbs.entries()) {
    const row = {
      verb,
      reason: '',
      by_account: staff['suzuki']!,
      at: morningOf(addDays(day, verb === 'submit' ? -1 : at)),
    }
    await writePublication(tx, { id, version: from + at }, row, {
      status: AFTER[verb]!,
      ...(verb === 'publish' ? { published_on: day, checked_by: staff['suzuki']! } : {}),
    })
  }
}

const inDays = (today: Day, days: number | null): Day | null => (days === null ? null : addDays(today, days))

/** An activity of the cast as staff would have typed it `today`. */
export function dataOf(
  {
    key,
    organisation,
    town,
    slots,
    taken,
    startsInDays,
    endsInDays,
    publishedDaysAgo,
    status,
    ...said
  }: CastOpportunity,
  today: Day,
  towns: Towns,
  organisations: ReadonlyMap<string, string>,
): OpportunityData {
  return {
    ...said,
    organisation_id: organisations.get(organisation)!,
    town_id: towns.get(town)?.id ?? null,
    address: '',
    contact_phone: '',
    starts_on: inDays(today, startsInDays),
    ends_on: inDays(today, endsInDays),
    slots: slots.map(({ inDays: days, ...slot }) => ({ ...slot, on_day: inDays(today, days) })),
  }
}
