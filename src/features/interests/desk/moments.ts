import { today as dayOf } from '#platform/clock.ts'
import { type Moment, telling } from '#platform/feature.ts'
import { keptAsked } from '../kept/store.ts'
import { MEDIUM_TEXT } from '../kept/text.ts'
import { keptPath } from './parts.ts'

/** That somebody kept what they said by pictures, or staff for them, on their time line. */
export const keptMoments = telling(keptAsked, (rows, person) =>
  rows.map(({ at, by, data: { lines, choices, said } }): Moment => {
    const what = [lines > 0 && `絵カードなどの答え${lines}つ`, choices > 0 && `気になる活動${choices}件`].filter(
      Boolean,
    )
    return {
      ...{ at, day: dayOf(at), href: keptPath(person) },
      aside: said === 'web' ? MEDIUM_TEXT.web : [MEDIUM_TEXT[said], by].filter(Boolean).join('・'),
      body: `${what.join('と')}を残しました。`,
    }
  }),
)
