import { begin, end, mark, pause } from '#features/cases/actions.ts'
import { nextOf } from '#features/cases/rules.ts'
import { caseById } from '#features/cases/store.ts'
import { addDays } from '#platform/dates.ts'
import { CASES, type CastCase } from './cast/cases/index.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'
import type { People } from './people.ts'
import { workday } from './records.ts'

/** People and a group on their way, by the same actions as at the desk. */
export async function addCases(city: City, people: People, organisations: ReadonlyMap<string, string>): Promise<void> {
  for (const one of CASES) {
    const client = one.who ? { person: people.get(one.who)!.id } : { organisation: organisations.get(one.of!)! }
    const { route, goal } = one
    const doing = on(city, one.daysAgo)
    const { id } = must(await begin(city.tx, { client, route, goal, begun_on: doing.today }, doing))
    await goAlong(city, id, one)
  }
}

async function goAlong(city: City, id: string, { reached, skippedDaysAgo, paused, ended }: CastCase): Promise<void> {
  for (const ago of reached) await marked(city, id, ago, false)
  if (skippedDaysAgo !== undefined) await marked(city, id, skippedDaysAgo, true)
  if (paused) {
    const doing = on(city, paused.daysAgo)
    must(await pause(city.tx, id, { as: paused.as, why: paused.why, until: addDays(doing.today, paused.days) }, doing))
  }
  if (!ended) return
  const doing = on(city, ended.daysAgo)
  must(await end(city.tx, id, { as: ended.as, why: ended.why, to: ended.to ?? null, on_day: doing.today }, doing))
}

/** What is next is reached, or passed over. */
async function marked(city: City, id: string, ago: number, skips: boolean): Promise<void> {
  const [doing, one] = [on(city, ago), await caseById(city.tx, id)]
  const of = { milestone: nextOf(one!.milestones)!.id, on_day: doing.today, why: '' }
  must(await mark(city.tx, id, { ...of, verb: skips ? 'skip' : 'reach', skip: skips ? 'before' : null }, doing))
}

const on = ({ today, staff }: City, daysAgo: number) => {
  const day = workday(addDays(today, -daysAgo))
  return { by: staff['sato']!, now: morningOf(day), today: day }
}

function must<T extends object>(done: T): Exclude<T, { refused: unknown }> {
  if ('refused' in done) throw new Error(`case: ${String(done.refused)}`)
  return done as Exclude<T, { refused: unknown }>
}
