import { html } from 'hono/html'
import { personLink } from '#features/people/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import { page } from '#platform/page.ts'
import { pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { table } from '#ui/table.ts'
import { questionPath, STAFF_PATH } from '../rules.ts'
import { DESK_STATUS_TEXT } from '../text.ts'
import { type DeskQuestion, questionsAtDesk } from './store.ts'

/** What residents asked about activities: what is open, or what is over. */
export const list = page.staff({
  path: STAFF_PATH,
  can: 'people.read',
  audit: { action: 'question.list' },
  get: async (ask, db) => {
    const closed = ask.url.searchParams.get('status') === 'closed'
    const rows = await questionsAtDesk(db, closed)
    return {
      title: '質問',
      nav: STAFF_PATH,
      body: html`${pageHead({ title: '活動についての質問', lead: '利用者が、ご自分のページから聞いたことです。答えは、ご本人のページに出て、お知らせも届きます。' })}
        ${tabs('質問のようす', [
          { href: STAFF_PATH, text: '終わっていません', current: !closed },
          { href: `${STAFF_PATH}?status=closed`, text: DESK_STATUS_TEXT.closed, current: closed },
        ])}${listTable(rows, closed)}`,
    }
  },
})

const listTable = (rows: readonly DeskQuestion[], closed: boolean) =>
  table({
    caption: closed ? '終わった質問' : '終わっていない質問',
    items: rows,
    cards: true,
    empty: closed ? '終わった質問は、まだありません。' : 'いま、待っている質問はありません。',
    columns: [
      {
        ...{ key: 'title', title: '活動', header: true },
        cell: row => html`<a href="${questionPath(row.id)}">${row.title}</a>`,
      },
      { key: 'who', title: '利用者', cell: row => personLink({ ...row, id: row.person_id }) },
      { key: 'status', title: 'ようす', cell: row => DESK_STATUS_TEXT[row.status] },
      { key: 'asked', title: '聞いた日', cell: row => formatDay(dayOf(row.asked_at)) },
      {
        ...{ key: 'due', title: '期限' },
        cell: row => (row.status === 'asked' || row.status === 'passed' ? `${formatShort(row.due_on)}まで` : ''),
      },
    ],
  })
