import { html } from 'hono/html'
import type { Read } from '#platform/db.ts'
import { page } from '#platform/page.ts'
import type { Html } from '#ui/html.ts'
import { apartFunnelOf, breakdownsOf, equityOf, moneyOf } from '../actions.ts'
import { yearsSeen } from '../counts/store.ts'
import { populationPages } from '../population/staff.ts'
import type { Figures, FigureTable, Seeing, When } from '../rules.ts'
import { askedWhen, seeingOf } from './asked.ts'
import { chartOf, equityChart } from './charts.ts'
import { csvPage } from './csv.ts'
import { figureTables, head, type ViewKey } from './parts.ts'
import { PATH } from './paths.ts'
import { recordsPage } from './records.ts'

type Shown = {
  view: ViewKey
  title: string
  lead: string
  figures: (db: Read, when: When, seeing: Seeing) => Promise<Figures>
  chart: (table: FigureTable) => Html | false
  /** Pages on which the view rests, or that go on from it. */
  more?: readonly { href: string; text: string }[]
}

const OPENS = '数字を押すと、数えた記録の一覧が開きます（利用者を見られる職員だけ）。'

const SHOWN: readonly Shown[] = [
  {
    ...{ view: '', title: '内訳', figures: breakdownsOf, chart: chartOf },
    lead: `相談・登録・決定・つなぎを、地域・方法・年代・性別に分けて数えています。${OPENS}`,
  },
  {
    ...{ view: '/funnel', title: '相談から定着まで', figures: apartFunnelOf, chart: chartOf },
    lead: `期間のうちにはじめて相談した方が、きょうまでにどの段階まで進んだかを数えています。${OPENS}`,
  },
  {
    ...{ view: '/costs', title: 'かかった時間と周知', figures: moneyOf, chart: chartOf },
    more: [{ href: `${PATH}/triage`, text: '相談のめやす' }],
    lead: '決定1件にかかった相談と時間、窓口を知ったきっかけごとの登録と周知、予算と支出を数えています。わからないものは、0にせず「記録なし」と表しています。',
  },
  {
    ...{ view: '/equity', title: '市民との比較', figures: equityOf, chart: equityChart },
    lead: `どのような方に窓口が届いているか、登録のあと提案や決定に差がないかを見ます。${OPENS}`,
    more: [
      { href: `${PATH}/targets`, text: '届きにくい方への目標' },
      { href: `${PATH}/population`, text: '市民の人口' },
    ],
  },
]

const shownPage = ({ view, title, lead, figures, chart, more }: Shown) =>
  page.staff({
    path: `${PATH}${view}`,
    can: 'breakdowns.read',
    audit: 'none',
    whole: true,
    get: async (ask, db) => {
      const { when, unknown } = askedWhen(ask)
      const found = await figures(db, when, seeingOf(ask))
      const years = await yearsSeen(db)
      return {
        title,
        nav: PATH,
        body: html`${head(ask, found, { view, title, lead, years, unknown, more })}
          ${figureTables(found.tables, chart)}`,
      }
    },
  })

export const pages = [
  ...SHOWN.map(shownPage),
  ...SHOWN.map(({ view, figures }) => csvPage(`${PATH}${view}.csv`, figures)),
  recordsPage,
  ...populationPages,
]
