import { html } from 'hono/html'
import { programmesOn } from '#features/municipalities/index.ts'
import { ageOn } from '#platform/ages.ts'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, page, type Staff, type View } from '#platform/page.ts'
import { formatPhone } from '#platform/phones.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { soughtBy } from '../../find/rules.ts'
import { fullKana, personLink, personPath } from '../../head.ts'
import { elsewhereNotice } from '../../looks/elsewhere.ts'
import { byOf, mediumField } from '../../staff-parts.ts'
import { LIKENESS_TEXT, REGISTER_TEXT } from '../../text.ts'
import { type Lookalike, registerPerson } from '../actions.ts'
import { basicFields } from './fields.ts'
import { townOptions } from './home-field.ts'

const PATH = '/staff/people/new'

type Shown = {
  typed: Submitted
  errors?: Record<string, string>
  alike?: readonly Lookalike[]
  elsewhere?: readonly string[]
  status?: View['status']
}

/** Registration while talking: a few required fields, probable duplicates before anything is saved. */
export const register = page.staff({
  path: PATH,
  can: 'people.write',
  audit: { action: 'person.register' },
  get: (ask, db) => view(ask, db, { typed: typedBefore(ask.url.searchParams.get('q') ?? '') }),
  post: async (ask, tx, form) => {
    const result = await registerPerson(tx, form, one(form, 'another') === '1', {
      ...byOf(ask, form),
      partial: Boolean(ask.actor.part),
    })
    if ('alike' in result) return view(ask, tx, { typed: form, ...result, status: 409 })
    if ('errors' in result) return view(ask, tx, { typed: form, errors: result.errors, status: 422 })
    return { redirect: personPath(result.id), flash: `登録しました。番号は${result.number}です。` }
  },
})

/** What was typed into the search is carried into the field it belongs to. */
function typedBefore(q: string): Submitted {
  const sought = soughtBy(q)
  const [first = '', ...rest] = q.normalize('NFKC').trim().split(/\s+/)
  const then = rest.join(' ')
  if (sought.by === 'kana') return filled({ family_kana: first, given_kana: then })
  if (sought.by === 'name') return filled({ family_name: first, given_name: then })
  return filled(sought.by === 'phone' ? { phone: sought.key } : {})
}

async function view(
  ask: Ask<Staff>,
  db: Read,
  { typed, errors = {}, alike = [], elsewhere = [], status }: Shown,
): Promise<View> {
  const show = {
    form: typed,
    errors,
    beside: {},
    forms: [],
    towns: await townOptions(db),
    programmes: await programmesOn(db, ask.today),
    today: ask.today,
  }
  const rest = ['address', 'email', 'town_id', 'contact_note', 'programme_id'].some(
    name => one(typed, name) !== '' || errors[name],
  )
  return {
    title: '新しく登録',
    nav: '/staff/people',
    ...(status ? { status } : {}),
    body: html`${backLink('/staff/people', '人の一覧へ')}${pageHead({ title: '新しく登録', lead: 'お話をうかがいながら入力できます。姓かふりがな、生年月日、連絡先があれば登録できます。' })}
      ${show.programmes.length === 0 && notice({ kind: 'warning', title: REGISTER_TEXT.noProgramme() })}
      ${checked(errors, [
        alikeNotice(alike, ask.today),
        elsewhereNotice(elsewhere),
        form({
          action: PATH,
          once: newId(),
          long: alike.length + elsewhere.length === 0,
          body: [basicFields(show, rest), mediumField(show.form)],
          submit:
            alike.length + elsewhere.length > 0
              ? [
                  button({ text: 'もう一度確かめる' }),
                  button({ text: '別の人として登録する', kind: 'main', name: 'another', value: '1' }),
                ]
              : button({ text: '登録する', kind: 'main' }),
        }),
      ])}`,
  }
}

const alikeNotice = (alike: readonly Lookalike[], today: string): Content =>
  alike.length > 0 && [
    notice({
      kind: 'warning',
      live: true,
      title: `同じ方かもしれない登録が${alike.length}件あります。まだ登録していません。`,
      body: '同じ方なら、名前を押してその方の画面で続けてください。違う方なら、下の「別の人として登録する」を押してください。入力した内容は残っています。',
    }),
    table({
      caption: '似ている方',
      items: alike,
      cards: true,
      empty: '',
      columns: [
        { key: 'number', title: '番号', numeric: true, cell: person => person.number },
        { key: 'name', title: '氏名', header: true, cell: person => personLink(person) },
        { key: 'kana', title: 'ふりがな', cell: person => fullKana(person) },
        {
          key: 'birth',
          title: '生年月日',
          cell: person => `${formatDay(person.birth_on)}・${ageOn(person.birth_on, today)}歳`,
        },
        { key: 'phone', title: '電話', cell: person => (person.phone_digits ? formatPhone(person.phone_digits) : '') },
        { key: 'why', title: '似ているところ', cell: person => person.why.map(why => LIKENESS_TEXT[why]).join('、') },
      ],
    }),
  ]
