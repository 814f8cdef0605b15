import { html } from 'hono/html'
import { opportunityById } from '#features/opportunities/index.ts'
import type { Day } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { button } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import { summary } from '#ui/summary.ts'
import { datesAhead } from '../desk/rules.ts'
import type { DeskOccasion } from '../desk/store.ts'
import { occasionPath, type Time } from '../rules.ts'
import { DOUBT_TEXT, timesText, timeText } from '../text.ts'

/** So many of the activity's next dates are shown beside those that were booked. */
const SHOWN = 4

const linesOf = (times: readonly Time[]): Content =>
  times.length === 0 ? 'ありません' : times.map((time, at) => html`${at > 0 && html`<br>`}${timeText(time)}`)

/** That the activity says something else now, with old and new; the desk asks, and says which holds. */
export async function doubtPart(db: Read, occasion: DeskOccasion, today: Day, writes: boolean): Promise<Content> {
  if (!occasion.doubt) return false
  const activity = await opportunityById(db, occasion.opportunity_id)
  const times = activity && occasion.doubt === 'moved' ? datesAhead(activity, today).slice(0, SHOWN) : []
  return pane({
    title: DOUBT_TEXT[occasion.doubt],
    body: html`${summary([
      { label: '申しこみの日時', value: timesText(occasion) },
      { label: 'いまの活動の日時', value: linesOf(times) },
    ])}<p>団体に確かめてください。変わったときは、下の「定員・締切・日時を変える」か「中止にする」で、申しこんだ方の全員にお知らせできます。</p><p>${occasion.waits ? 'それまでの申しこみは、空きを待つ列に入ります。確かめたあと、順番にお知らせします。' : 'それまで、申しこみは受け付けません。'}</p>
    ${writes && form({ action: `${occasionPath(occasion.id)}/keep`, once: newId(), body: false, submit: button({ text: '申しこみのとおりでよい', kind: 'main' }) })}`,
  })
}
