import { html } from 'hono/html'
import { ROLES, staffOn } from '#features/accounts/index.ts'
import { YUI } from '#platform/called.ts'
import { said } from '#platform/own.ts'
import { may, page } from '#platform/page.ts'
import { pageHead } from '#ui/layout.ts'
import { notice } from '#ui/notice.ts'
import { table } from '#ui/table.ts'
import { cityOf } from '../actions.ts'
import { type Item, itemsOf } from '../lacks.ts'
import { lastEntered } from '../store.ts'
import { enteredTable, HISTORY } from './history.ts'
import { PATH } from './parts.ts'

const BY_TEXT = { administrator: 'システム管理', server: 'サーバーを動かす人' } satisfies Record<Item['by'], string>

const stateOf = ({ says, needed }: Item): string =>
  says === null ? '済み' : needed ? '足りません' : '確かめてください'

const SHOWN = 20

/** What of the city is entered, what is missing, what that means, and who can do it. */
export const guidePage = page.staff({
  path: PATH,
  can: 'city.read',
  audit: 'none',
  get: async (ask, db) => {
    const staff = await staffOn(db, ask.today)
    const hands = Object.fromEntries(
      ROLES.map(role => [role, staff.filter(({ roles }) => roles.includes(role)).length]),
    )
    // Who works here is for those to see who may change it.
    const opens = (href: string) => href !== '/staff/accounts' || may(ask, 'accounts.manage')
    const items = itemsOf(await cityOf(db, ask.municipality.id), ask.today, hands)
    const missing = items.filter(({ says, needed }) => says !== null && needed)
    return {
      title: '市の設定',
      nav: PATH,
      body: html`${pageHead({
        title: '市の設定',
        lead: `${ask.municipality.name}が仕事を始めるために入れるものと、いまの状態です。名前から入力のページへ行けます。`,
      })}
      ${
        missing.length > 0
          ? notice({
              kind: 'warning',
              title: `まだ足りないものが${missing.length}つあります：${missing.map(({ text }) => text).join('、')}`,
              body: '入れるまで、下の表に書いたことだけができません。ほかの仕事は、いまのままで始められます。',
            })
          : notice({ kind: 'success', title: '仕事を始めるのに要るものは、すべてそろっています。' })
      }
      ${table<Item>({
        caption: '入れるもの',
        items,
        cards: true,
        empty: '',
        columns: [
          {
            key: 'text',
            title: '名前',
            header: true,
            cell: ({ href, text }) => (href && opens(href) ? html`<a href="${href}">${text}</a>` : text),
          },
          {
            key: 'state',
            title: '状態',
            cell: item => (item.says === null ? stateOf(item) : html`<b>${stateOf(item)}</b>`),
          },
          { key: 'says', title: '何ができないか・何をするか', cell: ({ says }) => says ?? '' },
          { key: 'by', title: 'できる人', cell: ({ by }) => said(ask.municipality, BY_TEXT[by]) },
        ],
      })}
      ${enteredTable(`これまでの変更（新しい順に${SHOWN}件まで）`, await lastEntered(db, SHOWN))}
      <p><a href="${HISTORY}">これまでの変更をすべて見る</a>　<a href="${PATH}/ending">名前を変える・終わりにする・消す</a></p>
      <p class="faint">まとめて入れるときは、サーバーで ${YUI} municipality setup を使えます。いまの内容は ${YUI} municipality setup --export ${ask.municipality.code} city.json でファイルに書き出せます。</p>`,
    }
  },
})
