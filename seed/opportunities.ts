import {
  type OpportunityData,
  type SlotData,
  STEP_AFTER,
  type Status,
  type Verb,
} from '#features/opportunities/rules.ts'
import { OPPORTUNITIES, type SampleOpportunity } from '#features/opportunities/samples.ts'
import { insertOpportunity, writePublication } from '#features/opportunities/store.ts'
import { nextStep } from '#features/steps/index.ts'
import { record } from '#platform/audit.ts'
import { addDays, type Day } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { parseTime } from '#platform/times.ts'
import type { City } from './index.ts'
import type { Towns } from './places.ts'

export type Opportunities = ReadonlyMap<string, { id: string; sample: SampleOpportunity }>

/** The verbs by which a sample came to its status. */
const WAY: Record<SampleOpportunity['status'], Verb[]> = {
  draft: [],
  submitted: ['submit'],
  open: ['submit', 'publish'],
  closed: ['submit', 'publish', 'close'],
  ended: ['submit', 'publish', 'close', 'end'],
}
const AFTER: Partial<Record<Verb, Status>> = { submit: 'submitted', publish: 'open', close: 'closed', end: 'ended' }

/** 09:00 in Japan on that day. */
export const morningOf = (day: Day): string => `${day}T00:00:00.000Z`

/** Activities with the rows of their publication and the step that each status leaves. */
export async function addOpportunities(
  city: City,
  towns: Towns,
  organisations: ReadonlyMap<string, string>,
): Promise<Opportunities> {
  const added = new Map<string, { id: string; sample: SampleOpportunity }>()
  for (const sample of OPPORTUNITIES) {
    const id = newId<'opportunity'>()
    const day = addDays(city.today, -sample.publishedDaysAgo)
    await insertOpportunity(city.tx, id, dataOf(sample, city.today, towns, organisations), day)
    await publish(city, id, sample, day)
    added.set(sample.key, { id, sample })
  }
  return added
}

async function publish({ tx, staff, today }: City, id: string, { status }: SampleOpportunity, day: Day): Promise<void> {
  const by = staff['suzuki']!
  const verbs = WAY[status]
  for (const [at, verb] of verbs.entries()) {
    // An ended activity was open for two months.
    const on = verb === 'close' || verb === 'end' ? addDays(day, 60 + at) : addDays(day, at - 1)
    await writePublication(
      tx,
      { id, version: at + 1 },
      { verb, reason: '', by_account: by, at: morningOf(on) },
      { status: AFTER[verb]!, ...(verb === 'publish' ? { published_on: day } : {}) },
    )
  }
  await record(tx, { kind: 'opportunity.published', subject: ['opportunity', id], by, now: morningOf(day) })
  const step = STEP_AFTER[status]
  const due = status === 'open' ? addDays(day, step!.days) : addDays(today, 7)
  if (step)
    await nextStep(
      tx,
      ['opportunity', id],
      null,
      {
        what: step.what,
        owner: by,
        due: due < today ? addDays(today, 14) : due,
        note: status === 'open' ? '掲載内容が今も正しいか確かめる' : '',
      },
      { by, at: morningOf(day), outcome: '' },
    )
}

const slotOf = (slot: SampleOpportunity['slots'][number], today: Day): SlotData => ({
  weekday: 'weekday' in slot ? slot.weekday : null,
  on_day: 'weekday' in slot ? null : addDays(today, slot.inDays),
  from_min: parseTime(slot.from)!,
  to_min: parseTime(slot.to)!,
  weeks: 'weekday' in slot && slot.weeks ? slot.weeks.reduce((bits, week) => bits | (1 << (week - 1)), 0) : 31,
  need: slot.need,
})

function dataOf(
  sample: SampleOpportunity,
  today: Day,
  towns: Towns,
  organisations: ReadonlyMap<string, string>,
): OpportunityData {
  return {
    organisation_id: organisations.get(sample.organisation)!,
    title: sample.title,
    summary: sample.summary,
    description: sample.description,
    legal_form: sample.legalForm,
    category: sample.category,
    priority_sector: sample.prioritySector,
    town_id: towns.get(sample.town)?.id ?? null,
    place_name: sample.placeName,
    address: '',
    reward: sample.reward,
    reward_yen: sample.rewardYen,
    reward_unit: sample.rewardUnit,
    terms: sample.terms,
    loads: sample.loads,
    requires: sample.requires,
    wants: sample.wants,
    character: sample.character,
    age_min: sample.ageMin ?? null,
    residents_only: sample.residentsOnly,
    hours_week: sample.hoursWeek,
    // The places that are taken are taken by the people of the cast; what others took is not offered any more.
    capacity: Math.max(1, sample.capacity - sample.taken),
    urgent: sample.urgent,
    visit_possible: sample.visit,
    trial_possible: sample.trial,
    caution: sample.caution,
    safety: sample.safety,
    contact_phone: '',
    starts_on: sample.startsInDays === undefined ? null : addDays(today, sample.startsInDays),
    ends_on: sample.endsInDays === undefined ? null : addDays(today, sample.endsInDays),
    slots: sample.slots.map(slot => slotOf(slot, today)),
  }
}
