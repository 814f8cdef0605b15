import { html } from 'hono/html'
import type { Looks } from '#platform/feature.ts'
import { may, page } from '#platform/page.ts'
import { pageHead, pane } from '#ui/layout.ts'
import { backLink } from '#ui/nav.ts'
import { summary } from '#ui/summary.ts'
import { lookBySeq } from '../store.ts'
import { askedText, byText, KIND_TEXT, kindOf, refusedText, whenText } from '../text.ts'
import { HOME } from './asked.ts'
import { lineText, peopleIn, personText } from './parts.ts'

/** One line with all that it says, and everybody whom it named. */
export const linePage = (looks: Looks) =>
  page.staff({
    path: `${HOME}/:seq` as const,
    can: 'looks.read',
    audit: { action: 'looks.line' },
    get: async (ask, db) => {
      if (!/^\d{1,15}$/.test(ask.params.seq)) return null
      const line = await lookBySeq(db, Number(ask.params.seq))
      if (!line) return null
      const people = await peopleIn(db, [line])
      const kind = kindOf(looks, line.action)
      return {
        title: `閲覧の記録 ${line.seq.toLocaleString('ja')}件目`,
        nav: HOME,
        body: html`${backLink(HOME, '閲覧の記録')}${pageHead({ title: `閲覧の記録　${line.seq.toLocaleString('ja')}件目` })}
        ${summary([
          { label: 'いつ', value: whenText(line.at) },
          { label: 'だれが', value: byText(line) },
          { label: '何をしたか', value: lineText(looks, line, people, person => personText(ask, person)) },
          { label: '画面の種類', value: kind ? KIND_TEXT[kind] : 'ー' },
          { label: 'さがした条件', value: askedText(line.asked, may(ask, 'looks.person')) || 'なし' },
          { label: '結果', value: line.refused ? refusedText(line.refused) : '開きました' },
          { label: '受付番号', value: line.request_id.slice(-8) },
        ])}${
          line.count > 0 &&
          pane({
            title: '一覧に出た人',
            aside: `${line.count}人`,
            body: html`<ul class="columns">${line.shown.map(id => {
              const one = people.get(id)
              return html`<li>${one ? personText(ask, one) : 'いまは登録のない利用者'}</li>`
            })}</ul>`,
          })
        }`,
      }
    },
  })
