import { fullName } from '#features/people/index.ts'
import { formatDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { OUTCOMES, requestPath } from '../rules.ts'
import { OUTCOME_TEXT } from '../text.ts'
import { fieldOf, type Shown } from './parts.ts'
import type { Probable } from './store.ts'

/** What of a page's errors belongs to this form. */
const errorsOf = (fields: readonly string[], { errors = {} }: Shown): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).filter(([name]) => fields.includes(name)))

/** What came of a call, and until when to try again. */
export const noteFields = (id: string, next: string, shown: Shown): Html =>
  checked(
    errorsOf(['note', 'due'], shown),
    form({
      action: `${requestPath(id)}/note`,
      once: newId(),
      body: [
        textField({
          ...fieldOf(shown)('note', 'どうなったか'),
          required: true,
          example: '留守だった。あすの午前にもう一度',
        }),
        textField({ ...fieldOf(shown)('due', '次の期限', formatDay(next)), required: true, width: 'medium' }),
      ],
      submit: button({ text: '記録する', kind: 'main' }),
    }),
  )

/** With what it ends. */
export const closeFields = (id: string, shown: Shown): Html =>
  checked(
    errorsOf(['outcome', 'end_note'], shown),
    form({
      action: `${requestPath(id)}/close`,
      once: newId(),
      body: [
        radioField({
          ...fieldOf(shown)('outcome', 'どう終わったか'),
          required: true,
          options: OUTCOMES.map(value => ({ value, label: OUTCOME_TEXT[value] })),
        }),
        textField(fieldOf(shown)('end_note', 'ひとこと')),
      ],
      submit: button({ text: '終わりにする' }),
    }),
  )

/** Why the end was a mistake, and until when the next call is due. */
export const reopenFields = (id: string, next: string, shown: Shown): Html =>
  checked(
    errorsOf(['reopen_note', 'reopen_due'], shown),
    form({
      action: `${requestPath(id)}/reopen`,
      once: newId(),
      body: [
        textField({
          ...fieldOf(shown)('reopen_note', '再開するわけ'),
          required: true,
          example: '別の方の依頼とまちがえて終わりにした',
        }),
        textField({ ...fieldOf(shown)('reopen_due', '次の期限', formatDay(next)), required: true, width: 'medium' }),
      ],
      submit: button({ text: '再開する' }),
    }),
  )

/** Whom it was from: one of the probable persons, or somebody else by their number. */
export const joinFields = (id: string, probable: readonly Probable[], shown: Shown): Html =>
  checked(
    errorsOf(['person', 'number'], shown),
    form({
      action: `${requestPath(id)}/join`,
      once: newId(),
      body: [
        probable.length > 0 &&
          radioField({
            ...fieldOf(shown)('person', 'この方から'),
            options: probable.map(person => ({ value: person.id, label: `${person.number} ${fullName(person)}` })),
          }),
        textField({ ...fieldOf(shown)('number', 'ほかの利用者の番号'), width: 'short', inputmode: 'numeric' }),
      ],
      submit: button({ text: '結びつける' }),
    }),
  )
