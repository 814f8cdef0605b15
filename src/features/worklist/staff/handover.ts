import { html } from 'hono/html'
import { staffOn } from '#features/accounts/index.ts'
import { rolesText, shutText } from '#features/steps/index.ts'
import { formatShort } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, page, type Staff } from '#platform/page.ts'
import { accept as read } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { hidden, selectField, textField } from '#ui/fields.ts'
import { form } from '#ui/form.ts'
import type { Html } from '#ui/html.ts'
import { more } from '#ui/layout.ts'
import { accept, giveBack, handOver } from '../actions.ts'
import { handForm, returnForm } from '../forms.ts'
import { mayHandOver } from '../rules.ts'
import { type Line, openLine } from '../store.ts'
import { type Around, fitFor, type Subjects, subjectOf } from '../subjects.ts'
import { REFUSAL_TEXT } from '../text.ts'
import { again, backTo, byOf, fieldOf, ofStep, refusedAt, type Shown } from './parts.ts'

const who = (ask: Ask<Staff>): Html => hidden('who', ask.url.searchParams.get('who') ?? '')
const subject = (ask: Ask<Staff, 'id'>): [string, string] => ['step', ask.params.id]

/** To whom a step goes, with a word: to one of those who may do it, or a sentence where nobody else may. */
export function handFields(
  ask: Ask<Staff>,
  line: Pick<Line, 'id' | 'owner_id' | 'subject_kind' | 'what'>,
  around: Pick<Around, 'subjects' | 'staff'>,
  shown: Shown = {},
): Html {
  const field = fieldOf(line.id, shown)
  const others = fitFor(around, line).filter(one => one.id !== line.owner_id)
  if (others.length === 0) return html`<p class="hint">${nobodyText(around.subjects, line)}</p>`
  return form({
    action: `/staff/steps/${line.id}/owner`,
    once: newId(),
    body: [
      who(ask),
      selectField({
        ...field('owner', '引きつぐ職員'),
        required: true,
        empty: '選んでください',
        options: others.map(one => ({ value: one.id, label: one.name })),
      }),
      textField({ ...field('handed_note', 'ひとこと'), example: '午後なら電話に出られるそうです' }),
    ],
    submit: button({ text: '引きつぐ', kind: 'main' }),
  })
}

const nobodyText = (subjects: Subjects, { subject_kind, what }: Pick<Line, 'subject_kind' | 'what'>): string =>
  `この一歩を担当できる職員（${rolesText(subjectOf(subjects, subject_kind)?.owners(what) ?? [])}）が、ほかにいません。`

const returnFields = (ask: Ask<Staff>, id: string, shown: Shown = {}): Html =>
  form({
    action: `/staff/steps/${id}/return`,
    once: newId(),
    body: [
      who(ask),
      textField({
        ...fieldOf(id, shown)('why', 'もどすわけ'),
        required: true,
        example: 'その週は休みをいただいています',
      }),
    ],
    submit: button({ text: 'もどす' }),
  })

/** The answer to what was handed over: taken on, or given back. */
export const answerPart = (ask: Ask<Staff>, { id }: Pick<Line, 'id'>): Html =>
  html`${form({
    action: `/staff/steps/${id}/accept`,
    once: newId(),
    body: who(ask),
    submit: button({ text: '引き受ける', kind: 'main' }),
  })}${more({ title: 'もどす', body: returnFields(ask, id) })}`

const hand = (subjects: Subjects) =>
  page.staff({
    path: '/staff/steps/:id/owner',
    can: 'steps.hand',
    audit: { action: 'step.handed-over', subject },
    post: async (ask, tx, sent) => {
      const id = ask.params.id
      const typed = ofStep(id, sent)
      const step = await openLine(tx, id)
      const staff = await staffOn(tx, ask.today, step?.person_id)
      const given = read(handForm, typed, ({ owner }) =>
        staff.some(one => one.id === owner) ? {} : { owner: REFUSAL_TEXT.ownerUnknown },
      )
      if (!given.ok)
        return step
          ? again(null, handFields(ask, step, { subjects, staff }, { typed, errors: given.errors }), given.errors, id)
          : refusedAt(ask, tx, id, 'gone')
      const done = await handOver(
        tx,
        subjects,
        id,
        { owner: given.value.owner, note: given.value.handed_note },
        byOf(ask),
      )
      if ('refused' in done)
        return refusedAt(
          ask,
          tx,
          id,
          done.refused,
          step && mayHandOver(step, byOf(ask)) && handFields(ask, step, { subjects, staff }, { typed }),
        )
      return {
        redirect: backTo(sent),
        flash: `${done.to}さんに引きつぎました。引き受けるかもどすかは、${done.to}さんの「やること」に出ます。${await shutText(tx, done.due, `期限の${formatShort(done.due)}`)}`,
      }
    },
  })

const taken = page.staff({
  path: '/staff/steps/:id/accept',
  can: 'people.write',
  audit: { action: 'step.accepted', subject },
  post: async (ask, tx, sent) => {
    const refused = await accept(tx, ask.params.id, byOf(ask))
    return refused
      ? refusedAt(ask, tx, ask.params.id, refused.refused)
      : { redirect: backTo(sent), flash: '引き受けました。' }
  },
})

const returned = (subjects: Subjects) =>
  page.staff({
    path: '/staff/steps/:id/return',
    can: 'people.write',
    audit: { action: 'step.returned', subject },
    post: async (ask, tx, sent) => {
      const id = ask.params.id
      const typed = ofStep(id, sent)
      const given = read(returnForm, typed)
      if (!given.ok) return again(null, returnFields(ask, id, { typed, errors: given.errors }), given.errors, id)
      const done = await giveBack(tx, subjects, id, given.value.why, byOf(ask))
      return 'refused' in done
        ? refusedAt(ask, tx, id, done.refused)
        : { redirect: backTo(sent), flash: `${done.to}さんにもどしました。` }
    },
  })

export const handoverPages = (subjects: Subjects) => [hand(subjects), taken, returned(subjects)]
