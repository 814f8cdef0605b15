import { html } from 'hono/html'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { addDays, addMonths, formatDay } from '#platform/dates.ts'
import type { Looks, Mine } from '#platform/feature.ts'
import { page } from '#platform/page.ts'
import { linkButton } from '#ui/button.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { plainly } from '#ui/plainly.ts'
import { table } from '#ui/table.ts'
import { SETTINGS, type ToldLook } from './rules.ts'
import { looksAtMe } from './store-mine.ts'
import { howText, PURPOSE_TEXT } from './text.ts'
import { toldToResident } from './told.ts'

const PATH = '/my/looks'
/** So many months back. */
const MONTHS = 12

/** The way to it; what stands there is asked only of whoever wants to see it. */
export const looksMine: Mine = {
  at: 60,
  title: ['looks', 'あなたの記録を見た職員'],
  folded: true,
  stand: 'never',
  show: async () =>
    html`<p>${plainly('窓口の職員があなたの記録を見たときは、いつ、何のために見たかが残ります。', '市の人が、あなたのことを見た日と、見た理由が、書いてあります。')}</p>
      <div class="buttons">${linkButton({ href: PATH, text: '見た記録を確かめる' })}</div>`,
}

const looksTable = (told: readonly ToldLook[]) =>
  table<ToldLook>({
    ...{ caption: '見た記録', items: told, cards: true, empty: 'この1年に、あなたの記録を見た職員はいません。' },
    columns: [
      { key: 'day', title: '日', header: true, cell: ({ day }) => formatDay(day) },
      { key: 'who', title: 'だれが', cell: ({ who }) => who },
      { key: 'why', title: '何のために', cell: ({ kind }) => (kind ? PURPOSE_TEXT[kind] : '仕事のため') },
      { key: 'how', title: '内容', cell: howText },
      { key: 'count', title: '回数', numeric: true, cell: ({ count }) => `${count}回` },
    ],
  })

/** Who looked at one's own record within a year: by role, day by day. The name is told by the desk, where the city does so. */
export const minePage = (looks: Looks) =>
  page.resident({
    path: PATH,
    can: 'everyone',
    stand: 'never',
    audit: { action: 'looks.mine', subject: ask => ['person', ask.actor.person] },
    get: async (ask, db) => {
      const found = await looksAtMe(db, looks, addDays(addMonths(ask.today, -MONTHS), 1))
      const { lookerTold } = settingsFrom(await settingsOn(db, ask.today), SETTINGS)
      const told = toldToResident(found, lookerTold === 'office' ? 'office' : 'role', `${ask.municipality.name}の職員`)
      return {
        title: 'あなたの記録を見た職員',
        nav: '/my',
        body: html`${backLink('/my', 'わたしのページへ')}${pageHead({ title: 'あなたの記録を見た職員', lead: plainly('この1年に、窓口の職員があなたの記録を見たり、直したりした記録です。新しいものから並んでいます。', 'この1年に、市の人が、あなたのことを見た日です。新しい日が先です。') })}
          ${looksTable(told)}
          <p>「何のために」は、職員が開いた画面の種類から書いています。「一覧に名前が出ました」は、ほかの方といっしょに、あなたのお名前が出たものです。心当たりのないものがあれば、窓口におたずねください。</p>`,
      }
    },
  })
