import { html } from 'hono/html'
import { fiscalRange, fiscalYear } from '#platform/ages.ts'
import { type Day, eraYear, formatDay } from '#platform/dates.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { linkButton, printButton } from '#ui/button.ts'
import { chart } from '#ui/chart.ts'
import type { Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { tabs } from '#ui/nav.ts'
import { notice } from '#ui/notice.ts'
import { type IndicatorRow, indicatorsOf } from '../actions.ts'
import { yearsWithRecords } from '../counting/store.ts'
import { countedIn, isPlanned, type Plan } from '../rules.ts'
import { NOT_RECORDED } from '../text.ts'
import { answersTable } from './answers.ts'
import { askedYear } from './asked.ts'
import { entriesOpen, ownReport } from './own.ts'
import { ENTRIES, figurePath, PATH } from './paths.ts'
import { planTable } from './table.ts'

const yearText = (year: number): string => `${eraYear(`${year}-06-01`)}度`

/** The plan of a year: target and actual of every indicator. */
export const index = page.staff({
  path: PATH,
  can: 'indicators.read',
  audit: 'none',
  whole: true,
  get: async (ask, db) => {
    const year = askedYear(ask)
    const [all, years] = [await indicatorsOf(db, year, ask.today), await yearsWithRecords(db)]
    const whole = may(ask, 'indicators.all')
    const report = whole ? all : await ownReport(db, all, year)
    const opens = opensOf(ask, whole ? await entriesOpen(db, year) : () => true)
    const shown = years.includes(fiscalYear(ask.today)) ? years : [fiscalYear(ask.today), ...years]
    const planned = report.rows.some(({ source }) => source) && isPlanned(fiscalRange(year), report.plan)
    const title = `${planned ? '計画の指標' : '指標の実績'}　${yearText(year)}`
    return {
      title,
      nav: PATH,
      body: html`${pageHead({
        title,
        lead: `${whole ? '' : OWN}${targetsText(report.plan, year, planned)}実績は${formatDay(ask.today)}までの記録を数えたものです。数字を押すと、数えた記録の一覧が開きます。`,
        actions: [
          may(ask, 'closings.read') && linkButton({ href: `${PATH}/closings`, text: '四半期の締め' }),
          whole && linkButton({ href: `${PATH}/hired`, text: 'のべ雇用数' }),
          may(ask, 'indicators.learn') && linkButton({ href: `${PATH}/definitions`, text: '指標の決め方' }),
          whole && linkButton({ href: `${PATH}.csv?fy=${year}`, text: 'CSV', download: true }),
          printButton(),
        ],
      })}
      ${tabs(
        '年度',
        shown.map(one => ({ href: `${PATH}?fy=${one}`, text: yearText(one), current: one === year })),
      )}
      ${recordsNotice(year, report.first, ask.today)}
      ${planTable(report, { year, today: ask.today, opens, works: may(ask, 'works.read') })}
      ${report.rows.map(row => row.answers && answersTable(row, row.answers, year, may(ask, 'indicators.trace')))}
      ${whole && outcomeChart(report.rows, year, planned)}`,
    }
  },
})

const OWN =
  'あなたの部署が受け持つ事業の指標のうち、部署が入れる実績を数えるものです。ほかの部署の実績を含む数は、四半期を締めたあとに出ます。利用者の記録を数える指標は、「報告」でご覧ください。'

/** Which pages of what a figure counts whoever looks may open. */
const opensOf = (ask: Ask<Staff>, entriesOpen: (href: string) => boolean) => (href: string) =>
  href.startsWith(ENTRIES)
    ? may(ask, 'entries.read') && entriesOpen(href)
    : href.startsWith(figurePath(''))
      ? may(ask, 'closings.read')
      : href !== '' && may(ask, 'indicators.trace')

/** Whose the targets are; a plan's stand for its days alone. */
function targetsText(plan: Plan | null, year: number, planned: boolean): string {
  if (!planned && isPlanned(fiscalRange(year), plan)) return 'この年度の目標は、まだ登録がありません。'
  if (!plan) return '目標は計画のもの、'
  const days = `${formatDay(plan.from)}から${formatDay(plan.to)}まで`
  return planned
    ? `目標は「${plan.name}」（${days}）のもの、`
    : `「${plan.name}」の期間（${days}）に入らない年度なので、目標はありません。`
}

/** From which day on there are records, where that is not the whole year. */
function recordsNotice(year: number, first: Day | null, today: Day): Html | false {
  const how = countedIn(fiscalRange(year), first, today)
  if (how !== 'none' && how !== 'part') return false
  const since = first === null ? '記録はまだありません。' : `記録があるのは${formatDay(first)}からです。`
  return notice({
    kind: 'info',
    title: how === 'none' ? `この年度の記録はありません。${first === null ? '' : since}` : since,
    body: html`<p>記録のない期間は「${NOT_RECORDED}」と表しています。0件という意味ではありません。途中からの数には、いつからの記録かを添え、達成率は出していません。</p>`,
  })
}

function outcomeChart(rows: readonly IndicatorRow[], year: number, planned: boolean): Html {
  const shown = rows.filter(row => row.counts.startsWith('outcome:elder'))
  return chart({
    title: `${yearText(year)} 高年齢者の就業・活動（${planned ? '目標と実績' : '実績'}）`,
    unit: '件',
    periods: shown.map(row => row.name.replace('高年齢者：', '').replace(/（.*/, '')),
    series: [
      ...(planned ? [{ label: '目標', kind: 'target' as const, values: shown.map(row => row.year.target) }] : []),
      { label: '実績', kind: 'actual', values: shown.map(row => row.year.actual) },
    ],
  })
}
