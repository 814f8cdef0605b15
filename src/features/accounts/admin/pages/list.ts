import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import { type Municipality, page } from '#platform/page.ts'
import { momentText } from '#platform/times.ts'
import { linkButton } from '#ui/button.ts'
import { pageHead } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import { roleSaid } from '../../text.ts'
import { accountList, type Listed } from '../store.ts'
import { untilText } from '../text.ts'

export const HOME = '/staff/accounts'

/** Where an account stands, where it is not simply in use. */
export const standing = ({ disabled_at, reset_at, password_changed_at }: Listed): string =>
  disabled_at
    ? '利用を停止しています'
    : reset_at
      ? password_changed_at
        ? 'パスワードのやり直し待ち'
        : '招待中（まだパスワードを決めていません）'
      : ''

/** What an account may do today. */
const rolesText = (city: Municipality, { roles }: Listed): string =>
  roles.map(role => roleSaid(city, role)).join('・') || 'きょうの役割はありません'

export const listPage = page.staff({
  path: HOME,
  can: 'accounts.manage',
  audit: { action: 'account.list' },
  get: async (ask, db) => ({
    title: '職員',
    nav: HOME,
    body: html`${pageHead({
      title: '職員',
      lead: '結いにログインして使う人です。',
      actions: [
        linkButton({ href: '/staff/urgent-looks', text: '緊急時の閲覧', kind: 'quiet' }),
        linkButton({ href: `${HOME}/teams`, text: 'チーム' }),
        linkButton({ href: `${HOME}/identity`, text: '市の認証サービス' }),
        linkButton({ href: `${HOME}/new`, text: '職員を招待する', kind: 'main' }),
      ],
    })}${table({
      caption: '職員の一覧',
      unit: '人',
      cards: true,
      items: await accountList(db, ask.today, ask.now),
      empty: '職員がまだいません。',
      columns: [
        { key: 'name', title: '名前', header: true, cell: one => html`<a href="${HOME}/${one.id}">${one.name}</a>` },
        { key: 'login', title: 'ログイン名', cell: one => one.login },
        { key: 'roles', title: 'きょうの役割', cell: one => rolesText(ask.municipality, one) },
        { key: 'from', title: 'いつから', cell: one => (one.from_on ? formatDay(one.from_on) : 'ー') },
        {
          key: 'until',
          title: 'いつまで',
          cell: one => (one.from_on ? untilText(one.until_on) || '決めていません' : 'ー'),
        },
        {
          key: 'seen',
          title: '最後に使った日時',
          cell: one => (one.seen_at ? momentText(one.seen_at, ask.now) : 'まだ使っていません'),
        },
        { key: 'standing', title: 'ようす', cell: one => standing(one) || '使えます' },
      ],
    })}`,
  }),
})
