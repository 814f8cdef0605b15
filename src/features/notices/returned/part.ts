import { html } from 'hono/html'
import { today as dayOf } from '#platform/clock.ts'
import { formatDay, formatShort } from '#platform/dates.ts'
import { newId } from '#platform/ids.ts'
import { button } from '#ui/button.ts'
import { form } from '#ui/form.ts'
import type { Content } from '#ui/html.ts'
import { more, pane } from '#ui/layout.ts'
import { table } from '#ui/table.ts'
import { noticePath, waysPath } from '../paths.ts'
import type { Posted } from './store.ts'

/** The letters that were posted: whichever comes back is looked for by its name, and noted on its page. */
export const postedPart = (list: readonly Posted[]): Content =>
  list.length > 0 &&
  more({
    title: `手紙が戻ってきたとき（出した手紙 ${list.length}通）`,
    body: html`<p>戻ってきた手紙を選び、次の画面で「宛先不明で戻ってきた」を押します。その住所には手紙を出すのをとめ、電話などに進みます。</p>${table(
      {
        caption: '出した手紙',
        items: list,
        cards: true,
        empty: '',
        columns: [
          {
            key: 'name',
            title: 'あて名',
            header: true,
            cell: ({ id, name }) => html`<a href="${noticePath(id)}#back">${name}さん</a>`,
          },
          { key: 'to', title: '住所', cell: ({ sent_to }) => sent_to },
          { key: 'what', title: '用件', cell: ({ title }) => title },
          { key: 'at', title: '出した日', cell: ({ ended_at }) => formatShort(dayOf(ended_at)) },
        ],
      },
    )}`,
  })

/** On the page of a letter that was posted. */
export const backPart = (id: string): Content =>
  pane({
    title: '手紙が戻ってきたとき',
    body: form({
      action: noticePath(id),
      id: 'back',
      once: newId(),
      body: html`<p>この住所に手紙を出すのをとめ、電話など次の方法に進みます。住所をうかがうことが、やることに入ります。</p>`,
      submit: button({ text: '1 宛先不明で戻ってきた', accesskey: '1', name: 'do', value: 'returned' }),
    }),
  })

/** That letters to somebody are stopped, and both ways in which they go again. */
export const doubtedPart = (person: string, since: string | null, works: boolean): Content =>
  since !== null &&
  pane({
    title: '住所がたしかでありません',
    body: html`<p>${formatDay(dayOf(since))}に、手紙が宛先不明で戻りました。手紙はとめています。記録の住所を直すと、また出します。</p>${
      works &&
      form({
        action: waysPath(person),
        once: newId(),
        body: html`<p>住所がまちがっていないとわかったときは、こちらを押します。</p>`,
        submit: button({ text: 'この住所でよい（また手紙を出す）', name: 'do', value: 'stands' }),
      })
    }`,
  })
