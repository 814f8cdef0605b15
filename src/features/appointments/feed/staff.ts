import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import { button } from '#ui/button.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { hostPath } from '../rules.ts'

const press = (host: string, go: 'open' | 'shut', text: string, kind: 'plain' | 'danger'): Content =>
  form({ action: `${hostPath(host)}/feed`, once: newId(), body: hidden('do', go), submit: button({ text, kind }) })

/** The address by which a telephone shows when something is booked, and of whom nothing. */
export const feedPart = (host: string): Content =>
  more({
    title: 'スマートフォンのカレンダーに出す',
    body: html`<p>予約のある時間に「予約あり」とだけ出ます。お名前や用件は入りません。住所は1年使えます。</p>
      <div class="buttons">${press(host, 'open', '予定表の住所を作る（前の住所は使えなくなります）', 'plain')}${press(host, 'shut', '住所を使えなくする', 'danger')}</div>`,
  })
