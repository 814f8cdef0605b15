import { html } from 'hono/html'
import { formatDay } from '#platform/dates.ts'
import type { Mine, Owned } from '#platform/feature.ts'
import { linkButton } from '#ui/button.ts'
import { summary } from '#ui/summary.ts'
import { fullKana, fullName } from '../head.ts'
import { CONTACT_TEXT, homeText } from '../text.ts'
import { type OwnPerson, ownPerson } from './store.ts'

const rowsOf = (own: OwnPerson) => [
  { label: '番号', value: `No. ${own.number}` },
  { label: 'お名前', value: `${fullName(own)}（${fullKana(own)}）` },
  { label: '生年月日', value: formatDay(own.birth_on) },
  {
    label: 'お住まい',
    value: [own.town && own.area && homeText({ town: own.town, area: own.area, outside: own.outside }), own.address]
      .filter(Boolean)
      .join('　'),
  },
  { label: '電話', value: own.phone },
  { label: 'メール', value: own.email },
  { label: 'ご連絡の方法', value: own.contact_by.map(way => CONTACT_TEXT[way]).join('、') },
  { label: '登録した日', value: formatDay(own.registered_on) },
]

/** What stands written of them, and the way to have it put right. */
export const personMine: Mine = {
  at: 80,
  title: ['registered', '登録の内容'],
  folded: true,
  show: async db => {
    const own = await ownPerson(db)
    return own
      ? html`${summary(rowsOf(own))}
        <div class="buttons">${linkButton({ href: '/my/correction', text: '直してほしいことを知らせる' })}</div>`
      : false
  },
}

/** The same, to take along. */
export const personOwned: Owned = {
  key: 'registration',
  text: '登録の内容',
  read: async db => {
    const own = await ownPerson(db)
    return own ? [Object.fromEntries(rowsOf(own).map(({ label, value }) => [label, value]))] : []
  },
}
