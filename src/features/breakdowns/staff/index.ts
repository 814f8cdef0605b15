import { html } from 'hono/html'
import { page } from '#platform/page.ts'
import { breakdownsOf } from '../actions.ts'
import { yearsSeen } from '../counts/store.ts'
import { askedWhen, seeingOf } from './asked.ts'
import { countChart } from './charts.ts'
import { csvPage } from './csv.ts'
import { figureTable, head } from './parts.ts'
import { PATH } from './paths.ts'
import { recordsPage } from './records.ts'

const LEAD =
  '相談・登録・決定・つなぎを、地域・方法・年代・性別に分けて数えています。数字を押すと、数えた記録の一覧が開きます（利用者を見られる職員だけ）。'

const indexPage = page.staff({
  path: PATH,
  can: 'breakdowns.read',
  audit: 'none',
  whole: true,
  get: async (ask, db) => {
    const { when, unknown } = askedWhen(ask)
    const figures = await breakdownsOf(db, when, seeingOf(ask))
    const years = await yearsSeen(db)
    return {
      title: '内訳',
      nav: PATH,
      body: html`${head(ask, figures, { view: '', title: '内訳', lead: LEAD, years, unknown, csv: true })}
        ${figures.tables.map(one => html`${figureTable(one)}${countChart(one)}`)}`,
    }
  },
})

export const pages = [indexPage, csvPage(`${PATH}.csv`, breakdownsOf), recordsPage]
