import { endOwnStep, personSubject, withdraw } from '#features/people/index.ts'
import { propose } from '#features/proposals/record/actions.ts'
import { addStep, openStepsOf } from '#features/steps/index.ts'
import { addDays } from '#platform/dates.ts'
import type { City } from './city.ts'
import { morningOf, type Opportunities } from './opportunities.ts'
import type { People } from './people.ts'
import { workday } from './records.ts'

type Places = { opportunities: Opportunities; organisations: ReadonlyMap<string, string> }

/**
 * What does not go straight on, once each: a consent that is withdrawn after the introduction, so that the proposal is
 * paused; a つなぎ that was done and one that is open beside another step of the person; an activity that the desk passed over.
 */
export async function addTurns(city: City, people: People, { opportunities, organisations }: Places): Promise<void> {
  const person = (key: string) => people.get(key)!.id
  const place = (key: string) => organisations.get(key)!
  await withdrawn(city, person('sugimoto'), place('dept-parks'))
  await referred(city, person('kishida'), place('shakyo'))
  await referring(city, person('kawaguchi'), place('shien'))
  const shown = {
    shown: null,
    day: doing(city, 0).today,
    medium: null,
    note: '重い鍋が多い。からだのことを先に聞く',
  } as const
  const passed = await propose(
    city.tx,
    {
      person: person('numata'),
      opportunity: opportunities.get('hidamari-lunch')!.id,
      beginning: 'pass',
      reason: 'health',
      ...shown,
    },
    doing(city, 0),
  )
  if ('refused' in passed) throw new Error(`passed over: ${passed.refused}`)
}

const doing = ({ staff, today }: City, daysAgo: number) => {
  const day = workday(addDays(today, -daysAgo))
  return { by: staff['sato']!, now: morningOf(day), today: day }
}

async function withdrawn(city: City, person: string, organisation: string): Promise<void> {
  const consent = await city.tx
    .selectFrom('consent')
    .innerJoin('organisation', 'organisation.id', 'consent.recipient_id')
    .select(['consent.id', 'consent.recipient_id', 'organisation.name as recipient'])
    .where('person_id', '=', person)
    .where('recipient_id', '=', organisation)
    .where('purpose', '=', 'introduction')
    .where('withdrawn_on', 'is', null)
    .executeTakeFirstOrThrow()
  const done = await withdraw(
    city.tx,
    person,
    { ...consent, purpose: 'introduction' },
    { ...doing(city, 1), medium: 'phone' },
  )
  if ('refused' in done) throw new Error(`withdrawal: ${done.refused}`)
}

/** A つなぎ two weeks ago, which a report counts. */
async function referred(city: City, person: string, organisation: string): Promise<void> {
  const who = doing(city, 14)
  await openReferral(city, person, organisation, 'お茶の会への送り迎えを相談する')
  const [step] = (await openStepsOf(city.tx, 'person', person)).filter(({ what }) => what === 'refer')
  const ended = await endOwnStep(city.tx, step!, 'done', '電話で引きついだ', who)
  if (ended !== true) throw new Error('the つなぎ of the demo city was refused')
}

const referring = (city: City, person: string, organisation: string) =>
  openReferral(city, person, organisation, '介護する人の集まりを紹介してもらう')

const openReferral = ({ tx, today, staff }: City, person: string, organisation: string, note: string) => {
  const step = { what: 'refer', note, owner: staff['sato']!, due: addDays(today, 5), organisation } as const
  return addStep(tx, [personSubject, person], person, step, morningOf(today))
}
