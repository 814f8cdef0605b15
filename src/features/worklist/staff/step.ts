import { html } from 'hono/html'
import { staffOn } from '#features/accounts/index.ts'
import { deskDaysOn, openFrom } from '#features/municipalities/index.ts'
import { consentPath, personPath } from '#features/people/index.ts'
import { CHOSEN_WHATS, nextText, WHAT_TEXT } from '#features/steps/index.ts'
import { addDays, type Day, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { accept } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { hidden, selectField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { finish } from '../actions.ts'
import { doneForm } from '../forms.ts'
import { mayHandOver, type Refusal } from '../rules.ts'
import { type Line, lineById, openLine } from '../store.ts'
import { type Around, type Subjects, subjectOf, type ToldLine, tellLines } from '../subjects.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { answerPart, handFields } from './handover.ts'
import { linesTable, whoseOf } from './lines.ts'
import { again, backTo, byOf, fieldOf, ofStep, refusedAt, type Shown } from './parts.ts'

const NOT_YOURS = '引きつぎは、担当の職員か、コーディネーター・管理者が行います。'

/** One step with its forms: answered where it was handed over, else noted as done, or handed over. A list carries none of them. */
export const step = (subjects: Subjects) =>
  page.staff({
    path: '/staff/steps/:id',
    can: 'steps.hand',
    audit: { action: 'step.read', subject: ask => ['step', ask.params.id] },
    get: async (ask, db) => {
      const [line] = await tellLines(
        db,
        subjects,
        [await lineById(db, ask.params.id)].filter(found => found !== undefined),
      )
      if (!line) return refusedAt(ask, db, ask.params.id, 'gone')
      return {
        title: WHAT_TEXT[line.what],
        nav: '/staff',
        body: html`${backLink(`/staff?who=${whoseOf(ask)}`, 'やることに戻る')}${pageHead({ title: WHAT_TEXT[line.what] })}
          <div class="stack">${linesTable(ask, 'この一歩', [seenBy(ask, line, subjects)], subjects, '', false)}${formsOf(ask, line, { subjects, staff: await staffOn(db, ask.today, line.person_id), due: await inAWeek(ask, db) })}</div>`,
      }
    },
  })

/** Of what they may not open, nothing is told but what is to be done and whose it is. */
const seenBy = (ask: Ask<Staff>, line: ToldLine, subjects: Subjects): ToldLine =>
  ask.actor.permissions.has(subjectOf(subjects, line.subject_kind)?.can ?? '')
    ? line
    : { ...line, note: '', handed_note: '', organisation: null, told: {} }

function formsOf(ask: Ask<Staff>, line: ToldLine, around: Around): Content {
  const who = byOf(ask)
  if (line.pending && line.owner_id === who.by) return answerPart(ask, line)
  const [ends, hands] = [line.subject_kind === 'person' && may(ask, 'people.write'), mayHandOver(line, who)]
  return [
    ends && pane({ title: '済みにする', body: doneFields(ask, line, around.due, {}) }),
    hands
      ? pane({ title: '引きつぐ', body: handFields(ask, line, around) })
      : notice({ kind: 'info', title: `この一歩の担当は、${line.owner}さんです。`, body: NOT_YOURS }),
  ]
}

/** In a week, or on the first day after it on which the desk is open. */
const inAWeek = async (ask: Ask<Staff>, db: Read): Promise<Day> =>
  openFrom(addDays(ask.today, 7), await deskDaysOn(db, ask.today))

/** What is chosen here: a つなぎ names its partner, which is chosen where the consultation is recorded. */
const QUICK_WHATS = CHOSEN_WHATS.filter(what => what !== 'refer')

function doneFields(ask: Ask<Staff>, { id, what }: Pick<Line, 'id' | 'what'>, due: Day, shown: Shown): Html {
  const field = fieldOf(id, shown)
  return form({
    action: `/staff/steps/${id}/done`,
    once: newId(),
    body: [
      hidden('who', ask.url.searchParams.get('who') ?? ''),
      what === 'refer' &&
        radioField({
          ...field('end', 'つないだか', 'done'),
          columns: true,
          options: [
            { value: 'done', label: 'つないだ' },
            { value: 'dropped', label: 'つながずに終える' },
          ],
        }),
      textField(field('outcome', 'どうなったか')),
      selectField({
        ...field('what', '次の一歩', 'contact'),
        options: QUICK_WHATS.map(value => ({ value, label: WHAT_TEXT[value] })),
      }),
      textField(field('note', 'くわしく')),
      textField({
        ...field('due', '次の期限', formatDay(due)),
        hint: 'ほかに開いている一歩があって、次を入れないときは空欄にします。',
        width: 'medium',
      }),
    ],
    submit: button({ text: '済みにする', kind: 'main' }),
  })
}

export const done = page.staff({
  path: '/staff/steps/:id/done',
  can: 'people.write',
  audit: { action: 'step.done', subject: ask => ['step', ask.params.id] },
  post: async (ask, tx, sent) => {
    const id = ask.params.id
    const typed = ofStep(id, sent)
    const step = await openLine(tx, id)
    if (!step) return refusedAt(ask, tx, id, 'gone')
    const due = await inAWeek(ask, tx)
    const shown = (errors: Record<string, string>) =>
      again(null, doneFields(ask, step, due, { typed, errors }), errors, id)
    const read = accept(doneForm(ask.today), typed, ({ due }) =>
      due && due < ask.today ? { due: REFUSAL_TEXT.duePast } : {},
    )
    if (!read.ok) return shown(read.errors)
    const result = await finish(tx, id, read.value, byOf(ask))
    if (!('refused' in result))
      return {
        redirect: backTo(sent),
        flash: `済みにしました。${result.due ? await nextText(tx, result.due) : ''}`,
      }
    if (result.refused === 'nextMissing') return shown({ due: REFUSAL_TEXT.nextMissing })
    return refusedAt(ask, tx, id, result.refused, isConsentMissing(result.refused) && consentLink(step))
  },
})

const isConsentMissing = (refused: Refusal): boolean => refused.startsWith('consent')

/** To where the consent is noted without which nobody is passed on. */
const consentLink = ({ subject_id, organisation_id }: { subject_id: string; organisation_id: string | null }): Html =>
  html`<p><a href="${consentPath(subject_id, { purpose: 'referral', recipient: organisation_id, back: personPath(subject_id) })}">この方の同意を記録する</a></p>`
