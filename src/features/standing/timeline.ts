import { today as dayOf } from '#platform/clock.ts'
import { type Moment, telling } from '#platform/feature.ts'
import { momentText } from '#platform/times.ts'
import { standingsAsked } from './store.ts'
import { didText, mediumText } from './text.ts'

/** That somebody acted for them, on the time line of a person: here with the name. */
export const standingMoments = telling(standingsAsked, rows =>
  rows
    .filter(({ kinds, door }) => door === 'desk' || kinds.length > 0)
    .map(
      ({ at, until_at, door, medium, name, by, kinds }): Moment => ({
        ...{ at, day: dayOf(at) },
        body: `${door === 'desk' ? `代理入力（${mediumText(medium)}）：${by}` : `代理：${name}`}　${didText(kinds)}`,
        aside: door === 'desk' ? `${momentText(until_at)}まで` : '',
      }),
    ),
)
