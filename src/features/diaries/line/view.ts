import { html } from 'hono/html'
import { newId } from '#platform/ids.ts'
import type { View } from '#platform/page.ts'
import { one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { dateField, hidden, numberField, selectField, textArea, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more, pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { PATH } from '../paths.ts'
import { PRIVATE_TEXT } from '../text.ts'
import { type Choices, NOTE_MOST } from './forms.ts'

type Shown = { typed: Submitted; errors: Readonly<Record<string, string>>; choices: Choices }

const field = ({ typed, errors }: Shown, name: string, label: string) => ({
  ...{ name, label, value: one(typed, name), error: errors[name] },
})

const fields = (shown: Shown): Content => [
  dateField({ ...field(shown, 'day', '活動した日'), required: true, example: '11月20日、令和8年11月20日' }),
  shown.choices.length > 0 &&
    selectField({
      ...field(shown, 'activity', '活動を選ぶ'),
      empty: '下に自分で書く',
      options: shown.choices.map(({ id, title }) => ({ value: id, label: title })),
    }),
  textField({ ...field(shown, 'title', '活動の名前を書く'), example: '公園の花の手入れ' }),
  numberField({
    ...{ ...field(shown, 'hours', '活動した時間'), unit: '時間', example: '2.5' },
    hint: '0.5は30分です。わからないときは、空のままにします。',
  }),
  textArea({ ...field(shown, 'note', 'メモ'), rows: 3, limit: NOTE_MOST, example: 'チューリップの球根を植えた' }),
]

/** A line to be written (`id` null) or put right; what was typed stays where it is refused. */
export function lineView(action: string, shown: Shown, existing: boolean): View {
  const title = existing ? '記録を直す' : '活動を書く'
  return {
    title,
    nav: '/my',
    ...(Object.keys(shown.errors).length > 0 && { status: 422 as const }),
    body: html`${backLink(PATH, '活動手帳へ')}${pageHead({ title, lead: existing ? undefined : PRIVATE_TEXT })}
      ${checked(
        shown.errors,
        form({
          ...{ action, once: newId(), body: [hidden('do', 'save'), fields(shown)] },
          submit: button({ text: existing ? '直して保存する' : '手帳に書く', kind: 'main' }),
        }),
      )}
      ${
        existing &&
        more({
          title: 'この記録を消す',
          body: form({
            ...{ action, once: newId(), body: [html`<p>消した記録は、元にもどせません。</p>`, hidden('do', 'remove')] },
            submit: button({ text: '消す', kind: 'danger' }),
          }),
        })
      }`,
  }
}
