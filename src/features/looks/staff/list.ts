import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import type { Read } from '#platform/db.ts'
import type { Looks } from '#platform/feature.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { answerTo } from '#platform/rows.ts'
import { one } from '#platform/submitted.ts'
import { button, linkButton } from '#ui/button.ts'
import { dateField, selectField, textField } from '#ui/fields.ts'
import { checked } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { filterForm, pageHead } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import { KINDS, SIZE } from '../rules.ts'
import { findLooks, lookersAsked } from '../store.ts'
import { KIND_TEXT } from '../text.ts'
import { type Asked, askedFor, HOME, hrefWith, type Meant } from './asked.ts'
import { chainPart } from './chain.ts'
import { everybody, linesTable, nextLines, peopleIn } from './parts.ts'

export const listPage = (looks: Looks) =>
  page.staff({
    path: HOME,
    can: 'looks.read',
    audit: { action: 'looks.listed' },
    get: async (ask, db) => {
      const asked = await askedFor(ask, db, looks)
      const wrong = Object.keys(asked.errors).length > 0
      return {
        title: '閲覧の記録',
        nav: HOME,
        ...(wrong && { status: 422 as const }),
        body: html`${pageHead({
          title: '閲覧の記録',
          lead: 'だれが、いつ、どなたの記録を見たか・直したかの記録です。この画面を見たことも残ります。',
          actions:
            !wrong &&
            asked.choices.length === 0 &&
            linkButton({
              ...{ href: hrefWith(`${HOME}.csv`, asked.typed, { before: null }), text: 'CSVで保存' },
              ...{ icon: 'download', download: true },
            }),
        })}${await chainPart(db)}${checked(asked.errors, filters(ask, asked, await answerTo(db, lookersAsked())))}${!wrong && (asked.choices.length > 0 ? choicesPart(asked) : await linesPart(ask, db, asked, looks))}`,
      }
    },
  })

async function linesPart(ask: Ask<Staff>, db: Read, { find, before, typed }: Asked, looks: Looks): Promise<Content> {
  const found = await findLooks(db, find, before, SIZE)
  const lines = found.slice(0, SIZE)
  const empty =
    before === null
      ? '当てはまる記録はありません。条件をへらすか、期間を広げてみてください。'
      : 'これより前の記録はありません。'
  const people = await peopleIn(db, lines)
  return [
    linesTable(lines, people, empty, everybody(ask, people, looks)),
    nextLines(lines, found.length > SIZE, before, next => hrefWith(HOME, typed, { before: next })),
  ]
}

const filters = (
  ask: Ask<Staff>,
  { typed, errors }: Asked,
  staff: readonly { id: string; name: string; left: boolean }[],
) => {
  const field = (name: string, label: string) => ({ name, label, value: one(typed, name), error: errors[name] })
  return filterForm({
    action: HOME,
    label: '閲覧の記録のしぼりこみ',
    personal: true,
    body: [
      textField({
        ...field('q', may(ask, 'looks.person') ? '利用者（番号・名前・かな・電話）' : '利用者の番号'),
        type: 'search',
      }),
      selectField({
        ...field('by', '職員'),
        empty: 'すべて',
        options: staff.map(({ id, name, left }) => ({ value: id, label: left ? `${name}（利用停止）` : name })),
      }),
      dateField({ ...field('from', 'この日から'), example: formatDay(ask.today) }),
      dateField({ ...field('to', 'この日まで'), example: '' }),
      selectField({
        ...field('kind', '画面の種類'),
        empty: 'すべて',
        options: KINDS.map(value => ({ value, label: KIND_TEXT[value] })),
      }),
      selectField({
        ...field('refused', '結果'),
        empty: 'すべて',
        options: [{ value: '1', label: '断られたものだけ' }],
      }),
    ],
    submit: button({ text: 'さがす', icon: 'search' }),
  })
}

/** Several people may be meant: nothing is shown before one of them is chosen. */
const choicesPart = ({ choices, typed }: Asked): Content =>
  table<Meant>({
    caption: 'どなたの記録をさがしますか',
    unit: '人',
    items: choices,
    cards: true,
    empty: '',
    columns: [
      {
        key: 'name',
        title: '名前',
        header: true,
        cell: ({ number, name }) =>
          html`<a href="${hrefWith(HOME, typed, { q: String(number), before: null })}">No. ${number} ${name}さん</a>`,
      },
      { key: 'birth', title: '生年月日', cell: ({ birth_on }) => formatDay(birth_on) },
    ],
  })
