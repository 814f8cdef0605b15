import { html } from 'hono/html'
import { LEGAL_FORM_TEXT } from '#features/kinds/index.ts'
import { fiscalRange, fiscalYear } from '#platform/ages.ts'
import { writeCsv } from '#platform/csv.ts'
import { eraYear, formatDay } from '#platform/dates.ts'
import { type Ask, may, page, type Staff } from '#platform/page.ts'
import { askedPage } from '#platform/reading.ts'
import { linkButton, printButton } from '#ui/button.ts'
import { chart } from '#ui/chart.ts'
import type { Content, Html } from '#ui/html.ts'
import { pageHead } from '#ui/layout.ts'
import { backLink, tabs } from '#ui/nav.ts'
import { nothingOn, type Pages, pager } from '#ui/pager.ts'
import { table } from '#ui/table.ts'
import { type IndicatorRow, indicatorsOf, outcomesOf, type Referral, referralsOf } from './actions.ts'
import { type Cell, isIndicator, rateOf } from './rules.ts'
import { type DecisionFacts, yearsWithRecords } from './store.ts'
import { HOW_COUNTED, INDICATOR_TEXT, SECTION_TEXT } from './text.ts'

const PATH = '/staff/indicators'
const SIZE = 50

/** The fiscal year that is asked for, else the running one. */
const askedYear = (ask: Ask<Staff>): number => {
  const year = Number(ask.url.searchParams.get('fy')?.normalize('NFKC'))
  return Number.isInteger(year) && year >= 2000 && year <= 2199 ? year : fiscalYear(ask.today)
}

const yearText = (year: number): string => `${eraYear(`${year}-06-01`)}度`

const index = page.staff({
  path: PATH,
  can: 'indicators.read',
  audit: 'none',
  get: async (ask, db) => {
    const year = askedYear(ask)
    const [rows, years] = [await indicatorsOf(db, year, ask.today), await yearsWithRecords(db)]
    const shown = years.includes(fiscalYear(ask.today)) ? years : [fiscalYear(ask.today), ...years]
    return {
      title: `指標 ${yearText(year)}`,
      nav: PATH,
      body: html`${pageHead({
        title: `計画の指標　${yearText(year)}`,
        lead: `目標は計画のもの、実績は${formatDay(ask.today)}までの記録を数えたものです。数字を押すと、数えた記録の一覧が開きます。`,
        actions: [linkButton({ href: `${PATH}.csv?fy=${year}`, text: 'CSV', download: true }), printButton()],
      })}
      ${tabs(
        '年度',
        shown.map(one => ({ href: `${PATH}?fy=${one}`, text: yearText(one), current: one === year })),
      )}
      ${planTable(rows, year)}
      ${outcomeChart(rows, year)}`,
    }
  },
})

function planTable(rows: readonly IndicatorRow[], year: number): Html {
  const sources = [...new Set(rows.map(row => row.source).filter(Boolean))]
  const isFirst = (row: IndicatorRow) => rows.find(other => other.section === row.section) === row
  return html`<div class="landscape">${table({
    caption: '事業ごとの目標と実績',
    items: rows,
    empty: 'この年度の指標はありません。',
    columns: [
      { key: 'section', title: '事業', cell: row => (isFirst(row) ? html`<b>${SECTION_TEXT[row.section]}</b>` : '') },
      {
        key: 'name',
        title: '指標',
        header: true,
        cell: row => html`${INDICATOR_TEXT[row.key]}<small class="faint">（${row.unit}）</small>`,
      },
      ...[1, 2, 3, 4].map(q => ({
        key: `q${q}`,
        title: `第${q}四半期`,
        numeric: true,
        cell: (row: IndicatorRow) => cellPart(row, row.quarters[q - 1]!, year, q),
      })),
      { key: 'year', title: '年度', numeric: true, cell: row => cellPart(row, row.year, year, 0) },
    ],
  })}
    <ul class="faint"><li>それぞれ「実績 ／ 目標」、下は達成率です。「—」は、まだ始まっていない期間か、この画面に記録がつながっていない指標です。</li>
      <li>就業・活動：${HOW_COUNTED.outcome}</li><li>相談数：${HOW_COUNTED.consultations}満足度：${HOW_COUNTED.satisfaction}</li>
      <li>目標の出典：${sources.join('、') || '登録がありません。'}</li></ul></div>`
}

function cellPart(row: IndicatorRow, cell: Cell, year: number, q: number): Content {
  if (cell.actual === null && cell.target === null) return '—'
  const rate = rateOf(cell)
  const number = cell.actual === null ? '—' : cell.actual.toLocaleString('ja')
  const href = cell.actual === null ? null : listBehind(row, year, q)
  const target = cell.target === null ? '' : html` <small class="faint">／ ${cell.target.toLocaleString('ja')}</small>`
  return html`${href ? html`<a href="${href}">${number}</a>` : number}${target}${rate === null ? '' : html`<br><small class="faint">${rate}%</small>`}`
}

/** The list that a number counts. */
function listBehind(row: IndicatorRow, year: number, q: number): string | null {
  const { from, to } = fiscalRange(year, q === 0 ? undefined : (q as 1 | 2 | 3 | 4))
  if (row.counted === 'outcome') return `${PATH}/outcomes?key=${row.key}&from=${from}&to=${to}`
  return row.counted ? `/staff/consultations?from=${from}&to=${to}` : null
}

function outcomeChart(rows: readonly IndicatorRow[], year: number): Html {
  const counted = rows.filter(row => row.counted === 'outcome' && row.key.includes('elder'))
  return chart({
    title: `${yearText(year)} 高年齢者の就業・活動（目標と実績）`,
    unit: '件',
    periods: counted.map(row => INDICATOR_TEXT[row.key].replace('高年齢者：', '').replace(/（.*/, '')),
    series: [
      { label: '目標', kind: 'target', values: counted.map(row => row.year.target) },
      { label: '実績', kind: 'actual', values: counted.map(row => row.year.actual) },
    ],
  })
}

const csv = page.staff({
  path: `${PATH}.csv`,
  can: 'indicators.read',
  audit: 'none',
  get: async (ask, db) => {
    const year = askedYear(ask)
    const head = [
      '事業',
      '指標',
      '単位',
      ...['第1四半期', '第2四半期', '第3四半期', '第4四半期', '年度'].flatMap(name => [
        `${name} 目標`,
        `${name} 実績`,
        `${name} 達成率（%）`,
      ]),
      '出典',
    ]
    const rows = (await indicatorsOf(db, year, ask.today)).map(row => [
      SECTION_TEXT[row.section]!,
      INDICATOR_TEXT[row.key],
      row.unit,
      ...[...row.quarters, row.year].flatMap(cell => [cell.target, cell.actual, rateOf(cell)]),
      row.source,
    ])
    return new Response(writeCsv([head, ...rows]), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="indicators-${year}.csv"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  },
})

const outcomes = page.staff({
  path: `${PATH}/outcomes`,
  can: 'indicators.read',
  audit: { action: 'outcomes.listed' },
  get: async (ask, db) => {
    const { searchParams } = ask.url
    const [key, from, to] = [
      searchParams.get('key') ?? '',
      searchParams.get('from') ?? '',
      searchParams.get('to') ?? '',
    ]
    if (!isIndicator(key) || !/^\d{4}-\d{2}-\d{2}$/.test(from) || !/^\d{4}-\d{2}-\d{2}$/.test(to)) return null
    const number = askedPage(searchParams)
    const { list, total } = await outcomesOf(db, key, { from, to }, { limit: SIZE, offset: (number - 1) * SIZE })
    const referrals = (await referralsOf(db, from, to)).filter(referral => referral.key === key)
    const pages = {
      ...{ page: number, size: SIZE, total },
      href: (page: number) => `${PATH}/outcomes?key=${key}&from=${from}&to=${to}&page=${page}`,
    }
    return {
      title: INDICATOR_TEXT[key],
      nav: PATH,
      body: html`${backLink(`${PATH}?fy=${fiscalYear(from)}`, '指標に戻る')}
        ${pageHead({ title: INDICATOR_TEXT[key], lead: `${formatDay(from)}から${formatDay(to)}までに決まったもの`, actions: printButton() })}
        ${outcomeTable(list, pages, may(ask, 'people.read'))}${total > SIZE && pager(pages)}
        ${referrals.length > 0 && referralTable(referrals, may(ask, 'people.read'))}`,
    }
  },
})

const HOW_TEXT: Record<string, string> = { own: '窓口の紹介', partner: '連携先を通じて', self: '本人が見つけて' }

const personCell = (row: { person_id: string; number: number; name: string }, named: boolean): Content =>
  named ? html`<a href="/staff/people/${row.person_id}">${row.number} ${row.name}</a>` : `${row.number}`

function outcomeTable(list: readonly DecisionFacts[], pages: Pages, named: boolean): Html {
  return table({
    caption: '数えた記録',
    items: list,
    cards: true,
    total: pages.total,
    empty: nothingOn(pages, 'この期間に数える記録はありません。'),
    columns: [
      { key: 'day', title: '決定した日', header: true, cell: row => formatDay(row.decided_on) },
      { key: 'person', title: '利用者', cell: row => personCell(row, named) },
      { key: 'age', title: '年齢', numeric: true, cell: row => `${row.age}歳` },
      { key: 'what', title: '活動', cell: row => html`<a href="/staff/proposals/${row.proposal_id}">${row.title}</a>` },
      { key: 'organisation', title: '団体', cell: row => row.organisation },
      { key: 'form', title: '形態', cell: row => LEGAL_FORM_TEXT[row.legal_form] },
      { key: 'hours', title: '週の時間', numeric: true, cell: row => `${row.hours_week}時間` },
      { key: 'how', title: '決まり方', cell: row => HOW_TEXT[row.how] ?? row.how },
    ],
  })
}

const referralTable = (list: readonly Referral[], named: boolean): Html =>
  table({
    caption: '数えた「つなぎ」',
    items: list,
    cards: true,
    total: list.length,
    empty: '',
    columns: [
      { key: 'day', title: 'つないだ日', header: true, cell: row => formatDay(row.referred_on) },
      { key: 'person', title: '利用者', cell: row => personCell(row, named) },
      { key: 'age', title: '年齢', numeric: true, cell: row => `${row.age}歳` },
      { key: 'organisation', title: '連携先', cell: row => row.organisation },
    ],
  })

export const pages = [index, csv, outcomes]
