import { html } from 'hono/html'
import type { Html } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import type { Crowded } from '../../view.ts'

/** So many activities are named at once. */
const NAMED = 3

const line = ({ id, title, organisation, left, people }: Crowded): Html =>
  html`<li><a href="/staff/opportunities/${id}">${title}</a>（${organisation}）：あと${left}人の定員に、${people}人</li>`

/** Says where the plan has more people than an activity has places by now: others were decided on since, or it takes fewer. */
export const crowdedPart = (crowded: readonly Crowded[]): Html | '' =>
  crowded.length === 0
    ? ''
    : notice({
        kind: 'warning',
        title: `定員より多くの方が入っている活動が、${crowded.length}件あります。`,
        body: html`<p>案をつくったあとで、ほかの方が決まったか、定員が変わったためです。提案はできますが、決まるのは定員までです。先に声をかける方を決めるか、割り当てを外すか、案を作り直してください。</p>
          ${more({ title: '活動と人数を見る', open: crowded.length <= NAMED, body: html`<ul>${crowded.map(line)}</ul>` })}`,
      })
