import { html } from 'hono/html'
import type { StoredSlot } from '#features/opportunities/index.ts'
import { personPath } from '#features/people/index.ts'
import { type Day, formatDay, formatShort } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { all, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checkboxField } from '#ui/choices.ts'
import { dateField, selectField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import { type Content, type Html, sr } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import type { Doubt, SlotRefused } from '../actions.ts'
import { fullOn, isOutsideHours } from '../rules.ts'
import type { Assignment, Participant } from '../store.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { assignmentPath, shiftsPath, spanText, timeText } from './parts.ts'

export type AssignShown = {
  opportunity: string
  slots: readonly StoredSlot[]
  participants: readonly Participant[]
  assignments: readonly Assignment[]
  today: Day
  typed: Submitted
  errors: Readonly<Record<string, string>>
}

/** Somebody who is decided for the activity is given times of it. */
export function assignPane(shown: AssignShown): Html {
  const { opportunity, participants, today, typed, errors } = shown
  if (participants.length === 0)
    return pane({
      title: '時間に入れる',
      body: html`<p>まだ決定した人がいません。提案のページで決定を記録すると、ここで時間に入れられます。</p>`,
    })
  const idle = (who: Participant) => !shown.assignments.some(one => one.person_id === who.person_id)
  const sorted = [...participants].sort((a, b) => Number(idle(b)) - Number(idle(a)))
  return pane({
    title: '時間に入れる',
    body: form({
      action: `${shiftsPath(opportunity)}/assign`,
      once: newId(),
      body: [
        selectField({
          name: 'person',
          label: '人',
          hint: 'この活動に決定している人です。',
          required: true,
          empty: '選んでください',
          value: one(typed, 'person'),
          error: errors['person'],
          options: sorted.map(who => ({
            value: who.person_id,
            label: `${who.number} ${who.name}${who.starts_on > today ? `（${formatShort(who.starts_on)}から）` : ''}${idle(who) ? '（まだ入っていません）' : ''}`,
          })),
        }),
        slotsField(shown),
        dateField({
          name: 'from',
          label: '始まりの日',
          required: true,
          value: 'from' in typed.fields ? one(typed, 'from') : formatDay(today),
          error: errors['from'],
        }),
        dateField({
          name: 'to',
          label: '終わりの日',
          hint: '決まっていなければ空欄のままにします。',
          value: one(typed, 'to'),
          error: errors['to'],
        }),
      ],
      submit: button({ text: '時間に入れる', kind: 'main' }),
    }),
  })
}

const slotsField = ({ slots, assignments, today, typed, errors }: AssignShown): Html =>
  checkboxField({
    name: 'slots',
    label: '時間',
    required: true,
    values: all(typed, 'slots'),
    error: errors['slots'],
    options: slots
      .filter(slot => slot.on_day === null || slot.on_day >= today)
      .map(slot => ({ value: slot.id, label: timeText(slot), hint: roomText(slot, assignments, today) })),
  })

function roomText(slot: StoredSlot, assignments: readonly Assignment[], today: Day): string {
  const taken = assignments.filter(one => one.slot_id === slot.id && one.call_id === null)
  const full = fullOn(slot.need, taken, { from_on: today, to_on: null })
  const now = taken.filter(one => one.from_on <= today).length
  if (slot.need === null) return `人数はわかりません。いま${now}人`
  return full ? `満員（${slot.need}人）` : `${slot.need}人中 ${now}人`
}

/** What stands in the way of each time, in one sentence for the field. */
export const slotErrors = (refused: readonly SlotRefused[], slots: readonly StoredSlot[]): string =>
  refused
    .map(({ slot, refused, title, day }) => {
      const found = slots.find(one => one.id === slot)
      const where = [found && timeText(found), title && `「${title}」`, day && formatShort(day)]
        .filter(Boolean)
        .join('・')
      return `${where ? `${where}：` : ''}${REFUSAL_TEXT[refused]}`
    })
    .join(' ')

/** What does not fit what the person said: to be asked about. */
export const doubtText = (doubt: Doubt): string =>
  doubt.kind === 'hours'
    ? `${timeText(doubt.time)}は、聞いている「来られる時間」の外です。ご本人に確かめてください。`
    : `週に${doubt.hours}時間になり、上限の${doubt.most}時間をこえます。ご本人に確かめてください。`

/** Who is written in now and later, what does not fit, and how it ends. */
export const assignmentsPane = (
  { assignments, participants, today }: AssignShown,
  mayWrite: boolean,
  wrong: { id: string; typed: string; error: string } | null,
): Html => {
  const regular = assignments.filter(one => one.call_id === null && (one.to_on === null || one.to_on >= today))
  return pane({
    title: 'いまの担当',
    aside: `${regular.length}件`,
    body:
      regular.length === 0
        ? html`<p>まだだれも入っていません。</p>`
        : html`<ul class="ruled-out">${regular.map(
            one =>
              html`<li><a href="${personPath(one.person_id)}">${one.number} ${one.name}</a>さん　<b>${timeText(one)}</b><br><span class="faint">${spanText(one.from_on, one.to_on)}</span>${remarks(one, participants)}${
                mayWrite && doPart(one, wrong?.id === one.id ? wrong : null, today)
              }</li>`,
          )}</ul>`,
  })
}

function remarks(one: Assignment, participants: readonly Participant[]): Content {
  const free = participants.find(who => who.person_id === one.person_id)?.free ?? null
  return [
    one.slot_id === null &&
      html`<br><strong class="late-mark">活動の時間が変わりました。担当を終えて、入れ直してください</strong>`,
    isOutsideHours(one, free) && html`<br><span class="faint">聞いている「来られる時間」の外</span>`,
  ]
}

const doPart = (one: Assignment, wrong: { typed: string; error: string } | null, today: Day): Html =>
  html`<p><a href="${assignmentPath(one.id)}/absence">欠席を記録する${sr(`：${one.name}さん`)}</a></p>${more({
    title: '担当を終える',
    open: wrong !== null,
    body: endForm(one, wrong, today),
  })}`

const endForm = ({ id }: Assignment, wrong: { typed: string; error: string } | null, today: Day): Html =>
  form({
    action: `${assignmentPath(id)}/end`,
    once: newId(),
    body: dateField({
      name: `last-${id}`,
      label: '最後の日',
      hint: 'この日より後の欠席の記録は取り消します。',
      required: true,
      value: wrong?.typed ?? formatDay(today),
      error: wrong?.error,
    }),
    submit: button({ text: '担当を終える' }),
  })
