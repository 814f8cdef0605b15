import { writeMinutes } from '#features/councils/actions.ts'
import { agree, endAction } from '#features/councils/agreed/actions.ts'
import { indicatorsIn } from '#features/indicators/index.ts'
import { fiscalYear } from '#platform/ages.ts'
import { addDays } from '#platform/dates.ts'
import type { Doing } from '#platform/happening.ts'
import { newId } from '#platform/ids.ts'
import { type CastAction, MEETINGS } from './cast/councils/index.ts'
import type { City } from './city.ts'
import { morningOf } from './opportunities.ts'

/** The minutes of the last meetings, and what is done of what was agreed: one thing is late. */
export async function addCouncils(city: City): Promise<void> {
  const { tx, today, staff } = city
  const indicators = await indicatorsIn(tx, fiscalYear(today))
  for (const { kind, actions, ...minutes } of MEETINGS) {
    const { id, on_day } = await tx
      .selectFrom('entry')
      .select(['id', 'on_day'])
      .where('kind', '=', kind)
      .orderBy('on_day', 'desc')
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const then = { by: staff['suzuki']!, now: morningOf(on_day), today: on_day }
    const written = await writeMinutes(tx, id, minutes, then)
    if (written !== 'done') throw new Error(`${minutes.body}: ${written}`)
    for (const one of actions) await addOne(city, [id, then], one, indicators)
  }
}

async function addOne(
  { tx, now, today, staff }: City,
  [meeting, then]: [string, Doing],
  { days, owner, indicator, ended, what, who }: CastAction,
  indicators: readonly { key: string; indicator_id: string }[],
): Promise<void> {
  const id = newId<'council_action'>()
  const indicator_id = indicators.find(({ key }) => key === indicator)?.indicator_id ?? null
  const agreed = { what, who, due_on: addDays(today, days), owner: staff[owner]!, indicator_id }
  const done = await agree(tx, meeting, id, agreed, then)
  if (done !== 'done') throw new Error(`${what}: ${done}`)
  if (ended) await endAction(tx, id, ended, { by: staff[owner]!, now, today })
}
