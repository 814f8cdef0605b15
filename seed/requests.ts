import { noteCall } from '#features/requests/desk/actions.ts'
import type { Answers } from '#features/requests/rules.ts'
import { addDays } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { dueAfter, figuresOn, giveStep } from '../src/features/requests/actions.ts'
import { formOf, receiveFor, welcome } from '../src/features/requests/door/actions.ts'
import { type CastRequest, REQUESTS } from './cast/requests/index.ts'
import type { City } from './city.ts'
import { morningOf, type Opportunities } from './opportunities.ts'

const NOTHING: Omit<Answers, 'name' | 'wish'> = {
  activity: null,
  words: '',
  phone: '',
  email: '',
  address: '',
  times: [],
  note: '',
  whom: 'self',
  whom_note: '',
  lives: null,
  ...{ company: null, companions: [], together: null },
}

/** Those who asked the desk to call, by the same actions as on the web and at the desk. */
export async function addRequests(city: City, opportunities: Opportunities): Promise<void> {
  for (const sample of REQUESTS) await addRequest(city, opportunities, sample)
}

async function addRequest(
  { tx, today, staff }: City,
  opportunities: Opportunities,
  sample: CastRequest,
): Promise<void> {
  const { daysAgo, about, by: carried, medium, noted, ...said } = sample
  const day = addDays(today, -daysAgo)
  const [now, by] = [morningOf(day), staff['sato']!]
  const answers = { ...NOTHING, ...said, activity: (about && opportunities.get(about)?.id) ?? null }
  const form = formOf(newId(), answers)
  if (medium) {
    const taken = await receiveFor(tx, form, answers, medium, { by, now, today: day })
    if (taken && noted) await noteCall(tx, taken.id, { note: noted, due: addDays(today, 2) }, { by, now, today: day })
    return
  }
  const due_on = dueAfter(day, await figuresOn(tx, day))
  const campaign_id = carried
    ? (await tx.selectFrom('campaign').select('id').where('name', '=', carried).executeTakeFirstOrThrow()).id
    : null
  const taken = await welcome(tx, form, answers, { place: null, due_on, now, campaign_id })
  if (taken) await giveStep(tx, taken.id, { now, today })
}
