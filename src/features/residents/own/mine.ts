import { html } from 'hono/html'
import type { Mine, Owned } from '#platform/feature.ts'
import { linkButton } from '#ui/button.ts'
import { notice } from '#ui/notice.ts'
import { plainly } from '#ui/plainly.ts'
import { summary } from '#ui/summary.ts'
import { DEVICES } from './resident.ts'
import { isUnchecked, ownAddresses } from './store.ts'

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
  folded: true,
  stand: 'never',
  show: async db => {
    const addresses = await ownAddresses(db)
    return html`<section class="stack" aria-labelledby="account"><h2 id="account">このページへの入り方</h2>
      ${addresses.length > 0 && summary([{ label: '番号の届く先', value: addresses.map((shown, at) => html`${at > 0 && html`<br>`}${shown}`) }])}
      <div class="buttons">${linkButton({ href: DEVICES, text: '入っている端末を見る' })}</div></section>`
  },
}

/** By what they come in, to take along. */
export const accountOwned: Owned = {
  key: 'addresses',
  text: '番号の届く先',
  read: async db => (await ownAddresses(db)).map(shown => ({ 届く先: shown })),
}
