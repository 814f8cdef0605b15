import { today as dayOf } from '#platform/clock.ts'
import { type Moment, telling } from '#platform/feature.ts'
import { changesAsked } from './store.ts'
import { changeText } from './text.ts'

/** That a way in was changed, on their time line: whoever telephones about it is answered; which address it is stands nowhere. */
export const wayMoments = telling(changesAsked, rows =>
  rows.map(
    (row): Moment => ({
      ...{ at: row.at, day: dayOf(row.at) },
      body: `ログインのしかたの変更：${changeText(row)}${row.undone_at ? '（取り消されました）' : ''}`,
    }),
  ),
)
