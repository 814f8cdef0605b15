import { html } from 'hono/html'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { fullName, type PersonHead, personHead, personLink, personPath } from '#features/people/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { type Day, formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import { doneOr } from '#platform/flash.ts'
import { newId } from '#platform/ids.ts'
import { type Ask, doing, may, page, type Staff, type View } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { filled, one, type Submitted } from '#platform/submitted.ts'
import { button } from '#ui/button.ts'
import { hidden, selectField, textField } from '#ui/fields.ts'
import { checked, form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { note } from './actions.ts'
import { type Field, fieldIn, keptAs, SETTINGS } from './rules.ts'
import { countedBy, type Found, type Kept, keptOf, peopleWith, traitsOf } from './store.ts'

const PATH = '/staff/traits'
export const traitPath = <Id extends string>(id: Id) => `${personPath(id)}/traits` as const
const listPath = (name: string, value: string, at = 1) =>
  `${PATH}?${new URLSearchParams({ name, value, ...(at > 1 && { page: String(at) }) })}`
const [SIZE, SHOWN] = [50, 20]

/** The fields of the city on a day. */
const fieldsOn = async (db: Read, day: Day): Promise<Field[]> =>
  settingsFrom(await settingsOn(db, day), SETTINGS).ownFields.map(fieldIn)

type Shown = { typed: Submitted; errors: Record<string, string> }
const NONE = html`<p>市の項目はまだありません。システム管理の担当者が、市の設定の「${SETTINGS.ownFields.text}」で決めると、ここで選べます。</p>`

async function view(ask: Ask<Staff, 'id'>, db: Read, person: PersonHead, shown?: Shown): Promise<View> {
  const fields = await fieldsOn(db, ask.today)
  const noted = new Map((await traitsOf(db, person.id)).map(({ name, value }) => [name, value]))
  const typed =
    shown?.typed ?? filled(Object.fromEntries(fields.map(({ name }, at) => [`own${at}`, noted.get(name) ?? ''])))
  const opened = (at: number, name: string) => one(shown?.typed ?? filled({}), `was${at}`) || (noted.get(name) ?? '')
  const errors = shown?.errors ?? {}
  return {
    title: `${fullName(person)}さん：市の項目`,
    nav: '/staff/people',
    ...(shown && { status: 422 as const }),
    body: html`${backLink(personPath(person.id), `${fullName(person)}さんへ`)}${pageHead({ title: '市の項目', lead: 'この市で決めた項目です。ご本人も「わたしの情報」で見られます。病気や障害のことは、ここではなく「からだ」「健康のメモ」に入力してください。' })}
    ${checked(errors, may(ask, 'people.write') && (fields.length === 0 ? NONE : pane({ title: '入力する', body: noteForm(person.id, fields, typed, errors, opened) })))}
    ${keptTable(await keptOf(db, person.id, SHOWN))}`,
  }
}

const noteForm = (
  person: string,
  fields: readonly Field[],
  typed: Submitted,
  errors: Record<string, string>,
  opened: (at: number, name: string) => string,
): Content =>
  form({
    action: traitPath(person),
    once: newId(),
    body: [
      hidden('names', namesOf(fields)),
      fields.map(({ name, choices }, at) => {
        const field = { name: `own${at}`, label: name, value: one(typed, `own${at}`), error: errors[`own${at}`] }
        // One that the city has given up meanwhile stays until another one is chosen.
        const options = [...new Set([...choices, ...(field.value ? [field.value] : [])])]
        return [
          hidden(`was${at}`, opened(at, name)),
          choices.length > 0
            ? selectField({
                ...field,
                empty: 'まだ聞いていない',
                options: options.map(value => ({ value, label: value })),
              })
            : textField({ ...field, width: 'full' }),
        ]
      }),
    ],
    submit: button({ text: '保存する', kind: 'main' }),
  })

const namesOf = (fields: readonly Field[]): string => JSON.stringify(fields.map(({ name }) => name))

const keptTable = (kept: readonly Kept[]): Content =>
  table<Kept>({
    caption: `これまで（新しい順に${SHOWN}件まで）`,
    items: kept,
    cards: true,
    empty: 'まだ何も入力していません。',
    columns: [
      { key: 'name', title: '項目', header: true, cell: ({ name }) => name },
      {
        key: 'value',
        title: '内容',
        cell: ({ name, value, ended_at }) =>
          ended_at === null ? html`<a href="${listPath(name, value)}">${value}</a>` : value,
      },
      { key: 'at', title: 'いつから', cell: ({ at }) => formatDay(dayOf(at)) },
      { key: 'ended', title: 'いつまで', cell: ({ ended_at }) => (ended_at ? formatDay(dayOf(ended_at)) : '') },
      { key: 'by', title: '入力した人', cell: ({ by }) => by },
    ],
  })

/** What was typed, by the names of the fields: those only that this form changed. */
function readTyped(fields: readonly Field[], typed: Submitted) {
  const [values, errors] = [new Map<string, string>(), {} as Record<string, string>]
  fields.forEach((field, at) => {
    if (one(typed, `own${at}`) === one(typed, `was${at}`)) return
    const read = keptAs(field, one(typed, `own${at}`))
    if ('says' in read) errors[`own${at}`] = read.says
    else values.set(field.name, read.value)
  })
  return { values, errors }
}

const personPage = page.staff({
  path: traitPath(':id'),
  can: 'people.write',
  audit: { action: 'trait.person', subject: ask => ['person', ask.params.id] },
  get: async (ask, db) => {
    const person = await personHead(db, ask.params.id)
    return person ? view(ask, db, person) : null
  },
  post: async (ask, tx, typed) => {
    const person = await personHead(tx, ask.params.id)
    if (!person) return null
    const fields = await fieldsOn(tx, ask.today)
    const { values, errors } = readTyped(fields, typed)
    if (one(typed, 'names') !== namesOf(fields))
      errors['own0'] = '市の項目が、その間に変わりました。もう一度選んで、保存してください。'
    if (Object.keys(errors).length > 0) return view(ask, tx, person, { typed, errors })
    const names = await note(tx, person.id, values, doing(ask))
    return {
      redirect: traitPath(person.id),
      ...doneOr(names.length > 0, `「${names.join('、')}」を保存しました。`, '変わったところは、ありませんでした。'),
    }
  },
})

/** Who has which value: for each field of the city its values with how many, and of one of them the people. */
const listPage = page.staff({
  path: PATH,
  can: 'people.write',
  audit: { action: 'trait.find' },
  get: async (ask, db) => {
    const { searchParams } = ask.url
    const [name, value, at] = [searchParams.get('name') ?? '', searchParams.get('value') ?? '', askedPage(searchParams)]
    const fields = await fieldsOn(db, ask.today)
    const people = value === '' ? [] : await peopleWith(db, name, value, { limit: SIZE, offset: (at - 1) * SIZE })
    return {
      title: '市の項目',
      nav: PATH,
      body: html`${pageHead({ title: '市の項目', lead: '市で決めた項目ごとに、当てはまる方をさがせます。入力は、その方のページの「市の項目」から行います。' })}
      ${fields.length === 0 && NONE}${await valueLists(db, fields)}${value !== '' && peopleTable({ name, value, at }, people)}`,
    }
  },
})

async function valueLists(db: Read, fields: readonly Field[]): Promise<Content> {
  const chosen = fields.filter(({ choices }) => choices.length > 0)
  const counted =
    chosen.length > 0
      ? await countedBy(
          db,
          chosen.map(({ name }) => name),
        )
      : []
  return chosen.map(({ name, choices }) => {
    const counts = new Map(counted.filter(one => one.name === name).map(one => [one.value, one.count]))
    const values = [...new Set([...choices, ...counts.keys()])]
    return pane({
      title: name,
      body: html`<ul>${values.map(value => html`<li>${counts.get(value) ? html`<a href="${listPath(name, value)}">${value}</a>：${counts.get(value)}人` : html`${value}：0人`}</li>`)}</ul>`,
    })
  })
}

function peopleTable(
  { name, value, at }: { name: string; value: string; at: number },
  people: readonly Found[],
): Content {
  const pages: Pages = { page: at, size: SIZE, total: people[0]?.total ?? 0, href: to => listPath(name, value, to) }
  return [
    table<Found>({
      caption: `${name}：${value}`,
      items: people,
      cards: true,
      total: pages.total,
      empty: nothingOn(pages, '当てはまる方は、いません。'),
      columns: [
        { key: 'number', title: '番号', numeric: true, cell: ({ number }) => number },
        { key: 'name', title: '氏名', header: true, cell: person => personLink(person) },
        { key: 'kana', title: 'ふりがな', cell: ({ kana }) => kana },
        { key: 'at', title: 'いつから', cell: ({ at }) => formatDay(dayOf(at)) },
      ],
    }),
    pages.total > SIZE && pager(pages),
  ]
}

export const pages = [listPage, personPage]
