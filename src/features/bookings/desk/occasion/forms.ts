import { html } from 'hono/html'
import { fieldOf, type Shown } from '#features/requests/index.ts'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { one } from '#platform/submitted.ts'
import { clockTime } from '#platform/times.ts'
import { button } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { dateField, numberField, selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { occasionPath, PARTY_MOST } from '../../rules.ts'
import type { DeskOccasion } from '../store.ts'

/** Places, closing day and, of one date, when it is. */
export const changePart = (occasion: DeskOccasion, shown: Shown): Content => {
  const field = fieldOf(shown)
  const [time] = occasion.times
  return more({
    title: '定員・締切・日時を変える',
    open: Object.keys(shown.errors ?? {}).length > 0,
    body: checked(
      shown.errors ?? {},
      form({
        action: `${occasionPath(occasion.id)}/change`,
        once: newId(),
        version: occasion.version,
        body: [
          numberField({ ...field('places', '定員', String(occasion.places)), required: true, unit: '人' }),
          selectField({
            ...field('party', 'いっしょに申しこめる人数', String(occasion.party_most)),
            required: true,
            options: Array.from({ length: PARTY_MOST }, (_, at) => ({
              value: String(at + 1),
              label: `${at + 1}人まで`,
            })),
          }),
          dateField({ ...field('closes_on', 'ウェブの締切', formatDay(occasion.closes_on)), required: true }),
          checkbox({
            name: 'waits',
            label: '満席のとき、空きを待つ列をつくる',
            checked: shown.typed ? one(shown.typed, 'waits') === '1' : occasion.waits,
          }),
          time &&
            occasion.times.length === 1 && [
              dateField(field('on_day', '日', formatDay(time.on_day))),
              html`<div class="grid2">${textField({ ...field('from', '始まり', clockTime(time.from_min)), width: 'short' })}${textField({ ...field('to', '終わり', clockTime(time.to_min)), width: 'short' })}</div>`,
              html`<p class="hint">日時を変えると、申しこんだ方と待っている方の全員に、すぐにお知らせします。</p>`,
            ],
        ],
        submit: button({ text: '変える', kind: 'main' }),
      }),
    ),
  })
}

export const shutPart = ({ id, status }: DeskOccasion): Content =>
  form({
    action: `${occasionPath(id)}/${status === 'open' ? 'shut' : 'reopen'}`,
    once: newId(),
    body: html`<p class="hint">${status === 'open' ? '受付を終えても、この回は予定どおり行います。' : 'もう一度、申しこみを受けられるようにします。'}</p>`,
    submit: button({ text: status === 'open' ? '受付を終える' : '受付をもう一度始める' }),
  })

export const offPart = ({ id }: DeskOccasion): Content =>
  more({
    title: 'この回を中止にする',
    body: form({
      action: `${occasionPath(id)}/off`,
      once: newId(),
      body: [
        html`<p>申しこんだ方と待っている方の全員に、すぐにお知らせします。もとには戻せません。</p>`,
        textField({ name: 'why', label: '参加する方に伝えること', example: '講師の都合により中止します' }),
      ],
      submit: button({ text: '中止にする', kind: 'danger' }),
    }),
  })
