import { html } from 'hono/html'
import { ageOn } from '#platform/ages.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, page, type Staff, type View } from '#platform/page.ts'
import { accept, filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { radioField } from '#ui/choices.ts'
import { textArea, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { filterForm, pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { summary } from '#ui/summary.ts'
import { table } from '#ui/table.ts'
import { findOf } from '../find/staff.ts'
import { type FoundPerson, findPeople } from '../find/store.ts'
import { bondForm, unbindForm } from '../forms.ts'
import { editPath, fullKana, fullName, personLink } from '../head.ts'
import { byOf, editHead, endForm, reasonsLink, subject } from '../staff-parts.ts'
import { type PersonHead, personHead } from '../store-head.ts'
import { BOND_REFUSAL_TEXT, BOND_TEXT } from '../text.ts'
import { bind, unbind } from './actions.ts'
import { BOND_KINDS } from './rules.ts'
import { type Bond, bondsOf } from './store.ts'

const PATH = editPath(':id', 'bonds')

/** So many of those who were found are offered; whoever looks for somebody else types more of the name. */
const OFFERED = 10

const named = (other: Bond['other']): string => `${fullName(other)}さん（No. ${other.number}）`

/** With whom a person goes, and whom they are not to meet. It stays at the desk: no other page of anybody shows it. */
const bonds = page.staff({
  path: PATH,
  can: 'people.write',
  audit: { action: 'person.bonds', subject },
  get: async (ask, db) => {
    const person = await personHead(db, ask.params.id)
    return person ? view(ask, db, person, filled({})) : null
  },
  post: async (ask, tx, typed) => {
    const person = await personHead(tx, ask.params.id)
    if (!person) return null
    const read = accept(bondForm, typed)
    if (!read.ok) return view(ask, tx, person, typed, read.errors)
    const refused = await bind(tx, person.id, read.value, byOf(ask, typed))
    if (refused) return view(ask, tx, person, typed, { other_id: BOND_REFUSAL_TEXT[refused] })
    return { redirect: editPath(person.id, 'bonds'), flash: `「${BOND_TEXT[read.value.kind]}」を記録しました。` }
  },
})

type Offer = { q: string; people: FoundPerson[]; total: number }

/** Who comes into question, by what was typed into the search. */
async function offerOf(ask: Ask<Staff>, db: Read, person: PersonHead): Promise<Offer> {
  const q = (ask.url.searchParams.get('q') ?? '').trim()
  if (q === '') return { q, people: [], total: 0 }
  const { people, total } = await findPeople(db, { ...findOf(new URLSearchParams({ q })), status: 'open' }, ask.today)
  const others = people.filter(({ id }) => id !== person.id)
  return { q, people: others.slice(0, OFFERED), total: total - (people.length - others.length) }
}

async function view(
  ask: Ask<Staff>,
  db: Read,
  person: PersonHead,
  typed: Submitted,
  errors: Record<string, string> = {},
): Promise<View> {
  const offer = await offerOf(ask, db, person)
  return {
    title: `${fullName(person)}さん：いっしょに・別々に`,
    nav: '/staff/people',
    ...(Object.keys(errors).length > 0 ? { status: 422 as const } : {}),
    body: html`${editHead(person, 'bonds')}${checked(errors, [
      bondTable(person.id, await bondsOf(db, person.id)),
      pane({ title: '相手の方をさがす', body: search(person, offer) }),
      (offer.people.length > 0 || Object.keys(errors).length > 0) &&
        pane({ title: '記録する', body: bondFields(ask, person, offer, typed, errors) }),
    ])}`,
  }
}

const search = (person: PersonHead, { q, people, total }: Offer): Content => [
  filterForm({
    action: editPath(person.id, 'bonds'),
    label: '相手の方をさがす',
    personal: true,
    body: textField({ name: 'q', label: '名前・かな・電話・番号', type: 'search', value: q }),
    submit: button({ text: 'さがす', icon: 'search' }),
  }),
  q !== '' &&
    people.length === 0 &&
    html`<p>「${q}」で見つかるほかの方がいません。文字を減らすか、ふりがな・電話番号・番号でさがしてください。相談が終わった方は出ません。</p>`,
  total > people.length &&
    html`<p>${total}人のうち、はじめの${people.length}人を下に出しています。いないときは、名前を長く入力するか、番号でさがしてください。</p>`,
]

const bondFields = (
  ask: Ask<Staff>,
  person: PersonHead,
  { q, people }: Offer,
  typed: Submitted,
  errors: Record<string, string>,
): Content =>
  form({
    action: `${editPath(person.id, 'bonds')}?${new URLSearchParams({ q })}`,
    once: newId(),
    body: [
      radioField({
        name: 'other_id',
        label: '相手の方',
        required: true,
        value: one(typed, 'other_id'),
        error: errors['other_id'],
        options: people.map(other => ({
          value: other.id,
          label: `${fullName(other)}さん（No. ${other.number}）`,
          hint: [fullKana(other), `${ageOn(other.birth_on, ask.today)}歳`, other.town].filter(Boolean).join('・'),
        })),
      }),
      radioField({
        name: 'kind',
        label: 'いっしょに・別々に',
        required: true,
        value: one(typed, 'kind'),
        error: errors['kind'],
        options: BOND_KINDS.map(value => ({ value, label: BOND_TEXT[value], hint: KIND_HINT[value] })),
      }),
      textArea({
        name: 'reason',
        label: 'わけ',
        required: true,
        rows: 2,
        hint: 'わけは、開いた人の記録が残る画面だけに出ます。お二人の画面や紙にも、団体にも出ません。',
        value: one(typed, 'reason'),
        error: errors['reason'],
      }),
    ],
    submit: button({ text: '記録する', kind: 'main' }),
  })

const KIND_HINT = {
  together: '案で、同じ枠に二人で入るか、どちらも入らないかになります',
  apart: '案で、同じ枠に入りません',
}

const bondTable = (person: string, bonds: readonly Bond[]): Content =>
  table<Bond>({
    caption: 'いっしょに・別々に',
    items: bonds,
    cards: true,
    empty: 'ありません。ご夫婦や友人で同じ枠がよいとき、また同じ枠をさけたい方がいるときに記録すると、案が守ります。',
    columns: [
      {
        key: 'other',
        title: '相手の方',
        header: true,
        cell: ({ other }) => html`${personLink(other)}さん（No. ${other.number}）`,
      },
      { key: 'kind', title: '内容', cell: ({ kind }) => BOND_TEXT[kind] },
      { key: 'reason', title: 'わけ', cell: () => reasonsLink(person) },
      { key: 'set', title: '記録', cell: row => html`${formatDay(row.set_on)}・${row.set_by}` },
      { key: 'state', title: 'いま', cell: row => stateCell(person, row) },
    ],
  })

const stateCell = (person: string, row: Bond): Content =>
  row.ended_on === null
    ? html`続いている　<a href="${endPath(person, row.id)}" aria-label="解く：${named(row.other)}と${BOND_TEXT[row.kind]}">解く</a>`
    : html`解いた（${formatDay(row.ended_on)}・${row.ended_by}）`

const endPath = <P extends string, Id extends string>(person: P, id: Id) =>
  `${editPath(person, 'bonds')}/${id}` as const

const end = page.staff({
  path: endPath(':id', ':bondId'),
  can: 'people.write',
  audit: { action: 'person.bond-end', subject },
  get: async (ask, db) => {
    const found = await liveOne(ask, db)
    return found && endView(found, filled({}))
  },
  post: async (ask, tx, typed) => {
    const found = await liveOne(ask, tx)
    if (!found) return null
    const read = accept(unbindForm, typed)
    if (!read.ok) return { ...endView(found, typed, read.errors), status: 422 }
    await unbind(tx, found.person.id, found.row.id, read.value.end_reason, byOf(ask, typed))
    return {
      redirect: editPath(found.person.id, 'bonds'),
      flash: '解きました。次につくる案から変わります。これまでの記録は残ります。',
    }
  },
})

type Live = { person: PersonHead; row: Bond }

async function liveOne(ask: Ask<Staff, 'id' | 'bondId'>, db: Read): Promise<Live | null> {
  const person = await personHead(db, ask.params.id)
  const rows = person ? await bondsOf(db, person.id) : []
  const row = rows.find(({ id, ended_on }) => id === ask.params.bondId && ended_on === null)
  return person && row ? { person, row } : null
}

const endView = ({ person, row }: Live, typed: Submitted, errors: Record<string, string> = {}): View => ({
  title: `${fullName(person)}さん：「${BOND_TEXT[row.kind]}」を解く`,
  nav: '/staff/people',
  body: html`${backLink(editPath(person.id, 'bonds'), '「いっしょに・別々に」へ')}${pageHead({ title: `「${BOND_TEXT[row.kind]}」を解きますか`, lead: '解くと、次につくる案から、お二人は別の方として考えます。記録は消えません。' })}
    ${summary(
      [
        { label: 'お二人', value: `${fullName(person)}さんと${named(row.other)}` },
        { label: 'わけ', value: reasonsLink(person.id) },
        { label: '記録した日', value: `${formatDay(row.set_on)}・${row.set_by}` },
      ],
      'check',
    )}
    ${endForm({ action: endPath(person.id, row.id), back: editPath(person.id, 'bonds') }, typed, errors)}`,
})

export const bondPages = [bonds, end]
