import { note } from '#features/traits/actions.ts'
import { addDays } from '#platform/dates.ts'
import { TRAITS } from './cast/traits/index.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'
import type { People } from './people.ts'

/** 市の項目 of people of the cast, as the desk notes them. */
export async function addTraits({ tx, today, staff }: City, people: People): Promise<void> {
  for (const { who, by, daysAgo, name, value } of TRAITS) {
    const day = addDays(today, -daysAgo)
    await note(tx, people.get(who)!.id, new Map([[name, value]]), { by: staff[by]!, now: morningOf(day), today: day })
  }
}
