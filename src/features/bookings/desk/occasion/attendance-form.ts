import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import { occasionPath } from '../../rules.ts'
import type { DeskBooking, DeskOccasion } from '../store.ts'

/** Whether somebody was in: who is on the list of the day. */
export const isIn = ({ status }: DeskBooking): boolean => ['confirmed', 'attended', 'absent'].includes(status)

/** Of everybody who was in: whether they came. */
export const attendancePart = (occasion: DeskOccasion, bookings: readonly DeskBooking[]): Content =>
  pane({
    title: '出欠を記録する',
    body: form({
      action: `${occasionPath(occasion.id)}/attendance`,
      once: newId(),
      body: [
        html`<p class="hint">全員の分を記録すると、この回は終わりになります。あとから直せます。</p>`,
        bookings.filter(isIn).map(row =>
          radioField({
            name: `came-${row.id}`,
            label: `${row.name}さん${row.party > 1 ? `（${row.party}人）` : ''}`,
            value: row.status,
            columns: true,
            options: [
              { value: 'attended', label: '出席' },
              { value: 'absent', label: '欠席' },
            ],
          }),
        ),
      ],
      submit: button({ text: '記録する', kind: 'main' }),
    }),
  })
