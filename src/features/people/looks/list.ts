import { html } from 'hono/html'
import { may, page } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { momentText } from '#platform/times.ts'
import { pageHead } from '#ui/layout.ts'
import { nothingOn, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { personPath } from '../head.ts'
import { countLooks, lookList } from './store.ts'
import { LOOKS, lookPath } from './subject.ts'

const SIZE = 50

/** All of them, for those who answer for the staff; the administrator is told numbers, not names. */
export const listPage = page.staff({
  path: LOOKS,
  can: 'urgent-looks.list',
  audit: { action: 'urgent-look.list' },
  get: async (ask, db) => {
    const pages = {
      ...{ page: askedPage(ask.url.searchParams), size: SIZE, total: await countLooks(db) },
      href: (page: number) => `${LOOKS}?page=${page}`,
    }
    const named = may(ask, 'people.read')
    return {
      title: '緊急時の閲覧',
      nav: named ? '/staff/people' : '/staff/accounts',
      body: html`${pageHead({
        title: '緊急時の閲覧',
        lead: '見える方を限られた職員が、ほかの方を、わけを書いて見た記録です。管理者と担当の職員の「やること」に、確かめる一歩が出ます。',
      })}${table({
        caption: '緊急時の閲覧',
        items: await lookList(db, pages.page, SIZE),
        cards: true,
        total: pages.total,
        empty: nothingOn(pages, '緊急時の閲覧は、まだありません。'),
        columns: [
          {
            key: 'at',
            title: 'いつ',
            header: true,
            cell: look =>
              may(ask, 'urgent-looks.see')
                ? html`<a href="${lookPath(look.id)}">${momentText(look.begun_at)}</a>`
                : momentText(look.begun_at),
          },
          { key: 'by', title: '見た職員', cell: look => look.by },
          {
            key: 'whom',
            title: '見た方',
            cell: look =>
              named
                ? html`<a href="${personPath(look.person_id)}">${look.number} ${look.name}</a>`
                : `No. ${look.number}`,
          },
          { key: 'why', title: 'わけ', cell: look => look.reason },
          {
            key: 'seen',
            title: '確かめた職員',
            cell: look => (look.seen_at ? `${look.seen_by}（${momentText(look.seen_at)}）` : 'まだ確かめていません'),
          },
        ],
      })}${pages.total > SIZE && pager(pages)}`,
    }
  },
})
