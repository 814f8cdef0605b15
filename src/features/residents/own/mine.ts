import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay } from '#platform/dates.ts'
import type { Mine, Owned } from '#platform/feature.ts'
import { linkButton } from '#ui/button.ts'
import { notice } from '#ui/notice.ts'
import { plainly } from '#ui/plainly.ts'
import { summary } from '#ui/summary.ts'
import { shownOf } from '../sign-in/views.ts'
import { ownAddresses } from '../ways/store.ts'
import { WAYS } from '../ways/views.ts'
import { DEVICES } from './resident.ts'
import { isUnchecked } from './store.ts'

/** Until the desk has looked who they are, told first. */
export const checkMine: Mine = {
  at: 5,
  show: async db =>
    (await isUnchecked(db)) &&
    notice({
      kind: 'info',
      title: plainly(
        '窓口で、前にも登録があるかを確かめています。',
        '前にも名前を書いたことがあるか、たしかめています。',
      ),
      body: plainly(
        '確かめるまでのあいだも、このページをお使いいただけます。窓口から、お電話やメールでおたずねすることがあります。',
        'いまも、このページを使うことができます。市の人が、電話かメールで聞くことがあります。',
      ),
    }),
}

/** How they come in, told at the end of their page. */
export const accountMine: Mine = {
  at: 90,
  title: ['account', 'ログインのしかた'],
  folded: true,
  stand: 'never',
  show: async db => {
    const own = await ownAddresses(db)
    const reached = own.filter(({ channel }) => channel !== 'line')
    const shown = reached.map((one, at) => html`${at > 0 && html`<br>`}${shownOf(one)}`)
    const facts = [
      ...(shown.length > 0 ? [{ label: '番号の届く先', value: shown }] : []),
      ...(own.length > reached.length ? [{ label: 'LINE', value: 'つないであります' }] : []),
    ]
    return html`${facts.length > 0 && summary(facts)}
      <p>${plainly('届け先を変えることや、番号を待たずに入る方法（パスキー）の登録ができます。', '番号の届くところを、変えることができます。番号を待たないで入る方法も、あります。')}</p>
      <div class="buttons">${linkButton({ href: WAYS, text: 'ログインのしかたを見る・変える' })}${linkButton({ href: DEVICES, text: '入っている端末を見る' })}</div>`
  },
}

/** By what they come in, to take along. */
export const accountOwned: Owned = {
  key: 'addresses',
  text: '番号の届く先',
  read: async db =>
    (await ownAddresses(db)).map(one => ({ 届く先: shownOf(one), 登録した日: formatDay(dayOf(one.since)) })),
}
