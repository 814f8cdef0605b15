import { html } from 'hono/html'
import { personPath } from '#features/people/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatShort } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { button } from '#ui/button.ts'
import { checkbox } from '#ui/choices.ts'
import { hidden } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { pane } from '#ui/layout.ts'
import type { Absence, Call } from '../absences/store.ts'
import { absenceStatus, isOpen, isWaiting } from '../rules.ts'
import { agreeText } from './candidates.ts'
import { assignmentPath, contactPart } from './parts.ts'

/** What was refused of one call's answer: the sentence stands at its form. */
export type CallRefused = { call: string; error: string } | null

/** Who was asked, what they answered, and the forms for what is still to hear. */
export const callsPane = (absence: Absence, mayWrite: boolean, refused: CallRefused): Html =>
  pane({
    title: '頼んだ人',
    aside: `${absence.calls.length}人`,
    body: html`<ol class="rank">${absence.calls.map(
      call => html`<li><h3><a href="${personPath(call.person_id)}">${call.number} ${call.name}</a>さん <span class="pill">${stateText(call)}</span></h3>
        <p class="faint">${formatShort(dayOf(call.asked_at))}に${call.asked_by}が頼みました${call.answered_at && `・${formatShort(dayOf(call.answered_at))}に${call.answered_by ?? ''}が返事を聞きました`}</p>
        ${contactPart(call)}
        ${call.assignment_id && !call.consent && html`<p><span class="pill plain">同意取り消し</span> 団体に、この方のお名前を伝えられません。</p>`}
        ${mayWrite && answerPart(absence, call, refused?.call === call.id ? refused.error : undefined)}</li>`,
    )}</ol>`,
  })

function stateText(call: Call): string {
  if (call.assignment_id) return '引き受け'
  if (call.answer === 'yes') return '引き受けたあと取り消し'
  if (call.answer === 'no') return '断り'
  return isWaiting(call) ? '返事はまだ' : '返事の前に決まりました'
}

function answerPart(absence: Absence, call: Call, error: string | undefined): Html {
  if (call.assignment_id) return cancelForm(absence, call)
  if (!isOpen(absenceStatus(absence))) return html``
  return form({
    action: `/staff/calls/${call.id}/answer`,
    once: newId(),
    body:
      !call.consent &&
      checkbox({
        name: `agreed-${call.id}`,
        label: agreeText(absence.organisation),
        hint: '引き受けるときに要ります。同意として記録します。',
        error,
      }),
    submit: [
      button({ text: '引き受ける', name: 'answer', value: 'yes', kind: 'main' }),
      call.answer === null && button({ text: '断る', name: 'answer', value: 'no' }),
    ],
  })
}

const cancelForm = ({ day }: Absence, { assignment_id }: Call): Html =>
  form({
    action: `${assignmentPath(assignment_id!)}/end`,
    once: newId(),
    body: hidden('last', day),
    submit: button({ text: '来られなくなった（代わりを取り消す）' }),
  })
