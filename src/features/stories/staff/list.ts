import { html } from 'hono/html'
import { DOOR_TEXT } from '#features/kinds/index.ts'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import { isId } from '#platform/ids.ts'
import { may, page } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { linkButton } from '#ui/button.ts'
import { pageHead } from '#ui/layout.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { newPath, PATH, PUBLIC_PATH, storyPath } from '../paths.ts'
import { statusOf } from '../rules.ts'
import { allStories, countStories } from '../store.ts'
import { STATUS_TEXT } from '../text.ts'

const SIZE = 50

/** All stories by the names under which they are told; `?person=`: those of one person. */
export const listPage = page.staff({
  path: PATH,
  can: 'stories.read',
  audit: { action: 'story.list' },
  get: async (ask, db) => {
    const { searchParams } = ask.url
    const asked = searchParams.get('person') ?? ''
    const person = isId(asked) ? asked : null
    const number = askedPage(searchParams)
    const pages: Pages = {
      ...{ page: number, size: SIZE, total: await countStories(db, person) },
      href: at => `${PATH}?${person ? `person=${person}&` : ''}page=${at}`,
    }
    const list = await allStories(db, { person, limit: SIZE, offset: (number - 1) * SIZE })
    return {
      title: '事例',
      nav: PATH,
      body: html`${pageHead({
        title: '事例',
        lead: '活動をはじめた方のお話を、ご本人の同意をもとに、仮の名前で紹介します。書くときは、その方の画面から始めます。',
        actions: [
          person !== null &&
            may(ask, 'stories.write') &&
            linkButton({ href: newPath(person), text: 'この方の事例を書く', kind: 'main' }),
          linkButton({ href: `${PATH}/interview`, text: '質問のひな形を印刷する', icon: 'print' }),
          linkButton({ href: PUBLIC_PATH, text: '公開ページを見る' }),
          linkButton({ href: `${PUBLIC_PATH}.csv`, text: '公開中の事例をCSVで保存', icon: 'download', download: true }),
        ],
      })}${table({
        caption: person ? 'この方の事例' : '事例の一覧',
        items: list,
        cards: true,
        total: pages.total,
        empty: nothingOn(pages, 'まだ事例がありません。利用者の画面の「事例」から書きはじめられます。'),
        columns: [
          {
            key: 'title',
            title: '題名',
            header: true,
            cell: ({ id, title }) => html`<a href="${storyPath(id)}">${title}</a>`,
          },
          { key: 'name', title: '仮の名前', cell: ({ pseudonym }) => pseudonym },
          { key: 'door', title: '分野', cell: ({ door }) => DOOR_TEXT[door] },
          { key: 'about', title: '活動・団体', cell: ({ activity, organisation }) => activity ?? organisation ?? '' },
          { key: 'status', title: '状態', cell: story => STATUS_TEXT[statusOf(story)] },
          { key: 'consent', title: '同意', cell: ({ consented }) => (consented ? 'あり' : 'なし') },
          { key: 'at', title: '書いた日', cell: ({ at }) => formatDay(dayOf(at)) },
        ],
      })}${pages.total > SIZE && pager(pages)}`,
    }
  },
})
