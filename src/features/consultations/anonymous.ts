import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { doing, page, type View } from '#platform/page.ts'
import { all, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkboxField, radioField } from '#ui/choices.ts'
import { dateField, numberField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { recordAnonymous } from './actions.ts'
import { idOf } from './forms.ts'
import { CHANNELS, TOPICS } from './rules.ts'
import { CHANNEL_TEXT, TOPIC_TEXT } from './text.ts'

const LIST = '/staff/consultations'
const PATH = '/staff/consultations/anonymous'

/** A consultation of somebody who gives no name: it is counted like any other. */
const anonymous = page.staff({
  path: PATH,
  can: 'consultations.write',
  audit: { action: 'consultation.count' },
  get: async ask => view(filled({ channel: 'phone', on_day: formatDay(ask.today) })),
  post: async (ask, tx, typed) => {
    const done = await recordAnonymous(tx, idOf(one(typed, 'once')) ?? newId(), typed, doing(ask))
    return 'errors' in done
      ? view(typed, done.errors)
      : { redirect: LIST, flash: `${formatDay(done.day)}の相談として、1件と数えました。` }
  },
})

const view = (typed: Submitted, errors: Readonly<Record<string, string>> = {}): View => ({
  title: '名前を聞かない相談の記録',
  nav: LIST,
  ...(Object.keys(errors).length > 0 && { status: 422 as const }),
  body: html`${backLink(LIST, '相談の一覧')}
    ${pageHead({ title: '名前を聞かない相談の記録', lead: '件数に入ります。だれかが分かることは残しません。あとで登録された方の相談だと分かったら、「訂正する」でその方に移せます。' })}
    ${checked(errors, fields(typed, errors))}`,
})

const fields = (typed: Submitted, errors: Readonly<Record<string, string>>): Html => {
  const f = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  return form({
    action: PATH,
    once: newId(),
    body: [
      radioField({
        ...f('channel', '方法'),
        required: true,
        columns: true,
        options: CHANNELS.map(value => ({ value, label: CHANNEL_TEXT[value] })),
      }),
      numberField({ ...f('minutes', '時間'), required: true, unit: '分' }),
      dateField({ ...f('on_day', '相談した日'), required: true }),
      textField(f('place', '場所（出張のとき）')),
      checkboxField({
        ...f('topics', '話題'),
        values: all(typed, 'topics'),
        columns: true,
        options: TOPICS.map(value => ({ value, label: TOPIC_TEXT[value] })),
      }),
    ],
    submit: button({ text: '記録する', kind: 'main' }),
  })
}

export const anonymousPages = [anonymous]
