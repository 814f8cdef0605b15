import type { Category } from '#features/kinds/index.ts'
import { endSeeking, receiveOpening, receiveSeeking } from '#features/ledgers/actions.ts'
import type { Occupation } from '#features/ledgers/rules.ts'
import { addDays, addMonths, type Day } from '#platform/dates.ts'
import { MISSED_EVERY, OCCUPATION_OF, UNSAID_EVERY } from './cast/ledgers/index.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'
import { workday } from './records.ts'

type Led = {
  person_id: string
  opportunity_id: string
  category: Category
  title: string
  on: Day
  starts_on: Day | null
  closed_on: Day | null
}

const introduced = ({ tx }: City): Promise<Led[]> =>
  tx
    .selectFrom('proposal_entry as e')
    .innerJoin('proposal as p', 'p.id', 'e.proposal_id')
    .innerJoin('opportunity as o', 'o.id', 'p.opportunity_id')
    .innerJoin('person as n', 'n.id', 'p.person_id')
    .leftJoin('decision as d', 'd.proposal_id', 'p.id')
    .select([
      'p.person_id',
      'p.opportunity_id',
      'o.category',
      'o.title',
      'e.on_day as on',
      'd.starts_on',
      'n.closed_on',
    ])
    .where('e.verb', '=', 'introduce')
    .where('o.legal_form', 'in', ['employment', 'dispatch'])
    .where('n.erased_on', 'is', null)
    .orderBy('e.on_day')
    .orderBy('n.number')
    .$castTo<Led>()
    .execute()

/** Whoever was introduced to work for wages was taken as 求職 before, and the work as 求人; here and there the desk forgot. */
export async function addLedgers(city: City): Promise<void> {
  const led = await introduced(city)
  for (const [at, [person, all]] of [...Map.groupBy(led, one => one.person_id)].entries())
    if (at % MISSED_EVERY !== MISSED_EVERY - 1) await addSeeking(city, person, all, at % UNSAID_EVERY === 0)
  for (const [at, [opportunity, all]] of [...Map.groupBy(led, one => one.opportunity_id)].entries())
    if (at % MISSED_EVERY !== MISSED_EVERY - 1) await addOpening(city, opportunity, all)
}

const on = ({ staff }: City, day: Day) => ({ by: staff['suzuki']!, now: morningOf(day), today: day })
const occupationOf = (category: Category): Occupation | null => OCCUPATION_OF[category] ?? null

async function addSeeking(city: City, person: string, all: readonly Led[], unsaid: boolean): Promise<void> {
  const [first] = all as [Led]
  const day = workday(addDays(first.on, -5))
  const until = { valid_until: addMonths(day, 6), ended_on: null, ended_as: null }
  const wish = unsaid ? { work: '', occupation: null } : { work: first.title, occupation: occupationOf(first.category) }
  const done = await receiveSeeking(city.tx, person, { received_on: day, ...until, ...wish }, on(city, day))
  if ('refused' in done) throw new Error(`seeking: ${done.refused}`)
  const begun = all.find(one => one.starts_on !== null && one.starts_on <= city.today)?.starts_on
  if (begun || first.closed_on)
    await endSeeking(city.tx, done.id, begun ? 'hired' : 'closed', on(city, begun ?? first.closed_on!))
}

async function addOpening(city: City, opportunity: string, [first]: readonly Led[]): Promise<void> {
  const day = workday(addDays(first!.on, -20))
  const until = { valid_until: addMonths(day, 3), ended_on: null, ended_as: null }
  const data = { received_on: day, ...until, occupation: occupationOf(first!.category) }
  const done = await receiveOpening(city.tx, opportunity, data, on(city, day))
  if ('refused' in done) throw new Error(`opening: ${done.refused}`)
}
