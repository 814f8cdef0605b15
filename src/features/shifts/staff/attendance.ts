import { html } from 'hono/html'
import { type Day, formatShort } from '#platform/dates.ts'
import { isId, newId } from '#platform/ids.ts'
import type { Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import type { Came } from '../actions.ts'
import type { Assignment } from '../store.ts'
import { CAME_TEXT } from '../text.ts'
import { hoursText, shiftsPath } from './parts.ts'

/** The most days that are asked about at once; those noted, the next appear. */
const MOST = 20

/** Who came: the days of the last two weeks of which it was not noted yet. */
export const attendancePane = (
  opportunity: string,
  unnoted: readonly { assignment: Assignment; day: Day }[],
  anybody: boolean,
): Html =>
  pane({
    title: '出欠の記録',
    aside: `まだの分 ${unnoted.length}件`,
    body:
      unnoted.length === 0
        ? html`<p>${anybody ? 'この2週間の出欠は、すべて記録しています。' : 'まだだれも入っていないので、記録する出欠はありません。'}</p>`
        : form({
            action: `${shiftsPath(opportunity)}/attendance`,
            once: newId(),
            body: unnoted.slice(0, MOST).map(({ assignment, day }) =>
              radioField({
                name: `came-${assignment.id}-${day}`,
                label: `${formatShort(day)} ${hoursText(assignment)} ${assignment.name}さん`,
                columns: true,
                options: [
                  { value: 'yes', label: CAME_TEXT.yes },
                  { value: 'no', label: CAME_TEXT.no },
                ],
              }),
            ),
            submit: button({ text: '出欠を記録する', kind: 'main' }),
          }),
  })

/** The days that were ticked; anything else in the form is left out. */
export const readAttendance = ({ fields }: Submitted): Came[] =>
  Object.entries(fields).flatMap(([name, [value]]) => {
    const [, assignment = '', day = ''] = /^came-([0-9a-f-]{36})-(\d{4}-\d{2}-\d{2})$/.exec(name) ?? []
    return isId(assignment) && (value === 'yes' || value === 'no') ? [{ assignment, day, came: value === 'yes' }] : []
  })
