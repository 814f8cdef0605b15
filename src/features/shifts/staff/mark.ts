import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import { addDays, type Day, formatDay, formatShort, parseDay } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, page, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button, buttons } from '#ui/button.ts'
import { group } from '#ui/choices.ts'
import { dateField, textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { markAbsent } from '../absences/actions.ts'
import { absenceForm } from '../forms.ts'
import { ABSENCE_REASONS, daysWithin, type Refusal } from '../rules.ts'
import { type Assignment, assignmentById } from '../store.ts'
import { REASON_TEXT, REFUSAL_TEXT } from '../text.ts'
import { absencePath, assignmentPath, shiftsPath, spanText, timeText } from './parts.ts'

/** Under which field a refusal is said. */
const FIELD_OF: Partial<Record<Refusal, string>> = { endBeforeStart: 'to', tooLong: 'to' }

const mark = page.staff({
  path: '/staff/assignments/:id/absence',
  can: 'shifts.write',
  audit: { action: 'assignment.absence', subject: ask => ['assignment', ask.params.id] },
  get: async (ask, db) => {
    const assignment = await assignmentById(db, ask.params.id)
    return assignment ? view(assignment, filled({ from: dayText(firstDay(ask, assignment)) })) : null
  },
  post: async (ask, tx, sent) => {
    const assignment = await assignmentById(tx, ask.params.id)
    if (!assignment) return null
    const read = accept(absenceForm(ask.today), sent)
    if (!read.ok) return view(assignment, sent, read.errors)
    const done = await markAbsent(tx, assignment.id, read.value, doing(ask))
    if (!done) return null
    if ('refused' in done) return view(assignment, sent, { [FIELD_OF[done.refused] ?? 'from']: refusedText(done) })
    const more = done.ids.length > 1 ? `${done.ids.length}日分を記録しました。最初の日から代わりの人を決めます。` : ''
    return { redirect: absencePath(done.ids[0]!), flash: `${assignment.name}さんの欠席を記録しました。${more}` }
  },
})

const refusedText = ({ refused, days = [] }: { refused: Refusal; days?: Day[] }): string =>
  `${days.map(formatShort).join('・')}${days.length > 0 ? '：' : ''}${REFUSAL_TEXT[refused]}`

const dayText = (day: Day | null): string => (day ? formatDay(day) : '')

/** The day that was pressed on the board, else the next one of the assignment. */
function firstDay({ url, today }: Ask<Staff>, assignment: Assignment): Day | null {
  const asked = parseDay(url.searchParams.get('on') ?? '')
  return asked ?? daysWithin(assignment, today, addDays(today, 62))[0] ?? null
}

function view(assignment: Assignment, typed: Submitted, errors: Readonly<Record<string, string>> = {}): View {
  const { id, name, title, opportunity_id, person_id } = assignment
  return {
    title: `${name}さんの欠席`,
    nav: '/staff/opportunities',
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    body: html`${backLink(shiftsPath(opportunity_id), '分担のページ')}
      ${pageHead({
        title: html`${name}さんの欠席 <small>${title}</small>`,
        lead: html`<a href="${personPath(person_id)}">No. ${assignment.number}　${name}</a>さん・${timeText(assignment)}（${spanText(assignment.from_on, assignment.to_on)}）`,
      })}
      ${checked(errors, pane({ title: '欠席を記録する', body: fields(id, typed, errors) }))}`,
  }
}

const fields = (id: string, typed: Submitted, errors: Readonly<Record<string, string>>): Html =>
  form({
    action: `${assignmentPath(id)}/absence`,
    once: newId(),
    body: [
      // Enter in a field presses the first button of a form; no reason may be given by it.
      html`<button disabled hidden></button>`,
      dateField({
        name: 'from',
        label: '休む日',
        required: true,
        value: one(typed, 'from'),
        error: errors['from'],
      }),
      dateField({
        name: 'to',
        label: 'いつまで',
        hint: '1日だけのときは空欄のままにします。',
        value: one(typed, 'to'),
        error: errors['to'],
      }),
      textArea({
        name: 'note',
        label: 'メモ',
        hint: '窓口の職員だけが読みます。団体には伝えません。',
        rows: 2,
        limit: 500,
        value: one(typed, 'note'),
        error: errors['note'],
      }),
      group(
        {
          name: 'reason',
          label: '理由（押すと記録します）',
          hint: '理由は窓口の中だけで使います。団体には伝えません。',
          required: true,
          error: errors['reason'],
        },
        buttons(
          ABSENCE_REASONS.map(value => button({ text: REASON_TEXT[value], name: 'reason', value, kind: 'main' })),
        ),
      ),
    ],
    submit: '',
  })

export const markPages = [mark]
