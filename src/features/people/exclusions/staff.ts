import { html } from 'hono/html'
import { organisationChoices } from '#features/organisations/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, page, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { selectField, textArea } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import { exclusionForm, liftForm } from '../forms.ts'
import { editPath, fullName } from '../head.ts'
import { byOf, editHead, endForm, reasonsLink, subject } from '../staff-parts.ts'
import { type PersonHead, personHead } from '../store-head.ts'
import { exclude, liftExclusion } from './actions.ts'
import { type Exclusion, exclusionsOf } from './store.ts'

const PATH = editPath(':id', 'exclusions')

/** Organisations to which a person is not proposed. It stays at the desk: no other page of anybody shows it. */
const exclusions = page.staff({
  path: PATH,
  can: 'people.write',
  audit: { action: 'person.exclusions', subject },
  get: async (ask, db) => {
    const person = await personHead(db, ask.params.id)
    return person ? view(db, person, filled({})) : null
  },
  post: async (ask, tx, typed) => {
    const person = await personHead(tx, ask.params.id)
    if (!person) return null
    const organisations = new Set((await organisationChoices(tx)).map(({ id }) => id))
    const read = accept(exclusionForm, typed, ({ organisation_id }) =>
      organisation_id && !organisations.has(organisation_id)
        ? { organisation_id: '団体を一覧から選んでください。' }
        : {},
    )
    if (!read.ok) return view(tx, person, typed, read.errors)
    if (!(await exclude(tx, person.id, read.value, byOf(ask, typed))))
      return view(tx, person, typed, { organisation_id: 'この団体は、もう「紹介しない」になっています。' })
    return { redirect: editPath(person.id, 'exclusions'), flash: '紹介しない団体として記録しました。' }
  },
})

async function view(
  db: Read,
  person: PersonHead,
  typed: Submitted,
  errors: Record<string, string> = {},
): Promise<View> {
  const organisations = await organisationChoices(db)
  return {
    title: `${fullName(person)}さん：紹介しない団体`,
    nav: '/staff/people',
    ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${editHead(person, 'exclusions')}${checked(errors, [
      exclusionTable(person.id, await exclusionsOf(db, person.id)),
      pane({
        title: '紹介しない団体を記録する',
        body: form({
          action: editPath(person.id, 'exclusions'),
          once: newId(),
          body: [
            selectField({
              name: 'organisation_id',
              label: '団体',
              required: true,
              empty: '選んでください',
              value: one(typed, 'organisation_id'),
              error: errors['organisation_id'],
              options: organisations.map(({ id, name }) => ({ value: id, label: name })),
            }),
            textArea({
              name: 'reason',
              label: '紹介しないわけ',
              required: true,
              rows: 2,
              hint: 'わけは、開いた人の記録が残る画面だけに出ます。ご本人の画面や紙にも、団体にも出ません。',
              value: one(typed, 'reason'),
              error: errors['reason'],
            }),
          ],
          submit: button({ text: '記録する', kind: 'main' }),
        }),
      }),
    ])}`,
  }
}

const exclusionTable = (person: string, exclusions: readonly Exclusion[]): Content =>
  table<Exclusion>({
    caption: '紹介しない団体',
    items: exclusions,
    cards: true,
    empty: 'ありません。ここに記録した団体の活動は、この方への提案に出ません。',
    columns: [
      { key: 'organisation', title: '団体', header: true, cell: ({ organisation }) => organisation },
      { key: 'reason', title: 'わけ', cell: () => reasonsLink(person) },
      { key: 'set', title: '記録', cell: row => html`${formatDay(dayOf(row.set_at))}・${row.set_by}` },
      { key: 'state', title: 'いま', cell: row => stateCell(person, row) },
    ],
  })

const stateCell = (person: string, row: Exclusion): Content =>
  row.ended_at === null
    ? html`× 紹介しない　<a href="${liftPath(person, row.id)}" aria-label="解く：${row.organisation}">解く</a>`
    : html`○ 解いた（${formatDay(dayOf(row.ended_at))}・${row.ended_by}）`

const liftPath = <P extends string, Id extends string>(person: P, id: Id) =>
  `${editPath(person, 'exclusions')}/${id}` as const

const lift = page.staff({
  path: liftPath(':id', ':exclusionId'),
  can: 'people.write',
  audit: { action: 'person.exclusion-lift', subject },
  get: async (ask, db) => {
    const found = await liveOne(ask, db)
    return found && liftView(found, filled({}))
  },
  post: async (ask, tx, typed) => {
    const found = await liveOne(ask, tx)
    if (!found) return null
    const read = accept(liftForm, typed)
    if (!read.ok) return { ...liftView(found, typed, read.errors), status: 422 }
    await liftExclusion(tx, found.person.id, found.row.id, read.value.end_reason, byOf(ask, typed))
    return {
      redirect: editPath(found.person.id, 'exclusions'),
      flash: '解きました。この団体の活動も、また提案に出ます。これまでの記録は残ります。',
    }
  },
})

type Live = { person: PersonHead; row: Exclusion }

async function liveOne(ask: Ask<Staff, 'id' | 'exclusionId'>, db: Read): Promise<Live | null> {
  const person = await personHead(db, ask.params.id)
  const rows = person ? await exclusionsOf(db, person.id) : []
  const row = rows.find(({ id, ended_at }) => id === ask.params.exclusionId && ended_at === null)
  return person && row ? { person, row } : null
}

const liftView = ({ person, row }: Live, typed: Submitted, errors: Record<string, string> = {}): View => ({
  title: `${fullName(person)}さん：紹介しない記録を解く`,
  nav: '/staff/people',
  body: html`${backLink(editPath(person.id, 'exclusions'), '紹介しない団体へ')}${pageHead({ title: '紹介しない記録を解きますか', lead: '解くと、この団体の活動もまた提案に出ます。記録は消えません。' })}
    ${summary(
      [
        { label: 'お名前', value: fullName(person) },
        { label: '団体', value: row.organisation },
        { label: 'わけ', value: reasonsLink(person.id) },
        { label: '記録', value: `${formatDay(dayOf(row.set_at))}・${row.set_by}` },
      ],
      'check',
    )}
    ${endForm({ action: liftPath(person.id, row.id), back: editPath(person.id, 'exclusions') }, typed, errors)}`,
})

export const exclusionPages = [exclusions, lift]
